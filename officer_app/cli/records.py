"""`finding add|list|show` and `sheet`."""

import json
from argparse import Namespace
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from officer_app.cli import answers
from officer_app.cli.opening import desk
from officer_app.core.errors import Exit, Fault, OfficerError, reason
from officer_app.core.fields import Kind
from officer_app.core.forms import FORMS
from officer_app.core.text import Text
from officer_app.core.transitions import STATES, State
from officer_app.store.findings import Filter
from officer_app.usecases import drafts, findings, lists, photos

if TYPE_CHECKING:
    from officer_app.usecases.desk import Desk

BAD_VALUES = Fault(
    "values.unreadable",
    Text("给的字段读不懂（{why}）", "The given fields cannot be read ({why})"),
    Text("什么都没有记下，也没有改动", "Nothing was recorded, nothing was changed"),
    Text("用 JSON 对象，或 字段=值", "Give a JSON object, or FIELD=VALUE"),
    Exit.USAGE,
)
CANNOT_WRITE = Fault(
    "output.unwritable",
    Text("写不了 {name}（{why}）", "{name} cannot be written ({why})"),
    Text("记录没有改动", "The record is unchanged"),
    Text("换一个能写的文件夹", "Choose a folder that can be written"),
    Exit.REFUSED,
)


def read_values(given: Namespace) -> dict[str, Any]:
    """`--values` (JSON or @FILE) with each `--set` laid over it."""
    values: Any = {}
    if given.values:
        try:
            text = Path(given.values[1:]).read_text("utf-8") if given.values.startswith("@") else given.values
            values = json.loads(text)
        except (OSError, ValueError, RecursionError) as error:
            raise OfficerError(BAD_VALUES, why=str(error)[:80]) from error
        if not isinstance(values, dict):
            raise OfficerError(BAD_VALUES, why=type(values).__name__)
    whole = {field.name for field in FORMS[given.form].fields if field.kind is Kind.INTEGER}
    return values | pairs(given.set, whole)


def pairs(words: list[str], numbers: Collection[str] = ()) -> dict[str, Any]:
    """`FIELD=VALUE` words. Fields named in `numbers`, lists, objects, true and false are read as JSON, all else as
    text: a code of digits stays a code."""
    read: dict[str, Any] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise OfficerError(BAD_VALUES, why=word[:80])
        read[name] = value
        if name in numbers or value[:1] in ("[", "{") or value in ("true", "false"):
            with suppress(ValueError, RecursionError):
                read[name] = json.loads(value)
    return read


def add(given: Namespace) -> int:
    """Record a finding as the window does: draft, photos, finish. A bad photo is told and the others go on."""
    from officer_app.photos.ingest import Decoder  # weight: only where photos come in

    values = read_values(given)
    unknown = sorted(set(values) - {field.name for field in FORMS[given.form].fields})
    if unknown:
        raise OfficerError(BAD_VALUES, why=", ".join(unknown))
    refused: list[dict[str, str]] = []
    with desk(given) as at:
        draft, _ = drafts.open_draft(at, given.form, values)
        try:
            with Decoder() as decoder:
                for path in given.photo:
                    try:
                        photos.add_photo(at, draft.id, path, decoder)
                    except OfficerError as error:
                        refused.append(
                            {"photo": path.name, "error": error.code, "zh": error.say("zh"), "en": error.say("en")}
                        )
            done = findings.finish(at, draft.id)
        except OfficerError:
            drafts.discard(at, draft.id)
            raise
    value = {"id": done.finding_id, "temp_no": done.temp_no, "sha256": done.event_sha256, "refused_photos": refused}
    answers.tell(
        given,
        value,
        lambda lang: "\n".join(
            [f"{done.temp_no}  {'已存本机' if lang == 'zh' else 'saved on this device'}  {done.finding_id}"]
            + [f"{r['photo']}: {r[lang]}" for r in refused]
        ),
    )
    return int(Exit.INVALID if refused else Exit.OK)


def list_(given: Namespace) -> int:
    with desk(given) as at:
        page = lists.page(at, Filter(text=given.search, order="newest"), None, given.limit)
        rows = lists.rows(at, page.ns)
    value = [
        {
            "id": r.id,
            "temp_no": r.temp_no,
            "class_no": r.class_no,
            "dimension": r.dimension,
            "state": r.state,
            "severity": r.severity,
            "title": r.title,
            "photos": r.photo_count,
        }
        for r in rows
    ]
    answers.tell(
        given,
        value,
        lambda lang: (
            "\n".join(f"{r.class_no or r.temp_no}  {STATES[State(r.state)].name.say(lang)}  {r.title}" for r in rows)
            or ("还没有发现" if lang == "zh" else "No findings yet")
        ),
    )
    return int(Exit.OK)


def find(at: "Desk", word: str) -> lists.FindingView:
    """The finding that an id or any of its numbers leads to. Raises OfficerError(NO_FINDING)."""
    known = lists.by_number(at, word)
    return lists.finding(at, known[0] if known else word)


def show(given: Namespace) -> int:
    with desk(given) as at:
        found = find(at, given.id).finding
        catalog = at.catalog
    value = msgspec.to_builtins(found)

    def words(lang: str) -> str:
        facts = found.facts
        form = FORMS[facts.form]
        lines = [f"{found.class_no or facts.temp_no}  {STATES[State(found.state)].name.say(answers.language(given))}"]
        for field in form.fields:
            if facts.values.get(field.name) not in (None, "", False):
                lines.append(f"{field.label.say(answers.language(given))}: {facts.values[field.name]}")
        lines += [f"{step.at}  {step.action}  {step.to_state}" for step in found.history]
        return "\n".join(lines)

    assert catalog
    answers.tell(given, value, words)
    return int(Exit.OK)


def sheet(given: Namespace) -> int:
    """The PDF exactly as the window would print it. Says which characters no font has."""
    from officer_app.usecases import sheets  # weight: reportlab and the fonts

    with desk(given) as at:
        printed = sheets.print_finding(at, find(at, given.id).finding.id, masked=given.masked)
    try:
        given.output.write_bytes(printed.pdf)
    except OSError as error:
        raise OfficerError(CANNOT_WRITE, name=given.output.name, why=reason(error)) from error
    value = {"file": str(given.output), "bytes": len(printed.pdf), "missing_glyphs": list(printed.missing)}
    answers.tell(
        given,
        value,
        lambda lang: (
            str(given.output)
            + (("  缺字 " if lang == "zh" else "  no font has ") + " ".join(printed.missing) if printed.missing else "")
        ),
    )
    return int(Exit.OK)

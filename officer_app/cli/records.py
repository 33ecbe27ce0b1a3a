"""`finding add|list|show` and `sheet`."""

import json
from argparse import Namespace
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from officer_app.cli import answers
from officer_app.cli.opening import desk, look_at_photos
from officer_app.core.errors import Exit, Fault, OfficerError, reason
from officer_app.core.fields import Kind
from officer_app.core.forms import FORMS
from officer_app.core.text import Text, whole
from officer_app.core.transitions import STATES, State
from officer_app.core.validate import tidy
from officer_app.store.findings import Filter
from officer_app.usecases import drafts, findings, lists, photos
from officer_app.usecases.faults import INCOMPLETE, NO_DEVICE_CODE

if TYPE_CHECKING:
    from officer_app.usecases.desk import Desk

BAD_VALUES = Fault(
    "values.unreadable",
    Text("给的字段读不懂（{why}）", "The given fields cannot be read ({why})"),
    Text("什么都没有记下，也没有改动", "Nothing was recorded, nothing was changed"),
    Text("用 JSON 对象，或 字段=值", "Give a JSON object, or FIELD=VALUE"),
    Exit.USAGE,
)
NOT_RECORDED = Fault(
    "finding.not_recorded",
    Text("没有记成发现：{why}", "The finding was not recorded: {why}"),
    Text(
        "填的内容和照片在草稿回收站里留 30 天",
        "What was given, photos included, stays in the bin of drafts for 30 days",
    ),
    Text("改好这一项，再运行一次", "Put that right, then run the command once more"),
)


def read_values(given: Namespace) -> dict[str, Any]:
    """`--values` (JSON or @FILE) with each `--set` laid over it."""
    values: Any = {}
    if given.values:
        try:
            text = Path(given.values[1:]).read_text("utf-8-sig") if given.values.startswith("@") else given.values
            values = json.loads(text, parse_constant=_refuse)
        except (OSError, ValueError, RecursionError) as error:
            raise OfficerError(BAD_VALUES, why=_why(error)) from error
        if not isinstance(values, dict):
            raise OfficerError(BAD_VALUES, why=Text("不是 JSON 对象", "that is not a JSON object"))
    numbers = {field.name for field in FORMS[given.form].fields if field.kind is Kind.INTEGER}
    known: dict[str, Any] = values
    return known | pairs(given.set, numbers)


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
                read[name] = json.loads(value, parse_constant=_refuse)
    return read


def _refuse(word: str) -> None:
    raise ValueError(word)  # NaN and Infinity are no JSON, and nothing could keep them


def _why(error: Exception) -> Text:
    match error:
        case OSError():
            return reason(error)
        case json.JSONDecodeError():
            return Text(
                f"第 {error.lineno} 行第 {error.colno} 个字符起不是 JSON",
                f"no JSON from line {error.lineno}, character {error.colno}",
            )
        case UnicodeDecodeError():
            return Text("不是 UTF-8 文字", "it is not UTF-8 text")
        case RecursionError():
            return Text("嵌套太深", "it is nested too deeply")
    return Text("有不能用的数字", "it has a number that cannot be used")


def add(given: Namespace) -> int:
    """Record a finding as the window does: draft, photos, a look at them, finish. A bad photo is told and the others
    go on."""
    from officer_app.photos.ingest import Decoder  # weight: only where photos come in

    values, remarks = tidy(read_values(given))
    unknown = sorted(set(values) - {field.name for field in FORMS[given.form].fields})
    if unknown:
        raise OfficerError(BAD_VALUES, why=", ".join(unknown))
    refused: list[dict[str, str]] = []
    with desk(given) as opened:
        at = replace(opened, looks=True)
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
            look_at_photos(at)
            done = findings.finish(at, draft.id)
        except OfficerError as error:
            if error.fault is NO_DEVICE_CODE:
                raise
            drafts.discard(at, draft.id)
            if error.fault is INCOMPLETE:
                raise OfficerError(NOT_RECORDED, **error.values) from error
            raise
    altered = [{"field": remark.field, **answers.both(remark.message)} for remark in remarks]
    value = {
        "id": done.finding_id,
        "temp_no": done.temp_no,
        "sha256": done.event_sha256,
        "altered": altered,
        "refused_photos": refused,
    }
    answers.tell(
        given,
        value,
        lambda lang: "\n".join(
            [f"{done.temp_no}  {'已存本机' if lang == 'zh' else 'saved on this device'}  {done.finding_id}"]
            + [f"{a['field']}: {a[lang]}" for a in altered]
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
    word = whole(word)
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
    """The PDF exactly as the window would print it, and what is not on it: characters no font has, absent photos."""
    from officer_app.usecases import sheets  # weight: reportlab and the fonts

    with desk(given) as at:
        printed = sheets.print_finding(at, find(at, given.id).finding.id, masked=given.masked)
    sheets.export(printed.pdf, given.output)
    value = {
        "file": str(given.output),
        "bytes": len(printed.pdf),
        "missing_glyphs": list(printed.missing),
        "absent_photos": printed.absent,
    }

    def words(lang: str) -> str:
        said = str(given.output)
        if printed.missing:
            said += ("  缺字 " if lang == "zh" else "  no font has ") + " ".join(printed.missing)
        if printed.absent:
            said += (
                f"  {printed.absent} 张照片不在本机，没有印上"
                if lang == "zh"
                else (f"  {printed.absent} photos are not on this device and not on the sheet")
            )
        return said

    answers.tell(given, value, words)
    return int(Exit.OK)

"""Whether a record can stand, and what it still lacks. The window, the use case and the ledger ask the same functions.

`problems` says what is wrong with what is there; `ready` says what is missing. Missing things never forbid saving.
"""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from officer_app.core import clock, masking, privacy
from officer_app.core.catalog import Catalog
from officer_app.core.facts import PhotoRef
from officer_app.core.fields import Field, Kind, Values, code_of, is_empty
from officer_app.core.forms import Form, derived, options
from officer_app.core.hints import NOTHING, Seen
from officer_app.core.phrases import BLANK
from officer_app.core.problem import Problem as Problem
from officer_app.core.text import Text, clean_text

MAX_PHOTOS = 12
"""Photos a finding (DOMAIN 4.12)."""
MAX_PHOTO_BYTES = 25 * 1024 * 1024
MAX_CAPTION = 80
EARLY = timedelta(minutes=10)
"""How far ahead of now a time may lie: device clocks differ (DOMAIN 4.11)."""
OLDEST = timedelta(days=366)


@dataclass(frozen=True)
class Completeness:
    """How full a record is, and what is still missing; a `blocking` one is needed before it can be finished."""

    percent: int
    missing: tuple[Problem, ...]

    @property
    def can_finish(self) -> bool:
        return not any(problem.blocking for problem in self.missing)


class _Context(NamedTuple):
    form: Form
    field: Field
    values: Values
    now: datetime
    catalog: Catalog


Check = Callable[[_Context, Any], Text | None]


def problems(
    form: Form, values: Values, photos: Sequence[PhotoRef], now: datetime, catalog: Catalog, *, advice: bool = True
) -> list[Problem]:
    """What is wrong with what is there, in the form's order, then the photos, then fields the form does not know.

    `now` is the moment the record was made: the ledger passes the event's own time, not that of its arrival.
    Without `advice` the texts are not searched for personal data: the ledger takes a thousand records at once.
    """
    found: list[Problem] = []
    for field in form.fields:
        value = values.get(field.name)
        if value is None or value == "":
            continue
        message = CHECKS[field.kind](_Context(form, field, values, now, catalog), value)
        if message is not None:
            found.append(Problem(field.name, message))
        elif advice and field.kind in _WRITTEN and isinstance(value, str):
            found += _personal(field.name, field.label, value)
            if BLANK in value:
                found.append(Problem(field.name, Text("还有空没填", "A blank is not filled in yet"), blocking=False))
    found += _photo_problems(values, photos)
    for name in sorted(set(map(str, values)) - form.by_name.keys()):
        found.append(
            Problem(
                name,
                Text("这一项这个版本不认识，原样保留", "This version does not know the item; it is kept as it is"),
                blocking=False,
            )
        )
    return found


def ready(
    form: Form, values: Values, photos: Sequence[PhotoRef], now: datetime, catalog: Catalog, seen: Seen = NOTHING
) -> Completeness:
    """The meter. What follows from the values (`forms.derived`) counts as filled in.

    To finish, a record needs its class of problem, and a description or a photo; all else only lowers the meter.
    """
    full = derived(form, values, catalog)
    wanted = [field for field in form.visible(full, catalog) if field.required]
    missing = [_missing(field) for field in wanted if is_empty(full.get(field.name))]
    text, least = code_of(full, "text").strip(), form.field("text").min_points
    if not text and not photos:
        missing = [p for p in missing if p.field != "text"]
        missing.append(Problem("text", Text("描述和照片至少要有一样", "A description or a photo is needed")))
    elif text and len(text) < least:
        missing.append(
            Problem(
                "text",
                Text(
                    f"描述再多写几个字：至少 {least} 字，现在 {len(text)} 字",
                    f"The description needs at least {least} characters; it has {len(text)}",
                ),
                blocking=False,
            )
        )
    if not photos and is_empty(full.get("no_evidence_reason")) and is_empty(full.get("quote")):
        missing.append(
            Problem(
                "photos",
                Text("还没有照片，没有的话写一句原因", "There is no photo yet; if there is none to take, say why"),
                blocking=False,
            )
        )
    missing += uncovered(values, photos, seen)
    percent = max(0, 100 - round(100 * len(missing) / (len(wanted) + 1)))
    return Completeness(min(percent, 99) if missing else 100, tuple(missing))


def refusals(form: Form, values: Values, photos: Sequence[PhotoRef], now: datetime, catalog: Catalog) -> list[Problem]:
    """Everything that stops a record from being finished, or from being accepted by the ledger."""
    needed = (*problems(form, values, photos, now, catalog), *ready(form, values, photos, now, catalog).missing)
    return [problem for problem in needed if problem.blocking]


def tidy(values: Values) -> tuple[dict[str, Any], list[Problem]]:
    """Every text brought to the form that is stored, with a remark for every change. Nothing is cut to length."""
    kept: dict[str, Any] = {}
    remarks: list[Problem] = []
    for name, value in values.items():
        kept[name] = value
        if isinstance(value, str):
            cleaned = clean_text(value, sys.maxsize)
            kept[name] = cleaned.text
            remarks += [Problem(name, remark, blocking=False) for remark in cleaned.remarks]
    return kept, remarks


def uncovered(values: Values, photos: Sequence[PhotoRef], seen: Seen = NOTHING) -> list[Problem]:
    """The first photo that waits for the officer's look; it is held back, the record is not."""
    for number, photo in enumerate(photos, 1):
        kinds = privacy.named(privacy.open_hints(photo, values, seen.get(photo.sha256, ())))
        if kinds.zh:
            words = Text(
                f"第 {number} 张未打码：可能露出{kinds.zh}", f"Photo {number} is not masked: it may show {kinds.en}"
            )
            return [Problem("photos", words, blocking=False)]
    return []


def _missing(field: Field) -> Problem:
    return Problem(
        field.name,
        Text(f"还差“{field.label.zh}”", f"Still missing: {field.label.en}"),
        blocking=field.name == "category_code",
    )


def _personal(name: str, label: Text, value: str) -> list[Problem]:
    kinds = dict.fromkeys(hit.kind for hit in masking.scan(value))
    return [
        Problem(
            name,
            Text(
                f"“{label.zh}”里像有{masking.KINDS[kind].zh}，改成不含号码的写法",
                f"{label.en} seems to contain {masking.KINDS[kind].en}; write it without the number",
            ),
            blocking=False,
        )
        for kind in kinds
    ]


def _photo_problems(values: Values, photos: Sequence[PhotoRef]) -> list[Problem]:
    found: list[Problem] = []
    if len(photos) > MAX_PHOTOS:
        found.append(
            Problem(
                "photos",
                Text(
                    f"一条发现最多 {MAX_PHOTOS} 张照片，现在 {len(photos)} 张",
                    f"A finding takes at most {MAX_PHOTOS} photos; there are {len(photos)}",
                ),
            )
        )
    if photos and values.get("mode") == "counter_accompany" and values.get("applicant_consent") is False:
        found.append(
            Problem(
                "applicant_consent",
                Text("办事人不同意，就不能附照片", "The applicant does not agree, so no photo can go with it"),
            )
        )
    for number, photo in enumerate(photos, 1):
        copied = ((photo.sha256, photo.size), *photo.promised)
        names = [sha for sha, _ in copied] + ([photo.before] if photo.before else [])
        if not all(re.fullmatch(r"[0-9a-f]{64}", sha) for sha in names) or photo.before == photo.sha256:
            found.append(
                Problem("photos", Text(f"第 {number} 张照片的指纹不对", f"Photo {number} has no valid fingerprint"))
            )
        if not all(0 < size <= MAX_PHOTO_BYTES for _, size in copied):
            found.append(
                Problem("photos", Text(f"第 {number} 张照片太大或是空的", f"Photo {number} is too large or empty"))
            )
        if len(photo.caption) > MAX_CAPTION or clean_text(photo.caption).text != photo.caption:
            found.append(
                Problem(
                    "photos",
                    Text(
                        f"第 {number} 张照片的说明最多 {MAX_CAPTION} 字，不含控制字符",
                        f"The caption of photo {number} takes at most {MAX_CAPTION} characters, without controls",
                    ),
                )
            )
        else:
            label = Text(f"第 {number} 张照片的说明", f"The caption of photo {number}")
            found += _personal("photos", label, photo.caption)
    return found


# One check a kind of field. Each gets a value that is not empty and answers with a sentence, or None when all is well.


def _wrong_kind(c: _Context) -> Text:
    return Text(f"“{c.field.label.zh}”的内容格式不对", f"{c.field.label.en} has a value of the wrong kind")


def _text(c: _Context, value: Any) -> Text | None:
    label = c.field.label
    if not isinstance(value, str):
        return _wrong_kind(c)
    if len(value) > c.field.max_points:
        return Text(
            f"“{label.zh}”最多 {c.field.max_points} 字，现在 {len(value)} 字",
            f"{label.en} takes at most {c.field.max_points} characters; there are {len(value)}",
        )
    if clean_text(value).text != value:
        return Text(f"“{label.zh}”里有不能保存的字符", f"{label.en} contains characters that cannot be stored")
    if c.field.kind is not Kind.LONG_TEXT and "\n" in value and c.field.kind is not Kind.QUOTE:
        return Text(f"“{label.zh}”只能写一行", f"{label.en} must be one line")
    return None


def _code(c: _Context, value: Any) -> Text | None:
    if not isinstance(value, str):
        return _wrong_kind(c)
    if any(choice.code == value for choice in options(c.form, c.field, c.values, c.catalog)):
        return None
    label, shown = c.field.label, clean_text(value, 20).text
    return Text(f"“{label.zh}”里没有“{shown}”这一项，重选一个", f"{label.en} has no entry {shown!r}; choose another")


def _listed(kind: str) -> Check:
    """Like `_code`, but straight from the catalogue's index: these lists are long."""

    def check(c: _Context, value: Any) -> Text | None:
        return None if isinstance(value, str) and c.catalog.has(kind, value) else _code(c, value)

    return check


def _region(c: _Context, value: Any) -> Text | None:
    region = c.catalog.regions.get(value) if isinstance(value, str) else None
    return None if region is not None and region.selectable else _code(c, value)


def _window(c: _Context, value: Any) -> Text | None:
    window = c.catalog.windows.get(value) if isinstance(value, str) else None
    if window is None:
        return _code(c, value)
    if window.hall != code_of(c.values, "hall_code"):
        return Text("这个窗口不在所选大厅，换一个就好", "This window is not in the hall chosen; pick one of that hall")
    return None


def _category(c: _Context, value: Any) -> Text | None:
    category = c.catalog.categories.get(value) if isinstance(value, str) else None
    if category is None or category.level != 2:
        return _code(c, value)
    if category.dimension != c.form.dimension:
        dimension = c.catalog.name("dimension", c.form.dimension)
        return Text(
            f"“{category.name.zh}”不属于{dimension.zh}，换一类",
            f"The class “{category.name.en}” does not belong to {dimension.en}; choose another",
        )
    return None


def _datetime(c: _Context, value: Any) -> Text | None:
    label = c.field.label
    try:
        moment = clock.parse(value)
        early, late = moment < c.now - OLDEST, moment > c.now + EARLY
    except (ValueError, TypeError, OverflowError):
        return _wrong_kind(c)
    if late:
        return Text(f"“{label.zh}”比现在还晚，看看日期", f"{label.en} lies in the future; look at the date")
    if early:
        return Text(
            f"“{label.zh}”在一年以前，台账不收", f"{label.en} is more than a year ago; the ledger does not take it"
        )
    return None


def _integer(c: _Context, value: Any) -> Text | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return _wrong_kind(c)
    if not c.field.minimum <= value <= c.field.maximum:
        return Text(
            f"“{c.field.label.zh}”在 {c.field.minimum} 到 {c.field.maximum} 之间",
            f"{c.field.label.en} lies between {c.field.minimum} and {c.field.maximum}",
        )
    return None


def _boolean(c: _Context, value: Any) -> Text | None:
    return None if isinstance(value, bool) else _wrong_kind(c)


_ADDRESS = re.compile(r"(?:https?://)?[^\s/?#@:\\]+(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)


def _url(c: _Context, value: Any) -> Text | None:
    trouble = _text(c, value)
    if trouble is None and not _ADDRESS.fullmatch(value):
        return Text(
            f"“{c.field.label.zh}”要以 http:// 或 https:// 开头", f"{c.field.label.en} begins with http:// or https://"
        )
    return trouble


CHECKS: Mapping[Kind, Check] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.QUOTE: _text,
    Kind.URL: _url,
    Kind.CHOICE: _code,
    Kind.CHIPS: _code,
    Kind.SEVERITY: _code,
    Kind.GRADE: _code,
    Kind.REGION: _region,
    Kind.HALL: _listed("hall"),
    Kind.WINDOW: _window,
    Kind.MATTER: _listed("matter"),
    Kind.CATEGORY: _category,
    Kind.DEPT: _listed("dept"),
    Kind.DATETIME: _datetime,
    Kind.INTEGER: _integer,
    Kind.BOOLEAN: _boolean,
}
"""A check for every kind of field; a test holds it complete."""

_WRITTEN = {Kind.TEXT, Kind.LONG_TEXT, Kind.QUOTE, Kind.URL}

"""The finding sheet F01 問题发现单 as data: every string ready to print, nothing left to look up (DOMAIN 8.3)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from officer_app.core import clock, masking
from officer_app.core.catalog import Catalog
from officer_app.core.facts import Finding, MemoRef, PhotoRef
from officer_app.core.fields import code_of
from officer_app.core.form_fields import STEPS

Box = tuple[str, bool]
"""A check box: its label and whether it is ticked. Drawn as a square, never as a glyph (DOMAIN 8.1)."""

ISSUER = "滨州市政府督查中心（滨州市营商环境建设服务中心）"
FORM_NAME = "问题发现单"
UNNUMBERED = "待建账后编号"
NOTE = "注：本单只记录事实。被体验单位不在本单签字；体验官个人信息不对外提供。"
GENERATOR = "本单由“滨周到”营商环境监督系统生成"
INTERNAL, OFFLINE, MASKED, SAMPLE = "内部资料", "离线打印，未入账", "脱敏版", "样例"

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIMENSIONS = ("W", "T", "H")
_MODES = (
    ("counter_self", "亲自办"),
    ("counter_proxy", "代理办"),
    ("counter_accompany", "陪同办"),
    ("online_self", "网办"),
    ("callback", "回访"),
)


@dataclass(frozen=True)
class SheetPhoto:
    """One picture of the annex. `jpeg` is our own re-encoded copy, `width` and `height` are its pixels."""

    number: str
    caption: str
    taken_at: str
    sha256: str
    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True)
class FindingSheet:
    """Complete contents of F01. `masked` sheets carry no alias, no signature and no personal numbers (DOMAIN 10.2).

    `measures` is the printed "等候47分钟 办理12分钟 往返2次", "" when nothing was measured. `evidence` has one line a
    photo, then one a voice memo. `watermarks` are the words across the page. `signature` is a PNG or JPEG of the
    officer's hand, or None.
    """

    temp_no: str
    class_no: str
    title: str
    campaign: str
    matter: str
    dimension: tuple[Box, ...]
    mode: tuple[Box, ...]
    place: str
    spot: str
    step: str
    occurred_at: str
    alias: str
    visit: tuple[Box, ...]
    category: str
    severity: tuple[Box, ...]
    text: str
    quote: str
    grade: str
    expected: str
    actual: str
    measures: str
    suggestion: str
    dept: str
    fix_type: tuple[Box, ...]
    evidence: tuple[str, ...]
    no_evidence_reason: str
    photos: tuple[SheetPhoto, ...]
    filled_on: str
    accepted: str
    version_no: int
    event_sha256: str
    qr: str
    printed_at: str
    offline: bool
    masked: bool
    watermarks: tuple[str, ...]
    signature: bytes | None = None
    issuer: str = ISSUER
    form: str = "F01"
    form_name: str = FORM_NAME
    note: str = NOTE
    generator: str = GENERATOR


def finding_sheet(
    finding: Finding,
    catalog: Catalog,
    photos: Mapping[str, tuple[bytes, int, int]],
    printed_at: datetime,
    *,
    event_sha256: str,
    delivered: bool,
    masked: bool = False,
    signature: bytes | None = None,
) -> FindingSheet:
    """The sheet of a finding's current version.

    `photos` gives, by the original's sha256, a viewing copy as (JPEG bytes, width, height); for a masked sheet these
    are masked copies, and a photo without one is listed but not shown. `event_sha256` is that of the version printed,
    `delivered` whether the ledger's receipt is here.
    """
    facts, values = finding.facts, finding.facts.values
    hide: Callable[[str], str] = masking.mask if masked else str

    def text(name: str) -> str:
        return hide(code_of(values, name))

    def named(kind: str, name: str) -> str:
        code = code_of(values, name)
        return catalog.name(kind, code).zh if code else ""

    covert = values.get("covert")
    counter = facts.form == "counter"
    version = len(finding.versions)
    dimension = {"online": "W", "counter": "T", "callback": "H"}.get(facts.form, "")
    return FindingSheet(
        temp_no=facts.temp_no,
        class_no=finding.class_no or UNNUMBERED,
        title=text("title"),
        campaign=text("campaign"),
        matter=named("matter", "matter_code"),
        dimension=tuple((catalog.name("dimension", d).zh, d == dimension) for d in _DIMENSIONS),
        mode=tuple((label, values.get("mode") == code) for code, label in _MODES),
        place=named("centre", "centre_code") or named("hall", "hall_code") or text("platform"),
        spot=named("window", "window_code") or text("url"),
        step=next((c.name.zh for c in STEPS if c.code == values.get("step")), ""),
        occurred_at=_moment_of(code_of(values, "occurred_at")),
        alias="" if masked else facts.alias,
        visit=(("明访", counter and covert is False), ("暗访", counter and covert is True)),
        category=_category(catalog, code_of(values, "category_code")),
        severity=_boxes(catalog, "severity", values),
        text=text("text"),
        quote=text("quote"),
        grade=named("grade5", "grade"),
        expected=text("expected"),
        actual=text("actual"),
        measures=_measures(values),
        suggestion=text("suggestion"),
        dept=named("dept", "suggested_dept"),
        fix_type=_boxes(catalog, "fix_type", values),
        evidence=(
            *(_evidence(n, p, catalog, hide(p.caption)) for n, p in enumerate(facts.photos, 1)),
            *(() if masked else map(_memo, count(len(facts.photos) + 1), facts.memos)),
        ),
        no_evidence_reason=text("no_evidence_reason"),
        photos=_annex(facts.photos, photos, hide),
        filled_on=_date_of(_written_at(finding)),
        accepted=_accepted(finding, masked),
        version_no=version,
        event_sha256=event_sha256,
        qr=f"BZ4C|F01|{facts.temp_no}|{version}|{event_sha256[:12]}",
        printed_at=f"{printed_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}",
        offline=not delivered,
        masked=masked,
        watermarks=_watermarks(facts.sample, delivered, masked),
        signature=None if masked else signature,
    )


def _watermarks(sample: bool, delivered: bool, masked: bool) -> tuple[str, ...]:
    """What the page is, and where it stands. A sample is nothing else: nobody may take it for a record."""
    kind = SAMPLE if sample else MASKED if masked else INTERNAL
    return (kind,) if delivered else (kind, OFFLINE)


def chinese_date(moment: datetime) -> str:
    """`2026年9月17日`, in Shanghai (GB/T 15835: Arabic figures, no leading zeros)."""
    local = moment.astimezone(clock.SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日"


def chinese_time(moment: datetime) -> str:
    """`2026年9月17日9时40分`, in Shanghai."""
    local = moment.astimezone(clock.SHANGHAI)
    return f"{chinese_date(moment)}{local.hour}时{local.minute:02d}分"


def _moment_of(text: str) -> str:
    try:
        return chinese_time(clock.parse(text)) if text else ""
    except ValueError:
        return text


def _date_of(text: str) -> str:
    return chinese_date(clock.parse(text)) if text else ""


def _boxes(catalog: Catalog, name: str, values: Mapping[str, Any]) -> tuple[Box, ...]:
    return tuple((choice.name.zh, choice.code == values.get(name)) for choice in catalog.enum(name))


def _category(catalog: Catalog, code: str) -> str:
    category = catalog.categories.get(code)
    if category is None:
        return code
    return f"{code} {catalog.name('category', category.parent).zh}—{category.name.zh}"


def _measures(values: Mapping[str, Any]) -> str:
    parts = (("等候{}分钟", "wait_minutes"), ("办理{}分钟", "handle_minutes"), ("往返{}次", "trips"))
    return " ".join(words.format(values[name]) for words, name in parts if isinstance(values.get(name), int))


def _evidence(number: int, photo: PhotoRef, catalog: Catalog, caption: str) -> str:
    """`1. 照片 缺号牌 2026年9月17日9时40分 指纹9f3c21a0`; of a masked copy its own beside the original's."""
    kind = catalog.name("evidence_type", photo.kind).zh
    copy = f"打码图{photo.masked_sha256[:8]}" if photo.masked_sha256 else ""
    parts = (f"{number}. {kind}", caption, _moment_of(photo.taken_at), f"指纹{photo.sha256[:8]}", copy)
    return " ".join(part for part in parts if part)


def _memo(number: int, memo: MemoRef) -> str:
    """`3. 体验官口述 1分12秒 2026年9月17日9时40分 指纹9f3c21a0`. Not on masked sheets: a voice tells who speaks."""
    length = f"{memo.duration_s // 60}分{memo.duration_s % 60}秒"
    return " ".join(
        filter(None, (f"{number}. 体验官口述", length, _moment_of(memo.recorded_at), f"指纹{memo.sha256[:8]}"))
    )


def _annex(
    refs: Sequence[PhotoRef], copies: Mapping[str, tuple[bytes, int, int]], hide: Callable[[str], str]
) -> tuple[SheetPhoto, ...]:
    return tuple(
        SheetPhoto(f"图{number}", hide(ref.caption), _moment_of(ref.taken_at), ref.sha256, *copies[ref.sha256])
        for number, ref in enumerate(refs, 1)
        if ref.sha256 in copies
    )


def _written_at(finding: Finding) -> str:
    """When the version shown was written: the device's own claim."""
    return next((v.claimed_at for v in reversed(finding.versions) if v.facts == finding.facts), "")


def _accepted(finding: Finding, masked: bool) -> str:
    """`受理人 2026年9月18日` of the ledger's acceptance, "" before it.

    Masked sheets keep the date only, and so do those of a ledger that names its clerk by an account's id: it says
    nothing to people.
    """
    step = next((s for s in finding.history if s.action == "accept"), None)
    if step is None:
        return ""
    day = _date_of(step.at)
    return day if masked or _ID.fullmatch(step.actor) else f"{step.actor} {day}"

"""The walkthrough record F02 走流程体验记录表 as data: every string ready to print (DOMAIN 8.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from officer_app.core import clock
from officer_app.core.catalog import Catalog
from officer_app.core.entries import Choice
from officer_app.core.facts import Finding
from officer_app.core.form_fields import COUNTER_FIELDS, TERMINALS
from officer_app.core.sheet_data import GENERATOR, INTERNAL, ISSUER, OFFLINE, SAMPLE, Box, chinese_date, chinese_time
from officer_app.core.walkthrough import STANDINGS, UNCERTAIN, Walk, WalkedStep

FORM_NAME = "走流程体验记录表"
NOTE = "注：本表只记录事实。被体验单位不在本表签字；不记录办事人、委托人身份。"
NOTHING = "—"
_MODES = (
    ("online_self", "网上自办"),
    ("counter_self", "亲自办"),
    ("counter_proxy", "代理办"),
    ("counter_accompany", "陪同办"),
)
_PRINTED_STANDINGS = ("in_guide", "beyond", "held")
_OK = {"yes": "符合", "no": "不符合"}


@dataclass(frozen=True)
class StepLine:
    """One row of the steps: number, stage, what should be, what was, `09:30-09:36`, numbers of its findings."""

    number: str
    title: str
    expected: str
    actual: str
    times: str
    findings: str


@dataclass(frozen=True)
class WalkSheet:
    """Complete contents of F02. `proxy` and `accompany` are "" and None for the other ways of trying.

    `materials` are papers asked for, each with its three boxes; none is ticked where this device has no list to compare
    with, and `guide` then says so. `trace` names corrected times and a clock that was changed; `qr` as on F01.
    """

    walk_no: str
    matter: str
    matter_code: str
    campaign: str
    target_no: str
    mode: tuple[Box, ...]
    kind: tuple[Box, ...]
    place_label: str
    place: str
    time: str
    total: str
    waiting: str
    proxy: str
    accompany: tuple[tuple[Box, ...], str] | None
    guide: str
    steps: tuple[StepLine, ...]
    materials: tuple[tuple[str, tuple[Box, ...]], ...]
    counts: str
    score: str
    grade_label: str
    grade: str
    summary: str
    findings: str
    trace: tuple[str, ...]
    companions: str
    filled_on: str
    version_no: int
    event_sha256: str
    qr: str
    printed_at: str
    offline: bool
    watermarks: tuple[str, ...]
    form: str = "F02"
    issuer: str = ISSUER
    form_name: str = FORM_NAME
    note: str = NOTE
    generator: str = GENERATOR


def walk_sheet(
    walk: Walk,
    findings: Sequence[Finding],
    catalog: Catalog,
    printed_at: datetime,
    *,
    event_sha256: str,
    delivered: bool,
) -> WalkSheet:
    """The sheet of a walk as it stands. `findings` came of it; `event_sha256` is that of its last event, `delivered`
    whether the ledger has all of it.
    """
    start, online = walk.start, walk.start.dimension == "W"
    kind = SAMPLE if start.sample else INTERNAL
    numbers = [finding.facts.temp_no for finding in findings]
    return WalkSheet(
        walk_no=walk.walk_no,
        matter="；".join(catalog.name("matter", code).zh for code in start.matters),
        matter_code=_official_code(catalog, walk.matter_code),
        campaign=start.campaign,
        target_no=start.target_no or (f"（自发体验：{start.reason}）" if start.reason else ""),
        mode=tuple((label, start.mode == code) for code, label in _MODES),
        kind=(
            ("真办", start.authenticity == "real"),
            ("模拟", start.authenticity == "simulated"),
            ("明访", start.covert is False),
            ("暗访", start.covert is True),
        ),
        place_label="平台" if online else "地点",
        place=_place(walk, catalog),
        time=_span(walk),
        total=f"{walk.active_ms // 60_000}分钟"
        + (f"（另暂停{walk.paused_ms // 60_000}分钟）" if walk.paused_ms >= 60_000 else ""),
        waiting=f"{walk.waiting_ms // 60_000}分钟",
        proxy=_proxy(walk) if start.mode == "counter_proxy" else "",
        accompany=_accompany(walk) if start.mode == "counter_accompany" else None,
        guide=_guide(walk),
        steps=tuple(_line(n, step, findings) for n, step in enumerate(_walked(walk), 1)),
        materials=tuple(
            (asked.name, tuple((STANDINGS[s].zh, asked.standing == s) for s in _PRINTED_STANDINGS))
            for asked in walk.materials
        ),
        counts=_counts(walk),
        score="" if walk.answers is None or walk.answers.score is None else f"{walk.answers.score:g}",
        grade_label="网上顺畅度" if online else "台上舒适度",
        grade=f"总体评价 {catalog.name('grade5', walk.answers.grade).zh}"
        if walk.answers and walk.answers.grade
        else "",
        summary=walk.summary,
        findings=f"{len(numbers)}个：{'、'.join(numbers)}" if numbers else "0个",
        trace=_trace(walk),
        companions=start.companions,
        filled_on=chinese_date(clock.parse(walk.end or walk.begin)),
        version_no=walk.events,
        event_sha256=event_sha256,
        qr=f"BZ4C|F02|{walk.walk_no}|{walk.events}|{event_sha256[:12]}",
        printed_at=f"{printed_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}",
        offline=not delivered,
        watermarks=(kind,) if delivered else (kind, OFFLINE),
    )


def _grade(walk: Walk, catalog: Catalog) -> str:
    grade = walk.answers.grade if walk.answers else ""
    return f"总体评价 {catalog.name('grade5', grade).zh}" if grade else ""


def _official_code(catalog: Catalog, code: str) -> str:
    matter = catalog.matters.get(code)
    return (matter.impl_code if matter else "") or code


def _walked(walk: Walk) -> list[WalkedStep]:
    return [step for step in walk.steps if step.begin]


def _place(walk: Walk, catalog: Catalog) -> str:
    start = walk.start
    if start.dimension == "W":
        terminal = next((c.name.zh for c in TERMINALS if c.code == start.terminal), start.terminal)
        return "，".join(part for part in (start.platform, terminal) if part)
    codes = dict.fromkeys(code for code in (start.window_code, *(step.window_code for step in _walked(walk))) if code)
    windows = "、".join(catalog.name("window", code).zh for code in codes)
    return "，".join(part for part in (catalog.name("hall", start.hall_code).zh, windows) if part)


def _span(walk: Walk) -> str:
    """`2026年5月13日9时30分—11时05分`; the day again when it ended on another."""
    begin = clock.parse(walk.begin)
    if not walk.end:
        return f"{chinese_time(begin)}—（未结束）"
    end = clock.parse(walk.end)
    until = chinese_time(end)
    return f"{chinese_time(begin)}—{until.removeprefix(chinese_date(end)) if begin.date() == end.date() else until}"


def _proxy(walk: Walk) -> str:
    start = walk.start
    kind = _choice("authorisation_kind", start.authorisation_kind)
    principal = _choice("principal_kind", start.principal_kind)
    return f"授权方式 {kind}　授权书编号 {start.authorisation_ref}　委托人类型 {principal}"


def _accompany(walk: Walk) -> tuple[tuple[Box, ...], str]:
    agreed: tuple[Box, ...] = (("是", walk.start.applicant_consent is True),)
    return agreed, f"办事人特征 {_choice('applicant_profile', walk.start.applicant_profile)}"


def _choice(field: str, code: str) -> str:
    offered = next(f.choices for f in COUNTER_FIELDS if f.name == field)
    choices: tuple[Choice, ...] = offered if isinstance(offered, tuple) else ()
    return next((choice.name.zh for choice in choices if choice.code == code), code)


def _guide(walk: Walk) -> str:
    """What was promised; what this device does not know is said to be missing."""
    guide = walk.guide

    def part(words: str, value: int | None) -> str:
        return words.format("（本机无数据）" if value is None else value)

    fee = "收费（本机无数据）" if guide.fee is None else "收费" if guide.fee else "不收费"
    parts = [
        part("承诺时限{}个工作日", guide.promised_wd),
        part("到场{}次", guide.visits_max),
        part("材料{}份", guide.materials_count),
        fee,
    ]
    version = f"（指南版本 {guide.version}）" if guide.version else "（指南版本未记）"
    unlisted = "；材料清单不在本机，未比对" if guide.materials is None else ""
    return "　".join(parts) + version + unlisted


def _line(number: int, step: WalkedStep, findings: Sequence[Finding]) -> StepLine:
    made = [f.facts.temp_no for f in findings if f.facts.values.get("walk_step") == step.no]
    words = [f"票号{step.ticket_no}"] if step.ticket_no else []
    words += step.texts
    if step.over_ms:
        words.append(f"用时{step.minutes}分钟，超出{-(-step.over_ms // 60_000)}分钟")
    if step.ok in _OK:
        words.append(f"（{_OK[step.ok]}）")
    end = _clock(step.end) if step.end else ""
    return StepLine(
        number=str(number),
        title=step.title,
        expected=step.expected,
        actual="；".join(words).replace("。；", "。").replace("；（", "（"),
        times=f"{_clock(step.begin)}-{end}{'△' if step.uncertain else ''}",
        findings="、".join(made) or NOTHING,
    )


def _clock(moment: str) -> str:
    return f"{clock.parse(moment):%H:%M}"


def _counts(walk: Walk) -> str:
    parts = [
        f"窗口{walk.windows}个" if walk.windows else "窗口未记",
        f"往返窗口{walk.window_trips}次",
        f"复印{walk.copies}次",
    ]
    if walk.start.dimension == "T":
        parts.insert(0, f"到场{walk.visits}次")
    return "　".join(parts)


def _trace(walk: Walk) -> tuple[str, ...]:
    lines = [
        f"{_clock(one.at)}更正时间：{_clock(one.was)}改为{_clock(one.becomes)}，{one.reason}"
        for one in walk.corrections
    ]
    if walk.uncertain:
        lines.append(f"△ {UNCERTAIN.zh}")
    return tuple(lines)

"""Beginning a walkthrough: what must be known first, the steps and the guide it starts from (DOMAIN 4.10)."""

from typing import TYPE_CHECKING

import msgspec

from officer_app.core import masking
from officer_app.core.errors import OfficerError
from officer_app.core.text import Text
from officer_app.core.walk_facts import Guide, GuideMaterial, PlannedStep, WalkStart
from officer_app.core.walk_fold import STARTED
from officer_app.core.walk_guide import guide_of
from officer_app.core.walk_plan import bundle_of, plan
from officer_app.core.walkthrough import missing_at_start
from officer_app.store import walks
from officer_app.usecases import walk_kept
from officer_app.usecases.desk import Desk
from officer_app.usecases.walk_faults import ANOTHER_RUNS, INCOMPLETE, PERSONAL
from officer_app.usecases.walk_record import Walked, append, tidy
from officer_app.usecases.writing import next_number

if TYPE_CHECKING:
    from sqlite_utils import Database


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What is known before the first step (DOMAIN 4.10). `bundle` walks the whole 一件事 of the matter.

    `limits` are minutes promised on the spot, by stage, `limit_minutes` for the whole; `materials` the guide's list
    as the officer holds it, of `guide_version`. `steps` replaces the template.
    """

    dimension: str
    mode: str
    matter_code: str
    bundle: bool = False
    authenticity: str = "real"
    covert: bool | None = None
    region_code: str = ""
    hall_code: str = ""
    window_code: str = ""
    platform: str = ""
    terminal: str = ""
    target_no: str = ""
    campaign: str = ""
    reason: str = ""
    companions: str = ""
    authorisation_kind: str = ""
    authorisation_ref: str = ""
    principal_kind: str = ""
    applicant_consent: bool | None = None
    applicant_profile: str = ""
    limits: dict[str, int] = {}
    limit_minutes: int | None = None
    materials: list[GuideMaterial] | None = None
    guide_version: str = ""
    steps: list[PlannedStep] | None = None
    sample: bool = False


_SAME = tuple(
    name
    for name in Setting.__struct_fields__
    if name in WalkStart.__struct_fields__ and name not in ("steps", "region_code")
)
_WRITTEN = ("platform", "terminal", "campaign", "reason", "companions", "authorisation_ref")
_LABELS = {
    "authorisation_ref": Text("授权书编号", "Number of the authority"),
    "companions": Text("同行", "Companions"),
    "reason": Text("原因", "Reason"),
    "campaign": Text("体检活动", "Campaign"),
    "platform": Text("平台", "Platform"),
    "terminal": Text("终端", "Terminal"),
}


def preview(desk: Desk, setting: Setting) -> tuple[list[PlannedStep], Guide]:
    """The steps and the guide a start with this setting would take; reads nothing but the lists. Any thread."""
    matters = _matters(desk, setting)
    steps = setting.steps or plan(desk.catalog, setting.dimension, matters, _region(desk, setting), setting.limits)
    return steps, guide_of(desk.catalog, setting.matter_code, setting.materials, setting.guide_version)


def start(desk: Desk, setting: Setting) -> Walked:
    """Begin a walk: its first step runs from this moment. A number `X{device}-{yyyymmdd}-{nnn}` is given.

    Raises OfficerError with INCOMPLETE, PERSONAL, ANOTHER_RUNS, NO_DEVICE_CODE or the disk's troubles.
    """

    def verb(db: "Database") -> Walked:
        who = desk.identity()
        runs = next((row for row in walks.open_ones(db, who.user) if row.status == "running"), None)
        if runs is not None:
            raise OfficerError(ANOTHER_RUNS, walk_no=runs.walk_no)
        begun = _begun(desk, setting)
        _check(desk, begun)
        begun = msgspec.structs.replace(begun, alias=who.alias, walk_no=next_number(desk, db, "F02"))
        walk_kept.forget(db, walk_kept.NEXT, walk_kept.START)
        return append(desk, db, desk.new_id(), STARTED, [], begun)

    return desk.write(verb)


def lacking(desk: Desk, setting: Setting) -> list[tuple[str, Text]]:
    """What a start with this setting lacks or may not have, by field: (field, what to do). Any thread."""
    return _lacking(desk, _begun(desk, setting))


def _begun(desk: Desk, setting: Setting) -> WalkStart:
    """The start as it stands, still without who and number."""
    steps, guide = preview(desk, setting)
    return WalkStart(
        walk_no="",
        alias="",
        matters=_matters(desk, setting),
        region_code=_region(desk, setting),
        steps=steps,
        guide=guide,
        uptime=desk.uptime(),
        **{name: tidy(getattr(setting, name)) for name in _SAME},
    )


def _lacking(desk: Desk, begun: WalkStart) -> list[tuple[str, Text]]:
    catalog = desk.catalog
    missing = missing_at_start(begun)
    for name, kind in (("hall_code", "hall"), ("window_code", "window"), ("region_code", "region")):
        code = getattr(begun, name)
        if code and not catalog.has(kind, code):
            missing.append((name, Text("目录里没有这一项", "The lists do not have this entry")))
    missing += [
        ("matter_code", Text("目录里没有这个事项", "No such matter")) for m in begun.matters if m not in catalog.matters
    ]
    return missing


def _check(desk: Desk, begun: WalkStart) -> None:
    if missing := _lacking(desk, begun):
        raise OfficerError(INCOMPLETE, why=missing[0][1])
    for name in _WRITTEN:
        if hits := masking.scan(getattr(begun, name)):
            raise OfficerError(PERSONAL, field=_LABELS[name], kind=masking.KINDS[hits[0].kind])


def _matters(desk: Desk, setting: Setting) -> list[str]:
    code = setting.matter_code
    if setting.bundle and code in desk.catalog.matters:
        return [matter.code for matter in bundle_of(desk.catalog, code)]
    return [code] if code else []


def _region(desk: Desk, setting: Setting) -> str:
    """The hall's region unless one was chosen."""
    hall = desk.catalog.halls.get(setting.hall_code)
    return setting.region_code or (hall.region if hall else "")

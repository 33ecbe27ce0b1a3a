"""Bodies of a walkthrough's events (DOMAIN 4.10). Data only; what they add up to is `core.walk_fold`."""

from typing import Any, NamedTuple

import msgspec

from officer_app.core.facts import PhotoRef


class Uptime(NamedTuple):
    """A reading of a clock that nobody can set: `ms` since the start that `boot` names. Two readings of one start tell
    how much time passed between them, whatever happened to the clock people see."""

    boot: str
    ms: int


class GuideMaterial(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a service guide's list of materials (DOMAIN 4.4). `source`: applicant, issued or shared; the last two
    are papers that government has itself.
    """

    name: str
    form: str = ""
    source: str = ""


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """What the guide promises, as it was known when the walk began. None: not known on this device, never guessed.

    Limits are working days, `visits_max` counts visits to the hall, 0 for a matter that is wholly online.
    """

    version: str = ""
    promised_wd: int | None = None
    statutory_wd: int | None = None
    instant: bool | None = None
    visits_max: int | None = None
    materials_count: int | None = None
    fee: bool | None = None
    materials: list[GuideMaterial] | None = None


class PlannedStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step to be walked. `stage` is of `core.form_fields.STEPS`; `limit_minutes` what was promised, None for nothing.

    `matter_code`, `dept` and `window_code` are set where a step lies elsewhere than the whole walk.
    """

    stage: str
    title: str
    expected: str = ""
    limit_minutes: int | None = None
    matter_code: str = ""
    dept: str = ""
    window_code: str = ""


class WalkStart(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `walk.started` (DOMAIN 4.10). Steps and guide stand in it whole: a later catalogue changes no old walk.

    `matters` are the walked matter and, for a bundle (一件事), the further ones. Of a principal only the kind and the
    reference of the authority are kept, of an accompanied person only consent and profile; never who it is.
    """

    walk_no: str
    alias: str
    dimension: str
    mode: str
    authenticity: str = "real"
    covert: bool | None = None
    matters: list[str]
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
    steps: list[PlannedStep]
    guide: Guide = Guide()
    limit_minutes: int | None = None
    uptime: Uptime
    sample: bool = False


class WalkTap(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `walk.stepped`. `action`: next, insert, pause, resume or correct.

    next: on to `step`, or to the one that comes (0). insert: `planned` after `step`, or after the present one (0), and
    on to it at once when `go`. correct: the event `corrects` happened at `at`, for a `reason`; the event itself stays.
    """

    action: str
    step: int = 0
    planned: PlannedStep | None = None
    go: bool = False
    corrects: str = ""
    at: str = ""
    reason: str = ""
    uptime: Uptime


class WalkNote(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `walk.noted`: something seen at `step`, 0 for the present one.

    `what`: text (with `ok` yes, no or na), material (`text` its name, `held` when government has it), visit (to the
    hall), window (`window_code`, `dept`), copy, ticket, feeling (`grade` 1-5), photo, answers, or retract (`of`).
    """

    what: str
    step: int = 0
    text: str = ""
    ok: str = ""
    held: bool = False
    window_code: str = ""
    dept: str = ""
    grade: str = ""
    photos: list[PhotoRef] = []
    answers: "Answers | None" = None
    of: str = ""
    uptime: Uptime


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """A completed questionnaire (DOMAIN 4.13). `score` is 0-100, None when nothing was scored; so are the sections'.

    `accepted` are the suggested categories made into drafts, `declined` the others with the officer's reason.
    """

    questionnaire: str
    version: int
    values: dict[str, Any]
    hidden: list[str] = []
    score: float | None = None
    sections: dict[str, float | None] = {}
    grade: str = ""
    accepted: list[str] = []
    declined: dict[str, str] = {}


class WalkEnd(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `walk.ended`. `result`: done, accepted, rejected, abandoned or simulated_end.

    `nothing_pending` confirms that a simulated walk left no application behind; `reason` says why one took over 12 h.
    """

    result: str
    summary: str = ""
    nothing_pending: bool | None = None
    reason: str = ""
    uptime: Uptime

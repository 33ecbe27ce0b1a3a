"""Bodies of a finding's events, and what their fold looks like. Data only; rules are elsewhere."""

from typing import Any

import msgspec


class PhotoRef(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a finding's photo manifest. `sha256` names the original bytes, `size` counts them.

    `marks` is what was drawn on it (`core.marks`), read with care: a newer program may have written it. The copy with
    the marks burnt in is `masked_sha256` with `masked_size` bytes, "" where nothing was drawn. `privacy` holds the
    officer's answers of `core.privacy`. `upload_original`: that rule (4.12) was on when it was recorded. `before` names
    the original of an earlier photo, of this finding or of the one it repeats, that this one shows again later.
    """

    sha256: str
    size: int
    mime: str
    width: int = 0
    height: int = 0
    kind: str = "photo"
    taken_at: str = ""
    caption: str = ""
    marks: dict[str, Any] = {}
    masked_sha256: str = ""
    masked_size: int = 0
    privacy: dict[str, str] = {}
    upload_original: bool = False
    before: str = ""

    @property
    def shown(self) -> str:
        """The sha256 of what is shown, printed and sent: the copy with its marks, else the original."""
        return self.masked_sha256 or self.sha256

    @property
    def promised(self) -> tuple[tuple[str, int], ...]:
        """(sha256, bytes) of everything of it that goes to the ledger; an original under masks stays (rule 4.12)."""
        original = (self.sha256, self.size)
        if not self.masked_sha256:
            return (original,)
        copy = (self.masked_sha256, self.masked_size)
        return (copy, original) if self.upload_original else (copy,)


class MemoRef(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One voice memo of a finding (`core.memo`). `sha256` names its file, `size` counts its bytes, `duration_s` its
    seconds; `recorded_at` is when it began (ISO 8601)."""

    sha256: str
    size: int
    mime: str = "audio/wav"
    duration_s: int = 0
    recorded_at: str = ""


class FindingFacts(msgspec.Struct, frozen=True, kw_only=True):
    """An officer's facts: body of `finding.submitted`, `finding.amended`, `finding.resubmitted` and `finding.merged`.

    `form` is `online`, `counter` or `callback`; `values` holds that form's fields by name (`core.forms`).
    `alias` is the officer's code name (`TY-Q-007`): a person's name never travels in a finding.
    `reason` says why, for every kind but the first. `sample` marks the trial's sample city.
    """

    temp_no: str
    form: str
    form_version: int = 1
    values: dict[str, Any]
    photos: list[PhotoRef] = []
    memos: list[MemoRef] = []
    alias: str
    reason: str = ""
    sample: bool = False

    @property
    def promised(self) -> list[tuple[str, int]]:
        """(sha256, bytes) of every file that goes to the ledger with it."""
        files = [copy for photo in self.photos for copy in photo.promised]
        return files + [(memo.sha256, memo.size) for memo in self.memos]


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `finding.withdrawn`: the officer takes it back, with a reason. The ledger decides (T05, T09).

    Also of `walk.withdrawn`, where nobody needs to decide: the walk no longer counts.
    """

    reason: str


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A running clock: its name in `core.limits` without `_wd`, its limit in working days, its due moment (ISO 8601).

    `provisional`: the moment lies in a year whose calendar is not official yet and may still move.
    """

    clock: str
    limit: float
    on: str
    provisional: bool = False


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `entry.stepped`, the ledger's only handling event: one row of transitions.csv carried out.

    `fields` holds what the step sets: `class_no`, `responsible_dept`, `target_text`, `measures_text`, `rectify_due`,
    `severity`, `category_code`, `reason`, `return_fields`, `verifier` …, by DOMAIN.md names.
    """

    transition: str
    action: str
    from_state: str
    to_state: str
    at: str
    actor: str
    role: str
    fields: dict[str, Any] = {}
    due: Due | None = None


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version of the officer's facts, as the fold sees it."""

    event_id: str
    kind: str
    parents: list[str]
    device: str
    user: str = ""
    claimed_at: str
    facts: FindingFacts


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a finding's timeline. `action` is a transition's action, or the event's kind for an officer's event.

    `who` is an officer's alias or a handler's account; `state` is the state after it.
    `clock` is `ok` or `uncertain`: how far `at` can be believed.
    """

    event_id: str
    at: str
    action: str
    who: str
    state: str
    reason: str = ""
    clock: str = "ok"


class Finding(msgspec.Struct, kw_only=True):
    """The fold of one finding's events: everything anybody sees.

    `heads` are versions nobody has replaced; more than one is a fork, and `facts` is then that of the first accepted.
    `history` holds the ledger's steps in its order. `fields` is the union of what the steps set.
    `numbers` are all official numbers this finding was ever known by, the first one current.
    """

    id: str
    facts: FindingFacts
    state: str
    versions: list[Version]
    heads: list[str]
    history: list[Step] = []
    fields: dict[str, Any] = {}
    numbers: list[str] = []
    due: Due | None = None
    round_no: int = 0
    withdraw_asked: str = ""
    timeline: list[Moment] = []
    strays: list[str] = []
    """Ids of steps that did not fit the state they met (after a restore): kept, shown, never applied."""

    @property
    def class_no(self) -> str:
        return self.numbers[0] if self.numbers else ""

    @property
    def forked(self) -> bool:
        return len(self.heads) > 1

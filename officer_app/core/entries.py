"""What the reference lists are made of: one frozen type per kind of entry (DOMAIN 4.1-4.4, 6)."""

from dataclasses import dataclass
from typing import NamedTuple

from officer_app.core.text import Text


class Choice(NamedTuple):
    """One entry of a code list: the stored code and what people read."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Region:
    """A district, county, zone or township. `managed_by` is the zone that runs a township, "" for none."""

    code: str
    name: Text
    level: str
    parent: str
    kind: str
    managed_by: str

    @property
    def selectable(self) -> bool:
        """Where a problem can lie: our city and what is in it, without placeholders and peer cities (DOMAIN 4.1)."""
        return self.level != "province" and self.kind not in ("placeholder", "peer_city")


@dataclass(frozen=True, slots=True)
class Department:
    """A body that can be made responsible. Equal `type_no` at city and county means the same line of business;
    `guiding` is the city department above a county's one.
    """

    code: str
    name: Text
    short: Text
    region: str
    type_no: str
    kind: str
    policy_owner: bool
    hall_window: bool
    guiding: str


@dataclass(frozen=True, slots=True)
class Hall:
    """A service hall and the department that runs it."""

    code: str
    name: Text
    region: str
    level: str
    department: str
    zones: tuple[str, ...]
    hours: str
    has_callback_centre: bool


@dataclass(frozen=True, slots=True)
class Window:
    """A window of a hall. `kind`: counter, self_service, issue_window or consult."""

    code: str
    hall: str
    zone: str
    number: str
    name: Text
    department: str
    kind: str
    active: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """A government-service matter. Limits are working days; `visits_max` 0 means wholly online; matters with one
    `one_thing` make up a bundle 一件事 (DOMAIN 4.4).
    """

    code: str
    name: Text
    theme: str
    theme_name: Text
    audience: str
    kind: Text
    department: str
    supervising: str
    levels: tuple[str, ...]
    channels: tuple[str, ...]
    statutory_limit: int
    promised_limit: int
    instant: bool
    visits_max: int
    materials: int
    fee: bool
    zone: str
    base_code: str
    impl_code: str
    one_thing: str


@dataclass(frozen=True, slots=True)
class Material:
    """A line of a matter's guide. `source`: applicant, issued or shared (government has it)."""

    matter: str
    name: str
    form: str
    source: str


@dataclass(frozen=True, slots=True)
class Category:
    """A problem class. Level 1 groups level 2; only level 2 is ever put on a finding (DOMAIN 6.1)."""

    code: str
    level: int
    parent: str
    dimension: str
    name: Text
    meaning: str
    severity: str
    fix_type: str
    clue: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Centre:
    """A callback centre and the hall it sits in."""

    code: str
    name: Text
    region: str
    hall: str
    seats: int

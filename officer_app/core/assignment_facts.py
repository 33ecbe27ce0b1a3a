"""Bodies of an assignment's events (DOMAIN 4.9, 4.16, 4.26). Data only; what they add up to is `core.assignments`."""

import msgspec

GIVEN, MARKED, WITHDRAWN = "assignment.given", "assignment.marked", "assignment.withdrawn"
BY_LEDGER = frozenset({GIVEN, WITHDRAWN})
"""Only the ledger signs these; the officer signs the mark."""


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `assignment.given`. `what`: target, callback or lookback; `officer`: the account it is for; `number` its
    own (`TJ202602-003`), "" for none.

    `on` is the day it is planned for, `at` the time (`09:35`) or "", `due_on` its last day, "" for the same. `count`
    is how many calls a callback asks for, `finding` what a look-back looks at, `standard` the requirement in force.
    """

    what: str
    officer: str
    on: str
    at: str = ""
    due_on: str = ""
    number: str = ""
    title: str
    dimension: str = ""
    mode: str = ""
    campaign: str = ""
    matter_code: str = ""
    hall_code: str = ""
    window_code: str = ""
    centre_code: str = ""
    platform: str = ""
    finding: str = ""
    count: int = 0
    standard: str = ""
    note: str = ""


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `assignment.marked`: the officer says that it is done, or, with `done` false, not after all."""

    done: bool
    note: str = ""

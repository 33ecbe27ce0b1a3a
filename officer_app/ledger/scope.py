"""Who sees which entries: one function, one SQL predicate, in every read; out of scope is not found."""

from officer_app.core.lifecycle import STATES
from officer_app.ledger.sessions import Caller

CITY = "00"
"""Last two digits of a prefecture's own code: its clerks see the whole city (rule 3.3.4)."""

_DEPARTMENT_STATES = sorted(str(state) for state, info in STATES.items() if info.department_sees)
_OFFICE = frozenset({"ledger_clerk", "supervision_leader"})
_DEPARTMENT = frozenset({"dept_handler", "dept_leader"})

Predicate = tuple[str, dict[str, object]]
"""SQL over the columns of `entry` (alias `n`) and its named parameters."""


def visible(caller: Caller) -> Predicate:
    """The entries this caller may know of, by the union of the roles. Administrators may see none (rule 3.1)."""
    parts = ["n.author = %(me)s", "n.handlers @> ARRAY[%(me)s]"]
    if caller.roles & _OFFICE:
        parts.append("true" if caller.region.endswith(CITY) else "n.region = %(region)s")
    if caller.roles & _DEPARTMENT and caller.dept:
        parts.append("(n.dept = %(dept)s AND n.state = ANY(%(dept_states)s))")
    return f"({' OR '.join(parts)})", {
        "me": caller.account,
        "region": caller.region,
        "dept": caller.dept,
        "dept_states": _DEPARTMENT_STATES,
    }


def is_department_only(caller: Caller) -> bool:
    """Whether the caller must be kept from everything that shows the finder (rule 3.3.1)."""
    return bool(caller.roles & _DEPARTMENT) and not caller.roles & (_OFFICE | {"verifier"})

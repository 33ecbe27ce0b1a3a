"""What an officer who is not looking is told of: given back, running out, stuck. Reads only.

What is said may stand on a locked screen: numbers and counts, never a place, a name or a sentence somebody wrote.
"""

from typing import NamedTuple

from officer_app.core.transitions import State
from officer_app.store import waiting
from officer_app.store.findings import Filter, FindingRow, Light
from officer_app.usecases import assignments, lists, sync
from officer_app.usecases.desk import Desk

MOST = 50
"""Of each kind; who has more of them is not helped by hearing of every one."""

LIGHTS: tuple[Light, Light] = ("yellow", "red")


class Item(NamedTuple):
    """One thing to be told. `kind`: returned, due (its light has turned yellow), late, target (an assignment whose last
    day has passed), asked (set aside, or changed on two devices), or stopped (the exchange itself).

    `key` is the same as long as it is the same news. `finding` and `number` name a finding, "" for none.
    """

    kind: str
    key: str
    finding: str = ""
    number: str = ""


def read(desk: Desk) -> list[Item]:
    """Everything that is so now."""
    return [*_returned(desk), *_due(desk), *_targets(desk), *_stuck(desk)]


def _returned(desk: Desk) -> list[Item]:
    rows = _rows(desk, Filter(states=frozenset({State.RETURNED})))
    return [Item("returned", f"returned {row.id} {row.head}", row.id, row.class_no or row.temp_no) for row in rows]


def _due(desk: Desk) -> list[Item]:
    """What the officer has to do in time: answer a return, look back."""
    ours = frozenset({State.RETURNED, State.LOOKBACK})
    near, over = (_rows(desk, Filter(states=ours, light=light)) for light in LIGHTS)
    return [
        Item(kind, f"{kind} {row.id} {row.due_on}", row.id, row.class_no or row.temp_no)
        for kind, rows in (("due", near), ("late", over))
        for row in rows
    ]


def _targets(desk: Desk) -> list[Item]:
    return [
        Item("target", f"target {one.row.id} {one.row.due_on}")
        for one in assignments.schedule(desk)
        if one.state == "over"
    ]


def _stuck(desk: Desk) -> list[Item]:
    from officer_app.sync.faults import PAUSE  # weight: not before anybody asks

    status = sync.status(desk.db)
    found = [Item("asked", f"aside {one.kind} {one.ref} {one.code}") for one in sync.tray(desk.db)[:MOST]]
    found += [Item("asked", f"forked {finding}", finding) for finding, _ in waiting.forked(desk.db)]
    if status.enrolled and (status.revoked or status.trouble_code in PAUSE):
        found.append(Item("stopped", f"stopped {status.trouble_code or 'revoked'}"))
    return found


def _rows(desk: Desk, filter: Filter) -> list[FindingRow]:
    return lists.rows(desk, lists.page(desk, filter, limit=MOST).ns)

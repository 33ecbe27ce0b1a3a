"""Reading entries: always through the caller's scope, by id or by any number the finding was ever known by."""

from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from officer_app.core.errors import OfficerError
from officer_app.core.facts import Finding
from officer_app.ledger import photos
from officer_app.ledger.db import Tx
from officer_app.ledger.refusals import NOT_FOUND
from officer_app.ledger.scope import is_department_only, visible
from officer_app.ledger.sessions import Caller

MAX_PAGE = 200
_PUBLIC = (
    "region_code",
    "hall_code",
    "window_code",
    "matter_code",
    "category_code",
    "severity",
    "fix_type",
    "clue_flag",
)
"""What a department may read of the officer's own words and choices: places and codes, no free text (rule 3.3.1)."""


class Summary(NamedTuple):
    """One line of a list. Filled from columns and from what was found of its photos."""

    id: str
    state: str
    receipt_no: str
    class_no: str
    temp_no: str
    title: str
    region: str
    dept: str
    category: str
    severity: str
    due_on: str
    received_at: datetime
    photos: int
    forked: bool
    seq: int
    unreadable: int = 0
    """Photos that do not decode: evidence all the same, but a person should look."""


def by_name(tx: Tx, scope: int, name: str) -> str | None:
    """The id of a finding by id, temporary, receipt, classification or alias number; None for none. No scope here."""
    row = tx.execute(
        "SELECT id FROM entry WHERE scope = %(s)s AND id = %(n)s"
        " UNION ALL SELECT finding FROM number WHERE scope = %(s)s AND number = %(n)s"
        " UNION ALL SELECT id FROM entry WHERE scope = %(s)s AND temp_no = %(n)s LIMIT 1",
        {"s": scope, "n": name},
    ).fetchone()
    return row[0] if row is not None else None


def find(tx: Tx, scope: int, caller: Caller, name: str) -> str:
    """The id of a finding the caller may know of. Raises OfficerError(NOT_FOUND) also for one out of scope."""
    found = by_name(tx, scope, name)
    where, values = visible(caller)
    if (
        found is None
        or tx.execute(
            f"SELECT 1 FROM entry n WHERE n.scope = %(scope)s AND n.id = %(id)s AND {where}",  # noqa: S608
            {"scope": scope, "id": found, **values},
        ).fetchone()
        is None
    ):
        raise OfficerError(NOT_FOUND)
    return found


def page(
    tx: Tx, scope: int, caller: Caller, *, state: str = "", before: int = 0, limit: int = 50, text: str = ""
) -> list[Summary]:
    """Entries in the caller's scope, the last changed first. `before` is the `seq` of the last row already seen."""
    where, values = visible(caller)
    asked = {
        "scope": scope,
        "state": state,
        "before": before or 2**62,
        "limit": max(1, min(limit, MAX_PAGE)),
        "text": f"%{text.replace('%', '').replace('_', '')}%",
        **values,
    }
    columns = ", ".join(f"n.{name}" for name in Summary._fields if name != "unreadable")
    rows = tx.execute(
        f"SELECT {columns} FROM entry n WHERE n.scope = %(scope)s AND {where} AND n.seq < %(before)s"  # noqa: S608
        + (" AND n.state = %(state)s" if state else "")
        + (" AND n.title LIKE %(text)s" if text else "")
        + " ORDER BY n.seq DESC LIMIT %(limit)s",
        asked,
    ).fetchall()
    flagged = photos.unreadable(tx, scope, [row[0] for row in rows])
    found = [Summary(*row)._replace(unreadable=flagged.get(row[0], 0)) for row in rows]
    return [row._replace(temp_no="", title="") for row in found] if is_department_only(caller) else found


def document(tx: Tx, scope: int, caller: Caller, name: str) -> bytes:
    """A finding's whole fold as JSON, masked for departments. Raises OfficerError(NOT_FOUND)."""
    found = find(tx, scope, caller, name)
    row = tx.execute("SELECT doc FROM entry WHERE scope = %s AND id = %s", [scope, found]).fetchone()
    assert row is not None
    return shown(bytes(row[0]), caller)


def shown(doc: bytes, caller: Caller) -> bytes:
    """A finding's JSON as this caller may read it."""
    return msgspec.json.encode(_masked(msgspec.json.decode(doc, type=Finding))) if is_department_only(caller) else doc


def _masked(finding: Finding) -> Finding:
    """Without anything that shows the finder: no versions, photos, temporary number or free text, only the alias."""
    values: dict[str, Any] = {name: finding.facts.values[name] for name in _PUBLIC if name in finding.facts.values}
    facts = msgspec.structs.replace(finding.facts, temp_no="", values=values, photos=[], reason="")
    return msgspec.structs.replace(
        finding, facts=facts, versions=[], heads=[], timeline=[], strays=[], withdraw_asked=""
    )

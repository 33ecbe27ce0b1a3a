"""Pull: the changes an account may see, in commit order, from a cursor that can prove itself."""

import re
from collections.abc import Sequence

from officer_app.core.errors import OfficerError
from officer_app.ledger import clock as clocks
from officer_app.ledger.db import Tx
from officer_app.ledger.refusals import MALFORMED_REQUEST
from officer_app.ledger.wire import Pulled, Row

Span = tuple[int, int]

MAX_ROWS = 2000
MAX_SPANS = 100
_NUMBER = re.compile(r"[0-9]{1,15}")
MAX_BYTES = 8 * 1024 * 1024
"""Of event bodies in one page; a page always moves on by at least one row."""


def page(
    tx: Tx, scope: int, audience: str, cursor: tuple[int, int], limit: int, settled: Sequence[Span] = ()
) -> Pulled:
    """Rows after the cursor, but for those of `settled`: what the device has just handed in need not come back.

    `to` is the last row's (seq, tag); on the last page it is the head, past all that is not for this reader.
    """
    clock = clocks.peek(tx, scope)
    limit = max(1, min(limit, MAX_ROWS))
    found = tx.execute(
        "SELECT c.seq, c.tag, c.entity, c.ref, c.receipt, c.receipt_signature, e.raw, e.signature, e.device, b.size"
        " FROM change c LEFT JOIN event e ON c.entity = 'event' AND e.scope = c.scope AND e.id = c.ref"
        " LEFT JOIN blob b ON c.entity = 'photo' AND b.scope = c.scope AND b.sha256 = c.ref"
        " WHERE c.scope = %s AND c.audience = %s AND c.seq > %s AND NOT c.seq <@ %s::int8multirange"
        " ORDER BY c.seq LIMIT %s",
        [scope, audience, cursor[0], _multirange(settled), limit + 1],
    ).fetchall()
    rows: list[Row] = []
    devices: set[str] = set()
    size = 0
    for seq, tag, entity, ref, receipt, receipt_signature, raw, signature, device, length in found[:limit]:
        if entity == "event":
            size += len(raw)
            if rows and size > MAX_BYTES:
                break
            devices.add(device)
            rows.append(
                Row(
                    seq=seq,
                    tag=tag,
                    entity=entity,
                    raw=raw,
                    signature=signature,
                    receipt=receipt,
                    receipt_signature=receipt_signature,
                )
            )
        else:
            rows.append(Row(seq=seq, tag=tag, entity=entity, sha256=ref, size=length))
    more = len(rows) < len(found)
    to = (rows[-1].seq, rows[-1].tag) if more else max(cursor, (clock.seq, clock.tag))
    return Pulled(
        epoch=clock.epoch,
        to=to,
        more=more,
        safe_seq=clock.safe_seq,
        keys=_keys(tx, scope, devices),
        rows=rows,
    )


def spans(text: str) -> list[Span]:
    """`101-200,350-350` as pairs, both ends within. Raises OfficerError(MALFORMED_REQUEST)."""
    found: list[Span] = []
    for piece in text.split(",") if text else ():
        first, _, last = piece.partition("-")
        if not (_NUMBER.fullmatch(first) and _NUMBER.fullmatch(last) and len(found) < MAX_SPANS):
            raise OfficerError(MALFORMED_REQUEST, why="settled")
        if int(first) <= int(last):
            found.append((int(first), int(last)))
    return found


def _multirange(spans: Sequence[Span]) -> str:
    return "{" + ",".join(f"[{first},{last}]" for first, last in spans) + "}"


def _keys(tx: Tx, scope: int, devices: set[str]) -> dict[str, str]:
    """Public keys of the devices in a page, hex, so that the reader can check every signature itself."""
    names = list(devices)
    rows = tx.execute(
        "SELECT code, public FROM device WHERE scope = %s AND code = ANY(%s)"
        " UNION ALL SELECT device, public FROM epoch_key WHERE scope = %s AND device = ANY(%s)",
        [scope, names, scope, names],
    )
    return {device: bytes(public).hex() for device, public in rows}

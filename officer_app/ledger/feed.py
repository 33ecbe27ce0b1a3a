"""Pull: the changes an account may see, in commit order, from a cursor that can prove itself."""

from officer_app.ledger import clock as clocks
from officer_app.ledger.db import Tx
from officer_app.ledger.wire import Pulled, Row

MAX_ROWS = 2000
MAX_BYTES = 8 * 1024 * 1024
"""Of event bodies in one page; a page always moves on by at least one row."""


def page(tx: Tx, scope: int, audience: str, cursor: tuple[int, int], limit: int) -> Pulled:
    """Rows after the cursor. `to` is the last row's (seq, tag), or the cursor itself when there is nothing."""
    clock = clocks.peek(tx, scope)
    limit = max(1, min(limit, MAX_ROWS))
    found = tx.execute(
        "SELECT c.seq, c.tag, c.entity, c.ref, c.receipt, c.receipt_signature, e.raw, e.signature, e.device, b.size"
        " FROM change c LEFT JOIN event e ON c.entity = 'event' AND e.scope = c.scope AND e.id = c.ref"
        " LEFT JOIN blob b ON c.entity = 'photo' AND b.scope = c.scope AND b.sha256 = c.ref"
        " WHERE c.scope = %s AND c.audience = %s AND c.seq > %s ORDER BY c.seq LIMIT %s",
        [scope, audience, cursor[0], limit + 1],
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
    to = (rows[-1].seq, rows[-1].tag) if rows else cursor
    return Pulled(
        epoch=clock.epoch,
        to=to,
        more=len(rows) < len(found),
        safe_seq=clock.safe_seq,
        keys=_keys(tx, scope, devices),
        rows=rows,
    )


def _keys(tx: Tx, scope: int, devices: set[str]) -> dict[str, str]:
    """Public keys of the devices in a page, hex, so that the reader can check every signature itself."""
    names = list(devices)
    rows = tx.execute(
        "SELECT code, public FROM device WHERE scope = %s AND code = ANY(%s)"
        " UNION ALL SELECT device, public FROM epoch_key WHERE scope = %s AND device = ANY(%s)",
        [scope, names, scope, names],
    )
    return {device: bytes(public).hex() for device, public in rows}

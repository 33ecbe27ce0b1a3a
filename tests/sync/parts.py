"""What several tests of the exchange need: an engine, the ledger's tables, a record no ledger can take."""

from typing import Any

from officer_app.store.database import write
from officer_app.usecases import sync
from tests.faults.device import Device
from tests.faults.transport import InProcess
from tests.faults.world import World


def engine_of(device: Device, **changes: Any) -> Any:
    world = device.world
    options = {"now": world.now, "rand": world.rand, "adapter": lambda: InProcess(world.app)} | changes
    return sync.open_engine(device.on_db, device.desk.media, device.folder, **options)


def sql_ledger(world: World, statement: str, *values: Any) -> list[Any]:
    with world.ledger.db.write() as tx:
        tx.execute("SET LOCAL session_replication_role = replica")
        answer = tx.execute(statement, [*values, world.ledger.scope])
        return answer.fetchall() if answer.description else []


def spoil(device: Device, nth: int) -> str:
    """Turn one waiting event into one no ledger can take: its signature does not fit."""
    (event_id,) = device.rows("SELECT ref FROM outbox WHERE kind = 'event' ORDER BY n LIMIT 1 OFFSET ?", nth)[0]
    with write(device.desk.db) as db:
        db.conn.execute("DROP TRIGGER event_written_once")
        db.conn.execute("UPDATE event SET signature = zeroblob(64) WHERE id = ?", (event_id,))
    return str(event_id)

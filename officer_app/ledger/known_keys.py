"""Public keys by the code of the device that signs with them."""

from collections.abc import Mapping, Set

from officer_app.ledger.db import Db


class KnownKeys:
    """Keys never change, so each is looked up once. `own`: what all epochs of this ledger sign with."""

    def __init__(self, db: Db, scope: int, own: bytes) -> None:
        self._db, self._scope, self._own = db, scope, own
        self._known: dict[str, bytes] = {}

    def of(self, devices: Set[str]) -> Mapping[str, bytes]:
        """The keys of these devices, and of others asked about before; unknown ones are left out."""
        wanted = [device for device in devices if device not in self._known]
        if wanted:
            with self._db.glance() as tx:
                rows = tx.execute(
                    "SELECT code, public FROM device WHERE scope = %s AND code = ANY(%s)", [self._scope, wanted]
                ).fetchall()
            self._known.update((code, bytes(public)) for code, public in rows)
            self._known.update((device, self._own) for device in wanted if device.startswith("ledger-"))
        return self._known

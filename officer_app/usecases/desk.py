"""What every verb works on: the open store, the photos, the device's key, the clock and the lists to choose from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from officer_app.core import clock
from officer_app.core.clock import Now
from officer_app.core.errors import OfficerError
from officer_app.core.ids import NewId

if TYPE_CHECKING:  # SQLite and cryptography load with the store, not with the window that names a Desk
    from sqlite_utils import Database

    from officer_app.core.catalog import Catalog
    from officer_app.core.limits import Limits
    from officer_app.core.walk_facts import Uptime
    from officer_app.core.workdays import Calendar
    from officer_app.seal.sign import Signer
    from officer_app.store.ballast import Ballast
    from officer_app.store.media import Media

T = TypeVar("T")
CLOCK_SLACK = timedelta(minutes=5)


class Identity(NamedTuple):
    """Who writes here. `device_code` is the 4-character code of DOMAIN 4.46.8, `device_private` its key in hex; `alias`
    the code name in findings; `last_seen` the latest moment this store knows of."""

    device_code: str
    device_private: str
    user: str
    alias: str
    last_seen: str


def _uptime() -> "Uptime":
    from officer_app.usecases.uptime import uptime

    return uptime()


@dataclass(frozen=True)
class Desk:
    """The open profile. `db` belongs to the thread that opened it; `media`, `catalog` and the rest to any."""

    db: "Database"
    media: "Media"
    now: Now
    new_id: NewId
    catalog: "Catalog"
    calendar: "Calendar"
    version: str
    ballast: "Ballast | None" = None
    looks: bool = False
    """Whether somebody looks at the photos that come in (`usecases.hints`): until then none of them leaves."""
    uptime: "Callable[[], Uptime]" = _uptime

    def identity(self) -> Identity:
        from officer_app.store import meta

        known = meta.several(self.db, Identity._fields)
        return Identity(*(known.get(name, "") for name in Identity._fields))

    @property
    def limits(self) -> "Limits":
        return self.catalog.limits

    @property
    def signer(self) -> "Signer":
        """The key that belongs to the device code of this very moment: enrolling changes both at once."""
        return signer_of(self.identity())

    @property
    def device_code(self) -> str:
        return self.identity().device_code

    @property
    def user(self) -> str:
        return self.identity().user

    @property
    def alias(self) -> str:
        return self.identity().alias

    def moment(self) -> str:
        """Now, as the record keeps it."""
        return clock.iso(self.now())

    def write(self, verb: Callable[["Database"], T]) -> T:
        """Run `verb` in one transaction. On a full disk the reserve is given back and `verb` runs once more.

        Raises OfficerError(DISK_FULL) only when that was not enough; nothing of `verb` is then kept.
        """
        from officer_app.store.database import DISK_FULL, write

        try:
            with write(self.db) as db:
                return verb(db)
        except OfficerError as error:
            if error.fault is not DISK_FULL or self.ballast is None or not self.ballast.release():
                raise
        with write(self.db) as db:
            return verb(db)


def signer_of(who: Identity) -> "Signer":
    """The key of an identity, parsed once."""
    return _signer(who.device_private)


@lru_cache(maxsize=1)
def _signer(private: str) -> "Signer":
    from officer_app.seal.sign import Signer

    return Signer.from_private(bytes.fromhex(private))


def clock_word(now: datetime, last_seen: str) -> str:
    """`uncertain` when the device's clock stands before a moment it has already seen, else `ok`."""
    return "uncertain" if last_seen and now < clock.parse(last_seen) - CLOCK_SLACK else "ok"

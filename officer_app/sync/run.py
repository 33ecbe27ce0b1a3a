"""One exchange under way: what its steps share, and what it comes to. No threads, no window, no open database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from officer_app.core.changes import Changes
from officer_app.core.clock import Now
from officer_app.core.errors import OfficerError
from officer_app.core.text import Text
from officer_app.store.database import write
from officer_app.sync.schedule import Rand

if TYPE_CHECKING:
    from sqlite_utils import Database

    from officer_app.sync.client import LedgerClient

T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class OnDb(Protocol):
    """Runs a function of the database: directly on the command line, on the database thread in the window."""

    def __call__(self, fn: "Callable[[Database], T]", /) -> T: ...


class Lanes(Protocol):
    """Maps a function over things, several at once or one by one (the builtin `map`). Results come in order."""

    def __call__(self, fn: Callable[[T], R], things: Iterable[T], /) -> Iterable[R]: ...


class Originals(Protocol):
    """The sealed photo files of this device. Needs no database."""

    def get(self, sha256: str, /) -> bytes: ...
    def put(self, data: bytes, /) -> str: ...


class Cancel(Protocol):
    """Asked between steps: has a person stopped the exchange? (A `threading.Event` will do.)"""

    def is_set(self) -> bool: ...


class Identity(NamedTuple):
    """Who this device is and whose it is."""

    device: str
    ledger_id: str
    ledger_public: bytes


class Progress(NamedTuple):
    """`step` is push, pull, photos or download; `ref` a photo's sha256, `size` how many of its bytes are there."""

    step: str
    done: int
    total: int
    size: int = 0
    ref: str = ""


@dataclass
class Outcome:
    """What an exchange came to. `trouble` is None when everything due was exchanged."""

    pushed: int = 0
    pulled: int = 0
    photos: int = 0
    downloaded: int = 0
    aside: int = 0
    offered_again: int = 0
    clock_offset_s: float | None = None
    renew: bool = False
    cancelled: bool = False
    notices: list[Text] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)
    trouble: OfficerError | None = None

    @property
    def moved(self) -> bool:
        """Whether anything got through: a line that moves things is tried again soon."""
        return bool(self.pushed or self.pulled or self.photos or self.downloaded)


@dataclass
class Run:
    """Handed from step to step."""

    client: "LedgerClient"
    on_db: OnDb
    media: Originals
    me: Identity
    now: Now
    rand: Rand
    lanes: Lanes
    progress: Callable[[Progress], None]
    cancel: Cancel | None
    outcome: Outcome = field(default_factory=Outcome)
    settled: list[int] = field(default_factory=list)
    """Seqs of this history that were settled by their receipts in this very exchange."""

    @property
    def cancelled(self) -> bool:
        return self.cancel is not None and self.cancel.is_set()

    def write(self, fn: "Callable[[Database], Changes]") -> None:
        """One transaction on the database's own thread. The network is never waited for inside."""

        def transaction(db: "Database") -> Changes:
            with write(db):
                return fn(db)

        self.outcome.changes |= self.on_db(transaction)

    def tell(self, step: str, done: int, total: int, size: int = 0, ref: str = "") -> None:
        self.progress(Progress(step, done, total, size, ref))

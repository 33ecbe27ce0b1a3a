"""The clock row: the one lock every append takes last, so that number order is commit order and has no gaps."""

from dataclasses import dataclass
from datetime import datetime

from officer_app.ledger.db import Tx, random_tag

FIRST_EPOCH = 1


@dataclass
class Clock:
    """The clock row as it was when locked, moved on by the holder, put back by `release`."""

    scope: int
    ledger_id: str
    epoch: int
    seq: int
    tag: int
    receipt_head: str
    own_seq: int
    own_head: str
    safe_seq: int

    @property
    def own_device(self) -> str:
        """The name under which the ledger signs events now. A new epoch is a new chain: no restore tangles it."""
        return f"ledger-{self.epoch}"

    def next(self, tag: int) -> int:
        """The next seq, and `tag` as the head's."""
        self.seq += 1
        self.tag = tag
        return self.seq


_COLUMNS = "scope, ledger_id, epoch, seq, tag, receipt_head, own_seq, own_head, safe_seq"


def lock(tx: Tx, scope: int) -> Clock:
    """Take the lock. All other work belongs before it; it is held until COMMIT has returned."""
    row = tx.execute(f"SELECT {_COLUMNS} FROM clock WHERE scope = %s FOR UPDATE", [scope]).fetchone()  # noqa: S608
    assert row is not None
    return Clock(*row)


def peek(tx: Tx, scope: int) -> Clock:
    """The clock without its lock."""
    row = tx.execute(f"SELECT {_COLUMNS} FROM clock WHERE scope = %s", [scope]).fetchone()  # noqa: S608
    assert row is not None
    return Clock(*row)


def release(tx: Tx, clock: Clock) -> None:
    """Put the moved clock back: the last statement before COMMIT."""
    tx.execute(
        "UPDATE clock SET seq = %s, tag = %s, receipt_head = %s, own_seq = %s, own_head = %s WHERE scope = %s",
        [clock.seq, clock.tag, clock.receipt_head, clock.own_seq, clock.own_head, clock.scope],
    )


def begin(tx: Tx, scope: int, ledger_id: str, name: str, public: bytes) -> None:
    """The first row, unless it is there. The ledger's id is made once and guards devices against a wrong server."""
    tx.execute(
        "INSERT INTO clock (scope, ledger_id, name, epoch, seq, tag, receipt_head, own_seq, own_head, safe_seq)"
        " VALUES (%s, %s, %s, %s, 0, 0, '', 0, '', 0) ON CONFLICT DO NOTHING",
        [scope, ledger_id, name, FIRST_EPOCH],
    )
    tx.execute(
        "INSERT INTO epoch_key VALUES (%s, %s, %s) ON CONFLICT DO NOTHING", [scope, f"ledger-{FIRST_EPOCH}", public]
    )


def new_epoch(tx: Tx, scope: int, now: datetime, public: bytes) -> int:
    """After a restore: a new chain of the ledger's own events, named by the moment: two restores never share one."""
    clock = lock(tx, scope)
    epoch = max(clock.epoch + 1, int(f"{now:%Y%m%d%H%M%S}"))
    tx.execute("UPDATE clock SET epoch = %s, own_seq = 0, own_head = '' WHERE scope = %s", [epoch, scope])
    tx.execute("INSERT INTO epoch_key VALUES (%s, %s, %s) ON CONFLICT DO NOTHING", [scope, f"ledger-{epoch}", public])
    return epoch


def knows(tx: Tx, scope: int, pair: tuple[int, int]) -> bool:
    """Whether this history holds the pair (seq, tag) a device was once shown (R1). (0, anything) is the beginning."""
    if pair[0] == 0:
        return True
    row = tx.execute("SELECT tag FROM change WHERE scope = %s AND seq = %s", [scope, pair[0]]).fetchone()
    return row is not None and row[0] == pair[1]


def take_numbers(tx: Tx, scope: int, name: str, year: int, n: int) -> int:
    """`n` numbers of a yearly counter, without gaps: the first of them. Called while the clock is locked."""
    row = tx.execute(
        "INSERT INTO counter VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (scope, name, year) DO UPDATE SET value = counter.value + %s RETURNING value",
        [scope, name, year, n, n],
    ).fetchone()
    assert row is not None
    return int(row[0]) - n + 1


def bump_numbers(tx: Tx, scope: int, name: str, year: int, used: int) -> None:
    """A number met again after a restore is never given a second time."""
    tx.execute(
        "INSERT INTO counter VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (scope, name, year) DO UPDATE SET value = greatest(counter.value, %s)",
        [scope, name, year, used, used],
    )


def tags(n: int) -> list[int]:
    return [random_tag() for _ in range(n)]

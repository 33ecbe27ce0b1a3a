"""The product with one rule taken away. Each must be caught by the histories: the proof that the judge can see."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest.mock import patch

from officer_app.core.changes import Changes
from officer_app.store import outbox, remote
from officer_app.sync import pull
from officer_app.sync.client import LedgerClient
from officer_app.sync.run import Run
from tests.faults.world import World


@contextmanager
def without_witness() -> Iterator[None]:
    """R2: the highest point ever shown is not shown to the ledger again."""
    push, ask = LedgerClient.push, LedgerClient.pull
    with (
        patch.object(LedgerClient, "push", lambda self, items, witness: push(self, items, None)),
        patch.object(LedgerClient, "pull", lambda self, cursor, witness, *rest: ask(self, cursor, None, *rest)),
    ):
        yield


@contextmanager
def cursor_first() -> Iterator[None]:
    """The cursor is saved before the page it speaks of."""
    check = pull._check

    def hasty(run: Run, page: Any) -> Any:
        def save(db: Any) -> Changes:
            if page.rows:
                remote.advance(db, run.me.ledger_id, (page.rows[-1].seq, page.rows[-1].tag))
            return Changes()

        run.write(save)
        return check(run, page)

    with patch.object(pull, "_check", hasty):
        yield


@contextmanager
def outbox_emptied_when_sent() -> Iterator[None]:
    """What was sent counts as delivered, whatever comes back."""
    take = outbox.next_events

    def forgetful(db: Any, *args: Any) -> Any:
        items = take(db, *args)
        outbox.done(db, "event", [item.id for item in items])
        return items

    with patch.object(outbox, "next_events", forgetful):
        yield


@contextmanager
def receipts_not_offered() -> Iterator[None]:
    """R7: numbers already shown are not shown to a restored ledger."""
    take = outbox.next_events

    def bare(db: Any, *args: Any) -> Any:
        return [item._replace(receipt=None, receipt_signature=None) for item in take(db, *args)]

    with patch.object(outbox, "next_events", bare):
        yield


@contextmanager
def nothing_offered_again() -> Iterator[None]:
    """R3, R4: after a rewind only what was never delivered is handed in."""

    def rewind(db: Any, ledger_id: str) -> list[str]:
        db.conn.execute("UPDATE remote SET cursor = 0, cursor_tag = NULL, witness = 0, witness_tag = NULL")
        return []

    with patch.object(remote, "rewind", rewind):
        yield


@contextmanager
def newest_generation_is_safe() -> Iterator[None]:
    """R5: safe is what the newest backup has, not the oldest that may be restored."""

    def newest(world: World) -> None:
        safe = world.generations[-1].seq if world.generations else 0
        with world.ledger.db.write() as tx:
            tx.execute("UPDATE clock SET safe_seq = %s WHERE scope = %s", [safe, world.ledger.scope])

    with patch.object(World, "_tell_safe", newest):
        yield


MUTANTS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    made.__name__: made
    for made in (
        without_witness,
        cursor_first,
        outbox_emptied_when_sent,
        receipts_not_offered,
        nothing_offered_again,
        newest_generation_is_safe,
    )
}

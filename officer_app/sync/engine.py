"""The exchange: push, pull, photos up, photos down. One loop, never two; the network never inside a transaction.

The rules that make it safe against lost answers, duplicates, crashes and restored ledgers are R1 to R8 in
ARCHITECTURE.md; each stands beside the line that keeps it.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from officer_app.core.changes import Changes
from officer_app.core.clock import Now, iso, parse
from officer_app.core.errors import OfficerError
from officer_app.core.text import Text
from officer_app.store import folding, meta, outbox, remote
from officer_app.sync import faults, photos, remarks
from officer_app.sync.client import LedgerClient
from officer_app.sync.faults import Kind, Rewound, SyncTrouble, TooLarge
from officer_app.sync.pull import pull_all, read_again
from officer_app.sync.push import Pace, push_all
from officer_app.sync.run import Cancel, Identity, Lanes, OnDb, Originals, Outcome, Progress, Run
from officer_app.sync.schedule import LONGEST_WAIT, Rand, next_try

if TYPE_CHECKING:
    from sqlite_utils import Database

REWINDS = 3
"""A ledger restored while we talk may rewind us more than once; more often than this is trouble."""


class Engine:
    """Exchanges with one ledger.

    `on_db` runs a function of the database and waits; `media` reads and writes sealed photo files without it;
    `lanes` maps over photos, several at once where the caller has threads (the engine has none).
    """

    def __init__(
        self,
        client: LedgerClient,
        on_db: OnDb,
        media: Originals,
        me: Identity,
        now: Now,
        rand: Rand,
        lanes: Lanes = map,
    ) -> None:
        self._client = client
        self._on_db = on_db
        self._media = media
        self._me = me
        self._now = now
        self._rand = rand
        self._lanes = lanes
        self._pace = Pace()
        self._one = threading.Lock()

    def run(
        self,
        progress: Callable[[Progress], None] = lambda _: None,
        cancel: Cancel | None = None,
        *,
        by_hand: bool = False,
    ) -> Outcome:
        """One whole exchange. What went through stays; trouble is in the outcome, with the next try already noted.

        `by_hand`: nothing waits for its time any more.

        Raises OfficerError(RUNNING) when an exchange is under way, and the store's own errors when not even the
        outcome can be written down.
        """
        if not self._one.acquire(blocking=False):
            raise OfficerError(faults.RUNNING)
        try:
            run = Run(
                self._client, self._on_db, self._media, self._me, self._now, self._rand, self._lanes, progress, cancel
            )
            try:
                run.write(lambda db: self._begin(db, by_hand))
                self._exchange(run)
            except TooLarge as error:
                run.outcome.trouble = SyncTrouble(faults.SILENT, seconds=error.slow)
            except OfficerError as error:
                run.outcome.trouble = error
            run.outcome.cancelled = run.cancelled
            run.write(lambda db: self._note(db, run.outcome))
            return run.outcome
        finally:
            self._one.release()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _begin(self, db: "Database", by_hand: bool) -> Changes:
        read_again(db, self._me.ledger_id)
        outbox.try_now(db, "" if by_hand else iso(self._now() + LONGEST_WAIT))
        return Changes()

    def _exchange(self, run: Run) -> None:
        hello = self._client.hello()
        if hello.ledger_id != self._me.ledger_id:
            raise SyncTrouble(faults.WRONG_LEDGER, found=hello.ledger_id, expected=self._me.ledger_id)
        self._pace.limit(hello.limits.max_items)
        self._note_clock(run, hello.server_time)
        for _ in range(REWINDS):
            try:
                push_all(run, self._pace)
                pull_all(run)
                break
            except Rewound:
                run.settled.clear()
                run.write(lambda db: self._rewind(db, run.outcome))
        else:
            raise SyncTrouble(faults.STILL_REWOUND)
        photos.send_all(run)
        photos.fetch_wanted(run)

    def _note_clock(self, run: Run, server_time: str) -> None:
        """Record how far this clock is off. It orders nothing and refuses nothing; people are told."""
        try:
            offset = (self._now() - parse(server_time)).total_seconds()
        except ValueError:
            return
        run.outcome.clock_offset_s = offset
        if (told := remarks.clock(offset)).zh:
            run.outcome.notices.append(told)

    def _rewind(self, db: "Database", outcome: Outcome) -> Changes:
        """The ledger does not know what it once showed us: offer everything again that its backups may lack (R1-R4)."""
        subjects = remote.rewind(db, self._me.ledger_id)
        outcome.offered_again += len(subjects)
        return folding.project(db, subjects) | Changes(outbox=True, status=True)

    def _note(self, db: "Database", outcome: Outcome) -> Changes:
        """Where we stand now, from which the next try and every status line follow, also after a restart."""
        now = self._now()
        values = {"token": self._client.token}
        if outcome.clock_offset_s is not None:
            values["clock_offset_s"] = str(round(outcome.clock_offset_s))
        trouble = outcome.trouble
        if trouble is None and not outcome.cancelled:
            remote.exchanged(db, self._me.ledger_id, iso(now))
        elif trouble is not None:
            failures = 0 if outcome.moved else remote.get(db, self._me.ledger_id).failures
            wait = getattr(trouble, "retry_after", None)
            kind = getattr(trouble, "kind", Kind.SERVER)
            due = None if kind is Kind.PAUSE else iso(next_try(now, failures, self._rand, wait))
            remote.failed(db, self._me.ledger_id, trouble.code, due, failures + 1)
        if trouble is None or trouble.code != faults.REVOKED.code:
            values["revoked"] = ""
        else:
            values["revoked"] = iso(now)
        meta.put(db, values)
        remote.log(
            db,
            iso(now),
            outcome.pushed,
            outcome.pulled,
            outcome.photos + outcome.downloaded,
            trouble.code if trouble else "cancelled" if outcome.cancelled else "ok",
            _told(trouble),
        )
        return Changes(status=True)


def _told(trouble: OfficerError | None) -> Text:
    return Text(trouble.say("zh"), trouble.say("en")) if trouble is not None else Text("", "")

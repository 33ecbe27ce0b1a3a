"""Photos both ways: named by their hash, resumable, a few at once, each by itself, none holding up a finding."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from officer_app.core.changes import Changes
from officer_app.core.clock import iso
from officer_app.core.errors import OfficerError
from officer_app.core.events import fingerprint
from officer_app.core.text import Text
from officer_app.store import delivery, outbox
from officer_app.store.outbox import PhotoItem
from officer_app.sync import faults, remarks
from officer_app.sync.faults import HashDiffers, NotKnown, PhotoBusy, SyncTrouble, TooLarge
from officer_app.sync.push import later
from officer_app.sync.run import Run

if TYPE_CHECKING:
    from sqlite_utils import Database

ASKED_AT_ONCE = 500
FETCHED_AT_ONCE = 200
SMALLEST_PIECE = 64 * 1024
FIRST_PIECE = 1024 * 1024
LARGEST_PIECE = 4 * 1024 * 1024
SETTLED_AT_ONCE = 16
MAX_PHOTO = 25 * 1024 * 1024
TRIES_WITHOUT_PROGRESS = 3


class Sent(NamedTuple):
    """How one photo fared: `stored`, `later` with a code, or `aside` with what is said of it."""

    item: PhotoItem
    state: str
    code: str = ""
    text: Text | None = None


class Sender:
    """Sends photos over lanes. Stops taking new ones as soon as the line itself is in trouble."""

    def __init__(self, run: Run, total: int) -> None:
        self._run = run
        self._total = total
        self._piece = FIRST_PIECE
        self.trouble: SyncTrouble | None = None

    def send(self, job: tuple[PhotoItem, int | None]) -> Sent:
        """Offset None: the ledger did not say that it lacks this photo; it has it, or knows of no finding with it."""
        item, offset = job
        if self.trouble is not None or self._run.cancelled:
            return Sent(item, "untried")
        try:
            data = self._run.media.get(item.sha256)
        except OfficerError:
            return Sent(item, "aside", "photo.damaged", remarks.PHOTO_DAMAGED)
        try:
            if offset is None:
                offset, complete = self._run.client.offset(item.sha256)
                if complete:
                    return Sent(item, "stored")
            return self._send(item, data, offset)
        except NotKnown:
            return Sent(item, "later", "photo.unknown")
        except PhotoBusy:
            return Sent(item, "later", "photo.busy")
        except SyncTrouble as trouble:
            self.trouble = trouble
            return Sent(item, "untried")

    def _send(self, item: PhotoItem, data: bytes, offset: int) -> Sent:
        """Piece after piece from `offset`; after a break the ledger is asked where to go on."""
        stuck, differed, piece = 0, False, self._piece
        while not self._run.cancelled:
            before = offset
            try:
                offset, complete = self._run.client.upload(
                    item.sha256, offset, data[offset : offset + piece], len(data)
                )
            except HashDiffers:
                if fingerprint(data) != item.sha256:
                    return Sent(item, "aside", "photo.damaged", remarks.PHOTO_DAMAGED)
                if differed:
                    return Sent(item, "later", "photo.differs")
                differed, offset = True, 0
                continue
            except TooLarge as error:
                if error.code == "photo.too_large" or piece <= SMALLEST_PIECE:
                    return Sent(item, "aside", "photo.too_large", remarks.PHOTO_TOO_LARGE)
                piece = self._piece = piece // 2
                continue
            except SyncTrouble as trouble:
                stuck += 1
                if trouble.code not in (faults.CUT.code, faults.SILENT.code) or stuck >= TRIES_WITHOUT_PROGRESS:
                    raise
                piece = self._piece = max(SMALLEST_PIECE, piece // 2)
                offset, complete = self._run.client.offset(item.sha256)
            if complete:
                self._piece = min(LARGEST_PIECE, self._piece * 2)
                return Sent(item, "stored")
            if offset > before:
                self.tell(item.sha256, offset)
                stuck = 0
                piece = min(LARGEST_PIECE, piece * 2)
            else:
                stuck += 1
                if stuck >= TRIES_WITHOUT_PROGRESS:
                    return Sent(item, "later", "photo.stuck")
        return Sent(item, "untried")

    def tell(self, sha: str, size: int) -> None:
        """So many bytes of this photo are durable on the ledger; from any lane."""
        done = self._run.outcome.photos
        self._run.tell("photos", done, max(self._total, done), size, sha)


def send_all(run: Run) -> None:
    """Send every photo that is due. Raises SyncTrouble after settling what went through.

    After the pull, photos that no news has confirmed are asked about again: usually the ledger holds them and the next
    news say so; restored in between, it takes them once more.
    """
    unconfirmed = run.on_db(outbox.unconfirmed_photos)
    if unconfirmed:
        run.write(lambda db: _ask_again(db, unconfirmed))
    sender = Sender(run, run.on_db(outbox.waiting).photos)
    while not run.cancelled and sender.trouble is None:
        now = iso(run.now())
        items = run.on_db(lambda db: outbox.next_photos(db, now, ASKED_AT_ONCE))  # noqa: B023 - called at once
        if not items:
            return
        lacking = run.client.missing([item.sha256 for item in items])
        jobs = [(item, lacking.get(item.sha256)) for item in items]
        settled = 0
        for group in _groups(run.lanes(sender.send, jobs)):
            run.write(lambda db: _settle(db, run, group))  # noqa: B023 - called at once
            for sent in group:
                if sent.state == "stored":
                    run.outcome.photos += 1
                    sender.tell(sent.item.sha256, sent.item.size)
                settled += sent.state != "untried"
        if not settled:
            break
    if sender.trouble is not None:
        raise sender.trouble


def _ask_again(db: "Database", photos: list[tuple[str, int]]) -> Changes:
    for sha, size in photos:
        outbox.add(db, "photo", sha, size)
    return Changes(outbox=True)


def _groups(results: Iterable[Sent]) -> Iterable[list[Sent]]:
    """A few at a time share one commit."""
    group: list[Sent] = []
    for sent in results:
        group.append(sent)
        if len(group) >= SETTLED_AT_ONCE:
            yield group
            group = []
    if group:
        yield group


def _settle(db: "Database", run: Run, group: list[Sent]) -> Changes:
    outbox.done(db, "photo", [sent.item.sha256 for sent in group if sent.state == "stored"])
    for sent in group:
        if sent.state == "aside" and sent.text is not None:
            outbox.set_aside(db, "photo", sent.item.sha256, sent.code, sent.text)
            run.outcome.aside += 1
        elif sent.state == "later":
            outbox.postpone(db, "photo", sent.item.sha256, later(run.now(), sent.item.attempts, run.rand), sent.code)
    return Changes(photos=frozenset(sent.item.sha256 for sent in group), outbox=True, status=True)


def fetch_wanted(run: Run) -> None:
    """Fetch originals the ledger holds and this device never had, proved by their hash. Raises SyncTrouble."""
    wanted = run.on_db(lambda db: delivery.wanted_photos(db, FETCHED_AT_ONCE))
    trouble: list[OfficerError] = []

    def fetch(one: tuple[str, int]) -> str | None:
        if trouble or run.cancelled:
            return None
        try:
            return run.media.put(run.client.download(one[0], max(one[1], MAX_PHOTO)))
        except NotKnown:
            return None
        except OfficerError as error:
            trouble.append(error)
            return None

    got: list[str] = []
    for (_, length), sha in zip(wanted, run.lanes(fetch, wanted), strict=True):
        if sha is None:
            continue
        got.append(sha)
        run.outcome.downloaded += 1
        run.tell("download", run.outcome.downloaded, len(wanted), length, sha)
        if len(got) >= SETTLED_AT_ONCE:
            _note_arrived(run, got)
            got = []
    if got:
        _note_arrived(run, got)
    if trouble:
        raise trouble[0]


def _note_arrived(run: Run, shas: list[str]) -> None:
    def arrived(db: "Database") -> Changes:
        delivery.arrived(db, shas)
        return Changes(photos=frozenset(shas), status=True)

    run.write(arrived)

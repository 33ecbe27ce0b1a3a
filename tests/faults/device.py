"""One laptop of a history: its folder, its store, its engine, and the moment its process dies."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import requests

from officer_app import paths
from officer_app.core.catalog import Catalog
from officer_app.core.clock import iso
from officer_app.core.workdays import Calendar
from officer_app.seal.files import MediaCipher
from officer_app.seal.sign import Signer
from officer_app.store import meta, photos
from officer_app.store.database import open_database, write
from officer_app.store.media import Media
from officer_app.store.photos import PhotoRow
from officer_app.sync.run import Outcome
from officer_app.usecases import findings, sync
from officer_app.usecases.desk import Desk
from tests.faults.transport import Faulty, Lost
from tests.fixtures.ledger import VALUES

if TYPE_CHECKING:
    from tests.faults.world import World

KEY = bytes(range(32))
_minted = itertools.count(1)


class Crash(BaseException):
    """The process is gone. Nothing of the product may catch it."""


class Fuse:
    """Counts statements; the one it was set for does not return. Or dies before the first that has a `word`."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.word = ""

    def burn(self, statement: str) -> None:
        if self.word and self.word in statement:
            self.word = ""
            raise Crash
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            self.left = None
            raise Crash


class Wire:
    """A connection whose process may die before or after any statement."""

    def __init__(self, connection: Any, fuse: Fuse) -> None:
        self._connection = connection
        self._fuse = fuse

    def execute(self, *args: Any) -> Any:
        return self._run(self._connection.execute, args)

    def executemany(self, *args: Any) -> Any:
        return self._run(self._connection.executemany, args)

    def _run(self, call: Callable[..., Any], args: Any) -> Any:
        self._fuse.burn(str(args[0]))
        answer = call(*args)
        self._fuse.burn("")
        return answer

    @property
    def in_transaction(self) -> bool:
        return bool(self._connection.in_transaction)

    def close(self) -> None:
        self._connection.close()


class Fused:
    """What the product sees as its database."""

    def __init__(self, database: Any, fuse: Fuse) -> None:
        self.conn = Wire(database.conn, fuse)

    def close(self) -> None:
        self.conn.close()


@cache
def _lists() -> tuple[Catalog, Calendar]:
    def read(name: str) -> bytes:
        return paths.resource(f"catalog/{name}").read_bytes()

    return Catalog.load(read), Calendar.from_json(read("workcalendar_cn.json"))


@cache
def _empty_store() -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        open_database(path, KEY).close()
        return path.read_bytes()


@dataclass
class Device:
    """One laptop: its folder is all there is of it."""

    folder: Path
    world: "World"
    signer: Signer = field(default_factory=Signer.generate)
    fuse: Fuse = field(default_factory=Fuse)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        (self.folder / "ledger.db").write_bytes(_empty_store())
        self.open()
        with write(self.desk.db):
            meta.put(self.desk.db, {"device_private": self.signer.private.hex(), "install_id": self.folder.name})

    def open(self) -> None:
        catalog, calendar = _lists()
        database: Any = Fused(open_database(self.folder / "ledger.db", KEY), self.fuse)
        self.desk = Desk(
            db=database,
            media=Media(self.folder / "media", MediaCipher(KEY)),
            now=self.world.now,
            new_id=self.world.new_id,
            catalog=catalog,
            calendar=calendar,
            version="test",
        )

    def on_db(self, fn: Callable[[Any], Any]) -> Any:
        return fn(self.desk.db)

    @contextmanager
    def dying(self, after: int | None = None, before: str = "") -> Iterator[None]:
        """Die after so many statements, or before one with these words, if it comes to that, and start again."""
        self.fuse.left, self.fuse.word = after, before
        try:
            yield
        except Crash:
            self.desk.db.close()
            self.open()
        finally:
            self.fuse.left, self.fuse.word = None, ""

    def take_photo(self, data: bytes) -> str:
        sha = self.desk.media.put(data)
        row = PhotoRow(sha, len(data), "image/jpeg", 4, 3, "", iso(self.world.now()), 1)
        with write(self.desk.db):
            photos.add(self.desk.db, row, b"thumb")
        return sha

    def record(self, shots: int = 0) -> None:
        shas = [self.take_photo(b"photo %d " % next(_minted) * 40) for _ in range(shots)]
        findings.submit(self.desk, "counter", dict(VALUES), [(sha, "") for sha in shas])

    def amend(self, nth: int) -> None:
        rows = self.desk.db.conn.execute("SELECT id FROM finding ORDER BY id").fetchall()
        if rows:
            findings.amend(self.desk, rows[nth % len(rows)][0], dict(VALUES) | {"text": f"{next(_minted)}"}, [], "补充")

    def make_room(self) -> None:
        """Let go of photos every backup has, as if all were old."""
        sync.free_space(self.desk.db, self.desk.media, self.world.now() + timedelta(days=1), keep_days=0)
        for (sha,) in self.rows("SELECT sha256 FROM photo WHERE local = -1"):
            self.world.let_go.add(sha)
            assert sha in self.world.photos_everywhere(), "a photo was let go that a restored ledger may lack"

    def exchange(self, plan: dict[int, Lost] | None = None, unplugged: str = "") -> Outcome:
        """One exchange; `plan` says what happens to its n-th request, `unplugged` which path is never reached."""
        numbers = itertools.count()

        def fate(request: requests.PreparedRequest) -> Lost | None:
            planned = (plan or {}).get(next(numbers))
            return Lost.REQUEST if unplugged and unplugged in (request.url or "") else planned

        adapter = Faulty(self.world.app, fate)
        engine = sync.open_engine(
            self.on_db, self.desk.media, self.folder, self.world.now, self.world.rand, adapter=lambda: adapter
        )
        engine._pace.items = self.world.batch
        try:
            return sync.sync_now(engine, by_hand=True)
        finally:
            if self.fuse.left is None:
                adapter.release()
            self.world.remember(self)

    def rows(self, sql: str, *args: Any) -> list[Any]:
        return list(self.desk.db.conn.execute(sql, args).fetchall())

    def numbers(self) -> set[tuple[str, str]]:
        """Every receipt and official number this device shows, with its finding."""
        return {
            (number, finding)
            for number, finding in self.rows("SELECT number, finding FROM number")
            if not number.startswith("L") and len(number) < 36  # nor the id of the walk a finding came from
        }

    def events(self) -> dict[str, str]:
        return dict(self.rows("SELECT id, sha256 FROM event"))

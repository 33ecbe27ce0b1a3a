"""Opening the store: pragmas, keys, versions, one window only, and the journal that cannot be changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from officer_app.core.errors import Fault, OfficerError
from officer_app.store import database, migrations
from officer_app.store.database import DBError, open_database, write
from officer_app.usecases import setup
from officer_app.usecases.desk import Desk


def fault_of(path: Path, key: bytes) -> Fault:
    with pytest.raises(OfficerError) as caught:
        open_database(path, key)
    return caught.value.fault


def test_the_pragmas_that_survived_power_cuts_are_set(tmp_path: Path) -> None:
    db = open_database(tmp_path / "x.db", os.urandom(32))
    wanted = {"locking_mode": "exclusive", "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2}
    assert {name: db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
    assert not list(tmp_path.glob("*-shm"))
    db.close()


def test_a_wrong_key_and_rubbish_are_told_and_nothing_is_changed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.db"
    open_database(path, os.urandom(32)).close()
    before = path.read_bytes()
    assert fault_of(path, os.urandom(32)) is database.WRONG_KEY
    assert path.read_bytes() == before
    path.write_bytes(os.urandom(8192))
    assert fault_of(path, os.urandom(32)) is database.WRONG_KEY
    assert capfd.readouterr().err == ""


def test_a_second_window_is_told_so(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    desk = setup.create_trial(folder)
    code = (
        "import sys; from pathlib import Path; from officer_app.usecases import setup\n"
        "from officer_app.core.errors import OfficerError\n"
        "try: setup.open_profile(Path(sys.argv[1]))\n"
        "except OfficerError as error: print(error.code, [name for name in ('numpy', 'cv2') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "database.busy []", "and what only looks at photos is not loaded for the store"
    setup.close(desk)
    setup.close(setup.open_profile(folder))


def test_a_newer_schema_is_refused_and_not_one_byte_changed(tmp_path: Path) -> None:
    path, key = tmp_path / "x.db", os.urandom(32)
    db = open_database(path, key)
    db.conn.execute(f"PRAGMA user_version={migrations.KNOWN + 1}")
    db.close()
    before = path.read_bytes()
    assert fault_of(path, key) is database.NEWER
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["x.db"]


def test_a_migration_is_atomic_and_a_whole_copy_is_kept_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key = tmp_path / "x.db", os.urandom(32)
    db = open_database(path, key)
    with write(db):
        db.conn.execute("INSERT INTO meta VALUES ('kept', 'yes')")
    db.close()

    def breaks(db: object) -> None:
        db.conn.execute("CREATE TABLE half(a INTEGER) STRICT")  # type: ignore[attr-defined]
        raise KeyError("half-way")

    def second(db: object) -> None:
        db.conn.execute("CREATE TABLE added(a INTEGER) STRICT")  # type: ignore[attr-defined]

    monkeypatch.setattr(migrations, "KNOWN", migrations.KNOWN + 1)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, breaks))
    with pytest.raises(KeyError):
        open_database(path, key)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS[:-1], second))
    db = open_database(path, key)
    assert "added" in db.table_names()
    assert "half" not in db.table_names()
    db.close()
    monkeypatch.undo()
    assert fault_of(path, key) is database.NEWER
    copy = open_database(tmp_path / f"x.db.before-{migrations.KNOWN + 1}", key)
    assert copy.conn.execute("SELECT v FROM meta").fetchall() == [("yes",)]
    assert "added" not in copy.table_names()
    copy.close()


@pytest.mark.parametrize("statement", ["UPDATE event SET kind = 'x'", "DELETE FROM event"])
def test_an_event_cannot_be_changed_or_removed(filled: Desk, statement: str) -> None:
    with pytest.raises(DBError, match="never"):
        filled.db.conn.execute(statement)


def test_write_keeps_all_or_nothing(desk: Desk) -> None:
    def half_way() -> None:
        with write(desk.db) as db:
            db.conn.execute("INSERT INTO meta VALUES ('a', '1')")
            raise KeyError

    with pytest.raises(KeyError):
        half_way()
    assert desk.db.conn.execute("SELECT count(*) FROM meta WHERE k = 'a'").fetchone() == (0,)
    with write(desk.db) as db:
        db.conn.execute("INSERT INTO meta VALUES ('a', '1')")
    assert not desk.db.conn.in_transaction


def test_every_table_is_strict(desk: Desk) -> None:
    loose = [
        name
        for name, sql in desk.db.conn.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*_fts*'"
            " AND name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
        ).fetchall()
        if "STRICT" not in sql.rpartition(")")[2]
    ]
    assert loose == []

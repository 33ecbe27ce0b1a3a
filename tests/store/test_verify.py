"""What verification notices: one bit anywhere, a row that is not what its events say, an event that is not its own."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from officer_app.core.errors import OfficerError
from officer_app.usecases import setup, verify
from officer_app.usecases.desk import Desk


def test_a_sound_profile_is_sound(filled: Desk) -> None:
    assert verify.verify(filled).faults == []


def sound_after(folder: Path, damage: Callable[[Path], None]) -> bool:
    """Whether a copy of a profile still opens and verifies after `damage`. It may refuse, but only in our own words."""
    damage(folder)
    try:
        desk = setup.open_profile(folder)
    except OfficerError:
        return False
    try:
        return verify.verify(desk).sound
    except OfficerError:
        return False
    finally:
        desk.db.close()


def test_one_flipped_bit_in_the_database_is_found_every_time(filled_folder: Path, tmp_path: Path) -> None:
    rand = random.Random(7)
    size = (filled_folder / "ledger.db").stat().st_size
    for round in range(12):
        copy = tmp_path / str(round)
        shutil.copytree(filled_folder, copy)

        def flip(folder: Path) -> None:
            path = folder / "ledger.db"
            data = bytearray(path.read_bytes())
            data[rand.randrange(16, size)] ^= 1 << rand.randrange(8)
            path.write_bytes(data)

        assert not sound_after(copy, flip)


def test_a_photo_flipped_cut_or_gone_is_found(desk: Desk, kept: list[str]) -> None:
    path = desk.media.path(kept[0])
    good = path.read_bytes()
    assert verify.verify(desk).sound
    for bad in (good[:500] + bytes([good[500] ^ 1]) + good[501:], good[:-1], b"", None):
        path.unlink() if bad is None else path.write_bytes(bad)
        report = verify.verify(desk)
        assert not report.checks["photos"]
        assert kept[0] in report.faults[0]
        path.write_bytes(good)
    assert verify.verify(desk).sound


@pytest.mark.parametrize(
    ("sql", "check"),
    [
        ("UPDATE finding SET title = 'x' WHERE n = 1", "projections"),
        ("DELETE FROM finding WHERE n = 1", "projections"),
        ("UPDATE tally SET findings = findings + 1", "projections"),
        (
            "UPDATE event SET raw = CAST(replace(CAST(raw AS TEXT), 'S2', 'S1') AS BLOB)"
            " WHERE n = (SELECT n FROM event WHERE kind = 'finding.submitted' AND instr(CAST(raw AS TEXT), 'S2')"
            " LIMIT 1)",
            "events",
        ),
        (
            "DELETE FROM event WHERE n = (SELECT n FROM event WHERE kind = 'finding.submitted' LIMIT 1 OFFSET 5)",
            "events",
        ),
        ("UPDATE event SET signature = zeroblob(64) WHERE n = 3", "events"),
        ("UPDATE delivery SET receipt = '{}', receipt_signature = zeroblob(64) WHERE ledger_seq = 1", "receipts"),
    ],
)
def test_a_change_behind_our_back_is_found(filled: Desk, sql: str, check: str) -> None:
    for trigger in ("event_written_once", "event_never_removed"):
        filled.db.conn.execute(f"DROP TRIGGER {trigger}")
    filled.db.conn.execute(sql.replace("'{}'", "CAST('{}' AS BLOB)"))
    report = verify.verify(filled)
    assert not report.checks[check], report


def test_rebuilding_mends_projections(filled: Desk) -> None:
    filled.db.conn.execute("DELETE FROM finding WHERE n < 50")
    assert not verify.verify(filled).sound
    verify.rebuild(filled)
    assert verify.verify(filled).sound

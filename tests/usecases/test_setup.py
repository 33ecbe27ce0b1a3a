"""Profiles: trial, passphrase, recovery key, copies, and everything that can be wrong with the folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from officer_app.core.errors import OfficerError
from officer_app.seal import wrap
from officer_app.store import database, meta, profile
from officer_app.usecases import findings, lists, setup
from officer_app.usecases.desk import Desk
from tests.usecases.conftest import VALUES

PASSPHRASE = "柳絮 春雨 码头 灯塔 海雾"


def test_a_trial_opens_without_asking_and_says_what_it_is(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    assert profile.state(folder) == "trial"
    assert profile.preferences(folder).kind == "trial"
    done = findings.submit(desk, "counter", VALUES)
    setup.close(desk)
    again = setup.open_profile(folder)
    assert lists.finding(again, done.finding_id).row.temp_no == done.temp_no
    setup.close(again)


def test_a_passphrase_its_change_and_the_recovery_key(tmp_path: Path) -> None:
    folder, office = tmp_path / "own", wrap.new_recovery_pair()
    assert profile.state(folder) == "empty"
    with pytest.raises(OfficerError) as caught:
        setup.create_profile(folder, "password1234", office.public)
    assert caught.value.fault is profile.WEAK
    setup.close(setup.create_profile(folder, PASSPHRASE, office.public))
    assert profile.state(folder) == "locked"
    with pytest.raises(OfficerError) as caught:
        setup.open_profile(folder, PASSPHRASE + "!")
    assert caught.value.fault is wrap.WRONG_PASSPHRASE
    setup.change_passphrase(folder, PASSPHRASE, "a stairway of salt")
    with pytest.raises(OfficerError):
        setup.open_profile(folder, PASSPHRASE)
    setup.close(setup.open_profile(folder, "a stairway of salt"))
    with pytest.raises(OfficerError) as caught:
        setup.open_with_recovery(folder, wrap.new_recovery_pair().private, PASSPHRASE)
    assert caught.value.fault is wrap.WRONG_RECOVERY_KEY
    setup.close(setup.open_with_recovery(folder, office.private, PASSPHRASE))
    setup.close(setup.open_profile(folder, PASSPHRASE))


def test_the_key_is_nowhere_in_clear(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    key = profile.create(folder, PASSPHRASE, None, "enrolled")
    desk = setup.open_profile(folder, PASSPHRASE)
    secret = desk.identity().device_private
    setup.take_device_code(desk, "ABCD", user="u", alias="TY-Q-007")
    findings.submit(desk, "counter", VALUES)
    setup.close(desk)
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not any(part in data for part in (key, key.hex().encode(), secret.encode(), PASSPHRASE.encode()))
            assert path.name == "ledger.db" or path.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def fault(folder: Path) -> str:
    with pytest.raises(OfficerError) as caught:
        setup.open_profile(folder)
    return caught.value.code


def test_every_broken_file_has_its_own_words(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    setup.close(setup.create_trial(whole))

    def broken(name: str) -> Path:
        shutil.copytree(whole, tmp_path / name)
        return tmp_path / name

    assert fault(tmp_path / "nothing") == profile.NO_PROFILE.code
    for content in (b"", b"{}", b"[1]", os.urandom(100), b'{"passphrase":"x"}'):
        (broken("key") / "key.json").write_bytes(content)
        assert fault(tmp_path / "key") == wrap.DAMAGED_WRAP.code
        shutil.rmtree(tmp_path / "key")
    for size in (100, 4096, 9000):
        folder = broken("cut")
        os.truncate(folder / "ledger.db", size)
        assert fault(folder) == database.DAMAGED.code, size
        shutil.rmtree(folder)


def test_broken_preferences_give_the_defaults_and_are_kept_aside(tmp_path: Path) -> None:
    for content in (b"", b"null", b'{"text_size":"big"}', os.urandom(50), b"[" * 100_000):
        (tmp_path / "profile.json").write_bytes(content)
        assert profile.preferences(tmp_path) == profile.Preferences()
        assert (tmp_path / "profile.json.bad").read_bytes() == content


def test_a_profile_is_never_created_over_another(tmp_path: Path) -> None:
    setup.close(setup.create_trial(tmp_path / "one"))
    before = (tmp_path / "one" / "key.json").read_bytes()
    with pytest.raises(OfficerError) as caught:
        setup.create_trial(tmp_path / "one")
    assert caught.value.fault is profile.ALREADY
    (tmp_path / "one" / "key.json").rename(tmp_path / "kept aside")
    with pytest.raises(OfficerError) as caught:
        setup.create_trial(tmp_path / "one")
    assert caught.value.fault is profile.ALREADY
    assert (tmp_path / "kept aside").read_bytes() == before


def test_a_copy_and_a_restored_backup_know_that_they_woke_up_elsewhere(tmp_path: Path) -> None:
    desk = setup.create_trial(tmp_path / "one")
    install, data = meta.get(desk.db, "install_id"), meta.get(desk.db, "data_id")
    setup.close(desk)
    desk = setup.open_profile(tmp_path / "one")
    assert meta.get(desk.db, "install_id") == install
    setup.close(desk)
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    copy = setup.open_profile(tmp_path / "two")
    assert meta.get(copy.db, "install_id") != install
    assert meta.get(copy.db, "data_id") == data
    setup.close(copy)


def test_naming_a_desk_loads_neither_sqlite_nor_cryptography() -> None:
    code = (
        "import sys\nfrom officer_app.usecases import desk, drafts, findings, lists, photos, setup, verify\n"
        "print([m for m in ('sqlite_utils', 'sqlcipher3', 'cryptography', 'argon2', 'requests', 'PIL')"
        " if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"

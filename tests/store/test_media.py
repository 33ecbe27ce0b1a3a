"""Photos on disk: durable before they have a name, sound under it, never lost by a crash in between."""

import hashlib
import os
from pathlib import Path

import pytest

from officer_app.core.errors import OfficerError
from officer_app.seal.files import MediaCipher
from officer_app.store import database
from officer_app.store.media import Media


@pytest.fixture
def photos(tmp_path: Path) -> Media:
    return Media(tmp_path / "media", MediaCipher(b"k" * 32))


def test_a_photo_comes_back_under_its_hash(photos: Media) -> None:
    data = os.urandom(100_000)
    name = photos.put(data)
    assert name == hashlib.sha256(data).hexdigest()
    assert photos.get(name) == data
    assert photos.has(name)
    assert list(photos.names()) == [name]
    assert data not in photos.path(name).read_bytes()
    assert photos.put(data) == name
    for size in (1, 99_999, 100_001, 9_000_000, 5):  # buffers are used again
        data = os.urandom(size)
        assert photos.get(photos.put(data)) == data


def test_order_of_the_durable_steps(photos: Media, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    def watch(module: object, name: str) -> None:
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *a, **k: (steps.append(name), real(*a, **k))[1])

    photos.put(b"first, so that the folders are there")
    watch(database, "sync_file")
    watch(MediaCipher, "open_into")
    watch(os, "replace")
    watch(database, "sync_folder")
    photos.path("ab" + "0" * 62).parent.mkdir(exist_ok=True)
    data = next(d for i in range(10_000) if hashlib.sha256(d := str(i).encode()).hexdigest().startswith("ab"))
    photos.put(data)
    assert steps == ["sync_file", "open_into", "replace", "sync_folder", "sync_file"]


@pytest.mark.parametrize("step", ["sync_file", "replace", "sync_folder"])
def test_a_failure_at_any_step_leaves_no_half_photo_and_the_next_try_works(
    photos: Media, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    data = os.urandom(5000)
    with monkeypatch.context() as broken:
        broken.setattr(os if step == "replace" else database, step, fail)
        with pytest.raises(OfficerError) as caught:
            photos.put(data)
    assert caught.value.fault is database.DISK_FULL
    assert not list((photos.folder / "tmp").glob("*")) or step == "sync_folder"
    assert photos.get(photos.put(data)) == data


def test_a_damaged_file_is_found_and_a_new_photo_mends_it(photos: Media) -> None:
    data = os.urandom(4000)
    path = photos.path(photos.put(data))
    sealed = bytearray(path.read_bytes())
    sealed[2000] ^= 4
    path.write_bytes(sealed)
    with pytest.raises(OfficerError, match="damaged"):
        photos.get(path.name)
    assert photos.get(photos.put(data)) == data
    with pytest.raises(OfficerError, match="damaged"):
        photos.get("0" * 64)


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "", "0" * 63, "0" * 65])
def test_a_name_from_elsewhere_leads_nowhere(photos: Media, name: str) -> None:
    with pytest.raises(ValueError, match="sha256"):
        photos.path(name)


def test_the_sweep_takes_old_orphans_only(photos: Media) -> None:
    kept, orphan, young = (photos.put(os.urandom(10)) for _ in range(3))
    left = photos.folder / "tmp" / "left by a crash"
    left.write_bytes(b"half")
    for path in (photos.path(kept), photos.path(orphan), left):
        os.utime(path, (1000, 1000))
    assert photos.sweep({kept}, older_than=2000) == [orphan]
    assert set(photos.names()) == {kept, young}
    assert not left.exists()

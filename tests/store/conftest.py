"""A real profile a test; one filled with some hundred findings a run."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.usecases import drafts, photos, setup
from officer_app.usecases.desk import Desk
from tests.bench.fill import fill

N = 400


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = setup.create_trial(tmp_path / "profile")
    yield desk
    setup.close(desk)


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "profile"
    desk = setup.create_trial(folder)
    fill(desk, N, batch=150)
    setup.close(desk)
    return folder


@pytest.fixture
def filled(filled_folder: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(filled_folder, tmp_path / "filled")
    desk = setup.open_profile(tmp_path / "filled")
    yield desk
    setup.close(desk)


@pytest.fixture
def kept(desk: Desk) -> list[str]:
    """Two photos that are durable and named by a draft."""
    draft, _ = drafts.open_draft(desk, "counter")
    shas = [desk.media.put(bytes([n]) * 3000) for n in (1, 2)]
    for sha in shas:
        photos.attach_photo(desk, draft.id, photos.Kept(sha, 3000, "image/jpeg", 1, 1, "", b"thumb"))
    return sorted(shas)

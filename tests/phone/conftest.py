from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.photos.ingest import Decoder
from tests.fixtures.window import hands, profile, trial  # noqa: F401
from tests.phone.desk import Desk


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    with Decoder() as one:
        yield one


@pytest.fixture
def desk(tmp_path: Path, decoder: Decoder) -> Desk:
    return Desk(tmp_path / "media", decoder)

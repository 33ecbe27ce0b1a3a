"""A real trial profile, real JPEGs, a real decoder, and the ledger's hand for steps a desk receives."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from officer_app import paths
from officer_app.photos.ingest import Decoder
from officer_app.usecases import drafts, findings, photos, setup
from officer_app.usecases.desk import Desk
from officer_app.usecases.findings import Finished
from tests.fixtures.ledgers_hand import LedgersHand
from tests.fixtures.small_disk import small_disk  # noqa: F401

VALUES: dict[str, Any] = {
    "category_code": "T0401",
    "hall_code": "H01",
    "text": "窗口要求提供清单外材料：单身证明、户口本复印件，办事指南里没有这两项。",
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = setup.create_trial(tmp_path / "profile")
    yield desk
    setup.close(desk)


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    with Decoder() as one:
        yield one


@pytest.fixture(scope="session")
def pictures() -> list[bytes]:
    return [paths.resource(f"sample/photos/{name}.jpg").read_bytes() for name in ("hall", "notice", "kiosk")]


@pytest.fixture
def draft(desk: Desk, decoder: Decoder, pictures: list[bytes]) -> str:
    """A draft with two photos, ready to finish."""
    opened, _ = drafts.open_draft(desk, "counter", VALUES)
    for picture in pictures[:2]:
        photos.add_photo(desk, opened.id, picture, decoder)
    return opened.id


@pytest.fixture
def finished(desk: Desk, draft: str) -> Finished:
    return findings.finish(desk, draft)


Steps = Callable[..., None]


@pytest.fixture
def step(desk: Desk) -> Steps:
    """`step(finding_id, "return_supplement", "submitted", "returned", …)`: the ledger's signed event arrives."""
    return LedgersHand(desk).step

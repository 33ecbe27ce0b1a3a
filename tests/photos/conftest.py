from collections.abc import Iterator

import pytest

from officer_app.photos.ingest import Decoder


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    with Decoder() as one:
        yield one

"""A world of one officer's devices and a real ledger, in memory."""

import shutil
from collections.abc import Iterator

import pytest

from tests.faults.histories import memory_folder
from tests.faults.world import World


@pytest.fixture
def world() -> Iterator[World]:
    folder = memory_folder()
    made = World(folder / "world", 2)
    yield made
    made.close()
    shutil.rmtree(folder, ignore_errors=True)

"""Die at every statement of one exchange, one after the other, start again, and nothing is lost or doubled."""

import shutil

import pytest

from tests.faults.histories import memory_folder
from tests.faults.judge import judge
from tests.faults.world import World

STRIDE = 3
"""Every third statement in each run of the suite's three; together all of them."""


@pytest.mark.parametrize("first", range(STRIDE))
def test_an_exchange_survives_death_at_every_statement(first: int) -> None:
    folder = memory_folder()
    world = World(folder / "world", 2)
    one, two = world.devices
    survived = False
    point = first
    while not survived:
        for device in (one, two):
            device.record(1)
        two.exchange()
        with one.dying(point):
            one.exchange()
            survived = True
        point += STRIDE
    judge(world)
    assert point > 60, "an exchange has many statements"
    world.close()
    shutil.rmtree(folder, ignore_errors=True)


def test_a_record_survives_death_at_every_statement() -> None:
    folder = memory_folder()
    world = World(folder / "world", 1)
    (device,) = world.devices
    survived = False
    point = 0
    while not survived:
        before = set(device.events())
        with device.dying(point):
            device.record(1)
            survived = True
        queued = {ref for (ref,) in device.rows("SELECT ref FROM outbox WHERE kind = 'event'")}
        assert set(device.events()) - before <= queued, "a record that is not queued"
        assert len(queued) == len(device.events()) == len(device.rows("SELECT 1 FROM finding"))
        point += 1
    judge(world)
    world.close()
    shutil.rmtree(folder, ignore_errors=True)

"""Two hundred random histories must hold; each rule taken away must be seen, by the shortest history that needs it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.faults import histories
from tests.faults.judge import judge
from tests.faults.mutants import MUTANTS
from tests.faults.transport import Lost
from tests.faults.world import World


def test_two_hundred_histories_hold() -> None:
    histories.run(200, 15)


@contextmanager
def a_world() -> Iterator[World]:
    folder = histories.memory_folder()
    world = World(folder / "world", 2)
    try:
        yield world
    finally:
        world.close()
        shutil.rmtree(folder, ignore_errors=True)


def acknowledged_then_restored(world: World) -> None:
    """Acknowledged, nothing pulled, and the ledger goes back: only the witness knows (R2)."""
    world.back_up()
    world.devices[0].record()
    world.devices[0].exchange(unplugged="/v1/pull")
    world.restore(0, told=False)


def dead_while_pulling(world: World) -> None:
    """A page arrives and the process dies before it is applied."""
    one, two = world.devices
    one.record()
    one.exchange()
    with two.dying(before="INSERT INTO event"):
        two.exchange()


def answer_lost(world: World) -> None:
    world.devices[0].record()
    world.devices[0].exchange({1: Lost.REQUEST})


def shown_then_restored(world: World) -> None:
    """A number is on paper, the ledger goes back and gives the next ones (R6, R7)."""
    world.back_up()
    world.devices[0].record()
    world.devices[0].exchange()
    world.restore(0, told=True)
    world.devices[1].record()
    world.devices[1].exchange()


def delivered_then_restored(world: World) -> None:
    """Delivered, pulled back, and gone from the ledger: every device is a backup (R3, R4)."""
    world.back_up()
    world.devices[0].record(1)
    world.devices[0].exchange()
    world.restore(0, told=True, photos_too=True)


def older_generation_restored(world: World) -> None:
    """The newest backup is broken and the older one is used (R5)."""
    world.back_up()
    world.devices[0].record()
    world.devices[0].exchange()
    world.back_up()
    world.devices[0].exchange()
    world.restore(0, told=True)


def numbered_twice_then_restored(world: World) -> None:
    """A finding was given a second number after a restore, because its amendments came before the event with the first
    one; and the ledger goes back to before both (R7)."""
    world.back_up()
    world.devices[0].record()
    world.devices[0].exchange()
    for _ in range(2):
        world.devices[0].amend(0)
    world.restore(0, told=False)
    world.devices[0].exchange()
    world.devices[0].exchange()
    world.restore(0, told=True)


def test_every_number_ever_given_leads_to_its_finding() -> None:
    with a_world() as world:
        numbered_twice_then_restored(world)
        assert len({number for number, _ in world.shown}) == 2
        judge(world)


def test_photos_handed_in_and_gone_before_the_news_came_are_handed_in_again() -> None:
    """The event was in the backup, the photos came after it, and the device had not heard of them yet when the ledger
    went back: nothing it was shown by the feed tells it so."""
    with a_world() as world:
        device = world.devices[0]
        device.record(2)
        device.exchange({1: Lost.FLIPPED, 0: Lost.TWICE})
        world.back_up()
        device.exchange()
        world.restore(0, told=False)
        judge(world)


NEEDED_BY: dict[str, Callable[[World], None]] = {
    "without_witness": acknowledged_then_restored,
    "cursor_first": dead_while_pulling,
    "outbox_emptied_when_sent": answer_lost,
    "receipts_not_offered": shown_then_restored,
    "nothing_offered_again": delivered_then_restored,
    "newest_generation_is_safe": older_generation_restored,
}


@pytest.mark.parametrize("name", MUTANTS)
def test_every_rule_is_needed_and_the_judge_can_see(name: str) -> None:
    with a_world() as world:
        NEEDED_BY[name](world)
        judge(world)
    with a_world() as world, MUTANTS[name]():
        NEEDED_BY[name](world)
        with pytest.raises(AssertionError):
            judge(world)

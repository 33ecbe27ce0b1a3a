"""Random histories of the real engine, stores and ledger. `run` plays them; each ends in judgement."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.faults.judge import judge
from tests.faults.transport import Lost
from tests.faults.world import World

DEVICES = 2
_device = st.integers(0, DEVICES - 1)
_plan = st.dictionaries(st.integers(0, 6), st.sampled_from(Lost), max_size=2)
_statement = st.integers(0, 120)


def memory_folder() -> Path:
    """Where a history's files lie: in memory where there is such a place."""
    shm = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="histories-", dir=shm if shm.is_dir() else None))


class Histories(RuleBasedStateMachine):
    """What officers, networks, machines and operators do, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = memory_folder()
        self.world = World(self.folder / "world", DEVICES)
        self.sound = True

    @rule(n=_device, shots=st.integers(0, 2))
    def record(self, n: int, shots: int) -> None:
        self._step(lambda: self.world.devices[n].record(shots))

    @rule(n=_device, statement=_statement)
    def record_and_die(self, n: int, statement: int) -> None:
        device = self.world.devices[n]

        def step() -> None:
            with device.dying(statement):
                device.record(1)

        self._step(step)

    @rule(n=_device, which=st.integers(0, 9))
    def amend(self, n: int, which: int) -> None:
        self._step(lambda: self.world.devices[n].amend(which))

    @rule(n=_device, plan=_plan)
    def exchange(self, n: int, plan: dict[int, Lost]) -> None:
        self._step(lambda: self.world.devices[n].exchange(plan))

    @rule(n=_device)
    def exchange_well(self, n: int) -> None:
        self._step(lambda: self.world.devices[n].exchange())

    @rule(n=_device)
    def hand_in_and_lose_the_line(self, n: int) -> None:
        """The push is acknowledged, nothing is pulled."""
        self._step(lambda: self.world.devices[n].exchange(unplugged="/v1/pull"))

    @rule(n=_device, statement=_statement, plan=_plan)
    def exchange_and_die(self, n: int, statement: int, plan: dict[int, Lost]) -> None:
        device = self.world.devices[n]

        def step() -> None:
            with device.dying(statement):
                device.exchange(plan)

        self._step(step)

    @rule(n=_device)
    def make_room(self, n: int) -> None:
        self._step(lambda: self.world.devices[n].make_room())

    @rule(which=st.integers(0, 9))
    def office_acts(self, which: int) -> None:
        self._step(lambda: self.world.act(which))

    @rule()
    def back_up_ledger(self) -> None:
        self._step(self.world.back_up)

    @rule(which=st.integers(0, 2), told=st.booleans(), photos_too=st.booleans())
    def restore_ledger(self, which: int, told: bool, photos_too: bool) -> None:
        self._step(lambda: self.world.restore(which, told, photos_too))

    @rule(n=_device)
    def copy_device(self, n: int) -> None:
        self._step(lambda: self.world.copy_device(n))

    @rule(n=_device)
    def restore_device(self, n: int) -> None:
        self._step(lambda: self.world.restore_device(n))

    def _step(self, do: Callable[[], object]) -> None:
        self.world.now.pass_(seconds=1)
        self.sound = False
        do()
        self.sound = True

    def teardown(self) -> None:
        try:
            if self.sound:
                judge(self.world)
        finally:
            self.world.close()
            shutil.rmtree(self.folder, ignore_errors=True)


def run(count: int, steps: int, seed: int | None = None) -> None:
    """Play `count` histories of at most `steps` steps. Raises what the judge found, with the shortest history."""
    machine = Histories if seed is None else hypothesis.seed(seed)(type("Histories", (Histories,), {}))
    phases = (Phase.generate, Phase.shrink)
    run_state_machine_as_test(machine, settings=_settings(count, steps, phases, derandomize=seed is None))


def catches(mutant: AbstractContextManager[None], count: int, steps: int) -> str:
    """What the judge says of a product with a rule taken away; "" when it saw nothing in `count` histories."""
    said: list[str] = []

    class Watched(Histories):
        def teardown(self) -> None:
            try:
                super().teardown()
            except AssertionError as error:
                said.append(str(error).splitlines()[0])
                raise

    with mutant, suppress(AssertionError, hypothesis.errors.Flaky, BaseExceptionGroup):
        config = _settings(count, steps, (Phase.generate,), derandomize=True)
        run_state_machine_as_test(Watched, settings=config)
    return said[0] if said else ""


def _settings(count: int, steps: int, phases: tuple[Phase, ...], derandomize: bool) -> settings:
    return settings(
        max_examples=count,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        print_blob=False,
        derandomize=derandomize,
        suppress_health_check=list(HealthCheck),
        phases=phases,
        report_multiple_bugs=False,
    )

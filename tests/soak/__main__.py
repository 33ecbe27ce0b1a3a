"""The long programmes: `python -m tests.soak --histories 10000 --kills 1000 --desk 200 --wan 20`.

Prints a table and one line of JSON. `--wan` needs root, a TUN device and the `ip` command, so it is asked for by name.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from itertools import islice
from typing import Any

from tests.desk import kills as desk_kills
from tests.faults import histories, kills
from tests.faults.mutants import MUTANTS

PORTION = 500
"""Histories are played in portions, each with a seed of its own, so that a failure says where to begin."""


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    asked.add_argument("--histories", type=int, default=10_000, help="random histories (0: none)")
    asked.add_argument("--steps", type=int, default=40, help="steps of each history, at most")
    asked.add_argument("--kills", type=int, default=1_000, help="kill -9 of real processes (0: none)")
    asked.add_argument("--desk", type=int, default=200, help="kill -9 of the window in an officer's day (0: none)")
    asked.add_argument(
        "--wan", type=int, default=0, help="journeys over a line that loses, parts and freezes (0: none)"
    )
    asked.add_argument("--mutants", type=int, default=0, help="histories each mutant gets to be caught in (0: none)")
    asked.add_argument("--seed", type=int, default=1, help="begin here")
    said = asked.parse_args()
    rows = [
        *([_row("histories", lambda: _histories(said.histories, said.steps, said.seed))] if said.histories else []),
        *([_row("kills", lambda: _kills(said.kills, said.seed))] if said.kills else []),
        *([_row("desk", lambda: _desk(said.desk, said.seed))] if said.desk else []),
        *([_row("wan", lambda: _wan(said.wan, said.seed))] if said.wan else []),
        *(
            [_row(f"mutant {name}", lambda n=name: _mutant(n, said.mutants)) for name in MUTANTS]
            if said.mutants
            else []
        ),
    ]
    width = max((len(row["programme"]) for row in rows), default=0)
    for row in rows:
        verdict = "held" if row["held"] else "FAILED"
        sys.stdout.write(f"{row['programme']:{width}}  {verdict:6}  {row['seconds']:8.1f} s  {row['came_to']}\n")
    sys.stdout.write(json.dumps({"soak": rows}, ensure_ascii=False) + "\n")
    return 0 if all(row["held"] for row in rows) else 1


def _row(programme: str, play: Callable[[], str]) -> dict[str, Any]:
    began = time.monotonic()
    try:
        came_to, held = play(), True
    except AssertionError as error:
        notes = [*getattr(error, "__notes__", [])]
        came_to, held = "\n".join([str(error), *notes]), False
    return {"programme": programme, "held": held, "seconds": time.monotonic() - began, "came_to": came_to}


def _histories(count: int, steps: int, seed: int) -> str:
    played = 0
    while played < count:
        portion = min(PORTION, count - played)
        try:
            histories.run(portion, steps, seed=seed)
        except AssertionError as error:
            error.add_note(f"seed {seed}, after {played} histories that held")
            raise
        played, seed = played + portion, seed + 1
        sys.stderr.write(f"\r{played} histories")
    return f"{played} histories of up to {steps} steps"


def _kills(count: int, seed: int) -> str:
    toll = kills.run(count, seed, lambda n: sys.stderr.write(f"\r{n} kills") and None)
    return (
        f"{toll.officer_kills} kills of the officer's process, {toll.ledger_kills} of the ledger's; "
        f"{toll.findings} findings and {toll.photos} photos, each exactly once"
    )


def _desk(count: int, seed: int) -> str:
    toll = desk_kills.run(count, seed, lambda n: sys.stderr.write(f"\r{n} kills of the window"))
    return (
        f"{toll.kills} kills in {toll.events} moments of an officer's day; {toll.findings} findings, "
        f"{toll.photos} photos, none lost, nothing doubled; at most the last {toll.lost_s * 1000:.0f} ms of typing "
        f"(the machine itself took up to {toll.owed_s * 1000:.0f} ms)"
    )


def _wan(count: int, seed: int) -> str:
    from tests.faults import journeys, wan

    why = wan.lacking()
    assert not why, why
    came = []
    for plan in islice(journeys.plans(seed), count):
        try:
            came.append(journeys.travel(plan))
        except AssertionError as error:
            error.add_note(f"seed {seed}, after {len(came)} journeys that held: {plan}")
            raise
        sys.stderr.write(f"\r{len(came)} journeys")
    again = sum(one.again for one in came) / sum(one.photo_bytes for one in came)
    return f"{count} journeys over a bad line, everything exactly once; {again:.0%} of the photos' bytes sent again"


def _mutant(name: str, count: int) -> str:
    said = histories.catches(MUTANTS[name](), count, 25)
    assert said, "not caught"
    return said


if __name__ == "__main__":
    sys.exit(main())

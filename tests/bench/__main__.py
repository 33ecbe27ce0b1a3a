"""`python -m tests.bench`: a table and JSON, each figure a ratio to a floor measured in the same run.

--only NAME …   some of the groups        --sizes 1000,100000,1000000   how many findings the profiles hold
--quick         1,000 and 10,000 findings  --out FILE                    where the JSON goes (var/bench.json)
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench import desk, exchanging, saving, searching, sheet, window
from tests.bench.harness import ROOT, Figure, machine, write

GROUPS: dict[str, Callable[[list[int]], list[Figure]]] = {
    "start": window.start,
    "list": window.listing,
    "desk": desk.at_desk,
    "save": lambda sizes: saving.save(),
    "search": searching.search,
    "alike": searching.alike,
    "photo": lambda sizes: saving.photo(),
    "push": lambda sizes: exchanging.push(),
    "pull": lambda sizes: exchanging.pull(),
    "photos-up": lambda sizes: exchanging.photos_up(),
    "sheet": lambda sizes: sheet.figures(),
}


def main() -> int:
    asked = argparse.ArgumentParser(
        prog="python -m tests.bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("--only", nargs="*", choices=list(GROUPS), default=list(GROUPS))
    asked.add_argument("--sizes", default="1000,100000,1000000")
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--out", type=Path, default=ROOT / "var" / "bench.json")
    given = asked.parse_args()
    sizes = [1_000, 10_000] if given.quick else [int(size) for size in given.sizes.split(",")]
    facts = machine()
    sys.stdout.write(f"{facts['system']}, Python {facts['python']}, {facts['cores']} cores, load {facts['load']:.2f}\n")
    figures: list[Figure] = []
    for name in given.only:
        for figure in GROUPS[name](sizes):
            figures.append(figure)
            sys.stdout.write(figure.row() + "\n")
            sys.stdout.flush()
    write(figures, given.out)
    missed = sum(not figure.reached for figure in figures)
    sys.stdout.write(f"{len(figures) - missed} of {len(figures)} reached · {given.out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""What an officer at the window waits for, at every size: pages, keys, photos, advice; and what idleness costs.

The floor of each is the same with the fewest findings, so that the ratio is growth; the ceiling is the promise.
"""

from tests.bench.harness import Figure, child, percentile, profile

IDLE_MS = 25.0
"""Half a percent of one core, over five seconds."""
GROWTH = 1.5
_CODE = "from tests.bench import at_desk; at_desk.main()"


def at_desk(sizes: list[int]) -> list[Figure]:
    """Off the screen, where no display server is waited for; each size in a process of its own."""
    found = {n: _measured(n) for n in sizes}
    few = found[min(sizes)]
    return [figure for n in sizes for figure in _figures(n, found[n], few)]


def _measured(n: int) -> dict[str, list[float]]:
    lines = map(str.split, child(_CODE, str(profile(n))))
    return {name: [float(value) for value in values] for name, *values in lines}


def _figures(n: int, now: dict[str, list[float]], few: dict[str, list[float]]) -> list[Figure]:
    def figure(words: str, name: str, share: float, ceiling: float, growth: float = GROWTH, **more: str) -> Figure:
        ours, floor = percentile(now[name], share), percentile(few[name], share)
        return Figure(f"{words}, {n:,}", ours, floor, growth, ceiling=ceiling, more=more)

    def median(name: str) -> str:
        return f"{percentile(now[name], 0.5):.1f}"

    no = float("inf")  # a few microseconds or one hiccup: what counts is the ceiling
    return [
        figure("page changed → painted, p95", "page", 0.95, 100, p50=median("page")),
        figure("worst hold while typing", "key", 1, 16, no),
        figure("pause in typing → advice, p95", "alike", 0.95, 50, no, p50=median("alike")),
        figure("12-megapixel photo → tile, worst", "tile", 1, 250, p50=median("tile")),
        figure("photo → open to draw on, worst", "annotate", 1, 150, p50=median("annotate")),
        figure("processor in 5 s of idleness", "idle", 1, IDLE_MS, no, timers=f"{now['timers'][0]:.0f}"),
    ]

"""Search at every size: any 1 to 6 characters that really stand in the records, first page; and what the editor asks
while somebody types: findings like the one being written."""

import random
import statistics

from officer_app.store.findings import Filter
from officer_app.usecases import assist, lists, setup
from tests.bench.harness import Figure, percentile, profile, timed

CEILING_MS = {1_000: 10.0, 100_000: 10.0, 1_000_000: 50.0}
QUERIES = 240
ALIKE_MS = 50.0
ASKED = 60


def search(sizes: list[int]) -> list[Figure]:
    """Ours is the p99 over searches for random pieces of real texts, each search the median of three passes through
    all of them (so that the machine's own hiccups do not count as slow queries); the floor is an indexed look-up of one
    finding in the same store (the ratio shows growth, the ceiling is the promise)."""
    return [_search(n) for n in sizes]


def _search(n: int) -> Figure:
    desk = setup.open_profile(profile(n))
    dice = random.Random(7)
    ids = [row[0] for row in desk.db.conn.execute("SELECT id FROM finding ORDER BY n LIMIT 3000").fetchall()]
    pieces = []
    while len(pieces) < QUERIES:
        text = str(lists.finding(desk, dice.choice(ids)).finding.facts.values["text"])
        length, start = dice.randint(1, 6), dice.randrange(max(1, len(text) - 6))
        pieces.append(text[start : start + length])
    lists.page(desk, Filter(text=pieces[0]), None, 50)
    passes = [[timed(lambda p=p: lists.page(desk, Filter(text=p), None, 50)) for p in pieces] for _ in range(3)]
    times = [statistics.median(three) for three in zip(*passes, strict=True)]
    slowest = max(zip(times, pieces, strict=True))
    look_up = statistics.median(timed(lambda i=i: lists.finding(desk, i)) for i in dice.choices(ids, k=200))
    setup.close(desk)
    return Figure(
        f"search 1–6 characters, p99, {n:,}",
        percentile(times, 0.99),
        look_up,
        float("inf"),
        ceiling=CEILING_MS.get(n, 50.0),
        more={"p50": f"{statistics.median(times):.2f}", "slowest": f"{slowest[1]!r} {slowest[0]:.1f}"},
    )


def alike(sizes: list[int]) -> list[Figure]:
    """Ours is the p95 over real findings, each asked for as if it were being written; the floor is an indexed look-up
    of one finding in the same store."""
    return [_alike(n) for n in sizes]


def _alike(n: int) -> Figure:
    desk = setup.open_profile(profile(n))
    dice = random.Random(7)
    ids = [row[0] for row in desk.db.conn.execute("SELECT id FROM finding ORDER BY n DESC LIMIT 3000").fetchall()]
    asked = [lists.finding(desk, i).finding.facts.values for i in dice.choices(ids, k=ASKED)]
    assist.read_past(desk, asked[0])
    passes = [[timed(lambda v=v: assist.read_past(desk, v)) for v in asked] for _ in range(3)]
    times = [statistics.median(three) for three in zip(*passes, strict=True)]
    look_up = statistics.median(timed(lambda i=i: lists.finding(desk, i)) for i in dice.choices(ids, k=200))
    setup.close(desk)
    return Figure(
        f"findings like the one being written, p95, {n:,}",
        percentile(times, 0.95),
        look_up,
        float("inf"),
        ceiling=ALIKE_MS,
        more={"p50": f"{statistics.median(times):.2f}"},
    )

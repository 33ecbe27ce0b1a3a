"""Where two texts differ: what each has that the other has not. Knows no Qt."""

import re
from difflib import SequenceMatcher
from itertools import accumulate

LONGEST = 2000
"""Characters; beyond, comparing would take longer than anybody waits, and nobody reads marks in so much text."""
SHORTEST_COMMON = 2
"""A single character in common between two differences says nothing."""

_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+|\d+|.", re.DOTALL)
"""A word or a number is the same or not as a whole; Chinese is read by characters."""

Span = tuple[int, int]
"""First character and the one after the last."""


def spans(mine: str, theirs: str) -> tuple[list[Span], list[Span]]:
    """Parts of `mine` and of `theirs` that are not in the other; empty where all or nothing would be marked."""
    if len(mine) > LONGEST or len(theirs) > LONGEST:
        return [], []
    here, there = _WORD.findall(mine), _WORD.findall(theirs)
    at, at_there = (list(accumulate(map(len, words), initial=0)) for words in (here, there))
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    common = [block for block in blocks if at[block.a + block.size] - at[block.a] >= SHORTEST_COMMON]
    if not common:
        return [], []
    return (
        _between([(at[block.a], at[block.a + block.size]) for block in common], len(mine)),
        _between([(at_there[block.b], at_there[block.b + block.size]) for block in common], len(theirs)),
    )


def _between(kept: list[Span], end: int) -> list[Span]:
    found, at = [], 0
    for first, after in [*kept, (end, end)]:
        if first > at:
            found.append((at, first))
        at = after
    return found

"""Which of a few hundred short texts a piece of writing is about: BM25 over pairs of characters, with its evidence.

Chinese has no spaces: two neighbouring characters are the smallest piece that means something, and need no dictionary.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

K1, B = 1.2, 0.75
"""How soon repetition stops to count, and how much a long text is discounted: the usual values."""
MOST_POINTS = 2000
"""So many characters of a question are looked at."""

_RUNS = re.compile(r"[a-z0-9]+|[^\W\da-z_]+")


class Hit(NamedTuple):
    """A text that answers: its key, its score, which share (0 to 1) of the question's weight it holds, and the pieces
    of the question found in it, longest first."""

    key: str
    score: float
    share: float
    pieces: tuple[str, ...]


class Relevance:
    """An index of `documents` (key → text), made once: a few ms for a hundred short texts.

    `idle` are pairs that mean nothing in this field, however rare they are among the documents.
    """

    def __init__(self, documents: Mapping[str, str], idle: Collection[str] = ()) -> None:
        counts = {key: Counter(term for term in _terms(text) if term not in idle) for key, text in documents.items()}
        lengths = {key: sum(count.values()) for key, count in counts.items()}
        mean = sum(lengths.values()) / max(1, len(lengths)) or 1.0
        self._found: dict[str, dict[str, float]] = {}
        for key, count in counts.items():
            long = K1 * (1 - B + B * lengths[key] / mean)
            for term, n in count.items():
                self._found.setdefault(term, {})[key] = n * (K1 + 1) / (n + long)
        self._unknown = math.log(1 + 2 * len(counts))
        self._weight = {
            term: math.log(1 + (len(counts) - len(keys) + 0.5) / (len(keys) + 0.5))
            for term, keys in self._found.items()
        }

    def best(self, question: str, most: int = 5) -> list[Hit]:
        """The texts that share something with `question`, most relevant first; equals in the order they were given."""
        terms = dict.fromkeys(_terms(question[:MOST_POINTS]))
        scores: dict[str, float] = {}
        held: dict[str, float] = {}
        for term in terms:
            for key, often in self._found.get(term, {}).items():
                scores[key] = scores.get(key, 0.0) + self._weight[term] * often
                held[key] = held.get(key, 0.0) + self._weight[term]
        whole = sum(self._weight.get(term, self._unknown) for term in terms)
        ranked = sorted(scores, key=lambda key: -scores[key])[:most]
        return [Hit(key, scores[key], held[key] / whole, self._pieces(key, question[:MOST_POINTS])) for key in ranked]

    def _pieces(self, key: str, question: str) -> tuple[str, ...]:
        """Runs of the question whose every pair stands in that text."""
        pieces = []
        for run in _runs(question):
            piece = ""
            for term in _pairs(run):
                if key in self._found.get(term, {}):
                    piece = piece + term[-1] if piece else term
                elif piece:
                    pieces.append(piece)
                    piece = ""
            pieces.append(piece)
        return tuple(sorted(filter(None, dict.fromkeys(pieces)), key=lambda piece: -len(piece)))


def _runs(text: str) -> list[str]:
    return _RUNS.findall(unicodedata.normalize("NFKC", text).casefold())


def _pairs(run: str) -> Sequence[str]:
    """Pairs of neighbouring characters; a word of ASCII letters or digits whole."""
    return (run,) if run.isascii() or len(run) < 2 else [run[i : i + 2] for i in range(len(run) - 1)]


def _terms(text: str) -> list[str]:
    return [term for run in _runs(text) for term in _pairs(run)]

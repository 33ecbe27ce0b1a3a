"""Chinese search: every character is a token, every query a phrase, so any length is exact.

The index is contentless FTS5 with the `ascii` tokenizer. Characters that it would skip (ASCII signs, spaces) or that
it would glue together are written as short words of their own, hence a query finds exactly what `in` would find.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache


def fold(text: str) -> str:
    """What both sides of a search are compared as: NFKC, without case."""
    return unicodedata.normalize("NFKC", text).casefold()


def words(pieces: Iterable[str], codes: Iterable[str] = ()) -> str:
    """Text for the index. Pieces are kept apart by line ends, which nobody searches for; `codes` follow as whole words.

    A name that people search for may stand for fifty codes: fifty words are one look-up each, fifty phrases of ten
    common digits took 30 ms.
    """
    return " ".join((_spaced("\n".join(fold(piece) for piece in pieces if piece)), *map(code_word, codes)))


@lru_cache(4096)
def code_word(code: str) -> str:
    """The index's word for a whole catalog code. No text can hold it: a text's own words have one or two characters."""
    return "code" + "".join(filter(str.isalnum, fold(code)))


def phrase(text: str) -> str:
    """The FTS5 query that finds `text`; "" for a text with nothing in it."""
    folded = fold(text).encode("utf-8", "ignore").decode()
    return f'"{_spaced(folded)}"' if folded.strip() else ""


# a two-digit word can never be met by a text's own characters, which are words of one
_WORD = {chr(c): f"{c:02x}" for c in range(128) if not chr(c).isalnum()}


def _spaced(folded: str) -> str:
    return " ".join(map(_WORD.get, folded, folded))

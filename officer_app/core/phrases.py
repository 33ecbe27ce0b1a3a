"""Sentences to insert with one tap: those of the lists, and those that an officer keeps writing.

A phrase says who did not do what, where, when and how often (DOMAIN 4.11); `BLANK` stands where that is filled in.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from officer_app.core.catalog import Catalog
from officer_app.core.masking import scan
from officer_app.core.text import Language

BLANK = "＿＿"
SHORTEST, LONGEST = 8, 80
"""A sentence shorter than this says nothing, a longer one is a description; in code points."""
LEAST = 2
"""A sentence is one's own phrase when it was written so often."""

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?[”’」』]?")
_NUMBER = re.compile(r"[0-9０-９]+(?:[.:：．][0-9０-９]+)*|＿{2,}")

Learned = Mapping[str, Sequence[str]]
"""Own phrases by class of problem, those written most often first."""


def learn(written: Iterable[tuple[str, str]]) -> Learned:
    """Own phrases from (class, description) pairs, newest first. Numbers become blanks; personal data is no phrase."""
    often: dict[str, Counter[str]] = {}
    for category, text in written:
        sentences = {_pattern(sentence) for sentence in _SENTENCE.findall(text) if not scan(sentence)}
        often.setdefault(category, Counter()).update(s for s in sentences if SHORTEST <= len(s) <= LONGEST)
    return {
        category: [sentence for sentence, n in counted.most_common() if n >= LEAST]
        for category, counted in often.items()
    }


def phrases(catalog: Catalog, language: Language, dimension: str, category: str, learned: Learned) -> list[str]:
    """What to offer for a class: one's own first, then the list's for the class, its group and its dimension."""
    classes = [category] if category else [code for code in learned if code[:1] == dimension]
    own = [sentence for code in classes for sentence in learned.get(code, ())]
    listed = [
        phrase.say(language) for code in (category, category[:3], dimension) for phrase in catalog.phrases.get(code, ())
    ]
    return list(dict.fromkeys([*own, *listed]))


def _pattern(sentence: str) -> str:
    """The sentence without its numbers, ended as a sentence."""
    said = _NUMBER.sub(BLANK, sentence.strip()).rstrip("；;")
    return said if not said or said[-1] in "。！？!?”’」』" else said + "。"

"""What a picker offers and in which order: last used first, narrowed while typing. Knows no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from officer_app.core.text import Text
from officer_app.ui.editor.initials import initials


@dataclass(frozen=True)
class Choice:
    """One thing to pick. `note` stands small beside it; `code` is what is stored."""

    code: str
    text: Text
    note: Text = field(default=Text("", ""))

    @cached_property
    def haystack(self) -> str:
        """Everything typing may match, casefolded."""
        parts = (self.text.zh, self.text.en, self.note.zh, self.note.en, self.code)
        return "\n".join(parts).casefold() + "\n" + initials(self.text.zh) + "\n" + initials(self.note.zh)

    def rank(self, words: Sequence[str]) -> int | None:
        """0 for a beginning of the name, code or initials, 1 for any other hit, None when a word is missing."""
        hay = self.haystack
        if not all(word in hay for word in words):
            return None
        first = words[0] if words else ""
        return 0 if hay.startswith(first) or f"\n{first}" in hay else 1


def narrow(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """Choices that hold every typed word, beginnings before the rest, otherwise in the given order."""
    words = typed.casefold().split()
    if not words:
        return list(choices)
    ranked = [(choice.rank(words), choice) for choice in choices]
    return [c for wanted in (0, 1) for rank, c in ranked if rank == wanted]


def last_used_first(choices: Sequence[Choice], recent: Iterable[str]) -> list[Choice]:
    """The recently used ones in front, newest first; the others keep their order."""
    by_code = {choice.code: choice for choice in choices}
    front = [by_code[code] for code in dict.fromkeys(recent) if code in by_code]
    chosen = {choice.code for choice in front}
    return front + [choice for choice in choices if choice.code not in chosen]

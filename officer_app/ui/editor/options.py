"""What a picker offers and in which order: last used first, narrowed while typing. Knows no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from officer_app.core.text import Text
from officer_app.ui.editor.initials import initials


@dataclass(frozen=True)
class Option:
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


def narrow(options: Iterable[Option], typed: str) -> list[Option]:
    """Choices that hold every typed word, beginnings before the rest, otherwise in the given order."""
    words = typed.casefold().split()
    if not words:
        return list(options)
    ranked = [(option.rank(words), option) for option in options]
    return [c for wanted in (0, 1) for rank, c in ranked if rank == wanted]


def last_used_first(options: Sequence[Option], recent: Iterable[str]) -> list[Option]:
    """The recently used ones in front, newest first; the others keep their order."""
    by_code = {option.code: option for option in options}
    front = [by_code[code] for code in dict.fromkeys(recent) if code in by_code]
    chosen = {option.code for option in front}
    return front + [option for option in options if option.code not in chosen]

"""Errors that people read: what happened, what is safe, what to do. Anything else is a bug."""

from dataclasses import dataclass
from enum import IntEnum

from officer_app.core.text import Language, Text


class Exit(IntEnum):
    """Exit codes of the command line, by kind of trouble."""

    OK = 0
    BUG = 1
    USAGE = 2
    INVALID = 3
    NOT_FOUND = 4
    LOCKED = 5
    DAMAGED = 6
    NO_SPACE = 7
    NO_CONNECTION = 8
    REFUSED = 9
    BUSY = 10


@dataclass(frozen=True)
class Fault:
    """A kind of trouble, defined once beside the code that meets it. `{name}` places are filled when raised."""

    code: str
    what: Text
    safe: Text
    todo: Text
    exit: Exit = Exit.INVALID


class OfficerError(Exception):
    """One trouble that happened. `str()` is the English sentence; windows ask `say()`."""

    def __init__(self, fault: Fault, **values: object) -> None:
        self.fault = fault
        self.values = values
        super().__init__(self.say("en"))

    @property
    def code(self) -> str:
        return self.fault.code

    def say(self, language: Language) -> str:
        """What happened, what is safe and what to do, as one line."""
        parts = (self.fault.what, self.fault.safe, self.fault.todo)
        spoken = [part.fill(**self.values).say(language) for part in parts if part.zh]
        return "".join(s + "。" for s in spoken) if language == "zh" else " ".join(s + "." for s in spoken)

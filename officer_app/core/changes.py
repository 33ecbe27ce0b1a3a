"""What a write changed: the one value that travels from a transaction to every view."""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Changes:
    """Entities touched, by id. A local write and a pull from the ledger return the same type."""

    findings: frozenset[str] = frozenset()
    photos: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    walks: frozenset[str] = frozenset()
    assignments: frozenset[str] = frozenset()
    hints: frozenset[str] = frozenset()
    """Photos that have been looked at for what may show a person (`core.hints`)."""
    outbox: bool = False
    catalog: bool = False
    status: bool = False
    everything: bool = False
    """Set after a rebuild or when a sample is left: every view starts anew."""

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(**{f.name: getattr(self, f.name) | getattr(other, f.name) for f in fields(self)})

    def __bool__(self) -> bool:
        return any(bool(getattr(self, f.name)) for f in fields(self))

"""What this person likes on this device: language, theme, text size, the window's place. No secret, no record.

Kept beside the profile in `window.json`, because it is needed before anything is unlocked.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from officer_app.core.text import Language

NAME = "window.json"
LOCK_AFTER = (5, 15, 30)
FARTHEST = 100_000
"""No screen reaches further, in pixels."""


@dataclass
class Preferences:
    """`language` "" follows the system. `theme` is system, light or dark; `text_size` 100, 115 or 130.

    `notices`: the system's notifications tell what happened while nobody looked. `lock_after` are the minutes nobody
    touches the window before it locks itself: 5, 15 or 30. `table`: findings stand in a table.
    `told_typing`: it was said once that Chinese cannot be typed as things are.
    """

    path: Path
    language: Language | str = ""
    theme: str = "system"
    text_size: int = 100
    lock_after: int = 15
    notices: bool = False
    table: bool = False
    told_typing: bool = False
    place: list[int] = field(default_factory=list)
    """x, y, width, height of the window when it was last closed."""

    @classmethod
    def load(cls, profile: Path) -> "Preferences":
        """Read what was kept; anything unreadable counts as never chosen."""
        path = profile / NAME
        try:
            kept: Any = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            kept = {}
        found = cls(path)
        if not isinstance(kept, dict):
            return found
        if kept.get("language") in ("zh", "en"):
            found.language = kept["language"]
        if kept.get("theme") in ("system", "light", "dark"):
            found.theme = kept["theme"]
        if kept.get("text_size") in (100, 115, 130):
            found.text_size = kept["text_size"]
        if kept.get("lock_after") in LOCK_AFTER:
            found.lock_after = kept["lock_after"]
        for name in ("notices", "table", "told_typing"):
            setattr(found, name, kept.get(name) is True)
        place = kept.get("place")
        if isinstance(place, list) and len(place) == 4 and all(type(n) is int and abs(n) < FARTHEST for n in place):
            found.place = place
        return found

    def take(self, **liked: Any) -> None:
        """Keep what a person likes, by the names above."""
        for name, value in liked.items():
            setattr(self, name, value)
        self.save()

    def save(self) -> None:
        """Write, unless the folder cannot take it: a preference is never worth an error."""
        kept = {name: value for name, value in asdict(self).items() if name != "path"}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(kept), "utf-8")
        except OSError:
            pass

"""Looking for people on pictures in a child of its own: nothing that goes wrong there reaches a photo taken in."""

from officer_app.core.hints import Hint
from officer_app.photos import child
from officer_app.photos.ingest import WALL_SECONDS, Decoder


class Lookout(Decoder):
    """A guarded child with eyes (`sight`). Started by the first look, started again after any trouble. Any thread."""

    def __init__(self, wall_seconds: float = WALL_SECONDS) -> None:
        super().__init__(wall_seconds, (child.SEEING,))

    def look(self, data: bytes) -> tuple[Hint, ...]:
        """What may show a person on a picture of these bytes. Raises OfficerError as `read` does."""
        return tuple(hint for hint in self.ask(data, {"look": True}).facts.hints if hint.sound)

    def stop(self) -> None:
        """End the child at once, also in the middle of a picture: that look then fails."""
        process = self._process
        if process is not None:
            process.kill()
        self.close()

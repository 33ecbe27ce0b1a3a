"""How pictures come into the walk in view: files, drops and pastes, and while it runs camera, screen and phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from officer_app.ui.capture.ways import CaptureWays
from officer_app.ui.walk.capture_place import CapturePlace
from officer_app.ui.walk.photo_intake import WalkIntake

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.ui.walk.closing_view import ClosingView
    from officer_app.ui.walk.keeper import WalkKeeper
    from officer_app.ui.walk.run_view import RunView


class WalkPictures(QObject):
    """`intake` while the walk runs, `after` it; `drawing(sha256, tool)` to draw on one."""

    drawing = Signal(str, str)

    def __init__(
        self, session: Session, keeper: WalkKeeper, run: RunView, closing: ClosingView, window: MainWindow,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.intake = WalkIntake(session, keeper, run.photos, window, self, run.note.viewer)
        self.after = WalkIntake(session, keeper, closing.photos, window, self)
        self.place = CapturePlace(run.note, run.photos, self)
        self.ways = CaptureWays(session, self.place, lambda coming: keeper.add_photos([coming]), self)
        self.ways.refused.connect(keeper.photo_failed)
        for intake in (self.intake, self.after):
            intake.drawing.connect(self.drawing)

    def close(self) -> bool:
        """Put camera and phone away. False when neither was out."""
        busy = self.place.busy
        self.ways.close()
        return busy

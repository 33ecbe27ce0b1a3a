"""The tiles of photos that are on their way from the phone, each with its bar; gone when the photo is in the strip."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from officer_app.ui.capture.phone_line import PhoneLine
from officer_app.ui.widgets.photo import PhotoTile

SHOWN = 2


class Arriving(QWidget):
    """Beside the strip, only while something arrives."""

    def __init__(self, line: PhoneLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.tiles = [PhotoTile() for _ in range(SHOWN)]
        for tile in self.tiles:
            tile.setEnabled(False)
            row.addWidget(tile)
        line.changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        coming = list(self._line.coming.values())[:SHOWN]
        for place, tile in enumerate(self.tiles):
            tile.setVisible(place < len(coming))
            if place < len(coming):
                photo = coming[place]
                tile.show_photo(None, progress=100 * photo.received // max(1, photo.size))
                tile.setAccessibleName(photo.name)
        self.setVisible(bool(coming))

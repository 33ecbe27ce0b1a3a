"""The picture at the gate's left, with the name under it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_app.paths import resource
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.paint import kept, paint_photo

BAND = QColor("#0C4A52")
BAND_HEIGHT = 184


class Art(QWidget):
    """A photo over a band with the logo, a line that says what this is for, and one more."""

    def __init__(self, photo: str, line: str, more: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = QPixmap(str(resource(photo)))
        self._logo = QSvgRenderer(str(resource("logo/logo.svg")))
        self._line, self._more = line, more
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            band = QRectF(0, box.height() - px(BAND_HEIGHT), box.width(), px(BAND_HEIGHT))
            painter.save()
            painter.setClipRect(QRectF(0, 0, box.width(), band.top()))
            paint_photo(painter, QRectF(-1, -1, box.width() + 2, band.top() + 2), self._photo, 0)
            painter.restore()
            painter.fillRect(band, BAND)
            x, y = 36.0, band.top() + px(28)
            self._logo.render(painter, QRectF(x, y, 44, 44))
            with kept(painter):
                painter.setPen(Qt.GlobalColor.white)
                painter.setFont(font("title"))
                painter.drawText(QRectF(x + 56, y - 4, 320, px(28)), self.tr("Binzhoudao"))
                painter.setFont(font("small"))
                painter.drawText(QRectF(x + 56, y + px(24), 320, px(22)), self.tr("Officer's Desk"))
                painter.setFont(font("title"))
                painter.drawText(QRectF(x, y + px(70), box.width() - 2 * x, px(32)), self._line)
                painter.setFont(font("small"))
                painter.drawText(
                    QRectF(x, y + px(104), box.width() - 2 * x, px(40)), Qt.TextFlag.TextWordWrap, self._more
                )

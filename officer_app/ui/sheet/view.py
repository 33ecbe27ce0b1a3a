"""The paper itself: pages of the very PDF that will be printed, beside small ones to jump by."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QToolButton, QVBoxLayout, QWidget

from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import CENTRE, paint_box, paint_text

STEPS = (25, 33, 50, 67, 80, 100, 125, 150, 200, 300, 400)
MARGIN = 24
THUMB = QSize(84, 119)


class PaperView(QPdfView):
    """All pages one below the other. `zoomed(percent)` and `page_shown(number)` tell what is seen.

    Fits a whole page until a person zooms; `fit()` goes back to that.
    """

    zoomed = Signal(int)
    page_shown = Signal(int)

    def __init__(self, document: QPdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._fitting = True
        self.setDocument(document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setPageSpacing(MARGIN)
        self.setDocumentMargins(QMargins(MARGIN, MARGIN, MARGIN, MARGIN))
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.pageNavigator().currentPageChanged.connect(self.page_shown)
        self.zoomFactorChanged.connect(lambda factor: self.zoomed.emit(round(factor * 100)))
        self.tint()

    def tint(self) -> None:
        """Take the theme's ground; paper stays white in every theme."""
        palette = self.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window):
            palette.setColor(role, colour("sunken"))
        self.setPalette(palette)

    def fit(self) -> None:
        """As large as a whole page can be seen."""
        self._fitting = True
        document = self.document()
        if document is None or document.pageCount() == 0:
            return
        paper = document.pagePointSize(0)
        scale = self.logicalDpiX() / 72
        room = self.viewport().size()
        across = (room.width() - 2 * MARGIN) / (paper.width() * scale)
        down = (room.height() - 2 * MARGIN) / (paper.height() * scale)
        self.setZoomFactor(max(0.1, min(across, down)))

    def zoom_by(self, step: int) -> None:
        """To the next larger (1) or smaller (-1) of the usual sizes."""
        self._fitting = False
        now = round(self.zoomFactor() * 100)
        larger = [percent for percent in STEPS if percent > now]
        smaller = [percent for percent in STEPS if percent < now]
        wanted = (larger[:1] if step > 0 else smaller[-1:]) or [now]
        self.setZoomFactor(wanted[0] / 100)

    def show_page(self, number: int) -> None:
        """Bring page `number` (from 0) to the top."""
        self.pageNavigator().jump(number, QPointF(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


class PageStrip(QScrollArea):
    """Small pages with their numbers; `asked(number)` from 0 when one is chosen."""

    asked = Signal(int)

    def __init__(self, name: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.asked)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its pages take the keyboard
        self.setFixedWidth(132)
        self._fill(QWidget())

    def _fill(self, inner: QWidget) -> QVBoxLayout:
        inner.setObjectName("page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(12)
        self.setWidget(inner)
        return column

    def show_pages(self, document: QPdfDocument) -> None:
        """Draw every page of the document small."""
        column = self._fill(QWidget())
        ratio = self.devicePixelRatioF()
        for number in range(document.pageCount()):
            made = _SmallPage(_picture(document, number, THUMB * ratio), number, self._name(number + 1))
            self._group.addButton(made, number)
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.mark(0)

    def mark(self, number: int) -> None:
        """Show which page is in view."""
        chosen = self._group.button(number)
        if chosen is not None:
            chosen.setChecked(True)
            self.ensureWidgetVisible(chosen)


class _SmallPage(QToolButton):
    def __init__(self, picture: QImage, number: int, name: str) -> None:
        super().__init__()
        self._pixmap = QPixmap.fromImage(picture)
        self._number = number
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(THUMB.width() + 12, THUMB.height() + 12 + px(22))

    def paintEvent(self, event: object) -> None:
        with QPainter(self) as painter:
            frame = QRect(0, 0, self.width(), THUMB.height() + 12)
            on = self.isChecked()
            if on:
                paint_box(painter, frame.toRectF(), 6, "surface", "accent", 2)
            paper = frame.adjusted(6, 6, -6, -6)
            painter.drawPixmap(paper, self._pixmap)
            if not on:
                painter.setPen(colour("line2"))
                painter.drawRect(paper.adjusted(0, 0, -1, -1))
            below = QRect(0, frame.bottom() + 2, self.width(), px(20)).toRectF()
            paint_text(painter, below, str(self._number + 1), font("caption", on), "accent" if on else "ink2", CENTRE)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        follow(self, event)  # type: ignore[arg-type]

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        follow(self, event)  # type: ignore[arg-type]


def _picture(document: QPdfDocument, page: int, size: QSize) -> QImage:
    """A page on white paper, `size` in device pixels. Drawn larger first: so small, lines turn to bars."""
    large = size * 3
    paper = QImage(large, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    with QPainter(paper) as painter:
        painter.drawImage(0, 0, document.render(page, large))
    return paper.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)

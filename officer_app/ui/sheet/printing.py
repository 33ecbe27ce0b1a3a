"""Paper out of the printer: the pages of the shown PDF, one after the other, so that the window stays alive."""

from PySide6.QtCore import QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

DOTS = 300
"""Most dots per inch a page is drawn with; 600 takes 140 MB a page and looks the same at 9 points."""


def a4_printer() -> QPrinter:
    """A printer set to whole A4 sheets, so that a page lands on paper in its true size."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


class PrintRun(QObject):
    """Sends the pages the printer was asked for. `done(ok)` once, when all are sent or the printer refused."""

    done = Signal(bool)

    def __init__(self, document: QPdfDocument, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = printer
        first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
        self._pages = list(range(first - 1, min(last, document.pageCount())))
        self._painter = QPainter()

    def start(self) -> None:
        if not self._pages or not self._painter.begin(self._printer):
            self.done.emit(False)
            return
        self._next()

    def _next(self) -> None:
        page = self._pages.pop(0)
        points = self._document.pagePointSize(page)
        dots = min(DOTS, self._printer.resolution())
        size = QSize(round(points.width() * dots / 72), round(points.height() * dots / 72))
        image = self._document.render(page, size)
        scale = self._printer.resolution() / 72
        self._painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), image)
        if not self._pages:
            self.done.emit(self._painter.end())
        elif self._printer.newPage():
            QTimer.singleShot(0, self, self._next)
        else:
            self._painter.end()
            self.done.emit(False)

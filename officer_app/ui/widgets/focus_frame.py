"""The ring that shows where the keyboard is: 2 px, 2 px away, only when the focus came by key."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFocusFrame, QProxyStyle, QStyle, QStyleOption, QWidget

from officer_app.ui.widgets.paint import paint_box

KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class _Margins(QProxyStyle):
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return 4
        return super().pixelMetric(metric, option, widget)


class FocusFrame(QFocusFrame):
    """One a window, made when it is first needed; `follow` is called from a widget's focus events."""

    def __init__(self, window: QWidget, radius: float = 12) -> None:
        super().__init__(window)
        margins = _Margins("Fusion")
        margins.setParent(self)
        self.setStyle(margins)
        self._radius = radius

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_box(painter, QRectF(self.rect()), self._radius, "", "focus", 2)


def follow(widget: QWidget, event: QFocusEvent) -> None:
    """Show the ring around `widget` after a focus-in by key, take it away otherwise."""
    window = widget.window()
    frame = window.findChild(FocusFrame)  # anywhere: Qt hangs it beside what it frames
    if event.gotFocus() and event.reason() in KEYBOARD:
        frame = frame or FocusFrame(window)
        frame.setWidget(widget)
    elif frame is not None and frame.widget() is widget:
        frame.setWidget(None)

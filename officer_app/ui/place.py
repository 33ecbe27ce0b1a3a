"""Where the window stands on the screen, as it was left."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMainWindow

from officer_app.ui.preferences import Preferences

SMALLEST = QSize(1024, 700)
USUAL = QSize(1440, 900)


def put(window: QMainWindow, preferences: Preferences) -> None:
    """As it was left, where a screen is still there; else in the usual size."""
    screen = window.screen().availableGeometry()
    if preferences.place and screen.intersects(QRect(*preferences.place)):
        window.setGeometry(QRect(*preferences.place))
    else:
        window.resize(USUAL.boundedTo(screen.size()).expandedTo(SMALLEST))


def remember(window: QMainWindow, preferences: Preferences) -> None:
    """Keep size and place for the next start."""
    box = window.geometry()
    preferences.place = [box.x(), box.y(), box.width(), box.height()]
    preferences.save()

"""When the network comes back, as the system tells it. Where the system tells nothing, the usual tries go on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot


class Network(QObject):
    """`back()` each time the system goes from anything else to online."""

    back = Signal()

    def __init__(self, parent: QObject) -> None:
        from PySide6.QtNetwork import QNetworkInformation  # weight: after the window has been painted

        super().__init__(parent)
        self._online = True
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            system = QNetworkInformation.instance()
            self._online = system.reachability() == QNetworkInformation.Reachability.Online
            system.reachabilityChanged.connect(self.changed)

    @Slot(object)
    def changed(self, reachability: object) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        before, self._online = self._online, reachability == QNetworkInformation.Reachability.Online
        if self._online and not before:
            self.back.emit()

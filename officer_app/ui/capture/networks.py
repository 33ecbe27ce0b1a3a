"""The networks this laptop is on, as the system tells them."""

from officer_app.phone.network import Network, offered


def read_networks() -> list[Network]:
    """Those a phone may reach, the likeliest first. Any thread may ask."""
    from PySide6.QtNetwork import QNetworkInterface  # not before somebody wants the phone

    up = QNetworkInterface.InterfaceFlag.IsUp | QNetworkInterface.InterfaceFlag.IsRunning
    return offered(
        Network(
            interface.humanReadableName(),
            entry.ip().toString().partition("%")[0],
            interface.type() == QNetworkInterface.InterfaceType.Wifi,
        )
        for interface in QNetworkInterface.allInterfaces()
        if interface.flags() & up == up
        for entry in interface.addressEntries()
    )

"""Which addresses the receiver may have: private ones only, so that nobody outside the hotspot can ever reach it."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import NamedTuple

_PRIVATE: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fd00::/8")
)
_SELF_GIVEN = ip_network("169.254.0.0/16")
_NOT_A_PHONE = ("docker", "br-", "veth", "virbr", "vmnet", "vbox", "vethernet", "tun", "tap", "utun", "zt", "wg")
"""How the interfaces of virtual machines and tunnels are called: no phone is ever behind one."""


class Network(NamedTuple):
    """One address of this laptop, and the interface that has it."""

    name: str
    address: str
    wireless: bool = False


def is_private(address: str) -> bool:
    """Whether `address` lies in 10/8, 172.16/12, 192.168/16, 169.254/16 or fd00::/8. False for what is no address."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in net for net in _PRIVATE)


def is_own(address: str) -> bool:
    """Whether `address` is private or never leaves this machine (127/8, ::1)."""
    return is_private(address) or (_parses(address) and ip_address(address).is_loopback)


def offered(networks: Iterable[Network]) -> list[Network]:
    """Those a phone may reach, the likeliest first: wireless, then wired; self-given addresses and IPv6 come last."""
    usable = [n for n in networks if is_private(n.address) and not n.name.lower().startswith(_NOT_A_PHONE)]
    return sorted(usable, key=lambda n: (":" in n.address, ip_address(n.address) in _SELF_GIVEN, not n.wireless))


def _parses(address: str) -> bool:
    try:
        ip_address(address)
    except ValueError:
        return False
    return True

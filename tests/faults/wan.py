"""A long line of our own: two network namespaces joined by a user-space link that delays, loses and parts.

Each end is a TUN device in its own namespace; what one end sends is read here, kept for a while, and written to the
other. Nothing outside the two namespaces is touched, no address outside them can be reached, and `close` leaves nothing
behind. Needs root, /dev/net/tun and the `ip` command.
"""

import contextlib
import fcntl
import heapq
import itertools
import os
import random
import select
import shutil
import struct
import subprocess
import threading
import time

_TUNSETIFF, _TUN_WITHOUT_HEADER = 0x400454CA, 0x1001
_names = itertools.count(1)
ADDRESSES = ("10.77.0.1", "10.77.0.2")
MTU = 1400


def lacking() -> str:
    """Why there can be no such line here; "" when there can."""
    if os.geteuid() != 0:
        return "needs root"
    if shutil.which("ip") is None:
        return "needs the ip command"
    try:
        Wan(0.0, 0.0).close()
    except OSError as error:
        return f"no TUN device: {error}"
    except subprocess.CalledProcessError as error:
        return f"no namespaces: {error.stderr.decode().strip()}"
    return ""


class Wan:
    """The line while it is open. `parted` and `loss` (a share) may be changed at any moment; `carried` counts the bytes
    taken from either end, lost ones included."""

    def __init__(self, rtt_s: float, loss: float, seed: int = 1) -> None:
        self.loss = loss
        self.parted = False
        self.carried = [0, 0]
        self.spaces = [f"wan{os.getpid()}-{next(_names)}{end}" for end in "ab"]
        self._delay = rtt_s / 2
        self._chance = random.Random(seed)
        self._ends: list[int] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wan", daemon=True)
        try:
            for n, space in enumerate(self.spaces):
                self._open(n, space)
        except BaseException:
            self.close()
            raise
        self._thread.start()

    def _open(self, n: int, space: str) -> None:
        device = f"{space[3:]}"[:15]
        _ip("netns", "add", space)
        end = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        self._ends.append(end)
        fcntl.ioctl(end, _TUNSETIFF, struct.pack("16sH", device.encode(), _TUN_WITHOUT_HEADER))
        _ip("link", "set", device, "netns", space)
        _ip("-n", space, "link", "set", "lo", "up")
        _ip("-n", space, "addr", "add", ADDRESSES[n], "peer", ADDRESSES[1 - n], "dev", device)
        _ip("-n", space, "link", "set", device, "mtu", str(MTU), "up")

    def inside(self, n: int, *command: str) -> list[str]:
        """A command to be run at one end; it becomes that very process, so its id is the program's."""
        return ["ip", "netns", "exec", self.spaces[n], *command]

    def _run(self) -> None:
        queue: list[tuple[float, int, int, bytes]] = []
        order = itertools.count()
        while not self._stop.is_set():
            patience = max(0.0, min(0.05, queue[0][0] - time.monotonic())) if queue else 0.05
            for end in select.select(self._ends, [], [], patience)[0]:
                n = self._ends.index(end)
                for packet in _packets(end):
                    self.carried[n] += len(packet)
                    if not self.parted and self._chance.random() >= self.loss:
                        heapq.heappush(queue, (time.monotonic() + self._delay, next(order), 1 - n, packet))
            while queue and queue[0][0] <= time.monotonic():
                _, _, n, packet = heapq.heappop(queue)
                if not self.parted:
                    with contextlib.suppress(OSError):  # the end is full or going: a packet is lost, as packets are
                        os.write(self._ends[n], packet)

    @property
    def left(self) -> bool:
        """Whether any of its namespaces is still there."""
        there = subprocess.run(["ip", "netns", "list"], capture_output=True, text=True, check=True).stdout.split()
        return any(space in there for space in self.spaces)

    def close(self) -> None:
        """Both ends, both namespaces and whatever was on its way are gone. The processes at the ends ended before."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()
        while self._ends:
            os.close(self._ends.pop())
        for space in self.spaces:
            subprocess.run(["ip", "netns", "del", space], capture_output=True)


def _packets(end: int) -> list[bytes]:
    """What has come, at most so many that the other end gets its turn."""
    found: list[bytes] = []
    with contextlib.suppress(BlockingIOError):
        while len(found) < 64:
            found.append(os.read(end, 2048))
    return found


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)

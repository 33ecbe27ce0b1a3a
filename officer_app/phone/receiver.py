"""The receiver's life: a port on one private address, one thread with one loop, and an end that comes by itself."""

import asyncio
import socket
import ssl
import tempfile
import threading
from collections import Counter
from http import HTTPStatus
from pathlib import Path

from officer_app.core.errors import OfficerError, reason
from officer_app.phone import faults
from officer_app.phone.network import is_own
from officer_app.phone.reception import Closed, Keep, Limits, Reception, Tell
from officer_app.phone.wire import BadRequest, Request, answer, read_request
from officer_app.seal.certificate import SelfSigned

HEAD_SECONDS = 15.0
CONNECTIONS, CONNECTIONS_OF_ONE = 24, 8
WRONG_CODES = 30
"""So many requests without the code, and a peer is not listened to any more."""
BREATH_SECONDS = 0.2
ROUNDS = 4
"""Of the loop, until everything it was told has come about."""
DRAIN_BYTES, DRAIN_SECONDS = 4 * 1024 * 1024, 2.0
"""What is still read of a body that was refused: a phone that is cut off at once never reads why."""


class Receiver:
    """`url` is open from the moment this returns until `close`, or until nobody has used it for a while.

    `keep` and `tell` are called on the receiver's own thread. Raises OfficerError(NOT_PRIVATE | NOT_OPENED).
    """

    def __init__(
        self, address: str, keep: Keep, tell: Tell, limits: Limits, identity: SelfSigned | None = None
    ) -> None:
        """With `identity` everything is encrypted (TLS); without, anybody on the same network can read along."""
        if not is_own(address):
            raise OfficerError(faults.NOT_PRIVATE, address=address)
        self._tell, self._limits = tell, limits
        self._tls = _context(identity) if identity else None
        self._reception = Reception(keep, tell, limits, secure=identity is not None)
        self._wrong: Counter[str] = Counter()
        self._connected: dict[asyncio.Task[None], str] = {}
        self._serving = 0
        self._idle = False
        self._socket = _listen(address)
        host = f"[{address}]" if ":" in address else address
        self._host = f"{host}:{self._socket.getsockname()[1]}"
        self.url = f"{'https' if identity else 'http'}://{self._host}/{self._reception.token}"
        self.check = self._reception.check
        self._loop = asyncio.new_event_loop()
        self._ending = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="phone", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop; does not wait. What is half received stays on the phone. Any thread may call it, more than once."""
        try:
            self._loop.call_soon_threadsafe(self._ending.set)
        except RuntimeError:  # it has ended by itself
            pass

    def join(self) -> None:
        """Wait until the port is free and the thread is gone."""
        self._thread.join()

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._serve())
        finally:
            self._tell(Closed(self._idle))

    async def _serve(self) -> None:
        self._stir()
        listening = self._loop.create_task(self._listen())
        while not self._ending.is_set():
            left = self._last + self._limits.idle_seconds - self._loop.time()
            try:
                await asyncio.wait_for(self._ending.wait(), max(0.0, left))
            except TimeoutError:
                self._idle = not self._serving and self._loop.time() >= self._last + self._limits.idle_seconds
                if self._idle:
                    break
                if self._serving:
                    self._stir()
        listening.cancel()
        await self._rounds()  # whoever was let in has begun, and can be told to end
        for task in self._connected:
            task.cancel()
        await asyncio.gather(listening, *self._connected, return_exceptions=True)
        await self._rounds()  # their sockets close a little later than they do
        self._socket.close()

    async def _listen(self) -> None:
        """Not `asyncio.start_server`: who comes too often or from elsewhere is turned away before any handshake."""
        while True:
            try:
                line, (peer, *_) = await self._loop.sock_accept(self._socket)
            except OSError:  # gone again, or no handle left for it
                await asyncio.sleep(BREATH_SECONDS)
                continue
            if not self._may_enter(peer):
                line.close()
                continue
            task = self._loop.create_task(self._meet(line, peer))
            self._connected[task] = peer
            task.add_done_callback(self._connected.pop)

    def _may_enter(self, peer: str) -> bool:
        """One of our own network, who has not guessed too often, and leaves room for others."""
        here = list(self._connected.values())
        room = len(here) < CONNECTIONS and here.count(peer) < CONNECTIONS_OF_ONE
        return is_own(peer) and self._wrong[peer] < WRONG_CODES and room

    async def _rounds(self) -> None:
        for _ in range(ROUNDS):
            await asyncio.sleep(0)

    def _stir(self) -> None:
        self._last = self._loop.time()

    async def _meet(self, line: socket.socket, peer: str) -> None:
        reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(reader)
        patience = HEAD_SECONDS if self._tls else None
        try:
            transport, _ = await self._loop.connect_accepted_socket(
                lambda: protocol, line, ssl=self._tls, ssl_handshake_timeout=patience
            )
        except OSError:  # no handshake: another protocol, or nothing at all
            line.close()
            return
        writer = asyncio.StreamWriter(transport, protocol, reader, self._loop)
        try:
            await self._talk(reader, writer, peer)
        except (OSError, EOFError, TimeoutError, BadRequest):
            pass  # the peer is gone, or never spoke our language
        except asyncio.CancelledError:  # we end; whoever is still sending sees it at once
            transport.abort()
            raise
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: str) -> None:
        async with asyncio.timeout(HEAD_SECONDS):
            request = await read_request(reader)
        if self._may_ask(request):
            self._serving += 1
            try:
                writer.write(await self._reception.answer(request, reader, writer))
            finally:
                self._serving -= 1
                self._stir()
        else:
            self._wrong[peer] += 1
            writer.write(answer(HTTPStatus.NOT_FOUND))
        await writer.drain()
        if request.method == "POST":
            await _drain(reader)

    def _may_ask(self, request: Request) -> bool:
        """The code, by our own name (a foreign name that leads here is somebody's trick), from our own page."""
        origin = request.headers.get("origin", "")
        return (
            self._reception.knows(request)
            and request.headers.get("host", "") == self._host
            and (not origin or origin == self.url.rpartition("/")[0])
        )


async def _drain(reader: asyncio.StreamReader) -> None:
    left = DRAIN_BYTES
    async with asyncio.timeout(DRAIN_SECONDS):
        while left > 0 and (chunk := await reader.read(65536)):
            left -= len(chunk)


def _listen(address: str) -> socket.socket:
    """A free port on this address alone."""
    made = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.bind((address, 0))
        made.listen(CONNECTIONS)
    except OSError as error:
        made.close()
        raise OfficerError(faults.NOT_OPENED, address=address, why=reason(error)) from error
    made.setblocking(False)
    return made


def _context(identity: SelfSigned) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    with tempfile.TemporaryDirectory() as folder:  # the library reads files only; the key in there is wrapped
        certificate, key = Path(folder, "certificate.pem"), Path(folder, "key.pem")
        certificate.write_bytes(identity.certificate)
        key.write_bytes(identity.key)
        context.load_cert_chain(certificate, key, identity.password)
    return context

"""Who may send, and what is taken: one code, one phone, each photo kept before it is said to be kept."""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Callable
from concurrent.futures import Future
from http import HTTPStatus
from typing import NamedTuple

from officer_app.core.errors import OfficerError
from officer_app.core.text import Language, clean_text
from officer_app.phone import faults, page
from officer_app.phone.wire import Request, answer, said

Keep = Callable[[str, bytes], "Future[None]"]
"""Takes a photo (its name on the phone, its bytes). The future ends when a power cut can no longer take the photo;
or with the OfficerError for which it was not taken."""

COOKIE = "visit"
CHUNK = 128 * 1024
AT_ONCE = 2
"""Photos on their way in at the same time; others wait before their first byte."""
NAME_POINTS = 80


class Limits(NamedTuple):
    """`check(size)` raises OfficerError for a photo of so many bytes that is not taken: it is asked before the first
    byte is read. `photos` of one opening. `stall_seconds` without a byte end a photo, `idle_seconds` without a
    request end the opening.
    """

    check: Callable[[int], None]
    photos: int = 60
    idle_seconds: float = 600.0
    stall_seconds: float = 30.0
    keep_seconds: float = 120.0


class Joined(NamedTuple):
    """A phone has opened the page and holds the code from now on."""


class Coming(NamedTuple):
    """A photo is on its way: `received` of `size` bytes."""

    key: int
    name: str
    received: int
    size: int


class Kept(NamedTuple):
    """A photo is safe. `again`: it had come before, nothing was doubled."""

    key: int
    name: str
    again: bool


class Refused(NamedTuple):
    """A photo was not taken; the phone was told the same sentence. `by_draft`: the draft has refused it, and has
    said so; else the receiver, before a byte was read."""

    key: int
    name: str
    error: OfficerError
    by_draft: bool


class Broken(NamedTuple):
    """The connection ended in the middle of a photo; the phone sends it again."""

    key: int
    name: str


class Closed(NamedTuple):
    """Nothing is received any more. `idle`: nobody had sent anything for a while."""

    idle: bool


Event = Joined | Coming | Kept | Refused | Broken | Closed
Tell = Callable[[Event], None]
"""Told of everything that happens, on the receiver's own thread."""


class Reception:
    """Answers requests. A request without the code is answered like one for anything else that is not there."""

    def __init__(self, keep: Keep, tell: Tell, limits: Limits, secure: bool) -> None:
        self.token = secrets.token_urlsafe(16)
        self._session = secrets.token_urlsafe(16)
        self._keep, self._tell, self._limits, self._secure = keep, tell, limits, secure
        self._joined = False
        self._hashes: set[str] = set()
        self._coming = 0
        self._room = asyncio.Semaphore(AT_ONCE)

    @property
    def check(self) -> str:
        """Four digits that stand on both screens: "48 27"."""
        digits = int.from_bytes(hashlib.sha256(self.token.encode()).digest()[:4], "big") % 10_000
        return f"{digits // 100:02d} {digits % 100:02d}"

    def knows(self, request: Request) -> bool:
        """Whether the request carries the code. Takes the same time either way."""
        given = request.path.removeprefix("/").partition("/")[0]
        return hmac.compare_digest(given.encode(), self.token.encode())

    async def answer(self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        """The whole answer to a request that carries the code."""
        language = page.language(request.headers.get("accept-language", ""))
        match request.method, request.path.removeprefix(f"/{self.token}").strip("/"):
            case "GET", "":
                return page.served(language, self.check, self._limits.photos)
            case "POST", "hello":
                return self._hello(request, language)
            case "POST", "refusal" | "photo" if not self._is_the_phone(request):
                return _sentence(HTTPStatus.FORBIDDEN, OfficerError(faults.USED), language)
            case "POST", "refusal":
                return self._refusal(request, language)
            case "POST", "photo":
                return await self._photo(request, reader, writer, language)
        return answer(HTTPStatus.NOT_FOUND)

    def _is_the_phone(self, request: Request) -> bool:
        return self._joined and hmac.compare_digest(request.cookie(COOKIE).encode(), self._session.encode())

    def _hello(self, request: Request, language: Language) -> bytes:
        """The page's script asks, not the page itself: what merely looks at links must not use up the code."""
        if self._joined and not self._is_the_phone(request):
            return _sentence(HTTPStatus.CONFLICT, OfficerError(faults.USED), language)
        if not self._joined:
            self._joined = True
            self._tell(Joined())
        cookie = f"{COOKIE}={self._session}; Path=/{self.token}; HttpOnly; SameSite=Strict"
        return said(HTTPStatus.OK, {}, ("Set-Cookie", cookie + ("; Secure" if self._secure else "")))

    def _refusal(self, request: Request, language: Language) -> bytes:
        """The phone asks about a photo before it sends it: what is too large is never sent."""
        size = "".join(request.query.get("size", []))
        try:
            self._limits.check(int(size) if size.isascii() and size.isdigit() and len(size) < 16 else 0)
        except OfficerError as error:
            self._coming += 1
            self._tell(Refused(self._coming, _name(request), error, by_draft=False))
            return _sentence(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, error, language)
        return said(HTTPStatus.OK, {})

    async def _photo(
        self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, language: Language
    ) -> bytes:
        size = request.size
        if size is None:
            return answer(HTTPStatus.LENGTH_REQUIRED)
        self._coming += 1
        key, name = self._coming, _name(request)
        try:
            self._limits.check(size)
            if len(self._hashes) >= self._limits.photos:
                raise OfficerError(faults.ENOUGH, limit=self._limits.photos)
        except OfficerError as error:
            self._tell(Refused(key, name, error, by_draft=False))
            return _sentence(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, error, language)
        try:
            async with self._room:
                if request.headers.get("expect", "").lower() == "100-continue":
                    writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
                data = await self._body(reader, key, name, size)
                return await self._taken(key, name, data, language)
        except (OSError, EOFError, TimeoutError, asyncio.IncompleteReadError):
            self._tell(Broken(key, name))
            raise

    async def _body(self, reader: asyncio.StreamReader, key: int, name: str, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            self._tell(Coming(key, name, len(data), size))
            async with asyncio.timeout(self._limits.stall_seconds):
                chunk = await reader.read(min(CHUNK, size - len(data)))
            if not chunk:
                raise EOFError
            data += chunk
        self._tell(Coming(key, name, size, size))
        return bytes(data)

    async def _taken(self, key: int, name: str, data: bytes, language: Language) -> bytes:
        sha256 = hashlib.sha256(data).hexdigest()
        again = sha256 in self._hashes
        if not again:
            try:
                await asyncio.wait_for(asyncio.wrap_future(self._keep(name, data)), self._limits.keep_seconds)
            except OfficerError as error:
                self._tell(Refused(key, name, error, by_draft=True))
                return _sentence(HTTPStatus.UNPROCESSABLE_ENTITY, error, language)
            self._hashes.add(sha256)
        self._tell(Kept(key, name, again))
        return said(HTTPStatus.OK, {"again": again})


def _name(request: Request) -> str:
    """What the phone calls the photo: for people to read, never a path."""
    return clean_text("".join(request.query.get("name", []))).text.replace("\n", " ")[:NAME_POINTS].strip()


def _sentence(status: HTTPStatus, error: OfficerError, language: Language) -> bytes:
    return said(status, {"say": error.say(language)})

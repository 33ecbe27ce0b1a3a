"""As much of HTTP as one page and one upload need: a head of bounded size, one answer, then goodbye."""

import asyncio
import json
from collections.abc import Mapping
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

HEAD_BYTES = 8192
_ALWAYS = (
    ("Connection", "close"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)


class BadRequest(Exception):
    """What came is no request we speak."""


class Request(NamedTuple):
    """The head of a request. Header names are lower case."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]

    @property
    def size(self) -> int | None:
        """Content-Length; None where it is missing, unclear, or the body comes in chunks of unknown number."""
        length = self.headers.get("content-length", "")
        if "transfer-encoding" in self.headers or not length.isascii() or not length.isdigit() or len(length) > 15:
            return None
        return int(length)

    def cookie(self, name: str) -> str:
        try:
            found = SimpleCookie(self.headers.get("cookie", "")).get(name)
        except CookieError:
            return ""
        return found.value if found else ""


async def read_request(reader: asyncio.StreamReader) -> Request:
    """The head, at most 8 KB. Raises BadRequest, or what the stream raises when the peer is gone."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError as error:
        raise BadRequest from error
    if len(head) > HEAD_BYTES:
        raise BadRequest
    first, *lines = head.decode("latin-1").split("\r\n")[:-2]
    parts = first.split(" ")
    if len(parts) != 3 or not parts[2].startswith("HTTP/1."):
        raise BadRequest
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        name = name.lower()
        if not colon or name != name.strip() or (name in headers and name in ("content-length", "host")):
            raise BadRequest
        headers[name] = value.strip()
    try:
        url = urlsplit(parts[1])
    except ValueError as error:
        raise BadRequest from error
    return Request(parts[0], url.path, parse_qs(url.query), headers)


def answer(status: HTTPStatus, body: bytes = b"", *more: tuple[str, str]) -> bytes:
    """A whole answer. Nothing is said about who answers."""
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", f"Content-Length: {len(body)}"]
    if not any(name == "Content-Security-Policy" for name, _ in more):
        more = (*more, ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"))
    lines += [f"{name}: {value}" for name, value in (*_ALWAYS, *more)]
    return "\r\n".join([*lines, "", ""]).encode() + body


def said(status: HTTPStatus, words: Mapping[str, object], *more: tuple[str, str]) -> bytes:
    """An answer for the page's script."""
    return answer(status, json.dumps(words).encode(), ("Content-Type", "application/json"), *more)

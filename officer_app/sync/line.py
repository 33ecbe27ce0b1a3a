"""One line to one address: a question goes out, an answer comes back with the news whether the ledger signed it.

No proxies, certificates or cookies from the environment, no redirects, one named certificate authority, bounded
answers, bounded waits. The only module that imports requests.
"""

import base64
import binascii
import errno
import io
import secrets
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import requests
from requests.adapters import BaseAdapter, HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError, NewConnectionError, ReadTimeoutError
from urllib3.util.ssl_ import create_urllib3_context

from officer_app.core.errors import reason
from officer_app.core.text import Text
from officer_app.seal.sign import verify
from officer_app.sync import faults
from officer_app.sync.faults import SyncTrouble
from officer_app.sync.wire import signed_bytes

TIMEOUT_S = (5.0, 30.0)
MAX_ANSWER = 64 * 1024 * 1024
WHOLE_ANSWER_S = 600.0
PIECE = 64 * 1024
_NO_CHECK_TIME = 0x200000  # X509_V_FLAG_NO_CHECK_TIME
_DATE_ERRORS = (9, 10)  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED


class Answer(NamedTuple):
    """`signed` by the pinned key over nonce, status and body. `signature` and `nonce` allow another key to be tried."""

    status: int
    headers: CaseInsensitiveDict[str]
    body: bytes
    nonce: str
    signature: bytes
    signed: bool

    @property
    def is_json(self) -> bool:
        return "json" in self.headers.get("Content-Type", "")

    def signed_by(self, public: bytes) -> bool:
        return bool(self.signature) and verify(public, self.signature, signed_bytes(self.nonce, self.status, self.body))


class Transport(HTTPAdapter):
    """Sends a body `PIECE` by `PIECE`: what is waited for is silence, whatever the size."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, blocksize=PIECE, **kwargs)


class _DatelessTransport(Transport):
    """TLS with every check but the dates: for a device whose clock is years off (see `Line.ignore_dates`)."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        context = create_urllib3_context()
        context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)
        super().init_poolmanager(*args, ssl_context=context, **kwargs)


class Line:
    """Safe to use from several lanes at once: each question takes a transport of its own, and with it a connection that
    stays open for the next. There is no session: nothing an answer says (a cookie, a redirect) is kept or followed.

    `ca` is the certificate authority file of the office. `adapter` makes the transport (tests give faulty ones).
    `timeout` is (connect, silence) in seconds.
    """

    def __init__(
        self,
        url: str,
        ledger_public: bytes | None,
        ca: Path | None = None,
        adapter: Callable[[], BaseAdapter] = Transport,
        timeout: tuple[float, float] = TIMEOUT_S,
    ) -> None:
        self.url = url.rstrip("/")
        self.ledger_public = ledger_public
        self.certificate_dates: tuple[float, float] | None = None
        self._ca = ca
        self._adapter = adapter
        self._timeout = timeout
        self._free: list[BaseAdapter] = []
        try:
            parts = urlsplit(self.url)
            sound = bool(parts.hostname) and parts.port != 0 and parts.scheme in ("https", "http")
        except ValueError:  # brackets that do not close, a port that is none
            sound = False
        if not sound:
            raise SyncTrouble(faults.ADDRESS, address=self.url[:120])
        if parts.scheme != "https" and not _is_loopback(parts.hostname or ""):
            raise SyncTrouble(faults.INSECURE, address=self.url)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        cap: int = MAX_ANSWER,
    ) -> Answer:
        """Raises SyncTrouble when no whole answer came back; any status that did come back is an answer."""
        nonce = secrets.token_hex(16)
        sent = {"Accept-Encoding": "zstd, identity", "Request-Nonce": nonce, **(headers or {})}
        with self._transport() as transport, _told_apart(self._timeout[1], self._ca):
            question = requests.Request(method, self.url + path, sent, data=io.BytesIO(body) if body else body)
            response = transport.send(
                question.prepare(), stream=True, timeout=self._timeout, verify=str(self._ca) if self._ca else True
            )
            with response:
                self._note_dates(response)
                content = _bounded(response, cap)
        signature = _from_base64(response.headers.get("Ledger-Signature", ""))
        answer = Answer(response.status_code, response.headers, content, nonce, signature, False)
        return answer._replace(signed=self.ledger_public is not None and answer.signed_by(self.ledger_public))

    def ignore_dates(self) -> None:
        """From now on accept a trusted certificate outside its dates.

        Only for a pinned ledger, whose signed answer then tells the true time; the caller must compare that time with
        `certificate_dates` (seconds since 1970) and give up when the certificate really is outside them.
        """
        self._adapter = _DatelessTransport
        self.close()

    def close(self) -> None:
        while self._free:
            self._free.pop().close()

    @contextmanager
    def _transport(self) -> Iterator[BaseAdapter]:
        transport = self._free.pop() if self._free else self._adapter()
        try:
            yield transport
        finally:
            self._free.append(transport)

    def _note_dates(self, response: requests.Response) -> None:
        if self.certificate_dates is not None:
            return
        sock = getattr(getattr(response.raw, "connection", None), "sock", None)
        if isinstance(sock, ssl.SSLSocket):
            certificate = sock.getpeercert() or {}
            begins, ends = (str(certificate.get(name, "")) for name in ("notBefore", "notAfter"))
            if begins and ends:
                self.certificate_dates = (ssl.cert_time_to_seconds(begins), ssl.cert_time_to_seconds(ends))


def _bounded(response: requests.Response, cap: int) -> bytes:
    """The body, or SyncTrouble when it is over `cap` bytes or drips for ever."""
    deadline = time.monotonic() + WHOLE_ANSWER_S
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_content(PIECE):
        size += len(piece)
        if size > cap:
            raise SyncTrouble(faults.UNREADABLE, why=f"> {cap // 1024} KiB")
        if time.monotonic() > deadline:
            raise SyncTrouble(faults.SILENT, seconds=int(WHOLE_ANSWER_S))
        pieces.append(piece)
    return b"".join(pieces)


@contextmanager
def _told_apart(silence_s: float, ca: Path | None) -> Iterator[None]:
    """Turn what requests raises into the trouble it is."""
    try:
        yield
    except requests.exceptions.SSLError as error:
        raise _authority_trouble(ca) or _tls_trouble(error) from error
    except requests.exceptions.ReadTimeout as error:
        raise SyncTrouble(faults.SILENT, seconds=round(silence_s)) from error
    except requests.exceptions.ConnectTimeout as error:
        raise SyncTrouble(faults.UNREACHABLE, why=reason(TimeoutError(errno.ETIMEDOUT, ""))) from error
    except requests.exceptions.ConnectionError as error:
        raise _connection_trouble(error, silence_s) from error
    except (requests.exceptions.RequestException, HTTPError) as error:
        raise SyncTrouble(faults.CUT) from error
    except OSError as error:  # a missing certificate file
        raise _authority_trouble(ca) or SyncTrouble(faults.UNREACHABLE, why=reason(error)) from error
    except ValueError as error:  # an address that is none
        raise SyncTrouble(faults.UNREACHABLE, why=str(error)[:120]) from error


def _authority_trouble(ca: Path | None) -> SyncTrouble | None:
    """Whether it is our own certificate file that cannot be used."""
    if ca is None:
        return None
    try:
        ssl.create_default_context(cafile=ca)
    except ssl.SSLError:
        why = Text("里面不是证书", "it holds no certificate")
    except OSError as error:
        why = reason(error)
    else:
        return None
    return SyncTrouble(faults.AUTHORITY, name=ca.name, why=why)


def _connection_trouble(error: Exception, silence_s: float) -> SyncTrouble:
    for cause in _causes(error):
        if isinstance(cause, ReadTimeoutError):
            return SyncTrouble(faults.SILENT, seconds=round(silence_s))
        if isinstance(cause, NewConnectionError):
            return SyncTrouble(faults.UNREACHABLE, why=_unreached(cause))
    return SyncTrouble(faults.CUT)


def _unreached(error: Exception) -> Text:
    for cause in _causes(error):
        if isinstance(cause, socket.gaierror):
            return Text("查不到这个地址", "the name of the address is not known")
        if isinstance(cause, OSError) and cause.errno:
            return reason(cause)
    return Text(*2 * (str(error).split(": ")[-1][:120],))


def _tls_trouble(error: Exception) -> SyncTrouble:
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            fault = faults.CERTIFICATE_DATE if cause.verify_code in _DATE_ERRORS else faults.CERTIFICATE
            return SyncTrouble(fault, why=cause.verify_message)
    return SyncTrouble(faults.CERTIFICATE, why=str(error)[-120:])


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and everything it wraps, as requests and urllib3 nest them."""
    seen: set[int] = set()
    queue: list[BaseException] = [error]
    while queue:
        one = queue.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        queue += [
            x
            for x in (*one.args, getattr(one, "reason", None), one.__cause__, one.__context__)
            if isinstance(x, BaseException)
        ]


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""

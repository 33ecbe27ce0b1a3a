"""The ledger's verbs as a device speaks them. An answer counts only when the ledger signed it for this question."""

import secrets
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import zstandard
from requests.adapters import BaseAdapter

from officer_app.core.clock import Now, iso, parse
from officer_app.core.events import fingerprint
from officer_app.seal.sign import Signer, verify
from officer_app.sync import faults, wire
from officer_app.sync.faults import HashDiffers, NotKnown, PhotoBusy, Rewound, SyncTrouble, TooLarge
from officer_app.sync.line import TIMEOUT_S, Answer, Line, Transport
from officer_app.sync.schedule import retry_after

T = TypeVar("T")
Point = tuple[int, int]
"""(seq, tag): one change of the ledger's history, never to be mistaken for another's."""


class Credentials(NamedTuple):
    """How this device proves who it is."""

    device: str
    signer: Signer


class LedgerClient:
    """One ledger. Safe to use from several lanes at once.

    `ledger_public` is the key pinned at enrolment; without it only `hello` and `enrol` make sense. `token` is renewed
    once by itself when the ledger no longer takes it; read it back to keep it.
    """

    def __init__(
        self,
        url: str,
        ledger_public: bytes | None,
        ca: Path | None = None,
        *,
        now: Now,
        credentials: Credentials | None = None,
        token: str = "",
        adapter: Callable[[], BaseAdapter] | None = None,
        timeout: tuple[float, float] = TIMEOUT_S,
    ) -> None:
        self.token = token
        self._line = Line(url, ledger_public, ca, adapter or Transport, timeout)
        self._timeout = timeout
        self._now = now
        self._credentials = credentials
        self._renewing = threading.Lock()

    def pin(self, ledger_public: bytes) -> None:
        """From now on believe only this key."""
        self._line.ledger_public = ledger_public

    def close(self) -> None:
        self._line.close()

    # -- who is there -----------------------------------------------------------------------------

    def hello(self) -> wire.Hello:
        """Who answers at this address. Nothing of ours is sent.

        Raises SyncTrouble(WRONG_LEDGER) for another ledger, however well it signs. A device whose clock is years off
        sees every certificate outside its dates; the pinned ledger's signed time then decides, not the device's.
        """
        try:
            return self._hello()
        except SyncTrouble as trouble:
            if trouble.code != faults.CERTIFICATE_DATE.code or self._line.ledger_public is None:
                raise
            self._line.ignore_dates()
            said = self._hello()
            begins, ends = self._line.certificate_dates or (0.0, 0.0)
            if not begins <= parse(said.server_time).timestamp() <= ends:
                raise
            return said

    def _hello(self) -> wire.Hello:
        answer = self._line.ask("GET", "/v1/hello")
        if answer.status != 200 or not answer.is_json:
            raise self._trouble(answer)
        said = _decode(answer, wire.Hello)
        key = _from_hex(said.ledger_public)
        if not answer.signed_by(key):
            raise self._trouble(answer)
        if self._line.ledger_public not in (None, key):
            raise SyncTrouble(faults.WRONG_LEDGER, found=said.name or said.ledger_id, expected=self._line.url)
        if not said.protocol[0] <= wire.PROTOCOL <= said.protocol[1]:
            raise SyncTrouble(faults.TOO_OLD, needed=said.protocol[0])
        return said

    def enrol(self, code: str, public: bytes, install_id: str, app: str) -> wire.Enrolled:
        """Trade a one-time code for this device's place in the ledger. Raises SyncTrouble(CODE_…)."""
        body = msgspec.json.encode({"code": code, "public": public.hex(), "install_id": install_id, "app": app})
        return _decode(self._ask("POST", "/v1/enrol", body, auth=False), wire.Enrolled)

    # -- events -----------------------------------------------------------------------------------

    def push(self, items: list[wire.Item], witness: Point | None) -> wire.Pushed:
        """Hand over events. Raises TooLarge (send less at once), Rewound, SyncTrouble."""
        body = msgspec.json.encode(wire.Push(self._device, witness, items))
        squeezed = zstandard.ZstdCompressor(level=3).compress(body)
        try:
            answer = self._ask("POST", "/v1/push", squeezed, {"Content-Encoding": "zstd"})
        except SyncTrouble as trouble:
            if trouble.code in (faults.SILENT.code, faults.CUT.code) and len(items) > 1:
                raise TooLarge(slow=round(self._timeout[1])) from trouble
            raise
        return _decode(answer, wire.Pushed)

    def pull(self, cursor: Point | None, witness: Point | None, limit: int, settled: Sequence[Point] = ()) -> wire.Page:
        """The next changes in the ledger's order. Raises Rewound, SyncTrouble.

        `settled`: spans of seqs, both ends within, whose receipts this device holds: they need not come back.
        """
        asked = [f"limit={limit}", f"cursor={cursor[0] if cursor else 0}"]
        asked += [f"tag={cursor[1]}"] if cursor else []
        asked += [f"witness={witness[0]}", f"witness_tag={witness[1]}"] if witness else []
        asked += ["settled=" + ",".join(f"{first}-{last}" for first, last in settled)] if settled else []
        return _decode(self._ask("GET", "/v1/pull?" + "&".join(asked)), wire.Page)

    # -- photos -----------------------------------------------------------------------------------

    def missing(self, shas: list[str]) -> dict[str, int]:
        """Which of these photos the ledger still lacks, and how much of each it has (bytes)."""
        answer = self._ask("POST", "/v1/blobs/missing", msgspec.json.encode(shas))
        return {blob.sha: blob.offset for blob in _decode(answer, list[wire.MissingBlob])}

    def offset(self, sha: str) -> tuple[int, bool]:
        """How much of a photo the ledger holds durably, in bytes, and whether that is all of it. Raises NotKnown."""
        answer = self._ask("HEAD", f"/v1/blobs/{sha}", ok=(200, 204))
        return _whole_number(answer.headers.get("Upload-Offset", "")), answer.headers.get("Upload-Complete") == "?1"

    def upload(self, sha: str, offset: int, piece: bytes, length: int) -> tuple[int, bool]:
        """Send one piece. Returns what the ledger now holds and whether the photo is complete there.

        Raises HashDiffers (the ledger threw its part away), TooLarge, NotKnown, SyncTrouble.
        """
        headers = {
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Length": str(length),
        }
        answer = self._ask("PATCH", f"/v1/blobs/{sha}", piece, headers, ok=(200, 201, 202, 204, 409, 460))
        if answer.status == 460:
            raise HashDiffers
        if answer.status in (200, 201):
            return length, True
        return _whole_number(answer.headers.get("Upload-Offset", "")), False

    def download(self, sha: str, cap: int) -> bytes:
        """A photo's original bytes, proved by their hash. Raises NotKnown, SyncTrouble."""
        answer = self._line.ask("GET", f"/v1/blobs/{sha}", headers=self._bearer(), cap=cap)
        if answer.signed and answer.status == 401:
            self._renew(self.token)
            answer = self._line.ask("GET", f"/v1/blobs/{sha}", headers=self._bearer(), cap=cap)
        if answer.status != 200:
            raise self._trouble(answer)
        if fingerprint(answer.body) != sha:
            raise SyncTrouble(faults.FORGED, why="sha256")
        return answer.body

    # -- speaking ---------------------------------------------------------------------------------

    @property
    def _device(self) -> str:
        if self._credentials is None:
            raise SyncTrouble(faults.NOT_ENROLLED)
        return self._credentials.device

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def _ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        *,
        ok: tuple[int, ...] = (200,),
        auth: bool = True,
    ) -> Answer:
        headers = headers or {"Content-Type": "application/json"}
        if not auth:
            answer = self._line.ask(method, path, body, headers)
        else:
            if not self.token:
                self._renew("")
            token = self.token
            answer = self._line.ask(method, path, body, headers | self._bearer())
            if answer.signed and answer.status == 401:
                self._renew(token)
                answer = self._line.ask(method, path, body, headers | self._bearer())
        if answer.signed and answer.status in ok and not (answer.status == 409 and _refusal(answer).code == "rewound"):
            return answer
        raise self._trouble(answer)

    def _renew(self, stale: str) -> None:
        """A fresh token for the device key, once for all lanes that met the stale one."""
        with self._renewing:
            if self.token != stale:
                return
            if self._credentials is None:
                raise SyncTrouble(faults.NOT_ENROLLED)
            device, signer = self._credentials
            nonce = secrets.token_hex(16)
            signature = signer.sign(f"session\n{nonce}\n{device}".encode()).hex()
            said = {"device": device, "claimed_at": iso(self._now()), "nonce": nonce, "signature": signature}
            answer = self._ask("POST", "/v1/session", msgspec.json.encode(said), auth=False)
            self.token = _decode(answer, wire.Session).token

    def _trouble(self, answer: Answer) -> Exception:
        """What an answer means that is not the one hoped for.

        What a stranger could have said is believed only where believing it costs nothing but time.
        """
        status = answer.status
        wait = retry_after(answer.headers.get("Retry-After"))
        if status in (408, 413):
            return TooLarge(_refusal(answer).code if answer.signed else "")
        if status == 423:
            return PhotoBusy()
        if status in (425, 429, 503):
            return SyncTrouble(faults.LEDGER_BUSY, wait)
        if status == 507:
            over = answer.signed and _refusal(answer).code == "photo.quota"
            return SyncTrouble(faults.PHOTO_QUOTA if over else faults.LEDGER_FULL, wait)
        if status >= 500:
            return SyncTrouble(faults.LEDGER_TROUBLE, wait, why=f"HTTP {status}")
        if not answer.signed:
            if not answer.is_json:
                return SyncTrouble(faults.PORTAL)
            return SyncTrouble(faults.FORGED, why=f"HTTP {status}")
        refusal = _refusal(answer)
        if status == 409 and refusal.code == "rewound":
            return Rewound()
        if status == 404 and not refusal.code.startswith("enrol."):
            return NotKnown()
        if status == 403 and self._is_revoked(refusal):
            return SyncTrouble(faults.REVOKED)
        if status in (401, 403) and not refusal.code.startswith("enrol."):
            return SyncTrouble(faults.SIGN_IN)
        known = {fault.code: fault for fault in (faults.CODE_USED, faults.CODE_EXPIRED, faults.CODE_UNKNOWN)}
        if refusal.code in known:
            return SyncTrouble(known[refusal.code])
        return SyncTrouble(faults.UNREADABLE, why=f"HTTP {status} {refusal.code}".strip())

    def _is_revoked(self, refusal: wire.Refusal) -> bool:
        """True for a revoke order the ledger signed for this very device."""
        key = self._line.ledger_public
        if refusal.code != "device.revoked" or key is None or not refusal.order or not refusal.order_signature:
            return False
        if not verify(key, refusal.order_signature, refusal.order):
            return False
        try:
            return msgspec.json.decode(refusal.order, type=wire.Order).device == self._device
        except msgspec.MsgspecError:
            return False


def _decode(answer: Answer, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(answer.body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SyncTrouble(faults.UNREADABLE, why=str(error)[:120]) from error


def _refusal(answer: Answer) -> wire.Refusal:
    try:
        return msgspec.json.decode(answer.body, type=wire.Refusal)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return wire.Refusal()


def _from_hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def _whole_number(text: str) -> int:
    return int(text) if text.isdigit() else 0

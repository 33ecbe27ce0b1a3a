"""Sessions: opaque random tokens of which only the hash is kept; a fresh one at every sign-in; no JWT anywhere."""

import functools
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg.errors import UniqueViolation

from officer_app.core.clock import iso, parse
from officer_app.core.errors import Fault, OfficerError
from officer_app.ledger import accounts, throttle
from officer_app.ledger.db import Tx
from officer_app.ledger.refusals import BAD_PROOF, SIGN_IN, WRONG_LOGIN
from officer_app.ledger.wire import Session, SessionRequest
from officer_app.seal.password import check_password, hash_password
from officer_app.seal.sign import verify

DEVICE_LIFE = timedelta(days=14)
CONSOLE_LIFE = timedelta(hours=12)


@functools.cache
def _nobody() -> str:
    """A password nobody has, checked when the login is unknown, so that the answer takes as long."""
    return hash_password(secrets.token_hex(16))


@dataclass(frozen=True)
class Caller:
    """Who asks: the account behind a valid token. `revoked` carries the signed order of a stopped device."""

    account: str
    name: str
    alias: str
    roles: frozenset[str]
    dept: str
    region: str
    device: str
    order: bytes | None = None
    order_signature: bytes | None = None

    @property
    def revoked(self) -> bool:
        return self.order is not None


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def open_session(
    tx: Tx,
    scope: int,
    account: str,
    now: datetime,
    device: str | None = None,
    nonce: str | None = None,
) -> Session:
    """A new token. A nonce serves once per device: a recorded sign-in cannot be played again."""
    token = secrets.token_urlsafe(32)
    expires = now + (DEVICE_LIFE if device else CONSOLE_LIFE)
    try:
        with tx.transaction():
            tx.execute(
                "INSERT INTO session VALUES (%s, %s, %s, %s, %s, %s, %s, NULL)",
                [scope, _hash(token), account, device, nonce, now, expires],
            )
    except UniqueViolation as error:
        raise OfficerError(BAD_PROOF) from error
    return Session(token=token, token_expires=iso(expires))


def sign_in_device(tx: Tx, scope: int, request: SessionRequest, now: datetime) -> Session:
    """A session for a device that signs with its key. Revoked ones get one too: it leads only to the revoke order."""
    device = accounts.device_of(tx, scope, request.device)
    try:
        signature = bytes.fromhex(request.signature)
        offset = int((parse(request.claimed_at) - now).total_seconds())
    except ValueError as error:
        raise OfficerError(BAD_PROOF) from error
    said = f"session\n{request.nonce}\n{request.device}".encode()
    if device is None or len(request.nonce) < 16 or not verify(device.public, signature, said):
        raise OfficerError(BAD_PROOF)
    tx.execute(
        "UPDATE device SET last_seen = %s, clock_offset_s = %s WHERE scope = %s AND code = %s",
        [now, max(-(2**31), min(offset, 2**31 - 1)), scope, device.code],
    )
    return open_session(tx, scope, device.account, now, device.code, request.nonce)


def log_in(tx: Tx, scope: int, login: str, password: str, address: str, now: datetime) -> Session | Fault:
    """A console session by password. A wrong one is returned, not raised, so that the guess is remembered."""
    guesses = (f"login {login[:100]}", f"address {address}")
    for what in guesses:
        throttle.check(tx, scope, what, now)
    row = tx.execute(
        "SELECT id, password FROM account WHERE scope = %s AND login = %s AND active", [scope, login]
    ).fetchone()
    stored = row[1] if row is not None and row[1] else _nobody()
    if not check_password(stored, password) or row is None:
        for what in guesses:
            throttle.count(tx, scope, what, now)
        return WRONG_LOGIN
    return open_session(tx, scope, row[0], now)


def caller_of(tx: Tx, scope: int, token: str, now: datetime) -> Caller:
    """The caller behind a token. Raises OfficerError(SIGN_IN)."""
    row = tx.execute(
        "SELECT a.id, a.name, a.alias, a.roles, a.dept, a.region,"
        " coalesce(s.device, ''), d.revoke_order, d.order_signature"
        " FROM session s JOIN account a ON a.scope = s.scope AND a.id = s.account"
        " LEFT JOIN device d ON d.scope = s.scope AND d.code = s.device"
        " WHERE s.scope = %s AND s.token_hash = %s AND s.expires_at > %s AND s.ended_at IS NULL AND a.active",
        [scope, _hash(token), now],
    ).fetchone()
    if row is None:
        raise OfficerError(SIGN_IN)
    return Caller(row[0], row[1], row[2], frozenset(row[3]), row[4], row[5], row[6], row[7], row[8])


def caller_for(tx: Tx, scope: int, account: str) -> Caller:
    """The account itself, without a session. Raises OfficerError(SIGN_IN) for one that is closed."""
    row = tx.execute(
        "SELECT id, name, alias, roles, dept, region FROM account WHERE scope = %s AND id = %s AND active",
        [scope, account],
    ).fetchone()
    if row is None:
        raise OfficerError(SIGN_IN)
    return Caller(row[0], row[1], row[2], frozenset(row[3]), row[4], row[5], "")


def log_out(tx: Tx, scope: int, token: str, now: datetime) -> None:
    tx.execute("UPDATE session SET ended_at = %s WHERE scope = %s AND token_hash = %s", [now, scope, _hash(token)])

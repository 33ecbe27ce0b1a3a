"""People and devices: accounts, one-time enrolment codes, device codes, revocation."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from officer_app.core.clock import iso
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.ids import DEVICE_ALPHABET, uuid7
from officer_app.core.text import Text
from officer_app.ledger import throttle
from officer_app.ledger.db import Tx
from officer_app.ledger.refusals import ENROL_EXPIRED, ENROL_UNKNOWN, ENROL_USED, MALFORMED_REQUEST, NOT_FOUND
from officer_app.ledger.wire import EnrolRequest, RevokeOrder
from officer_app.seal.password import hash_password
from officer_app.seal.sign import Signer

CODE_LIFE = timedelta(hours=24)

ROLES = frozenset(
    {
        "officer",
        "team_leader",
        "expert",
        "ledger_clerk",
        "verifier",
        "supervision_leader",
        "dept_handler",
        "dept_leader",
        "callback_agent",
        "callback_supervisor",
        "help_cadre",
        "help_manager",
        "monitor_reporter",
        "discipline_liaison",
        "partner_liaison",
        "third_party",
        "policy_reporter",
        "leader_reader",
        "sys_admin",
        "sec_admin",
        "audit_admin",
    }
)
"""Rule 3.1."""
ADMINISTRATORS = frozenset({"sys_admin", "sec_admin", "audit_admin"})

UNKNOWN_ROLE = Fault(
    "account.unknown_role",
    Text("没有这个角色：{role}", "There is no such role: {role}"),
    Text("", ""),
    Text("用角色代码，例如 officer、ledger_clerk", "Use a role's code, such as officer or ledger_clerk"),
    Exit.USAGE,
)
ROLES_APART = Fault(
    "account.roles_apart",
    Text("三员必须分立，管理员也不办业务", "Administrators are three people, none of whom handles findings"),
    Text("没有改动", "Nothing was changed"),
    Text("分别建账户", "Make separate accounts"),
    Exit.REFUSED,
)
LOGIN_TAKEN = Fault(
    "account.login_taken",
    Text("登录名已被使用：{login}", "This login is taken: {login}"),
    Text("没有改动", "Nothing was changed"),
    Text("换一个", "Choose another"),
    Exit.REFUSED,
)


@dataclass(frozen=True)
class NewAccount:
    """An account to make. Officers need no login: their device is their key. `alias` is an officer's code name."""

    name: str
    roles: frozenset[str]
    region: str
    dept: str = ""
    alias: str = ""
    login: str | None = None
    password: str = field(default="", repr=False)


def put(tx: Tx, scope: int, new: NewAccount, now: datetime) -> str:
    """Make an account, or change the one with this login; a password is changed only when given. Returns its id.

    Raises what `add` raises.
    """
    _check_roles(new.roles)
    row = tx.execute("SELECT id FROM account WHERE scope = %s AND login = %s", [scope, new.login]).fetchone()
    if row is None:
        return add(tx, scope, new, now)
    tx.execute(
        "UPDATE account SET name = %s, roles = %s, dept = %s, region = %s WHERE scope = %s AND id = %s",
        [new.name, sorted(new.roles), new.dept, new.region, scope, row[0]],
    )
    if new.password:
        tx.execute(
            "UPDATE account SET password = %s WHERE scope = %s AND id = %s",
            [hash_password(new.password), scope, row[0]],
        )
        tx.execute(
            "UPDATE session SET ended_at = %s"
            " WHERE scope = %s AND account = %s AND device IS NULL AND ended_at IS NULL",
            [now, scope, row[0]],
        )
    return str(row[0])


def _check_roles(roles: frozenset[str]) -> None:
    for role in roles - ROLES:
        raise OfficerError(UNKNOWN_ROLE, role=role)
    if roles & ADMINISTRATORS and len(roles) > 1:
        raise OfficerError(ROLES_APART)


def add(tx: Tx, scope: int, new: NewAccount, now: datetime) -> str:
    """Make an account; returns its id. Raises OfficerError(UNKNOWN_ROLE | ROLES_APART | LOGIN_TAKEN)."""
    _check_roles(new.roles)
    if new.login and tx.execute("SELECT 1 FROM account WHERE scope = %s AND login = %s", [scope, new.login]).fetchone():
        raise OfficerError(LOGIN_TAKEN, login=new.login)
    account = uuid7(int(now.timestamp() * 1000), secrets.token_bytes(10))
    tx.execute(
        "INSERT INTO account VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, true, %s)",
        [
            scope,
            account,
            new.login,
            new.name,
            new.alias,
            sorted(new.roles),
            new.dept,
            new.region,
            hash_password(new.password) if new.password else "",
            now,
        ],
    )
    return account


def account_of(tx: Tx, scope: int, who: str) -> str:
    """An account's id by id, login or alias. Raises OfficerError(NOT_FOUND)."""
    row = tx.execute(
        "SELECT id FROM account WHERE scope = %s AND (id = %s OR login = %s OR alias = %s)", [scope, who, who, who]
    ).fetchone()
    if row is None:
        raise OfficerError(NOT_FOUND)
    return str(row[0])


def make_code(tx: Tx, scope: int, account: str, now: datetime) -> str:
    """A one-time enrolment code, `XXXX-XXXX`, good for 24 hours. Only its hash is kept."""
    code = "".join(secrets.choice(DEVICE_ALPHABET) for _ in range(8))
    tx.execute(
        "INSERT INTO enrolment VALUES (%s, %s, %s, %s, %s, NULL, NULL)",
        [scope, _code_hash(code), account, now, now + CODE_LIFE],
    )
    return f"{code[:4]}-{code[4:]}"


def _code_hash(code: str) -> bytes:
    plain = code.upper().replace("-", "").replace(" ", "")
    return hashlib.sha256(b"enrolment\n" + plain.encode()).digest()


@dataclass(frozen=True)
class Enrolment:
    """A device just enrolled; `again` when it was already, and only its answer had been lost."""

    device: str
    account: str
    again: bool = False


def enrol(tx: Tx, scope: int, request: EnrolRequest, address: str, now: datetime) -> Enrolment | Fault:
    """Trade a code for a device code. A wrong code is returned, not raised, so that the guess is remembered.

    The key that used a code may ask with it again within its life, because the answer may have been lost: it is the
    same device again. A public key is no secret, so this alone opens no session; the device signs in for one.
    """
    throttle.check(tx, scope, f"enrol {address}", now)
    public = _public(request.public)
    row = tx.execute(
        "SELECT account, expires_at, used_at, device FROM enrolment WHERE scope = %s AND code_hash = %s FOR UPDATE",
        [scope, _code_hash(request.code)],
    ).fetchone()
    if row is None:
        throttle.count(tx, scope, f"enrol {address}", now)
        return ENROL_UNKNOWN
    account, expires_at, used_at, used_by = row
    if used_at is not None:
        before = device_of(tx, scope, used_by)
        same = before is not None and before.public == public and before.order is None
        return Enrolment(used_by, str(account), again=True) if same and now <= expires_at else ENROL_USED
    if expires_at < now:
        return ENROL_EXPIRED
    device = _new_device_code(tx, scope)
    tx.execute(
        "INSERT INTO device (scope, code, account, public, install_id, app, enrolled_at, last_seen)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        [scope, device, account, public, request.install_id[:100], request.app[:50], now, now],
    )
    tx.execute(
        "UPDATE enrolment SET used_at = %s, device = %s WHERE scope = %s AND code_hash = %s",
        [now, device, scope, _code_hash(request.code)],
    )
    return Enrolment(device, str(account))


def _public(text: str) -> bytes:
    try:
        public = bytes.fromhex(text)
    except ValueError as error:
        raise OfficerError(MALFORMED_REQUEST, why="public") from error
    if len(public) != 32:
        raise OfficerError(MALFORMED_REQUEST, why="public")
    return public


def _new_device_code(tx: Tx, scope: int) -> str:
    """Four characters nobody has or ever had (rule 4.46.8): codes are printed in numbers and never given again."""
    while True:
        code = "".join(secrets.choice(DEVICE_ALPHABET) for _ in range(4))
        if tx.execute("SELECT 1 FROM device WHERE scope = %s AND code = %s", [scope, code]).fetchone() is None:
            return code


@dataclass(frozen=True)
class Device:
    """A device as the ledger knows it. `order` is the signed revocation, if any."""

    code: str
    account: str
    public: bytes
    order: bytes | None
    order_signature: bytes | None


def device_of(tx: Tx, scope: int, code: str) -> Device | None:
    row = tx.execute(
        "SELECT code, account, public, revoke_order, order_signature FROM device WHERE scope = %s AND code = %s",
        [scope, code],
    ).fetchone()
    return Device(*row) if row is not None else None


def revoke(tx: Tx, scope: int, ledger_id: str, code: str, reason: str, signer: Signer, now: datetime) -> bytes:
    """Stop a device with a signed order; its sessions stay, so that what it still sends can be set aside. Idempotent.

    Returns the order's bytes. Raises OfficerError(NOT_FOUND).
    """
    device = device_of(tx, scope, code)
    if device is None:
        raise OfficerError(NOT_FOUND)
    if device.order is not None:
        return device.order
    order = msgspec.json.encode(RevokeOrder(ledger_id=ledger_id, device=code, at=iso(now), reason=reason))
    tx.execute(
        "UPDATE device SET revoked_at = %s, revoke_order = %s, order_signature = %s WHERE scope = %s AND code = %s",
        [now, order, signer.sign(order), scope, code],
    )
    return order

"""Secrets under lock: by a passphrase (Argon2id + AES-256-GCM) and for the organisation's recovery key (HPKE)."""

import base64
import os
import unicodedata
from typing import NamedTuple

import msgspec
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text

WRONG_PASSPHRASE = Fault(
    "passphrase.wrong",
    Text("口令不对", "The passphrase is wrong"),
    Text("记录都在，没有改动", "All records are there, unchanged"),
    Text(
        "再试一次；忘了口令，请督查中心用恢复钥匙打开",
        "Try again; if it is forgotten, the supervision centre opens it with the recovery key",
    ),
    Exit.LOCKED,
)
WRONG_RECOVERY_KEY = Fault(
    "recovery_key.wrong",
    Text("这把恢复钥匙打不开这个本机库", "This recovery key does not open this profile"),
    Text("记录都在，没有改动", "All records are there, unchanged"),
    Text("换本单位的恢复钥匙再试", "Try your own organisation's recovery key"),
    Exit.LOCKED,
)
DAMAGED_WRAP = Fault(
    "key_file.damaged",
    Text("钥匙文件读不懂", "The key file cannot be read"),
    Text("记录仍以密文保存，没有改动", "The records are still there, encrypted and unchanged"),
    Text(
        "用备份里的钥匙文件换回来，或请督查中心用恢复钥匙打开",
        "Put the key file back from a backup, or have the supervision centre use the recovery key",
    ),
    Exit.DAMAGED,
)

_PASSPHRASE_INFO = b"officer_app wrap v1"
_RECOVERY_INFO = b"officer_app recovery v1"
_TAG_BYTES = 16
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_TOO_COMMON = frozenset(
    {
        "123456789012",
        "1234567890123",
        "111111111111",
        "000000000000",
        "passwordpassword",
        "password1234",
        "qwertyuiop12",
        "qwertyuiopas",
        "1q2w3e4r5t6y",
        "abcdefghijkl",
        "iloveyouiloveyou",
        "administrator",
        "letmeinletmein",
        "woaini520520",
        "woaini1314520",
        "a1234567890b",
        "binzhoudao2026",
        "binzhoudao123",
        "tiyanguan123",
        "tiyanguan2026",
    }
)


class _Box(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kdf: str
    memory_kib: int
    time: int
    lanes: int
    salt: str
    nonce: str
    sealed: str


class RecoveryPair(NamedTuple):
    """The organisation's recovery key, 32 bytes each. The private half never meets an officer's device."""

    private: bytes
    public: bytes


def new_key() -> bytes:
    """32 random bytes."""
    return os.urandom(32)


def wrap_with_passphrase(
    secret: bytes, passphrase: str, *, memory_kib: int = 65536, time: int = 3, lanes: int = 4
) -> bytes:
    """`secret` as a JSON box that only `passphrase` opens. The costs are kept in the box, so they may grow."""
    salt, nonce = os.urandom(16), os.urandom(12)
    key = _derive(passphrase, salt, memory_kib, time, lanes)
    sealed = AESGCM(key).encrypt(nonce, secret, _PASSPHRASE_INFO)
    b64 = [base64.b64encode(part).decode() for part in (salt, nonce, sealed)]
    return msgspec.json.encode(_Box("argon2id", memory_kib, time, lanes, *b64))


def unwrap_with_passphrase(box: bytes, passphrase: str) -> bytes:
    """Raises OfficerError(WRONG_PASSPHRASE), or DAMAGED_WRAP when the box is not one of ours."""
    try:
        parts = msgspec.json.decode(box, type=_Box)
        salt, nonce, sealed = (base64.b64decode(b64, validate=True) for b64 in (parts.salt, parts.nonce, parts.sealed))
        # a box is foreign input: its costs must not be able to take the machine's memory
        costs = 8 <= parts.memory_kib <= 1 << 21 and 1 <= parts.time <= 64 and 1 <= parts.lanes <= 64
        if parts.kdf != "argon2id" or not costs or len(nonce) != 12 or len(sealed) < _TAG_BYTES:
            raise ValueError("parameters out of range")
        key = _derive(passphrase, salt, parts.memory_kib, parts.time, parts.lanes)
    except (msgspec.MsgspecError, ValueError, HashingError) as error:
        raise OfficerError(DAMAGED_WRAP) from error
    try:
        return AESGCM(key).decrypt(nonce, sealed, _PASSPHRASE_INFO)
    except InvalidTag as error:
        raise OfficerError(WRONG_PASSPHRASE) from error


def new_recovery_pair() -> RecoveryPair:
    """A fresh recovery key, made once in the office."""
    key = X25519PrivateKey.generate()
    return RecoveryPair(key.private_bytes_raw(), key.public_key().public_bytes_raw())


def wrap_for_recovery(secret: bytes, recovery_public: bytes) -> bytes:
    """`secret` for the holder of the recovery key alone (RFC 9180, X25519, HKDF-SHA256, AES-256-GCM)."""
    return _SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(recovery_public), _RECOVERY_INFO)


def unwrap_with_recovery(box: bytes, recovery_private: bytes) -> bytes:
    """Raises OfficerError(WRONG_RECOVERY_KEY)."""
    try:
        return _SUITE.decrypt(box, X25519PrivateKey.from_private_bytes(recovery_private), _RECOVERY_INFO)
    except (InvalidTag, ValueError) as error:
        raise OfficerError(WRONG_RECOVERY_KEY) from error


def weak_passphrase(passphrase: str) -> Text | None:
    """Why a passphrase is refused, or None: at least 12 characters or 5 words, not a common one, not one repeated."""
    folded = _folded(passphrase).lower()
    if len(folded) < 12 and len(folded.split()) < 5:
        return Text("口令至少 12 个字符，或 5 个词", "A passphrase needs 12 characters or 5 words")
    squeezed = "".join(folded.split())
    if squeezed in _TOO_COMMON or len(set(squeezed)) < 4 or squeezed in "01234567890123456789" * 2:
        return Text("这个口令太常见，换一个", "This passphrase is too common; choose another")
    return None


def _folded(passphrase: str) -> str:
    """The same words typed on another keyboard or system give the same bytes."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def _derive(passphrase: str, salt: bytes, memory_kib: int, time: int, lanes: int) -> bytes:
    return hash_secret_raw(
        _folded(passphrase).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=time,
        memory_cost=memory_kib,
        parallelism=lanes,
        hash_len=32,
        type=Type.ID,
    )

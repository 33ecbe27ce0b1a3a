"""Photos at rest: one AES-256-GCM file each, bound to its name."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text

DAMAGED_PHOTO = Fault(
    "photo.damaged",
    Text("照片 {sha} 已损坏，打不开", "Photo {sha} is damaged and cannot be opened"),
    Text(
        "其他记录和照片不受影响，坏文件原样留着",
        "All other records and photos are unaffected; the damaged file is kept",
    ),
    Text(
        "同步后会从台账取回；台账没有的，请重拍",
        "Sync fetches it from the ledger again; take it anew if the ledger lacks it",
    ),
    Exit.DAMAGED,
)

_MAGIC = b"OAP1"
_NONCE = 12
_HEAD = len(_MAGIC) + _NONCE
OVERHEAD = _HEAD + 16
"""Bytes a sealed file is longer than its photo."""


class MediaCipher:
    """Seals photos under a subkey of the database key, so that one unwrapped key opens the whole profile."""

    def __init__(self, db_key: bytes) -> None:
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"officer_app media v1").derive(db_key)
        self._aead = AESGCM(derived)

    def seal(self, sha256_hex: str, data: bytes) -> bytearray:
        """`data` as it goes to disk. `sha256_hex` is bound in: a file under another name does not open."""
        sealed = bytearray(len(data) + OVERHEAD)
        self.seal_into(sha256_hex, data, memoryview(sealed))
        return sealed

    def seal_into(self, sha256_hex: str, data: bytes, out: memoryview) -> None:
        """`seal` into `len(data) + OVERHEAD` bytes of the caller's."""
        nonce = os.urandom(_NONCE)
        out[:_HEAD] = _MAGIC + nonce
        self._aead.encrypt_into(nonce, data, sha256_hex.encode(), out[_HEAD:])

    def open_into(self, sha256_hex: str, sealed: memoryview, out: memoryview) -> None:
        """`open` into `len(sealed) - OVERHEAD` bytes of the caller's. Raises OfficerError(DAMAGED_PHOTO)."""
        try:
            self._aead.decrypt_into(bytes(sealed[len(_MAGIC) : _HEAD]), sealed[_HEAD:], sha256_hex.encode(), out)
        except InvalidTag as error:
            raise OfficerError(DAMAGED_PHOTO, sha=sha256_hex[:12]) from error

    def open(self, sha256_hex: str, sealed: bytes | bytearray) -> bytes:
        """What was sealed under this name. Raises OfficerError(DAMAGED_PHOTO) for any other bytes."""
        view = memoryview(sealed)
        if len(sealed) < OVERHEAD or view[: len(_MAGIC)] != _MAGIC:
            raise OfficerError(DAMAGED_PHOTO, sha=sha256_hex[:12])
        try:
            return self._aead.decrypt(bytes(view[len(_MAGIC) : _HEAD]), view[_HEAD:], sha256_hex.encode())
        except InvalidTag as error:
            raise OfficerError(DAMAGED_PHOTO, sha=sha256_hex[:12]) from error

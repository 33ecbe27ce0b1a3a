"""Signatures over exact bytes. One algorithm today; its name travels with everything signed, so a second can join."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


class Signer:
    """A private Ed25519 key: a device's or a ledger's."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self._public = key.public_key().public_bytes_raw()

    @classmethod
    def generate(cls) -> "Signer":
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_private(cls, private: bytes) -> "Signer":
        """From the 32 bytes of `private`. Raises ValueError for any other length."""
        return cls(Ed25519PrivateKey.from_private_bytes(private))

    def sign(self, data: bytes) -> bytes:
        """The 64-byte detached signature over `data`."""
        return self._key.sign(data)

    @property
    def public(self) -> bytes:
        """32 bytes."""
        return self._public

    @property
    def private(self) -> bytes:
        """32 bytes, for the sealed store only."""
        return self._key.private_bytes_raw()


def verify(public: bytes, signature: bytes, data: bytes, alg: str = "ed25519") -> bool:
    """Whether `signature` over `data` was made by the key `public`. False for an unknown `alg` or a misshapen key."""
    if alg != "ed25519" or len(public) != 32 or len(signature) != 64:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True

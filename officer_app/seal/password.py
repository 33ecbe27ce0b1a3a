"""Passwords of console accounts: Argon2id, kept as a self-describing hash, never as themselves."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)


def hash_password(password: str) -> str:
    """The hash to keep, with its own salt and cost."""
    return _hasher.hash(password)


def check_password(kept: str, password: str) -> bool:
    """Whether this is the password. False for a hash that cannot be read."""
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False

"""Keys. Time-ordered, because random keys made batch inserts several times slower."""

from collections.abc import Callable

NewId = Callable[[], str]
"""A function that gives a fresh key."""

DEVICE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Characters of device codes and enrolment codes: none that are read for another (DOMAIN 4.46.8)."""


def uuid7(milliseconds: int, random: bytes) -> str:
    """A UUIDv7 (RFC 9562) from Unix milliseconds and at least 10 random bytes."""
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | int.from_bytes(random[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

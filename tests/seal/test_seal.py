"""Keys and boxes: what opens, and that nothing else does."""

import os

import msgspec
import pytest

from officer_app.core.errors import OfficerError
from officer_app.seal import wrap
from officer_app.seal.files import OVERHEAD, MediaCipher
from officer_app.seal.sign import Signer, verify

CHEAP = {"memory_kib": 64, "time": 1, "lanes": 1}


def test_a_signature_holds_for_exactly_its_bytes_and_key() -> None:
    signer, other = Signer.generate(), Signer.generate()
    signature = signer.sign(b"fact")
    assert verify(signer.public, signature, b"fact")
    assert verify(Signer.from_private(signer.private).public, signature, b"fact")
    assert not verify(signer.public, signature, b"fact ")
    assert not verify(other.public, signature, b"fact")
    assert not verify(signer.public, signature, b"fact", alg="sm2")
    assert not verify(signer.public[:31], signature, b"fact")
    assert not verify(signer.public, signature + b"\0", b"fact")


def test_a_passphrase_opens_its_box_however_it_is_typed() -> None:
    secret = wrap.new_key()
    box = wrap.wrap_with_passphrase(secret, "滨州 Ａ 口令 really long", **CHEAP)
    assert wrap.unwrap_with_passphrase(box, "滨州 A 口令 really long ") == secret
    with pytest.raises(OfficerError) as caught:
        wrap.unwrap_with_passphrase(box, "滨州 B 口令 really long")
    assert caught.value.fault is wrap.WRONG_PASSPHRASE


@pytest.mark.parametrize(
    "change",
    [
        {"time": 0},
        {"memory_kib": 1},
        {"memory_kib": 1 << 40},
        {"time": 1 << 20},
        {"lanes": 0},
        {"salt": "!"},
        {"nonce": "AA=="},
        {"kdf": "pbkdf2"},
        {"extra": 1},
    ],
)
def test_a_hostile_or_broken_box_is_named_and_costs_nothing(change: dict[str, object]) -> None:
    box = msgspec.json.decode(wrap.wrap_with_passphrase(b"secret", "x", **CHEAP))
    with pytest.raises(OfficerError) as caught:
        wrap.unwrap_with_passphrase(msgspec.json.encode(box | change), "x")
    assert caught.value.fault is wrap.DAMAGED_WRAP


def test_the_recovery_key_opens_and_no_other_does() -> None:
    secret, pair = wrap.new_key(), wrap.new_recovery_pair()
    box = wrap.wrap_for_recovery(secret, pair.public)
    assert wrap.unwrap_with_recovery(box, pair.private) == secret
    for bad, private in ((box, wrap.new_recovery_pair().private), (box[:-1], pair.private), (b"", pair.private)):
        with pytest.raises(OfficerError) as caught:
            wrap.unwrap_with_recovery(bad, private)
        assert caught.value.fault is wrap.WRONG_RECOVERY_KEY


@pytest.mark.parametrize(
    ("passphrase", "weak"),
    [
        ("short", True),
        ("password1234", True),
        ("aaaaaaaaaaaaaa", True),
        ("PASSWORD1234", True),
        ("1234567890123", True),
        ("柳絮 春雨 码头 灯塔 海雾", False),
        ("a stairway of salt", False),
    ],
)
def test_weak_passphrases(passphrase: str, weak: bool) -> None:
    assert (wrap.weak_passphrase(passphrase) is not None) is weak


def test_a_sealed_photo_opens_under_its_name_only_and_one_flipped_bit_is_found() -> None:
    cipher, data, name = MediaCipher(os.urandom(32)), os.urandom(200), "a" * 64
    sealed = cipher.seal(name, data)
    assert len(sealed) == len(data) + OVERHEAD
    assert cipher.open(name, sealed) == data
    tampered = [sealed[:i] + bytes([sealed[i] ^ 1]) + sealed[i + 1 :] for i in range(len(sealed))]
    for bad in (*tampered, sealed[:-1], sealed + b"\0", b""):
        with pytest.raises(OfficerError):
            cipher.open(name, bad)
    with pytest.raises(OfficerError):
        cipher.open("b" * 64, sealed)
    with pytest.raises(OfficerError):
        MediaCipher(os.urandom(32)).open(name, sealed)

"""What people hand in by mistake and networks by nature: photos, texts, spoilt profiles, strangers at the address.

One list for the command line and for the window.
"""

import base64
import json
import os
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

from officer_app.core.errors import OfficerError
from officer_app.seal import wrap
from officer_app.seal.sign import Signer
from officer_app.store import database, meta, profile
from officer_app.usecases.desk import Desk
from tests.faults.impostor import Impostor, Question, impostor
from tests.photos import bombs

HEIC = (Path(__file__).parents[1] / "photos" / "data" / "tiny.heic").read_bytes()


def bad_photos(folder: Path) -> dict[Path, str]:
    """Files that are no photos or too much of one, and the fault each meets."""
    box = HEIC.index(b"iloc") - 4
    scene = bombs.encoded(bombs.scene((800, 600)))
    contents = {
        "说明<b>.jpg": (b"not a picture at all\n" * 9, "photo.not_a_photo"),
        "half.jpg": (scene[: len(scene) // 2], "photo.truncated"),
        "huge.jpg": (bombs.huge_header(), "photo.too_many_pixels"),
        "phone.heic": (HEIC[:box] + b"\xff\xff\xff\xff" + HEIC[box + 4 :], "photo.broken_heic"),
        "film.jpg": (scene, "photo.too_large"),
    }
    made = {}
    for name, (data, code) in contents.items():
        (folder / name).write_bytes(data)
        made[folder / name] = code
    os.truncate(folder / "film.jpg", 300 << 20)
    return made


MARKUP = '<b>粗</b> 1 < 2 & <img src="/etc/passwd"> <font color="[[1]]"> &#x110000; {{7*7}} %s {0}'
TEXTS = {
    "markup": MARKUP,
    "bidi": "看\u202eABC\u2066 方向会变的一段话",
    "beyond the plane": "𠮷先生和𡃁女士跑了两趟，多交一份证明。",
    "controls": "前\x00后\x1b[31m 夹着控制字符的一段话",
    "half a character": "孤\ud800立的半个字也在这一段话里",
}


# -- profiles ------------------------------------------------------------------------------------------


def cheapen(folder: Path, passphrase: str) -> None:
    """Lock the profile with costs that tests can pay at every command."""
    keys = json.loads((folder / "key.json").read_bytes())
    key = profile.unlock(folder, passphrase)
    keys["passphrase"] = wrap.wrap_with_passphrase(key, passphrase, memory_kib=64, time=1, lanes=1).decode()
    (folder / "key.json").write_text(json.dumps(keys))


def make_newer(folder: Path, passphrase: str) -> None:
    db = database.open_database(profile.database(folder), profile.unlock(folder, passphrase))
    db.conn.execute("PRAGMA user_version = 99")
    db.close()


def flood(path: Path) -> None:
    """Rubbish over the middle of the store."""
    with path.open("r+b") as file:
        file.seek(20 * 4096)
        file.write(os.urandom(3 * 4096))


def to_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


Spoil = Callable[[Path, str], object]
SPOILT: dict[str, tuple[Spoil, str]] = {
    "store gone": (lambda at, _: (at / "ledger.db").unlink(), "profile.store_gone"),
    "store empty": (lambda at, _: os.truncate(at / "ledger.db", 0), "profile.store_gone"),
    "store cut": (lambda at, _: os.truncate(at / "ledger.db", 9000), "database.damaged"),
    "store flooded": (lambda at, _: flood(at / "ledger.db"), "database.damaged"),
    "store a folder": (lambda at, _: to_folder(at / "ledger.db"), "disk.unusable_folder"),
    "store newer": (make_newer, "database.newer"),
    "key gone": (lambda at, _: (at / "key.json").unlink(), "profile.key_gone"),
    "key a folder": (lambda at, _: to_folder(at / "key.json"), "profile.key_unreadable"),
    "key rubbish": (lambda at, _: (at / "key.json").write_bytes(os.urandom(5000)), "key_file.damaged"),
    "key of impossible costs": (
        lambda at, _: (at / "key.json").write_text((at / "key.json").read_text().replace(":64", ":-64")),
        "key_file.damaged",
    ),
}
"""What happened to the folder (given with its passphrase), and what is then said."""


# -- networks ------------------------------------------------------------------------------------------


@dataclass
class Stranger:
    """At the ledger's address: `sync_code` is what an exchange with it is told."""

    there: Impostor | None
    url: str
    ca: Path | None = None


@contextmanager
def portal(folder: Path) -> Iterator[Stranger]:
    page = b"<html>Please sign in to the hall's network</html>"
    with impostor(lambda q: q.say(200, {"Content-Type": "text/html"}, page)) as there:
        yield Stranger(there, there.url)


@contextmanager
def redirect(folder: Path) -> Iterator[Stranger]:
    with impostor(lambda q: q.say(302, {"Location": "http://127.0.0.1:9/login"}, b"")) as there:
        yield Stranger(there, there.url)


@contextmanager
def wrong_authority(folder: Path) -> Iterator[Stranger]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    office = folder / "office.pem"
    trustme.CA().cert_pem.write_to_path(str(office))
    with impostor(lambda q: q.say(200, {}, b"{}"), context) as there:
        yield Stranger(there, there.url, office)


@contextmanager
def closed_port(folder: Path) -> Iterator[Stranger]:
    with impostor(lambda q: None) as there:
        url = there.url
    yield Stranger(None, url)


@contextmanager
def silence(folder: Path) -> Iterator[Stranger]:
    let_go = threading.Event()

    def wait(question: Question) -> None:
        let_go.wait(30)

    with impostor(wait) as there:
        try:
            yield Stranger(there, there.url)
        finally:
            let_go.set()


STRANGERS = {
    "sync.portal": portal,
    "portal by redirect": redirect,
    "sync.certificate": wrong_authority,
    "sync.unreachable": closed_port,
    "sync.silent": silence,
}


def code_of(name: str) -> str:
    return name if "." in name else "sync.portal"


def point_to(desk: Desk, folder: Path, stranger: Stranger) -> None:
    """Make an open profile a device of a ledger that once was at this address."""
    values = {
        "ledger_id": "L1",
        "ledger_public": Signer.generate().public.hex(),
        "ledger_url": stranger.url,
        "token": base64.b64encode(b"secret-token").decode(),
        "ledger_ca": "",
    }
    if stranger.ca is not None:
        (folder / "ledger-ca.pem").write_bytes(stranger.ca.read_bytes())
        values["ledger_ca"] = "ledger-ca.pem"
    desk.write(lambda db: meta.put(db, values))


def sent_to(stranger: Stranger) -> bytes:
    """Every word of ours that a stranger was given."""
    return b"".join(body for _, _, _, body in stranger.there.heard) if stranger.there else b""


def is_told(error: OfficerError | dict[str, str]) -> bool:
    """Both languages say what happened, what is safe and what to do, and neither in the system's own words."""
    zh, en = (error.say("zh"), error.say("en")) if isinstance(error, OfficerError) else (error["zh"], error["en"])
    foreign = ("Errno", "No such", "Traceback", "Error:", "malformed", "denied", "refused", "Is a directory")
    return zh.count("。") >= 3 and en.count(". ") >= 2 and not any(word in zh for word in foreign)

"""`verify`, `rebuild`, `recover` and `doctor`."""

import platform
import shutil
import sys
from argparse import Namespace
from importlib import metadata
from pathlib import Path
from typing import Any

from officer_app import __version__, crashes
from officer_app.cli import answers
from officer_app.cli.opening import desk, first_line, folder, secret
from officer_app.core.errors import Exit, OfficerError
from officer_app.seal.wrap import WRONG_RECOVERY_KEY
from officer_app.usecases import setup
from officer_app.usecases import sync as exchange
from officer_app.usecases import verify as proof


def verify(given: Namespace) -> int:
    """Exit 0 when every check holds, 6 when one does not; each fault is named."""
    with desk(given) as at:
        report = proof.verify(at)
    value = {"sound": report.sound, "checks": report.checks, "faults": report.faults}
    answers.tell(
        given,
        value,
        lambda lang: "\n".join(
            [f"{'✓' if good else '✗'} {name}" for name, good in report.checks.items()] + report.faults
        ),
    )
    return int(Exit.OK if report.sound else Exit.DAMAGED)


def rebuild(given: Namespace) -> int:
    with desk(given) as at:
        count, _ = proof.rebuild(at)
    answers.tell(
        given,
        {"findings": count},
        lambda lang: f"已按日志重建 {count} 条发现" if lang == "zh" else f"{count} findings rebuilt from the journal",
    )
    return int(Exit.OK)


def recover(given: Namespace) -> int:
    """The profile under a new passphrase (from `--passphrase-file`, OFFICER_PASSPHRASE or typed twice)."""
    words = first_line(given.key).strip()
    try:
        private = bytes.fromhex(words)
    except ValueError as error:
        raise OfficerError(WRONG_RECOVERY_KEY) from error
    at = setup.open_with_recovery(folder(given), private, secret(given, new=True))
    setup.close(at)
    answers.tell(
        given,
        {"recovered": True},
        lambda lang: "口令已换，记录都在" if lang == "zh" else "The passphrase is changed; every record is there",
    )
    return int(Exit.OK)


def doctor(given: Namespace) -> int:
    """What support needs to know, and nothing about persons, places or findings."""
    profile = folder(given)
    facts: dict[str, Any] = {
        "program": __version__,
        "python": sys.version.split()[0],
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "packages": {
            name: metadata.version(name)
            for name in (
                "PySide6-Essentials",
                "sqlcipher3",
                "sqlite-utils",
                "reportlab",
                "requests",
                "pillow",
                "pi-heif",
                "cryptography",
            )
        },
        "free_mb": _free(profile) >> 20,
        "crashes": _crashes(profile),
    }
    code = Exit.OK
    try:
        with desk(given) as at:
            cipher = at.db.conn.execute("PRAGMA cipher_version").fetchone()[0]
            status = exchange.status(at.db)
            counted = at.db.conn.execute(
                "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM finding),"
                " (SELECT count(*) FROM photo), (SELECT count(*) FROM draft)"
            ).fetchone()
        facts["profile"] = {
            "opens": True,
            "cipher": cipher,
            **dict(zip(("events", "findings", "photos", "drafts"), counted, strict=True)),
            "enrolled": status.enrolled,
            "revoked": status.revoked,
            "attention": status.attention,
            "waiting": {"findings": status.findings, "photos": status.photos, "bytes": status.size},
            "last_exchange_at": status.last_exchange_at,
            "last_trouble": status.trouble_code,
        }
    except OfficerError as error:
        facts["profile"] = {"opens": False, "trouble": error.code}
        code = error.fault.exit
    answers.tell(given, facts, lambda lang: "\n".join(_lines(facts)))
    return int(code)


def _free(profile: Path) -> int:
    """Bytes free where the profile lies or would lie."""
    try:
        return shutil.disk_usage(profile).free
    except OSError:
        return shutil.disk_usage(profile.anchor or ".").free


def _crashes(profile: Path) -> list[str]:
    """The kinds of the last bugs, without their words: those may quote a record."""
    try:
        lines = (profile / crashes.NAME).read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    kinds = [line.partition(":")[0] for line in lines if line[:1].isalpha() and not line.startswith("Traceback")]
    return [kind for kind in kinds if kind.replace(".", "").isidentifier()][-10:]


def _lines(facts: dict[str, Any], indent: str = "") -> list[str]:
    lines: list[str] = []
    for name, value in facts.items():
        if isinstance(value, dict):
            lines += [f"{indent}{name}:", *_lines(value, indent + "  ")]
        else:
            lines.append(f"{indent}{name}: {value}")
    return lines

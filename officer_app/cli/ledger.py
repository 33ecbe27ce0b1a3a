"""`ledger …`: run and look after a central ledger. The verbs are the ledger's own (`officer_app.ledger.cli`)."""

from argparse import Namespace
from typing import Any

import msgspec

from officer_app.cli import answers
from officer_app.cli.opening import first_line
from officer_app.cli.records import BAD_VALUES, pairs
from officer_app.core.errors import Exit, Fault, OfficerError, reason
from officer_app.core.text import Language, Text
from officer_app.ledger import cli as verbs
from officer_app.ledger.config import LedgerConfig

NO_STEP = Fault(
    "steps.incomplete",
    Text("没有说清办什么", "It was not said what to do"),
    Text("什么都没有改动", "Nothing was changed"),
    Text(
        "给出 --as、--finding、--action，或 --steps 文件", "Give --as, --finding and --action, or a file with --steps"
    ),
    Exit.USAGE,
)

NO_ASSIGNMENT = Fault(
    "assignment.incomplete",
    Text("没有说清派给谁、派什么", "It was not said what to give to whom"),
    Text("什么都没有派出", "Nothing was given out"),
    Text("给出 --as、--to、--what，或 --file 文件", "Give --as, --to and --what, or a file with --file"),
    Exit.USAGE,
)


def config(given: Namespace) -> LedgerConfig:
    data = given.data.resolve()
    if given.verb == "serve":
        return LedgerConfig(data, given.database, given.bucket, given.host, given.port)
    return LedgerConfig(data, given.database)


def serve(given: Namespace) -> int:
    verbs.serve(config(given), given.json, given.attached)
    return int(Exit.OK)


def enrol_code(given: Namespace) -> int:
    code = verbs.enrol_code(config(given), given.user, given.name, given.alias)
    answers.tell(given, {"code": code}, lambda lang: code)
    return int(Exit.OK)


def account(given: Namespace) -> int:
    """A password, where one is wanted, comes like a passphrase: from `--passphrase-file` or OFFICER_PASSPHRASE."""
    import os

    secret = os.environ.get("OFFICER_PASSPHRASE", "")
    if given.passphrase_file:
        secret = first_line(given.passphrase_file)
    roles = frozenset(role for role in given.roles.split(",") if role)
    made = verbs.account(config(given), given.user, given.name, roles, given.region, given.dept, secret)
    answers.tell(given, {"id": made, "user": given.user, "roles": sorted(roles)}, lambda lang: f"{given.user}  {made}")
    return int(Exit.OK)


def handle(given: Namespace) -> int:
    """Steps of the life cycle, each decided by its rules. The first refused one stops the rest."""
    if given.steps:
        try:
            asked = verbs.read_steps(given.steps.read_bytes())
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)[:120]
            raise OfficerError(BAD_VALUES, why=why) from error
    elif given.actor and given.finding and given.action:
        asked = verbs.StepFile(
            [verbs.StepAsked(given.actor, given.finding, given.action, pairs(given.set, {"percent"}))]
        )
    else:
        raise OfficerError(NO_STEP)
    done = verbs.handle(config(given), asked)
    steps: list[dict[str, Any]] = [
        {
            "event": one.event_id,
            "seq": one.seq,
            "finding": finding["id"],
            "state": finding["state"],
            "class_no": (finding.get("numbers") or [""])[0],
        }
        for one in done
        for finding in [msgspec.json.decode(one.finding)]
    ]
    answers.tell(
        given,
        {"steps": steps},
        lambda lang: "\n".join(f"{step['class_no'] or step['finding']}  {step['state']}" for step in steps),
    )
    return int(Exit.OK)


def assign(given: Namespace) -> int:
    """Give officers something to do: one assignment by flags, or many from a file; or take one back."""
    if given.withdraw:
        taken = verbs.withdraw(config(given), given.actor, given.withdraw, given.reason)
        answers.tell(given, msgspec.to_builtins(taken), lambda lang: taken.id)
        return int(Exit.OK)
    if given.file:
        try:
            asked = msgspec.json.decode(given.file.read_bytes(), type=list[verbs.AssignmentAsked])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)[:120]
            raise OfficerError(BAD_VALUES, why=why) from error
    elif given.actor and given.to and given.what:
        asked = [verbs.AssignmentAsked(given.actor, given.to, {"what": given.what} | pairs(given.set, {"count"}))]
    else:
        raise OfficerError(NO_ASSIGNMENT)
    done = verbs.assign(config(given), asked)
    answers.tell(given, {"assignments": msgspec.to_builtins(done)}, lambda lang: "\n".join(one.id for one in done))
    return int(Exit.OK)


def assignments(given: Namespace) -> int:
    """The assignments given last, and what became of them."""
    rows = verbs.assignments(config(given), given.limit)
    answers.tell(
        given,
        msgspec.to_builtins(rows),
        lambda lang: "\n".join(f"{one.id}  {one.status}  {one.given.on}  {one.given.title}" for one in rows),
    )
    return int(Exit.OK)


def list_(given: Namespace) -> int:
    """The newest entries."""
    rows = [
        {
            "id": row.id,
            "temp_no": row.temp_no,
            "receipt_no": row.receipt_no,
            "class_no": row.class_no,
            "state": row.state,
            "title": row.title,
            "photos": row.photos,
            "unreadable_photos": row.unreadable,
            "seq": row.seq,
        }
        for row in verbs.entries(config(given), given.limit)
    ]
    answers.tell(
        given,
        rows,
        lambda lang: "\n".join(
            f"{row['class_no'] or row['receipt_no']}  {row['state']}  {row['title']}{_flag(row, lang)}" for row in rows
        ),
    )
    return int(Exit.OK)


def _flag(row: dict[str, Any], lang: Language) -> str:
    n = row["unreadable_photos"]
    return "" if not n else f"  （{n} 张照片打不开）" if lang == "zh" else f"  ({n} photos cannot be opened)"


def revoke(given: Namespace) -> int:
    verbs.revoke(config(given), given.device, given.reason)
    answers.tell(given, {"revoked": given.device}, lambda lang: given.device)
    return int(Exit.OK)


def verify(given: Namespace) -> int:
    """Exit 0 when everything holds, 6 when something does not; each fault is named."""
    report = verbs.verify(config(given))
    value = {"sound": report.sound, "checks": report.checks, "faults": report.faults, "remarks": report.remarks}
    answers.tell(
        given,
        value,
        lambda lang: "\n".join(
            [f"{'✓' if good else '✗'} {name}" for name, good in report.checks.items()]
            + list(report.faults)
            + [f"· {remark}" for remark in report.remarks]
        ),
    )
    return int(Exit.OK if report.sound else Exit.DAMAGED)


def backup(given: Namespace) -> int:
    made = verbs.backup(config(given), given.keep)
    answers.tell(given, msgspec.to_builtins(made), lambda lang: made.name)
    return int(Exit.OK)


def recovery_key(given: Namespace) -> int:
    """The private key goes into a file that belongs in a safe; nothing else can open what is locked for it."""
    public = verbs.recovery_key(config(given), given.out, given.replace)
    answers.tell(
        given,
        {"public": public, "file": str(given.out)},
        lambda lang: (
            f"恢复钥匙已写入 {given.out}：移到保险柜里，本机不要留"
            if lang == "zh"
            else f"The recovery key is in {given.out}: move it to a safe and leave none here"
        ),
    )
    return int(Exit.OK)


def restore(given: Namespace) -> int:
    made = verbs.restore(config(given), given.backup.resolve(), given.recovery_key)
    answers.tell(given, msgspec.to_builtins(made), lambda lang: made.name)
    return int(Exit.OK)

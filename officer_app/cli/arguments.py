"""What may be said to `officer-app`. Light: nothing but argparse is loaded to read it."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter, _SubParsersAction
from pathlib import Path

from officer_app import __version__

EXIT_CODES = """\
exit codes: 0 done · 1 a bug · 2 wrong words on the command line · 3 the input is not valid · 4 not found ·
5 locked or wrong passphrase · 6 damaged · 7 disk full · 8 no connection · 9 refused · 10 already open elsewhere
"""


def parser() -> ArgumentParser:
    """The whole command line."""
    top = ArgumentParser(
        prog="officer-app",
        description="滨周到 · 体验官工作台. Without a command the window opens.",
        epilog=EXIT_CODES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"officer-app {__version__}")
    top.add_argument("--profile", type=Path, metavar="DIR", help="the folder of records (default: this user's)")
    top.add_argument("--lang", choices=("zh", "en"), help="language of answers and of the window")
    top.add_argument("--json", action="store_true", help="answer with one JSON value")
    top.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="read the passphrase from the first line of FILE"
    )
    top.add_argument("--trial", action="store_true", help="begin with the trial ledger and its sample city")
    commands = top.add_subparsers(dest="command_name", metavar="COMMAND")
    _records(commands)
    _exchange(commands)
    _care(commands)
    _ledger(commands)
    return top


def _command(commands: "_SubParsersAction[ArgumentParser]", name: str, runs: str, help: str) -> ArgumentParser:
    made = commands.add_parser(name, help=help, description=help)
    made.set_defaults(runs=runs)
    # also after the command, where people look for it; SUPPRESS keeps the value given before it
    from argparse import SUPPRESS

    made.add_argument("--json", action="store_true", default=SUPPRESS, help="answer with one JSON value")
    return made


def _count(word: str) -> int:
    """How many, between 1 and a million."""
    number = int(word)
    if not 1 <= number <= 1_000_000:
        raise ValueError(word)
    return number


def _port(word: str) -> int:
    number = int(word)
    if not 0 <= number <= 65_535:
        raise ValueError(word)
    return number


def _records(commands: "_SubParsersAction[ArgumentParser]") -> None:
    finding = commands.add_parser("finding", help="add, list and show findings")
    verbs = finding.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = _command(verbs, "add", "records:add", "record a finding on this device")
    add.add_argument("--form", choices=("online", "counter", "callback"), required=True)
    add.add_argument("--values", metavar="JSON", help="the form's fields as one JSON object, or @FILE")
    add.add_argument("--set", metavar="FIELD=VALUE", action="append", default=[], help="one field; may be repeated")
    add.add_argument("--photo", type=Path, action="append", default=[], metavar="FILE")
    lists = _command(verbs, "list", "records:list_", "findings in order")
    lists.add_argument("--search", default="", metavar="WORDS")
    lists.add_argument("--limit", type=_count, default=50, metavar="N")
    show = _command(verbs, "show", "records:show", "one finding with its history")
    show.add_argument("id", metavar="ID", help="id, provisional number or official number")
    sheet = _command(commands, "sheet", "records:sheet", "write the finding sheet as PDF")
    sheet.add_argument("id", metavar="ID", help="id, provisional number or official number")
    sheet.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    sheet.add_argument("--masked", action="store_true", help="the version without signature and code name")


def _exchange(commands: "_SubParsersAction[ArgumentParser]") -> None:
    enrol = _command(commands, "enrol", "exchange:enrol", "join a ledger with a one-time code")
    enrol.add_argument("url", metavar="URL")
    enrol.add_argument("code", metavar="CODE")
    enrol.add_argument("--ca", type=Path, metavar="FILE", help="trust this certificate authority, and no other")
    _command(commands, "sync", "exchange:sync", "exchange with the ledger once")
    tour = _command(commands, "tour", "tour:tour", "the main job without a window, proved step by step")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR")
    tour.add_argument("--photos", type=Path, metavar="DIR", help="JPEG photos to use (default: the sample's)")


def _care(commands: "_SubParsersAction[ArgumentParser]") -> None:
    _command(commands, "verify", "care:verify", "prove that nothing was lost or altered")
    _command(commands, "rebuild", "care:rebuild", "make lists and search anew from the journal")
    recover = _command(commands, "recover", "care:recover", "set a new passphrase with the office's recovery key")
    recover.add_argument("--key", type=Path, required=True, metavar="FILE", help="the office's recovery key file")
    _command(commands, "doctor", "care:doctor", "say what this machine and profile are like, without personal data")


def _ledger(commands: "_SubParsersAction[ArgumentParser]") -> None:
    ledger = commands.add_parser("ledger", help="run and look after a central ledger")
    verbs = ledger.add_subparsers(dest="verb", metavar="VERB", required=True)

    def verb(name: str, help: str) -> ArgumentParser:
        made = _command(verbs, name, f"ledger:{name.replace('-', '_')}", help)
        made.add_argument("--data", type=Path, required=True, metavar="DIR", help="the ledger's folder")
        made.add_argument("--database", default="", metavar="URL", help="PostgreSQL (default: embedded, under DIR)")
        return made

    serve = verb("serve", "run the service until told to stop")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8765, help="0 takes a free one and says which")
    serve.add_argument("--attached", action="store_true", help="stop when standard input ends")
    serve.add_argument("--bucket", default="", metavar="URL", help="object store for photos (default: a folder)")
    code = verb("enrol-code", "make a one-time code for an officer's device")
    code.add_argument("--user", required=True, help="account name")
    code.add_argument("--name", default="", help="the person's name, when the account is new")
    code.add_argument("--alias", default="", help="code name such as TY-Q-007, when the account is new")
    account = verb("account", "add an account, or give it a new password and roles")
    account.add_argument("--user", required=True)
    account.add_argument("--name", default="")
    account.add_argument("--roles", default="ledger_clerk", help="comma-separated role codes")
    account.add_argument("--region", default="371600")
    account.add_argument("--dept", default="")
    handle = verb("handle", "carry out steps of the life cycle")
    handle.add_argument("--as", dest="actor", metavar="USER", help="who acts")
    handle.add_argument("--finding", metavar="ID", help="id or any number of the finding")
    handle.add_argument("--action", metavar="ACTION", help="accept, substantiate, register, assign, …")
    handle.add_argument("--set", metavar="FIELD=VALUE", action="append", default=[])
    handle.add_argument(
        "--steps", type=Path, metavar="FILE", help="many steps: {accounts, steps: [{as, finding, action, fields}]}"
    )
    assign = verb("assign", "give an officer a target, callbacks or a look-back; or take one back")
    assign.add_argument("--as", dest="actor", metavar="USER", default="", help="who gives it")
    assign.add_argument("--to", metavar="USER", default="", help="the officer, by account name or code name")
    assign.add_argument("--what", choices=("target", "callback", "lookback"), default="")
    assign.add_argument(
        "--set", metavar="FIELD=VALUE", action="append", default=[],
        help="on (2026-09-18), at, due_on, title, number, dimension, mode, matter_code, hall_code, finding, count, …",
    )  # fmt: skip
    assign.add_argument("--file", type=Path, metavar="FILE", help="many: [{as, to, fields}]")
    assign.add_argument("--withdraw", metavar="ID", default="", help="take this one back")
    assign.add_argument("--reason", default="")
    given = verb("assignments", "the assignments given last, and what became of them")
    given.add_argument("--limit", type=_count, default=200, metavar="N")
    revoke = verb("revoke", "stop a device; what it hands in is set aside")
    revoke.add_argument("--device", required=True, metavar="CODE")
    revoke.add_argument("--reason", required=True)
    verb("verify", "prove journal, receipts, projections and photos")
    backup = verb("backup", "write a backup, open it and check it; only then it counts")
    backup.add_argument("--keep", type=_count, default=3, metavar="N", help="generations kept (default 3)")
    restore = verb("restore", "put a backup in place of the present ledger")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("--recovery-key", type=Path, metavar="FILE", help="opens the ledger's key where it was lost")
    recovery = verb("recovery-key", "make the office's recovery key: it opens profiles whose passphrase is forgotten")
    recovery.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new file for the private key")
    recovery.add_argument("--replace", action="store_true", help="make another one; keep the old one for old devices")
    listing = _command(verbs, "list", "ledger:list_", "the newest entries")
    listing.add_argument("--data", type=Path, required=True, metavar="DIR")
    listing.add_argument("--database", default="", metavar="URL")
    listing.add_argument("--limit", type=_count, default=200, metavar="N")

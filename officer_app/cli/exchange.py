"""`enrol` and `sync`."""

import random
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from officer_app import __version__
from officer_app.cli import answers
from officer_app.cli.opening import desk, folder, look_at_photos, passphrase, secret
from officer_app.core.errors import Exit
from officer_app.usecases import setup
from officer_app.usecases import sync as exchange
from officer_app.usecases.enrol import enrol as join

if TYPE_CHECKING:
    from officer_app.sync.run import OnDb, Outcome
    from officer_app.usecases.desk import Desk


def enrol(given: Namespace) -> int:
    """Join a ledger. An empty folder becomes a profile under the given passphrase first."""
    at = open_or_create(given)
    try:
        done = join(directly(at), folder(given), given.url, given.code, at.now, __version__, given.ca)
    finally:
        setup.close(at)
    value = {"device_code": done.device_code, "alias": done.alias, "ledger": done.ledger_name}
    answers.tell(given, value, lambda lang: f"{done.ledger_name}  {done.device_code}  {done.alias}")
    return int(Exit.OK)


def open_or_create(given: Namespace) -> "Desk":
    from officer_app.store import profile

    if profile.state(folder(given)) != "empty":
        return setup.open_profile(folder(given), passphrase(given))
    return setup.create_profile(folder(given), secret(given, new=True))


def sync(given: Namespace) -> int:
    """One exchange. Exit 8 when the ledger was not reached: everything is kept and waits."""
    with desk(given) as at:
        look_at_photos(at)
        outcome = exchange_once(at, folder(given))
        status = exchange.status(at.db)
    value: dict[str, Any] = {
        "notices": [answers.both(notice) for notice in outcome.notices],
        "pushed": outcome.pushed,
        "pulled": outcome.pulled,
        "photos": outcome.photos,
        "downloaded": outcome.downloaded,
        "aside": outcome.aside,
        "waiting": {"findings": status.findings, "photos": status.photos, "bytes": status.size},
        "trouble": outcome.trouble.code if outcome.trouble else None,
    }
    if outcome.trouble:
        value |= {"zh": outcome.trouble.say("zh"), "en": outcome.trouble.say("en")}
    answers.tell(
        given,
        value,
        lambda lang: "\n".join(
            [
                outcome.trouble.say(answers.language(given))
                if outcome.trouble
                else status.sentence(at.now()).say(answers.language(given)),
                *(notice.say(answers.language(given)) for notice in outcome.notices),
            ]
        ),
    )
    return int(outcome.trouble.fault.exit if outcome.trouble else Exit.OK)


def directly(at: "Desk") -> "OnDb":
    """The command line has one thread: the engine's database functions run where they are."""
    return lambda fn: fn(at.db)


def exchange_once(at: "Desk", profile: Path) -> "Outcome":
    """One exchange on this thread, as the button does it."""
    engine = exchange.open_engine(directly(at), at.media, profile, at.now, random.random)
    return exchange.sync_now(engine, by_hand=True)

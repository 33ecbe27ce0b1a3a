"""What every record needs when it is written down: a place in the device's chain, a signature, a number."""

from typing import TYPE_CHECKING

import msgspec

from officer_app.core import clock, numbering
from officer_app.core.errors import OfficerError
from officer_app.core.events import Envelope, Event, compose
from officer_app.core.upcast import version_of
from officer_app.store import journal, meta
from officer_app.usecases.desk import Desk, Identity, clock_word, signer_of
from officer_app.usecases.faults import NO_DEVICE_CODE

if TYPE_CHECKING:
    from sqlite_utils import Database


def next_event(
    desk: Desk, db: "Database", who: Identity, kind: str, subject: str, parents: list[str], body: msgspec.Struct
) -> Event:
    """The next event of this device's chain, signed, not yet appended. Inside the caller's write.

    `parents` are the versions it replaces, or of a walkthrough the event it follows.
    """
    seq, prev = journal.own_head(db, who.device_code)
    now = desk.now()
    return compose(
        Envelope(
            id=desk.new_id(),
            kind=kind,
            kv=version_of(kind),
            device=who.device_code,
            seq=seq + 1,
            prev=prev,
            user=who.user,
            claimed_at=clock.iso(now),
            clock=clock_word(now, who.last_seen),
            subject=subject,
            parents=parents,
            body=msgspec.Raw(msgspec.json.encode(body)),
            app=desk.version,
        ),
        signer_of(who).sign,
    )


def next_number(desk: Desk, db: "Database", form: str) -> str:
    """The next number of this device's day for F01 (findings) or F02 (walkthroughs), never given again (rule 6.4).

    Inside the caller's write. Raises OfficerError(NO_DEVICE_CODE) before the first enrolment.
    """
    code = meta.get(db, "device_code")
    if not code:
        raise OfficerError(NO_DEVICE_CODE)
    day = desk.now().astimezone(clock.SHANGHAI).date()
    give = {"F01": numbering.temp_no, "F02": numbering.walk_no}[form]
    return give(code, day, meta.bump(db, numbering.counter_name({"F01": "L", "F02": "X"}[form], day)))

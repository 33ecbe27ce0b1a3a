"""What the ledger makes of an event before it takes it: refused, held, or good. Nothing here touches the database.

Refused is only what could never be told from noise: unreadable bytes, a wrong signature, too much. All else is kept.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from officer_app.core import memo
from officer_app.core.assignment_facts import BY_LEDGER
from officer_app.core.catalog import Catalog
from officer_app.core.clock import parse
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.events import MALFORMED, Event, read
from officer_app.core.facts import FindingFacts, PhotoRef
from officer_app.core.forms import FORMS
from officer_app.core.text import Text
from officer_app.core.upcast import read_body
from officer_app.core.validate import problems
from officer_app.core.walk_facts import WalkNote
from officer_app.ledger.wire import Item, Said
from officer_app.seal.sign import verify

_SENT_AGAIN = Text("这条记录仍在您的设备上", "The record is still on your device")
_OFFICE = Text("督查中心会处理，不用再交", "The centre looks after it; nothing to hand in again")

BAD_SIGNATURE = Fault(
    "event.signature",
    Text("签名与内容不符", "The signature does not fit the bytes"),
    _SENT_AGAIN,
    Text("导出这条记录交督查中心", "Export this record for the centre"),
    Exit.DAMAGED,
)
UNKNOWN_DEVICE = Fault(
    "event.unknown_device",
    Text("台账不认识签名的设备 {device}", "The ledger does not know the device {device}"),
    Text("原样留在待查区", "It is kept aside as it is"),
    _OFFICE,
)
NEWER_KIND = Fault(
    "event.newer",
    Text("台账还读不懂这种记录（{kind}）", "The ledger cannot read this kind of record yet ({kind})"),
    Text("已收下，升级后再读", "It is kept and read after an update"),
    _OFFICE,
)
NOT_YOURS = Fault(
    "event.not_yours",
    Text("这条记录不能由这台设备作出", "This device may not make this record"),
    Text("已收下，不作数", "It is kept, without effect"),
    _OFFICE,
)
OTHER_CONTENT = Fault(
    "event.other_content",
    Text("同一编号已有不同内容", "Another record with this id is already there"),
    Text("两份都留着", "Both are kept"),
    _OFFICE,
)
FROM_REVOKED = Fault(
    "event.from_revoked",
    Text("签名的设备已被停用", "The device that signed it is revoked"),
    Text("原样留在待查区", "It is kept aside as it is"),
    _OFFICE,
)
INVALID = Fault(
    "event.invalid",
    Text("{field}：{why}", "{field}: {why}"),
    Text("已收下，待督查中心核对", "It is kept for the centre to check"),
    _OFFICE,
)

LEDGERS_KINDS = frozenset({"entry.stepped"}) | BY_LEDGER
"""Kinds that only the ledger itself signs."""
MAX_NAME = 100
MAX_SEQ = 2**53


class Reading(NamedTuple):
    """An item understood. `fault` is None when all is well; `folds` is False when the bytes are kept but not folded."""

    item: Item
    event: Event | None
    facts: FindingFacts | None
    fault: Fault | None = None
    said: Said = Said("", "")
    refused: bool = False
    folds: bool = True
    noted: Sequence[PhotoRef] = ()
    """Photos a walkthrough's note names."""

    @property
    def promised(self) -> list[tuple[str, int]]:
        """(sha256, bytes) of every photo and voice memo this event names: to be told of, asked for and let in."""
        if self.facts is not None:
            return self.facts.promised
        return [copy for photo in self.noted for copy in photo.promised]


def is_ledgers(device: str) -> bool:
    return device.startswith("ledger-")


def parse_item(item: Item) -> Event | OfficerError:
    """The item's event, or why there is none. Names that no table could hold count as unreadable."""
    try:
        event = read(item.raw, item.signature)
    except OfficerError as error:
        return error
    envelope = event.envelope
    names = (envelope.id, envelope.subject, envelope.kind, envelope.device, envelope.user)
    if not (all(names) and max(map(len, names)) <= MAX_NAME and "".join(names).isprintable()):
        return OfficerError(MALFORMED, why="id")
    if not 0 < envelope.seq < MAX_SEQ or len(item.signature) > MAX_NAME:
        return OfficerError(MALFORMED, why="seq")
    return event


def read_item(
    item: Item, event: Event | OfficerError, keys: Mapping[str, bytes], now: datetime, catalog: Catalog
) -> Reading:
    """Judge one parsed item: signature, author, body, values."""
    if isinstance(event, OfficerError):
        return Reading(item, None, None, event.fault, said(event), refused=True, folds=False)
    envelope = event.envelope
    public = keys.get(envelope.device)
    if public is None:
        return _held(item, event, OfficerError(UNKNOWN_DEVICE, device=envelope.device), folds=False)
    if not verify(public, item.signature, item.raw, envelope.alg):
        return Reading(item, event, None, BAD_SIGNATURE, said(OfficerError(BAD_SIGNATURE)), refused=True, folds=False)
    if (envelope.kind in LEDGERS_KINDS) != is_ledgers(envelope.device):
        return _held(item, event, OfficerError(NOT_YOURS), folds=False)
    try:
        body = read_body(event) if envelope.v == 1 else None
    except OfficerError as error:
        return _held(item, event, error, folds=False)
    if body is None:
        return _held(item, event, OfficerError(NEWER_KIND, kind=envelope.kind), folds=False)
    if not isinstance(body, FindingFacts):
        return Reading(item, event, None, noted=body.photos if isinstance(body, WalkNote) else ())
    return _judge(item, event, body, now, catalog)


def _judge(item: Item, event: Event, facts: FindingFacts, now: datetime, catalog: Catalog) -> Reading:
    """The same rules as the window's: what makes a record impossible holds it up for a person, nothing more."""
    form = FORMS.get(facts.form)
    try:
        made_at = parse(event.envelope.claimed_at)
    except ValueError:
        made_at = now
    if form is None:
        return _held(item, event, OfficerError(NEWER_KIND, kind=facts.form), facts=facts)
    wrong = problems(form, facts.values, facts.photos, made_at, catalog, advice=False)
    for problem in wrong + memo.problems(facts.memos):
        if problem.blocking:
            message = problem.message
            return Reading(
                item, event, facts, INVALID, Said(f"{problem.field}：{message.zh}", f"{problem.field}: {message.en}")
            )
    return Reading(item, event, facts)


def _held(
    item: Item, event: Event, error: OfficerError, *, folds: bool = True, facts: FindingFacts | None = None
) -> Reading:
    return Reading(item, event, facts, error.fault, said(error), folds=folds)


def said(error: OfficerError) -> Said:
    return Said(error.say("zh"), error.say("en"))

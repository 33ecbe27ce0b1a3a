"""Reading event bodies, also those written by earlier versions. Old bytes are never rewritten, only read anew."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from officer_app.core.errors import OfficerError
from officer_app.core.events import MALFORMED, Event, body_of
from officer_app.core.kinds import KINDS

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the JSON object of one body version into that of the next."""

Upcasts = Mapping[tuple[str, int], Upcast]

UPCASTS: Upcasts = {}
"""`(kind, kv)` → the function that leads to `kv + 1`. A body that changes its meaning adds one line here."""


def version_of(kind: str, upcasts: Upcasts = UPCASTS) -> int:
    """The body version this program writes for a kind: one more than the last it can lift."""
    return 1 + max((kv for of, kv in upcasts if of == kind), default=0)


def read_body(event: Event, upcasts: Upcasts = UPCASTS) -> msgspec.Struct | None:
    """The event's body as its present type, or None when only a newer program can read it.

    Raises OfficerError(MALFORMED) when the bytes do not hold what their kind and version promise.
    """
    envelope = event.envelope
    wanted = version_of(envelope.kind, upcasts) if upcasts else 1
    if envelope.kind not in KINDS or envelope.kv > wanted:
        return None
    if envelope.kv < wanted:
        body = body_of(event, dict[str, Any])
        try:
            for kv in range(envelope.kv, wanted):
                body = upcasts[envelope.kind, kv](body)
        except (LookupError, TypeError, ValueError) as error:
            raise OfficerError(MALFORMED, why=f"{envelope.kind} {envelope.kv}: {error!r}"[:120]) from error
        envelope = msgspec.structs.replace(envelope, body=msgspec.Raw(msgspec.json.encode(body)))
        event = msgspec.structs.replace(event, envelope=envelope)
    struct: msgspec.Struct = body_of(event, KINDS[envelope.kind])
    return struct

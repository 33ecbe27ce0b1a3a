"""The journal's unit: bytes kept for ever, every breakage named, old bodies lifted and newer ones left alone."""

import contextlib
import hashlib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.core.errors import OfficerError
from officer_app.core.events import MALFORMED, MAX_BYTES, Envelope, Event, chain_breaks, compose, read
from officer_app.core.facts import FindingFacts, Withdrawal
from officer_app.core.kinds import KINDS
from officer_app.core.upcast import UPCASTS, read_body, version_of
from tests.core.journal_maker import Maker, facts


def _chain(count: int) -> list[Event]:
    events: list[Event] = []
    for seq in range(1, count + 1):
        prev = events[-1].sha256 if events else ""
        events.append(
            compose(
                Envelope(
                    id=f"e{seq}",
                    kind="finding.withdrawn",
                    device="A7K2",
                    seq=seq,
                    prev=prev,
                    user="u",
                    subject="f",
                    claimed_at="2026-09-17T16:40:00+08:00",
                    body=msgspec.Raw(b'{"reason":"r"}'),
                    app="test",
                ),
                lambda raw: hashlib.sha512(raw).digest(),
            )
        )
    return events


def test_what_was_composed_is_read_back_byte_for_byte() -> None:
    made = Maker().submitted(text="窗口无人 𠮷")
    again = read(made.raw, made.signature)
    assert (again.raw, again.sha256, again.id) == (made.raw, made.sha256, made.id)
    assert made.sha256 == hashlib.sha256(made.raw).hexdigest()
    assert read_body(again) == facts(text="窗口无人 𠮷")


def test_fields_of_a_later_version_survive_in_the_bytes() -> None:
    raw = Maker().submitted().raw[:-1] + b',"later":"kept"}'
    assert read(raw, b"").raw == raw


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"id":1}', b"{" * 5000, b"[" * 200_000])
def test_bytes_that_are_no_event(raw: bytes) -> None:
    with pytest.raises(OfficerError) as caught:
        read(raw, b"")
    assert caught.value.fault is MALFORMED


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_else(raw: bytes) -> None:
    with contextlib.suppress(OfficerError):
        read(raw, b"")


def test_an_event_has_a_largest_size() -> None:
    with pytest.raises(OfficerError, match="bytes"):
        Maker().submitted(text="x" * MAX_BYTES)
    with pytest.raises(OfficerError, match="bytes"):
        read(b" " * (MAX_BYTES + 1), b"")


def test_a_whole_chain_has_no_breaks() -> None:
    assert chain_breaks(_chain(5)) == []
    assert chain_breaks([]) == []


def test_each_way_to_break_a_chain() -> None:
    chain = _chain(5)
    assert chain_breaks(chain[:2] + chain[3:]) == ["e4"]
    assert chain_breaks(chain[1:]) == ["e2"]
    assert chain_breaks([chain[0], chain[0], *chain[1:]]) == ["e1"]
    assert chain_breaks([*chain[:2], chain[3], chain[2], chain[4]]) == ["e4", "e3", "e5"]
    forged = compose(msgspec.structs.replace(chain[2].envelope, user="other"), lambda raw: b"")
    assert chain_breaks([*chain[:2], forged, *chain[3:]]) == ["e4"]


def test_a_body_is_read_only_as_far_as_its_kind_and_version_are_known() -> None:
    maker = Maker()
    assert read_body(maker.event("finding.recoloured", {"colour": "blue"})) is None
    assert read_body(maker.event("finding.submitted", facts(), kv=2)) is None
    with pytest.raises(OfficerError):
        read_body(maker.event("finding.submitted", {"form": "counter"}))
    with pytest.raises(OfficerError):
        read_body(maker.event("finding.withdrawn", {"reason": 7}))


def test_old_bodies_are_lifted_step_by_step_and_their_bytes_stay() -> None:
    def named(body: dict[str, Any]) -> dict[str, Any]:
        return {"reason": body["why"]}

    def marked(body: dict[str, Any]) -> dict[str, Any]:
        return {"reason": body["reason"] + "。"}

    upcasts = {("finding.withdrawn", 1): named, ("finding.withdrawn", 2): marked}
    old = Maker().event("finding.withdrawn", {"why": "重复"})
    assert version_of("finding.withdrawn", upcasts) == 3
    assert read_body(old, upcasts) == Withdrawal(reason="重复。")
    assert b'"why"' in old.raw
    newer = Maker().event("finding.withdrawn", {"reason": "重复"}, kv=2)
    assert read_body(newer, upcasts) == Withdrawal(reason="重复。")
    with pytest.raises(OfficerError, match="why"):
        read_body(Maker().event("finding.withdrawn", {}), upcasts)


def test_every_kind_is_readable_from_its_first_version_on() -> None:
    assert {kind for kind, _ in UPCASTS} <= set(KINDS)
    for kind in KINDS:
        lifted = {kv for of, kv in UPCASTS if of == kind}
        assert lifted == set(range(1, version_of(kind)))
    with pytest.raises(OfficerError):
        read_body(Maker().event("finding.withdrawn", {"reason": "r"}, kv=0))


def test_facts_travel_without_a_persons_name() -> None:
    assert {f.name for f in msgspec.structs.fields(FindingFacts)} == {
        "temp_no",
        "form",
        "form_version",
        "values",
        "photos",
        "alias",
        "reason",
        "memos",
        "sample",
    }

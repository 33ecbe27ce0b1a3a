"""A real trial profile, real JPEGs, a real decoder, and the ledger's hand for steps a desk receives."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from officer_app import paths
from officer_app.core.events import Envelope, Event, compose
from officer_app.core.facts import Due, Step
from officer_app.photos.ingest import Decoder
from officer_app.seal.sign import Signer
from officer_app.store import delivery, journal, projections
from officer_app.store.delivery import Settled
from officer_app.usecases import drafts, findings, photos, setup
from officer_app.usecases.desk import Desk
from officer_app.usecases.findings import Finished
from tests.fixtures.small_disk import small_disk  # noqa: F401

VALUES: dict[str, Any] = {
    "category_code": "T0401",
    "hall_code": "H01",
    "text": "窗口要求提供清单外材料：单身证明、户口本复印件，办事指南里没有这两项。",
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = setup.create_trial(tmp_path / "profile")
    yield desk
    setup.close(desk)


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    with Decoder() as one:
        yield one


@pytest.fixture(scope="session")
def pictures() -> list[bytes]:
    return [paths.resource(f"sample/photos/{name}.jpg").read_bytes() for name in ("hall", "notice", "kiosk")]


@pytest.fixture
def draft(desk: Desk, decoder: Decoder, pictures: list[bytes]) -> str:
    """A draft with two photos, ready to finish."""
    opened, _ = drafts.open_draft(desk, "counter", VALUES)
    for picture in pictures[:2]:
        photos.add_photo(desk, opened.id, picture, decoder)
    return opened.id


@pytest.fixture
def finished(desk: Desk, draft: str) -> Finished:
    return findings.finish(desk, draft)


Steps = Callable[..., None]


@pytest.fixture
def step(desk: Desk) -> Steps:
    """`step(finding_id, "return_supplement", "submitted", "returned", …)`: the ledger's signed event arrives."""
    ledger = Signer.generate()
    desk.write(lambda db: journal.know_key(db, "ledger-1", ledger.public))
    made: list[Event] = []

    def arrive(finding_id: str, action: str, before: str, after: str, due: Due | None = None, **fields: object) -> None:
        for event in journal.events_of(desk.db, finding_id):
            seq = len(made) + 1
            desk.write(
                lambda db, id=event.id, seq=seq: delivery.settle(db, [Settled(id, seq, 1, None, None, "accepted")])
            )
        body = Step(
            transition="T",
            action=action,
            from_state=before,
            to_state=after,
            at=desk.moment(),
            actor="clerk",
            role="ledger_clerk",
            fields=fields,
            due=due,
        )
        event = compose(
            Envelope(
                id=desk.new_id(),
                kind="entry.stepped",
                device="ledger-1",
                seq=len(made) + 1,
                prev=made[-1].sha256 if made else "",
                user="clerk",
                claimed_at=desk.moment(),
                subject=finding_id,
                body=msgspec.Raw(msgspec.json.encode(body)),
                app="test",
            ),
            ledger.sign,
        )
        made.append(event)

        def take(db: Any) -> None:
            delivery.take(db, [event], [Settled(event.id, 1000 + len(made), 1, None, None, "accepted")])
            projections.project(db, finding_id)

        desk.write(take)

    return arrive

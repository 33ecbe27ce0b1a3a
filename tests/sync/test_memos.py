"""Voice memos with a real ledger: they travel as photos do, and what is none is flagged there."""

from typing import Any

import pytest

from officer_app.core import memo
from officer_app.core.errors import OfficerError
from officer_app.core.facts import MemoRef
from officer_app.ledger.examining import examine
from officer_app.ledger.verify import verify
from officer_app.photos.ingest import Decoder
from officer_app.store import memos as rows
from officer_app.store import photos
from officer_app.store.memos import Begun
from officer_app.store.photos import PhotoRow
from officer_app.usecases import drafts, findings, lists, memos
from tests.core.test_memo import tone
from tests.faults.device import Device
from tests.faults.judge import judge, served
from tests.faults.transport import Faulty, Lost
from tests.faults.world import World
from tests.fixtures.ledger import VALUES
from tests.sync.parts import engine_of


def put_rubbish(device: Device, draft: str) -> str:
    """A file that only says it is a memo, where a recording would be."""
    data = memo.wav(b"\x55" * 4000)[:40] + b"<script>" * 250
    sha = device.desk.media.put(data)
    ref = MemoRef(sha256=sha, size=len(data), duration_s=1)
    device.desk.write(lambda db: photos.add(db, PhotoRow(sha, len(data), memo.MIME, 0, 0, "", "", 1), None))
    device.desk.write(lambda db: rows.add(db, draft, ref))
    return sha


def test_a_memo_goes_on_where_it_broke_off_and_is_heard_on_the_other_device(world: World) -> None:
    device, other = world.devices
    draft, _ = drafts.open_draft(device.desk, "counter", dict(VALUES))
    begun = Begun("m1", draft.id, "2026-09-17T10:00:00+08:00")
    memos.keep_piece(device.desk, begun, 0, tone(1.0) * 280)
    ref, _ = memos.complete(device.desk, begun)
    assert (ref.size, ref.duration_s) == (memo.RATE * 280 + 58, 280)
    rubbish = put_rubbish(device, draft.id)
    done = findings.finish(device.desk, draft.id)
    offsets: list[int] = []

    def fate(request: Any) -> Lost | None:
        if request.method != "PATCH" or ref.sha256 not in request.url:
            return None
        offsets.append(int(request.headers["Upload-Offset"]))
        return Lost.RESPONSE if len(offsets) == 1 else None

    assert engine_of(device, adapter=lambda: Faulty(world.app, fate)).run().photos == 2
    assert offsets == sorted(set(offsets))
    assert len(offsets) > 1
    assert served(world, ref.sha256) == device.desk.media.get(ref.sha256)
    other.exchange()
    assert ref in lists.finding(other.desk, done.finding_id).finding.facts.memos
    assert memos.sound(other.desk, ref.sha256) == memos.sound(device.desk, ref.sha256)
    with pytest.raises(OfficerError) as caught:
        memos.sound(other.desk, rubbish)
    assert caught.value.fault is memo.NOT_A_MEMO
    with Decoder() as decoder:
        assert examine(world.ledger, decoder) == 2
    ledger = world.ledger
    with ledger.db.read() as tx:
        report = verify(tx, ledger.scope, ledger.signer.public, ledger.rules, ledger.blobs.read)
    assert report.counted["photos"] == 2
    assert (report.faults, report.remarks) == ([], [f"photos: {rubbish} {memo.NOT_A_MEMO.code}"])
    judge(world)

"""What Today and the palette read: counted and ordered by the store, the same at any size."""

from datetime import timedelta
from typing import Any

from officer_app.core import clock
from officer_app.core.facts import Due
from officer_app.photos.ingest import Decoder
from officer_app.usecases import drafts, finder, findings, photos, today, walk_start, walks
from officer_app.usecases.desk import Desk
from tests.usecases.conftest import VALUES, Steps
from tests.usecases.test_walks import SETTING


def due_in(desk: Desk, days: int) -> Due:
    """A look-back's clock that ends so many days from now."""
    return Due(clock="lookback", limit=10, on=clock.iso(desk.now() + timedelta(days=days)))


def record(desk: Desk, text: str, **values: Any) -> str:
    return findings.submit(desk, "counter", VALUES | values | {"text": text}).finding_id


def test_the_first_day_is_empty_until_something_of_ones_own_is_recorded(desk: Desk) -> None:
    found = today.read(desk)
    assert found.empty
    assert not found.begun
    drafts.open_draft(desk, "counter", {"text": "自助机故障"})
    assert not today.read(desk).empty, "a draft is something"
    findings.submit(desk, "counter", VALUES, sample=True)
    found = today.read(desk)
    assert (found.begun, found.safety.kept, len(found.recent)) == (False, 1, 1), "a sample is nobody's beginning"
    findings.submit(desk, "counter", VALUES)
    assert today.read(desk).begun


def test_everything_that_waits_for_the_officer_is_there_the_most_urgent_first(
    desk: Desk, step: Steps, decoder: Decoder, pictures: list[bytes]
) -> None:
    later, sooner, back = (record(desk, VALUES["text"] + word) for word in ("一", "二", "三"))
    for finding, days in ((later, 9), (sooner, -2)):
        step(finding, "start_lookback", "submitted", "lookback", due=due_in(desk, days))
    step(back, "return_supplement", "submitted", "returned", due=due_in(desk, 3))
    opened = [drafts.open_draft(desk, "counter", {"text": f"第 {n} 份"})[0] for n in range(6)]
    photos.add_photo(desk, opened[2].id, pictures[0], decoder)
    drafts.autosave(desk, opened[2].id, VALUES | {"hall_code": "H01"})
    walk = walk_start.start(desk, SETTING).walk
    walks.next_step(desk, walk.id)

    found = today.read(desk)
    assert [row.id for row in found.lookbacks.first] == [sooner, later]
    assert found.lookbacks.total == 2
    assert [row.id for row in found.returned.first] == [back]
    assert found.drafts.total == 6
    assert len(found.drafts.first) == today.DRAFTS
    assert found.drafts.first[0].draft.id == opened[2].id, "the last touched"
    assert found.drafts.first[0].completeness.missing
    assert found.walk is not None
    assert (found.walk.id, found.walks) == (walk.id, 1)
    assert found.thumbs.keys() == {found.drafts.first[0].photos[0].sha256}
    assert {row.id for row in found.recent} == {later, sooner, back}
    walks.end(desk, walk.id, "done")
    assert today.read(desk).walk is None


def test_what_waits_is_told_with_its_photos(desk: Desk, draft: str) -> None:
    taken = [photo.sha256 for photo in today.read(desk).drafts.first[0].photos]
    findings.finish(desk, draft)
    safety = today.read(desk).safety
    assert (safety.status.findings, safety.status.photos, safety.kept) == (1, 2, 1)
    assert set(safety.covers) == set(taken)


def test_a_number_a_word_a_name_or_a_part_of_it_finds(desk: Desk) -> None:
    first = record(desk, "窗口要求提供清单外材料：单身证明、户口本复印件。")
    second = record(desk, "排队超过四十分钟，无人引导。" * 2)
    draft, _ = drafts.open_draft(desk, "counter", {"text": "自助机故障", "matter_code": "SX0401"})
    number = next(row.temp_no for row in finder.find(desk, "").findings if row.id == first)

    def ids(text: str) -> list[str]:
        return [row.id for row in finder.find(desk, text).findings]

    assert ids(number) == ids(number.lower()) == [first]
    assert ids("单身证明") == [first]
    assert ids("引导") == [second]
    assert ids("") == [second, first]
    assert ids("没有这样的词") == []
    assert [row.draft.id for row in finder.find(desk, "自助机").drafts] == [draft.id]
    matter = desk.catalog.name("matter", "SX0401").zh
    assert [row.draft.id for row in finder.find(desk, matter[:3]).drafts] == [draft.id], "by a name it holds as a code"
    assert finder.find(desk, "自助机 引导").drafts == ()

"""Before and after in the viewer: chosen by a press, kept at once, laid over each other, moved by hand and by key."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from officer_app.core.marks import Drawing, Mark
from officer_app.photos.ingest import Decoder
from officer_app.usecases import drafts, findings, marking, photos, records
from tests.fixtures.window import Hands, sample_photo

VALUES = {"category_code": "T0401", "mode": "counter_self", "text": "墙上清单外另要两份复印件。", "hall_code": "H03"}


def do(hands: Hands, fn: Any) -> Any:
    """Run `fn(desk)` on the database lane and wait."""
    done: list[Any] = []
    hands.window.session.read(lambda desk: [fn(desk)], done.extend, hands.window)
    hands.wait(lambda: bool(done))
    return done[0]


@pytest.fixture
def repeated(hands: Hands) -> tuple[str, str, str]:
    """A draft that repeats a finding: its id, the finding's number, and its masked photo's copy."""

    def make(desk: Any) -> tuple[str, str, str]:
        earlier, _ = drafts.open_draft(desk, "counter", VALUES)
        mask = Mark(tool="mask", at=((40, 40), (300, 200)), kind="face", blocks=2)
        with Decoder() as decoder:
            sha = photos.add_photo(desk, earlier.id, sample_photo("notice"), decoder).sha256
            marking.mark(desk, earlier.id, sha, Drawing(width=960, height=640).adding(mask), {})
            marking.burn_all(lambda fn: fn(desk), earlier.id, decoder)
            copy = records.read(desk, "draft", earlier.id).shots[0].ref.masked_sha256
            number = findings.finish(desk, earlier.id).temp_no
            later, _ = drafts.open_draft(desk, "counter", VALUES | {"repeat_of": number})
            for name in ("hall", "window12"):
                photos.add_photo(desk, later.id, sample_photo(name), decoder)
        return later.id, number, copy

    made: tuple[str, str, str] = do(hands, make)
    return made


def test_a_photo_is_laid_over_the_earlier_one_it_shows_again(hands: Hands, repeated: tuple[str, str, str]) -> None:
    draft, number, copy = repeated
    hands.window.open_viewer(draft=draft)
    page = hands.window.page("viewer")
    hands.wait(lambda: page.sketch is not None)
    hands.settle()
    hands.press("B")
    board, divider = page.pairing.board, page.pairing.board.divider
    assert hands.focus() is divider
    assert [tile.accessibleName() for tile in board.tiles] == [f"{page.record.number}，第 2 张", f"{number}，第 1 张"]
    assert divider._before.isNull()
    board.tiles[1].click()
    hands.settle()
    assert page.pairing._shown[0] == copy, "masked copies only"
    assert min(divider._before.width(), divider._after.width()) == 960
    assert divider.accessibleDescription().endswith("之后·第 1 张")
    assert number in divider.accessibleDescription()
    reader = QAccessible.queryAccessibleInterface(divider)
    assert (reader.role(), reader.valueInterface().currentValue()) == (QAccessible.Role.Slider, 50)
    divider.setFocus()
    hands.press("Right")
    hands.press("PageUp")
    assert reader.valueInterface().currentValue() == 62
    place = divider._place()
    grip, to = QPoint(round(place.center().x()), 200), QPoint(round(place.left() + place.width() / 4), 200)
    QTest.mousePress(divider, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(divider, to)
    QTest.mouseRelease(divider, Qt.MouseButton.LeftButton, pos=to)
    assert divider.value() == 25
    seen = divider.grab().toImage()
    before, after = divider._before.toImage(), divider._after.toImage()
    for part, photo in ((0.1, before), (0.9, after)):
        at = QPointF(place.left() + part * place.width(), place.top() + place.height() / 2)
        wanted = photo.pixelColor(round(part * photo.width()), photo.height() // 2)
        shown = seen.pixelColor((at * seen.devicePixelRatio()).toPoint())
        assert abs(shown.lightness() - wanted.lightness()) < 30
    (first, _) = do(hands, lambda desk: records.read(desk, "draft", draft)).shots
    assert first.ref.before == page.record.repeated[0].shot.sha256, "on the disk at once"
    hands.press("Escape")
    assert hands.window.here == "viewer", "Esc leads back to the tools first"
    hands.press("B")
    board.apart.click()
    hands.settle()
    assert do(hands, lambda desk: records.read(desk, "draft", draft)).shots[0].ref.before == ""

"""The editor over a real profile: photos, dimensions, what is told, what is kept."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from officer_app.ui.editor.intake import Intake
from officer_app.usecases import editing, lists
from tests.fixtures.window import Hands, sample_photo

NAMES = ("notice", "hall", "idform")


@pytest.fixture
def page(hands: Hands):
    hands.window.open_editor(dimension="T")
    hands.settle()
    return hands.editor


def sizes(page) -> list[int]:
    return [shot.ref.size for shot in page.keeper.shots]


def wanted(*names: str) -> list[int]:
    return [sample_photo(name).stat().st_size for name in names]


def kept(hands: Hands, draft_id: str):
    """The draft as the store has it."""
    found = []
    hands.window.session.read(lambda desk: editing.read_draft(desk, draft_id), found.append, hands.window)
    hands.wait(lambda: bool(found))
    return found[0]


def test_one_bad_photo_is_told_and_the_others_go_on(hands, page, tmp_path):
    bad = tmp_path / "坏图.jpg"
    bad.write_bytes(sample_photo("hall").read_bytes()[:2000])
    page.intake.take_in(Intake((sample_photo("notice"), bad, tmp_path / "gone.jpg", sample_photo("idform"))))
    hands.wait(lambda: not page.keeper.adding)
    assert sizes(page) == wanted("notice", "idform")
    assert page.photos.banner.isVisible()
    stored = kept(hands, page.keeper.draft_id)
    assert [shot.ref.size for shot in stored.shots] == wanted("notice", "idform")
    desk = hands.window.session.desk
    assert all(desk.media.has(shot.sha256) for shot in stored.shots), "durable before the tile"


def test_photos_are_put_in_order_deleted_and_taken_back(hands, page):
    page.intake.take_in(Intake(tuple(map(sample_photo, NAMES))))
    hands.wait(lambda: len(page.keeper.shots) == 3)
    strip = page.photos.strip
    strip.setFocus()
    strip.setCurrentIndex(strip.tiles.index(2))
    hands.press("Alt+Left")
    hands.press("Alt+Left")
    assert sizes(page) == wanted("idform", "notice", "hall")
    box = strip.visualRect(strip.tiles.index(0)).center()
    QTest.mousePress(strip.viewport(), Qt.MouseButton.LeftButton, pos=box)
    QTest.mouseMove(strip.viewport(), strip.visualRect(strip.tiles.index(2)).center())
    moved = strip.visualRect(strip.tiles.index(2)).center()
    _drag(strip.viewport(), moved)
    QTest.mouseRelease(strip.viewport(), Qt.MouseButton.LeftButton, pos=moved)
    assert sizes(page) == wanted("notice", "hall", "idform")
    strip.setFocus()
    strip.setCurrentIndex(strip.tiles.index(1))
    hands.press("Delete")
    assert sizes(page) == wanted("notice", "idform")
    hands.press("Ctrl+Z")
    hands.wait(lambda: len(page.keeper.shots) == 3)
    assert [s.ref.size for s in kept(hands, page.keeper.draft_id).shots] == wanted(*NAMES)


def _drag(widget: QWidget, to: QPoint) -> None:
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, to, widget.mapToGlobal(to), Qt.MouseButton.NoButton, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def test_a_picture_pasted_or_dropped_into_the_text_goes_to_the_photos(hands, page):
    mime = QMimeData()
    mime.setData("image/jpeg", sample_photo("web").read_bytes())
    QGuiApplication.clipboard().setMimeData(mime)
    text = page.form.view.inputs["text"]
    text.setFocus()
    hands.press("Ctrl+V")
    hands.wait(lambda: sizes(page) == wanted("web"))
    assert text.value() == ""
    html = QMimeData()
    html.setHtml('<img src="https://example.org/a.png">')
    drop = QDropEvent(
        QPoint(5, 5).toPointF(),
        Qt.DropAction.CopyAction,
        html,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.photos.dropEvent(drop)
    assert page.form.notice.text().startswith("有 1 张图只在网页上")


def test_another_dimension_keeps_what_both_know_and_brings_the_rest_back(hands, page):
    page.form.view.put("window_code", "H01-006")
    page.form.view.put("matter_code", "SX0401")
    page.form.view.put("category_code", "T0401")
    page.form.view.put("text", "墙上清单和网上办事指南都没有这两项。")
    hands.press("Alt+1")
    values = page.form.values()
    assert page.form.form.code == "online"
    assert values["text"] == "墙上清单和网上办事指南都没有这两项。"
    assert values["matter_code"] == "SX0401"
    assert "category_code" not in values, "a counter class is no class of a platform"
    assert page.form.view.full_values()["mode"] == "online_self"
    page.form.view.put("url", "zwfw.sd.gov.cn")
    hands.press("Alt+2")
    values = page.form.values()
    assert values["category_code"] == "T0401"
    assert values["window_code"] == "H01-006"
    assert values["mode"] == "counter_self"
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    found = []
    hands.window.session.read(
        lambda desk: lists.finding(desk, lists.rows(desk, list(lists.ids(desk, lists.Filter())))[0].id),
        found.append,
        hands.window,
    )
    hands.wait(lambda: bool(found))
    assert "url" not in found[0].finding.facts.values, "what only another form knows is not handed in"


def test_finishing_without_what_is_needed_says_so_and_goes_there(hands, page):
    hands.press("Ctrl+Return")
    assert hands.window.here == "editor"
    assert page.form.notice.isVisible()
    assert page.form.view.focused_field() == "category_code"
    hands.press("Ctrl+3")
    hands.press("Ctrl+Return")
    assert "至少要有一样" in page.form.notice.text()
    assert page.form.view.focused_field() == "text"


def test_the_meter_names_what_is_missing(page):
    words = page.form.footer._words
    page.form.view.put("category_code", "T0401")
    page.form.view.put("text", "窗口工作人员口头要求另交单身证明和户口本复印件。")
    assert words.text().startswith("差")
    assert "窗口" in words.note
    before = page.form.footer.ring.accessibleName()
    page.form.view.put("window_code", "H01-006")
    assert page.form.footer.ring.accessibleName() != before


def test_typing_is_saved_by_itself_with_the_word_still_being_composed(hands, page):
    text = page.form.view.inputs["text"]
    text.setFocus()
    hands.type("只写了半句")
    QApplication.sendEvent(text, QInputMethodEvent("hua", []))
    hands.wait(lambda: page.keeper.autosave.settled and bool(page.keeper.draft_id))
    assert kept(hands, page.keeper.draft_id).values["text"] == "只写了半句hua"
    assert page.subtitle.startswith("已存本机")


def test_nothing_entered_leaves_nothing(hands, page):
    assert page.keeper.untouched
    hands.press("Escape")
    hands.settle()
    found = []
    hands.window.session.read(lambda desk: [lists.draft_rows(desk)], found.extend, hands.window)
    hands.wait(lambda: bool(found))
    assert found == [[]]


def test_the_drawer_holds_the_advice_where_the_window_is_narrow(hands, page):
    hands.window.resize(1024, 700)
    hands.wait(page.tools.advice.isVisible)
    assert not page.assist.isVisible()
    page.tools.advice.click()
    assert page.assist.isVisible()
    assert not page.form.footer.visibleRegion().isEmpty(), "the foot stays"
    hands.window.resize(1440, 900)
    hands.wait(lambda: not page.tools.advice.isVisible())
    assert page.assist.isVisible()


@pytest.mark.parametrize("hands", [("zh", "light"), ("en", "dark")], indirect=True)
def test_everything_is_reached_by_tab_and_has_a_name(hands, page):
    page.form.view.more.set_open(True)
    page.form.view.inputs["hall_code"].setFocus()
    seen: list[QWidget] = []
    for _ in range(200):
        at = QApplication.focusWidget()
        if at in seen[:-1]:
            break
        if at not in seen:  # a moment has several parts
            seen.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    unreached = [
        name
        for name, made in page.form.view.inputs.items()
        if not page.form.view.boxes[name].isHidden() and not any(made is w or made.isAncestorOf(w) for w in seen)
    ]
    assert unreached == []
    assert any(w is page.form.footer.finish for w in seen)
    assert any(w is page.photos.choose for w in seen)
    nameless = [w for w in seen if not (w.accessibleName() or getattr(w, "text", str)())]
    assert nameless == []

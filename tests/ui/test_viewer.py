"""The viewer over a real profile: masks by mouse and key, each stroke kept at once, held-back photos let go."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from officer_app.core.hints import Hint
from officer_app.core.marks import Drawing, Mark
from officer_app.photos.ingest import Decoder
from officer_app.ui.editor.intake import Intake
from officer_app.usecases import (
    drafts,
    findings,
    hints,
    lists,
    photos,
    records,
    redrawing,
    sync,
    walk_notes,
    walk_start,
)
from officer_app.usecases.walk_start import Setting
from tests.fixtures.window import Hands, sample_photo

VALUES = {"category_code": "T0401", "mode": "counter_accompany", "applicant_consent": True, "text": "另要两份复印件。"}
LEFT = Qt.MouseButton.LeftButton


def do(hands: Hands, fn: Any) -> Any:
    """Run `fn(desk)` on the database lane and wait."""
    done: list[Any] = []
    hands.window.session.read(lambda desk: [fn(desk)], done.extend, hands.window)
    hands.wait(lambda: bool(done))
    return done[0]


def kept(hands: Hands, kind: str, record: str) -> Any:
    return do(hands, lambda desk: records.read(desk, kind, record))


def viewer(hands: Hands) -> Any:
    """The page, once its photo is there at its sharpest."""
    page = hands.window.page("viewer")
    hands.wait(lambda: page.sketch is not None)
    hands.settle()
    return page


def drag(page: Any, start: tuple[int, int], end: tuple[int, int]) -> None:
    """From one point of the photo to another."""
    canvas = page.easel.canvas
    a, b = (canvas.mapFromScene(QPoint(*point)) for point in (start, end))
    QTest.mousePress(canvas.viewport(), LEFT, pos=a)
    QTest.mouseMove(canvas.viewport(), (a + b) / 2)
    QTest.mouseMove(canvas.viewport(), b)
    QTest.mouseRelease(canvas.viewport(), LEFT, pos=b)


@pytest.fixture
def draft(hands: Hands) -> str:
    """A draft of an accompanied visit with two photos, open in the editor."""

    def make(desk: Any) -> str:
        opened, _ = drafts.open_draft(desk, "counter", VALUES)
        with Decoder() as decoder:
            for name in ("window12", "notice"):
                photos.add_photo(desk, opened.id, sample_photo(name), decoder)
        return opened.id

    made: str = do(hands, make)
    hands.window.open_editor(draft=made)
    hands.settle()
    return made


def test_a_face_is_masked_in_three_steps_and_the_editor_shows_the_copy(hands: Hands, draft: str) -> None:
    editor = hands.editor
    hands.window.watch.begin()
    hands.settle()
    editor.photos.strip.setCurrentIndex(editor.photos.strip.tiles.index(0))
    assert [tile.badge for tile in editor.photos.strip.tiles.tiles] == ["mask", "mask"]
    assert "未打码" in editor.photos.hint.text()
    hands.press("Ctrl+M")
    page = viewer(hands)
    assert page.easel.canvas.tool == "mask"
    page.side.checklist.rows["face"].answer.chosen.emit("shows")
    drag(page, (470, 248), (570, 358))
    (shot, other) = kept(hands, "draft", draft).shots
    (mark,) = shot.ref.marks["marks"]
    assert (mark["kind"], mark["blocks"]) == ("face", 2), "on the disk before anything else is done"
    assert shot.unburnt
    page.side.checklist.rows["id_no"].answer.chosen.emit("clear")
    hands.press("H")  # the clerk at the window beside, as the machine saw him
    hands.press("Ctrl+Return")
    hands.wait(lambda: page.row == 1)
    hands.settle()
    assert kept(hands, "draft", draft).shots[0].ref.masked_sha256
    for kind in ("id_no", "face"):
        page.side.checklist.rows[kind].answer.chosen.emit("clear")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "editor")
    hands.settle()
    assert editor.keeper.draft_id == draft
    assert [tile.badge for tile in editor.photos.strip.tiles.tiles] == ["masked", ""]
    assert not editor.photos.hint.isVisible()
    assert editor.keeper.shots[0].ref.shown != editor.keeper.shots[0].sha256
    assert other.ref.marks == {}


def test_finishing_at_once_waits_for_the_copy(hands: Hands, draft: str) -> None:
    shot = kept(hands, "draft", draft).shots[0]
    hands.window.open_viewer(draft=draft, photo=shot.sha256, tool="mask")
    page = viewer(hands)
    drag(page, (470, 248), (570, 358))
    hands.press("Escape")
    hands.press("Escape")
    assert hands.window.here == "editor"
    hands.press("Ctrl+Return")
    hands.wait(lambda: do(hands, lambda desk: lists.counts(desk).total) == 1)
    hands.settle()
    (row,) = do(hands, lambda desk: lists.rows(desk, [1]))
    ref = do(hands, lambda desk: lists.finding(desk, row.id).finding.facts.photos[0])
    assert ref.masked_sha256, "the original never stands in for its copy"


def test_keys_nudge_remove_undo_and_leaf(hands: Hands, draft: str) -> None:
    shot = kept(hands, "draft", draft).shots[0]
    hands.window.open_viewer(draft=draft, photo=shot.sha256)
    page = viewer(hands)
    canvas = page.easel.canvas
    hands.press("R")
    drag(page, (100, 100), (300, 200))
    hands.press("N")
    QTest.mouseClick(canvas.viewport(), LEFT, pos=canvas.mapFromScene(QPoint(400, 400)))
    assert [mark.tool for mark in page.sketch.drawing.marks] == ["box", "number"]
    before = page.sketch.drawing.marks[1].at[0]
    for _ in range(3):
        hands.press("Right")
    after = page.sketch.drawing.marks[1].at[0]
    assert after[0] > before[0]
    hands.press("Ctrl+Z")
    assert page.sketch.drawing.marks[1].at[0] == before, "three nudges are one step"
    hands.press("Delete")
    hands.press("Ctrl+Z")
    hands.press("Ctrl+Y")
    assert [mark.tool for mark in page.sketch.drawing.marks] == ["box"]
    hands.press("T")
    QTest.mouseClick(canvas.viewport(), LEFT, pos=canvas.mapFromScene(QPoint(500, 300)))
    hands.type("半句")
    hands.wait(lambda: "半句" in str(kept(hands, "draft", draft).shots[0].ref.marks))
    hands.press("Escape")
    assert "半句" not in str(kept(hands, "draft", draft).shots[0].ref.marks), "given up, it is nowhere"
    QTest.mouseClick(canvas.viewport(), LEFT, pos=canvas.mapFromScene(QPoint(500, 300)))
    hands.type("缺号牌 V")
    hands.press("Return")
    assert page.sketch.drawing.marks[1].text == "缺号牌 V", "letters of a text are no tools"
    stored = kept(hands, "draft", draft).shots[0].ref.marks["marks"]
    assert [mark["tool"] for mark in stored] == ["box", "text"]
    hands.press("Backslash")
    assert page.head.compare.isChecked()
    hands.press("Backslash")
    hands.press("Escape")
    hands.press("Right")
    assert page.row == 1
    assert page.title == "第 2 张，共 2 张"
    hands.press("Left")
    assert [mark.tool for mark in page.sketch.drawing.marks] == ["box", "text"]
    hands.press("Escape")
    hands.wait(lambda: hands.window.here == "editor")


def test_held_back_photos_are_let_go_from_the_sync_page(hands: Hands, draft: str) -> None:
    done = do(hands, lambda desk: findings.finish(desk, draft))
    hands.window.bus.changed.emit(done.changes)
    hands.window.go("sync")
    hands.settle()
    page = hands.window.page("sync")
    assert page.asked.isVisible()
    page.asked.looking.emit(page._overview.asked[0])
    looked = viewer(hands)
    assert (looked.record.kind, len(looked.record.held)) == ("finding", 2)
    for row in (0, 1):
        assert looked.row == row
        for kind in ("id_no", "face"):
            looked.side.checklist.rows[kind].answer.chosen.emit("clear")
        hands.press("Ctrl+Return")
        hands.wait(lambda row=row: looked.row != row or hands.window.here == "sync")
    hands.settle()
    assert not page.asked.isVisible()
    assert kept(hands, "finding", done.finding_id).held == frozenset()
    versions = do(hands, lambda desk: lists.finding(desk, done.finding_id).finding.versions)
    assert [version.facts.reason for version in versions] == ["", redrawing.REDRAWN]


@pytest.mark.parametrize("hands", [("en", "dark")], indirect=True)
def test_what_a_newer_program_drew_is_left_alone_until_it_is_cleared(hands: Hands, draft: str) -> None:
    newer = '{"width":960,"height":640,"v":7,"marks":[{"tool":"hologram"}]}'

    def draw(desk: Any) -> str:
        sha = records.read(desk, "draft", draft).shots[0].sha256
        row = (newer, sha, sha)
        desk.write(lambda db: db.conn.execute("UPDATE draft_photo SET marks = ?, masked = ? WHERE sha256 = ?", row))
        return str(sha)

    sha = do(hands, draw)
    hands.window.open_viewer(draft=draft, photo=sha)
    page = viewer(hands)
    assert page.easel.locked
    assert "newer program" in page.side.banner.text()
    page.easel.draw(Drawing(width=960, height=640).adding(Mark(tool="box", at=((1, 1), (9, 9)))), 0)
    assert kept(hands, "draft", draft).shots[0].ref.marks["v"] == 7
    page.side.clear.click()
    assert not page.easel.locked
    drag(page, (100, 100), (300, 200))
    assert kept(hands, "draft", draft).shots[0].ref.marks == {}, "with the arrow in hand nothing is drawn"


def test_opening_shows_the_small_picture_before_anything_is_decoded(hands: Hands, draft: str) -> None:
    editor = hands.editor
    editor.intake.take_in(Intake((sample_photo("idform"),)))
    hands.wait(lambda: len(editor.keeper.shots) == 3)
    busy: list[str] = []
    session = hands.window.session
    decoder = session.decoder()
    read = decoder.read
    session.decoder().read = lambda *a, **k: busy.append("decoded") or read(*a, **k)
    editor.photos.annotating.emit(editor.keeper.shots[2].sha256, "select")
    page = hands.window.page("viewer")
    hands.wait(lambda: page.sketch is not None)
    assert not page.easel.canvas._small.isNull()
    hands.settle()
    assert busy
    assert page.easel.canvas._small.width() == 960


def test_looking_closely_brings_all_of_a_large_photo(hands: Hands, draft: str, tmp_path: Path) -> None:
    large = QImage(2400, 1800, QImage.Format.Format_RGB32)
    large.fill(Qt.GlobalColor.darkCyan)
    large.save(str(tmp_path / "large.jpg"))
    editor = hands.editor
    editor.intake.take_in(Intake((tmp_path / "large.jpg",)))
    hands.wait(lambda: len(editor.keeper.shots) == 3)
    editor.photos.annotating.emit(editor.keeper.shots[2].sha256, "select")
    canvas = viewer(hands).easel.canvas
    assert canvas.have == 1600
    hands.press("Space")
    hands.wait(lambda: canvas.have == 2400)
    assert canvas.zoom == 1.0
    hands.press("Space")
    assert canvas.zoom < 1.0


def test_a_walks_photo_is_decided_about_in_the_same_place(hands: Hands) -> None:
    setting = Setting(
        dimension="T", mode="counter_accompany", matter_code="SX0803", hall_code="H03", covert=False, target_no="TJ1",
        applicant_consent=True, applicant_profile="elderly",
    )  # fmt: skip

    def begin(desk: Any) -> str:
        walk = walk_start.start(desk, setting).walk
        with Decoder() as decoder:
            walk_notes.add_photo(desk, walk.id, photos.keep_photo(desk, sample_photo("window12"), decoder))
        return walk.id

    walk: str = do(hands, begin)
    hands.window.watch.begin()
    hands.window.go("sync")
    hands.settle()
    (asked,) = hands.window.page("sync")._overview.asked
    hands.window.page("sync").asked.looking.emit(asked)
    page = viewer(hands)
    page.take("mask")
    page.easel.mask("face")
    drag(page, (470, 248), (570, 358))
    page.easel.cover(page.easel.canvas.hints)
    page.side.checklist.rows["id_no"].answer.chosen.emit("clear")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "sync")
    hands.settle()
    (shot,) = kept(hands, "walk", walk).shots
    assert shot.ref.masked_sha256
    assert do(hands, lambda desk: sync.status(desk.db).held_back) == 0


def test_what_a_machine_saw_is_covered_by_a_key_or_a_click_and_dismissed_by_an_answer(hands: Hands, draft: str) -> None:
    shot = kept(hands, "draft", draft).shots[0]
    seen = [Hint("face", 0.1, 0.1, 0.2, 0.3), Hint("id_no", 0.5, 0.5, 0.8, 0.56), Hint("phone", 0.5, 0.7, 0.7, 0.76)]
    hands.window.open_viewer(draft=draft, photo=shot.sha256)
    page = viewer(hands)
    canvas, rows = page.easel.canvas, page.side.checklist.rows
    assert not canvas.hints
    hands.window.session.write(lambda desk: hints.note(desk, shot.sha256, seen))
    hands.settle()
    assert list(canvas.hints) == seen, "they come while one looks at the photo"
    assert [item.toolTip() for item in canvas.items() if item.toolTip()] == [
        "可能有手机号",
        "可能有证件号码",
        "可能有人脸",
    ]
    assert rows["face"].cover.accessibleName() == "人脸：遮住 1 处虚线框"
    hands.press("H")
    assert [hint.kind for hint in canvas.hints] == ["id_no", "phone"]
    at = canvas.mapFromScene(QPoint(round(0.6 * 960), round(0.53 * 640)))
    hands.press("Escape")
    QTest.mouseClick(canvas.viewport(), LEFT, pos=at)
    assert [(mark.kind, mark.blocks) for mark in page.sketch.drawing.marks] == [("face", 2), ("id_no", 0)]
    assert not rows["face"].cover.isVisible()
    assert page._standing(0) == "mask"
    rows["phone"].answer.chosen.emit("clear")
    assert not canvas.hints
    hands.press("Ctrl+Z")
    assert [hint.kind for hint in canvas.hints] == ["id_no"], "what is taken back is open again"
    rows["id_no"].cover.click()
    hands.press("Ctrl+Return")
    hands.wait(lambda: page.row == 1)
    kept_now = kept(hands, "draft", draft).shots[0]
    assert (kept_now.ref.privacy, len(kept_now.ref.marks["marks"])) == ({"phone": "clear"}, 2)
    assert kept_now.ref.masked_sha256

"""What a walkthrough leaves: photos, findings, its end, its questionnaire, its record; and that all can be read."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from officer_app.core.walk_facts import PlannedStep
from officer_app.core.walkthrough import UNCERTAIN
from officer_app.ui.editor.arrival import Arrival
from officer_app.ui.editor.intake import Intake
from officer_app.ui.widgets.focus_frame import FocusFrame
from officer_app.usecases import lists, walk_findings
from tests.fixtures.walking import START, Walking, copy_photo
from tests.fixtures.window import sample_photo

# photos and findings


def test_photos_carry_their_step_and_come_back_when_taken_back(walk: Walking, tmp_path: Any) -> None:
    bad = tmp_path / "坏图.jpg"
    bad.write_bytes(sample_photo("hall").read_bytes()[:2000])
    walk.page.pictures.intake.take_in(Intake((sample_photo("hall"), bad)))
    walk.press("F7")
    walk.hands.wait(lambda: not walk.page.keeper.adding)
    walk.hands.settle()
    assert "坏图.jpg" in walk.page.run.photos.banner.text()
    copy_photo("notice")
    walk.press("Ctrl+V")
    walk.hands.wait(lambda: len(walk.walk.photos) == 2)
    assert [photo.step for photo in walk.walk.photos] == [1, 2], "each with the step it was given at"
    told: list[Exception | None] = []
    walk.page.pictures.ways._give(Arrival(sample_photo("kiosk").read_bytes, "IMG_1.jpg", told.append))
    walk.hands.wait(lambda: told == [None])
    walk.hands.settle()
    assert len(walk.walk.photos) == 3, "from the camera or the phone, by the same road"
    strip = walk.page.run.photos.strip
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    walk.press("Delete")
    assert len(walk.walk.photos) == 2
    walk.window.toast._button.click()
    walk.hands.settle()
    assert sorted(photo.step for photo in walk.walk.photos) == [1, 2, 2]
    walk.choose_photos(0)
    chosen = strip.chosen()[0].sha256
    walk.press("Ctrl+N")
    walk.hands.wait(lambda: walk.window.here == "editor")
    walk.hands.settle()
    assert [shot.sha256 for shot in walk.hands.editor.keeper.shots] == [chosen]
    walk.press("Escape")
    assert walk.window.here == "walk"
    assert len(walk.page.run.findings.titles()) == 1, "the draft is at hand"


def test_pixels_from_the_clipboard_become_a_photo_of_the_walk(walk: Walking) -> None:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0x0B6670)
    QGuiApplication.clipboard().setImage(image)
    walk.press("Ctrl+V")
    walk.hands.wait(lambda: [photo.step for photo in walk.walk.photos] == [1])


def test_the_commonest_job_takes_five_interactions_and_comes_back(walk: Walking) -> None:
    walk.clock.pass_(minutes=2)
    walk.press("F7")
    walk.press("F7")
    walk.clock.pass_(minutes=40)
    walk.press("F7")
    copy_photo("notice")
    walk.hands.interactions = 0
    walk.hands.press("Ctrl+N")
    walk.hands.press("Ctrl+V")
    walk.hands.press("Ctrl+1")
    walk.hands.type("窗口工作人员口头要求另交单身证明和户口本复印件，墙上清单没有。")
    walk.hands.press("Ctrl+Return")
    walk.hands.wait(lambda: walk.window.here == "walk")
    walk.hands.settle()
    assert walk.hands.interactions <= 5
    walk_id = walk.walk.id
    (finding,) = walk.asked(lambda desk: walk_findings.findings_of(desk, walk_id))
    values = finding.facts.values
    step = walk.walk.step(walk.walk.current)
    assert (values["walk_step"], values["step"], values["window_code"]) == (step.no, "accept", "H01-006")
    assert (values["mode"], values["matter_code"], values["covert"]) == ("counter_self", "SX0401", True)
    assert (values["source_ref"], values["wait_minutes"]) == (walk_id, 40)
    assert values["suggested_dept"] == "371600-604"
    assert values["occurred_at"].startswith("2026-03-25T09:47")
    assert len(finding.facts.photos) == 1
    (line,) = [one for one in walk.page.run.steps.steps.lines if one.no == step.no]
    assert line.mark == "已记 1 项"
    walk.press("Ctrl+N")
    walk.press("Escape")
    assert walk.window.here == "walk"
    assert walk.asked(lambda desk: [lists.draft_rows(desk)]) == [[]], "nothing entered leaves nothing"


# ending


def test_a_night_in_between_and_a_clock_that_was_set_are_said(walk: Walking) -> None:
    walk.press("F7")
    walk.clock.now = walk.clock.now.replace(hour=7)
    walk.press("F7")
    assert walk.page.run.banner.text() == UNCERTAIN.zh
    walk.clock.pass_(hours=14)
    walk.page.heads.end.click()
    end = walk.page.closing.end
    walk.press("Ctrl+Return")
    assert "先选一个结果" in end.banner.text()
    end.result.chips["done"].click()
    walk.press("Ctrl+Return")
    assert "超过 12 小时" in end.banner.text()
    assert end.reason.hasFocus()
    walk.press("Escape")
    assert walk.page.run.isVisible(), "Esc goes on walking"
    walk.page.heads.end.click()
    end.reason.set_value("大厅断电，第二天接着办")
    walk.press("Ctrl+Return")
    walk.hands.wait(lambda: not walk.walk.running)
    assert walk.walk.ended.reason == "大厅断电，第二天接着办"
    assert walk.walk.uncertain


def test_what_began_by_mistake_is_withdrawn_and_nothing_is_deleted(walk: Walking) -> None:
    walk.note("点错了")
    walk.page.heads.end.click()
    end = walk.page.closing.end
    end.result.chips["void"].click()
    end.reason.set_value("演练")
    walk.press("Ctrl+Return")
    walk.hands.wait(lambda: not walk.walk.running)
    stored = walk.stored()
    assert (stored.status, stored.withdrawn, stored.steps[0].texts) == ("withdrawn", "演练", ["点错了"])
    walk.press("Ctrl+N")
    assert walk.window.here == "editor", "a walk that does not count fills nothing in"
    assert not walk.hands.editor.form.view.values().get("source_ref")


def test_the_questionnaire_knows_what_was_measured_and_its_score_is_the_walks(walk: Walking) -> None:
    walk.page.acts.ask_material("单身证明", False)
    for _ in range(3):
        walk.press("F7")
    walk.page.heads.end.click()
    walk.page.closing.end.result.chips["accepted"].click()
    walk.page.closing.end.summary.setFocus()
    walk.hands.type("已受理，出具受理凭证。")
    walk.press("Ctrl+Return")
    walk.hands.wait(lambda: not walk.walk.running)
    walk.hands.settle()
    answers, score = walk.page.closing.answers, walk.page.closing.score
    assert answers.answers()["T11"] == "yes"
    assert answers._rows["T12"].input.value() == "单身证明"
    walk.press("Ctrl+Return")
    assert "没有答" in walk.page.closing.banner.text()
    given = {
        "T05": "yes", "T08": "no", "T09": "no", "T13": "no", "T14": "yes", "T16": "none", "T17": "4", "T18": "4",
        "T19": "yes", "T20": "yes", "T22": "na", "T23": "no", "T26": "2",
    }  # fmt: skip
    walk.answer(given)
    walk.hands.wait(lambda: walk.page.answering.typed.autosave.settled)
    shown = score.score()
    walk.shut()
    walk.open()
    walk.page.home.earlier.list.activated.emit(walk.page.home.earlier.list.lines.index(0))
    walk.hands.settle()
    answers, score = walk.page.closing.answers, walk.page.closing.score
    assert score.score() == shown, "answers survive"
    walk.press("Ctrl+Return")
    assert "还没有决定" in walk.page.closing.banner.text()
    walk.decide("T0401", True)
    walk.decide("T0301", False, "当场补告知了")
    walk.press("Ctrl+Return")
    assert f"{walk.walk.answers.score:g}" == shown
    assert (walk.walk.answers.accepted, walk.walk.answers.declined) == (["T0401"], {"T0301": "当场补告知了"})
    assert walk.page.closing.findings.titles() == ["要求办事指南之外的材料"], "accepted: a draft"
    walk.press("Ctrl+P")
    record, flat = walk.printed("record")
    for words in ("走流程体验记录表", walk.walk.walk_no, shown, "不满意", "已受理，出具受理凭证。", "单身证明"):
        assert words in flat, words
    assert record._name() == f"走流程体验记录表_{walk.walk.walk_no}.pdf"
    assert not record.side.versions.isVisible()
    walk.press("Escape")
    assert walk.window.here == "walk"
    assert walk.page.closing.isVisible(), "back at the walk that was in view"


# looks


class Strays(QObject):
    """Sees every widget that opens a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


def cut(window: QWidget) -> list[str]:
    return [
        found.text()
        for found in window.findChildren(QLabel)
        if found.isVisible() and not found.wordWrap() and found.text()
        and found.width() < found.sizeHint().width() - 1 and not found.visibleRegion().isEmpty()
    ]  # fmt: skip


@pytest.mark.parametrize("walking", [("zh", "light"), ("en", "dark")], indirect=True)
def test_everything_is_readable_and_reached_by_tab(walking: Walking) -> None:
    places = {
        "home": lambda: walking.form("T", START | {"mode": "counter_accompany"}),
        "run": lambda: walking.begin(
            "T", START | {"mode": "counter_accompany", "applicant_consent": True, "applicant_profile": "elderly"}
        ),
        "end": lambda: walking.page.end(),
    }
    strays = Strays()
    QApplication.instance().installEventFilter(strays)
    walking.window._pages.pop("walk").deleteLater()
    walking.window.here = ""
    walking.window.go("walk")
    for name, visit in places.items():
        visit()
        walking.hands.settle()
        for size in ((1024, 700), (1440, 900)):
            walking.window.resize(*size)
            QApplication.processEvents()
            assert not walking.window.grab().isNull()
            assert cut(walking.page) == [], (name, size)
        framed = [one for one in walking.window.findChildren(FocusFrame) if one.isVisible()]
        assert all(one.widget() is QApplication.focusWidget() for one in framed), "no ring where the keyboard is not"
        seen: list[QWidget] = []
        walking.page.setFocus()
        for _ in range(120):
            walking.hands.press("Tab")
            at = walking.hands.focus()
            if at in seen[:-1]:
                break
            seen.append(at)
        nameless = [w for w in seen if not (w.accessibleName() or getattr(w, "text", str)())]
        assert nameless == [], name
    assert strays.seen == []
    walking.page.go_on()
    walking.page.acts.insert_step(PlannedStep(stage="accept", title="补件"), 0)
    walking.hands.settle()
    assert any(line.title == "补件" for line in walking.page.run.steps.steps.lines)

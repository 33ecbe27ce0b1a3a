"""Voice memos in the real window: sound is put in where the microphone stands, everything after it is real."""

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from officer_app.core.errors import OfficerError
from officer_app.store import memos as rows
from officer_app.ui.capture import sound_faults
from officer_app.ui.capture.microphone import Microphone
from officer_app.ui.capture.samples import Converter
from officer_app.ui.capture.speaker import Speaker
from officer_app.usecases import editing
from tests.core.test_memo import tone
from tests.fixtures.window import Hands

pytestmark = pytest.mark.qt_log_ignore("PulseAudioService", "No audio device", "Couldn.t (load|resolve)", extend=True)


class Throat(QObject):
    """What a microphone is to the program: sound, or trouble."""

    came = Signal(bytes)
    failed = Signal(object)

    def start(self) -> None:
        self.listening = True

    def stop(self) -> None:
        self.listening = False


@pytest.fixture
def throat(hands: Hands) -> Throat:
    """The editor at the counter, with a voice before it."""
    hands.window.open_editor(dimension="T")
    hands.settle()
    made = Throat(hands.editor)
    hands.editor.voice.source = lambda parent: made
    return made


def pieces(hands: Hands) -> int:
    found: list[Any] = []
    hands.window.session.read(
        lambda desk: [sum(len(rows.pieces(desk.db, begun.memo)) for begun in rows.unfinished(desk.db))], found.extend
    )
    hands.wait(lambda: bool(found))
    return int(found[0])


def test_what_is_said_is_kept_while_it_is_said_and_goes_with_the_finding(hands: Hands, throat: Throat) -> None:
    editor, bar = hands.editor, hands.editor.photos.memos
    hands.press("F10")
    assert (bar.speak.text(), throat.listening) == ("停", True)
    throat.came.emit(tone(2.4, 0.4))
    assert bar._time.text() == "0:02 / 5:00"
    assert bar._level.percent == 40
    hands.settle()
    assert pieces(hands) == 32_000, "two seconds are on the disk while the third is spoken"
    hands.press("F10")
    hands.wait(lambda: len(bar.chips.chips) == 1)
    assert bar.chips.chips[0].play.accessibleName() == "播放：口述 1，0:02"
    assert (bar.speak.text(), throat.listening, pieces(hands)) == ("口述", False, 0)
    bar.chips.chips[0].delete.click()
    hands.wait(lambda: not bar.chips.isVisible())
    bar.speak.setFocus()  # in a text the key is that text's own
    hands.press("Ctrl+Z")
    hands.wait(lambda: len(bar.chips.chips) == 1 and bar.chips.isVisible())
    hands.press("F10")
    throat.came.emit(tone(1.2, 0.2))
    throat.failed.emit(OfficerError(sound_faults.UNPLUGGED))
    hands.wait(lambda: len(bar.chips.chips) == 2)
    hands.settle()
    assert editor.photos.banner.text().startswith("麦克风断开了。断开前录到的都留下了。")
    hands.press("F10")
    throat.came.emit(tone(1.7, 0.3))
    editor.form.view.put("category_code", "T0401")
    editor.form.view.put("text", "窗口要求另交两份复印件，指南里没有写这一项。")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    hands.settle()
    detail = hands.window.page("findings").detail
    hands.wait(lambda: len(detail.memos.chips) == 3)
    assert [chip.memo.duration_s for chip in detail.memos.chips] == [2, 1, 2], "finishing ends what is being said"
    heard: list[bytes] = []
    player = hands.window.page("findings").side.player
    speaker = Speaker(player)
    speaker.play = heard.append  # type: ignore[method-assign]
    player.use(speaker)
    detail.memos.chips[0].play.click()
    hands.wait(lambda: bool(heard))
    hands.settle()
    assert len(heard[0]) == len(tone(2.4))
    assert detail.memos.chips[0].play.accessibleName().startswith("停止：")
    speaker.ended.emit()
    assert detail.memos.chips[0].play.accessibleName().startswith("播放：")


def test_five_minutes_end_by_themselves_and_a_slip_leaves_nothing(hands: Hands, throat: Throat) -> None:
    editor, bar = hands.editor, hands.editor.photos.memos
    hands.press("F10")
    hands.press("F10")
    hands.settle()
    assert editor.keeper.untouched, "not even a draft"
    hands.press("F10")
    throat.came.emit(tone(0.2))
    hands.press("F10")
    hands.settle()
    assert editor.photos.banner.text().startswith("一秒都没录到")
    hands.press("F10")
    throat.came.emit(tone(1.0) * 301)
    hands.wait(lambda: len(bar.chips.chips) == 1)
    assert not throat.listening
    assert bar.chips.chips[0].memo.duration_s == 300
    editor.left()
    found: list[Any] = []
    hands.window.session.read(lambda desk: [editing.read_draft(desk, editor.keeper.draft_id)], found.extend)
    hands.wait(lambda: bool(found))
    assert [memo.duration_s for memo in found[0].memos] == [300]


def test_a_machine_without_a_microphone_or_a_speaker_says_so(hands: Hands, throat: Throat) -> None:
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    from PySide6.QtMultimedia import QAudioDevice

    editor = hands.editor
    none = SimpleNamespace(defaultAudioInput=QAudioDevice, defaultAudioOutput=QAudioDevice, audioInputs=list)

    def deaf(parent: QObject) -> Microphone:
        made = Microphone(parent)
        made._known = none  # type: ignore[assignment]
        return made

    editor.voice.source = deaf
    hands.press("F10")
    assert editor.photos.banner.text().startswith("这台电脑没有麦克风，或者没有接好。已写的字和照片都在。")
    assert editor.photos.memos.speak.text() == "口述"
    speaker = Speaker(editor)
    speaker._known = none  # type: ignore[assignment]
    with pytest.raises(OfficerError) as caught:
        speaker.play(tone(0.1))
    assert caught.value.fault is sound_faults.NO_SPEAKER


@pytest.mark.parametrize(
    ("rate", "channels", "kind"), [(48_000, 2, "Int16"), (44_100, 1, "Int16"), (8_000, 1, "Int16")]
)
def test_any_microphone_gives_what_a_memo_is_made_of(rate: int, channels: int, kind: str) -> None:
    from array import array

    sound = array("h", [sample for n in range(rate) for sample in [n % 1000] * channels]).tobytes()
    converter = Converter(rate, channels, kind)
    out = b"".join(converter.take(sound[at : at + 4000]) for at in range(0, len(sound), 4000))
    assert len(out) == 2 * 16_000
    assert max(array("h", out)) <= 999

"""The report of a bug: where the program failed, and nothing that a record says."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from officer_app import crashes
from officer_app.core.errors import OfficerError
from officer_app.ui import errors
from officer_app.usecases.faults import NO_DRAFT
from tests.fixtures.window import Hands

SECRET = "张三 13800002657 要求另交单身证明"


def failing(values: dict[str, str]) -> None:
    try:
        raise ValueError(f"cannot read {values['text']!r}")
    except ValueError as error:
        raise KeyError(values["text"]) from error


def bug() -> Exception:
    try:
        failing({"text": SECRET})
    except KeyError as error:
        return error
    raise AssertionError


def test_it_says_where_and_what_kind_and_no_word_of_a_record() -> None:
    told = crashes.report(bug())
    assert not [word for word in (SECRET, *SECRET.split(), str(Path.home()), str(Path.cwd())) if word in told]
    assert told.index("ValueError") < told.index("KeyError"), "cause before effect"
    assert "in failing" in told
    with pytest.raises(AttributeError) as raised:
        NO_DRAFT.nothing_of_the_kind  # type: ignore[attr-defined]  # noqa: B018
    assert "nothing_of_the_kind" in crashes.report(raised.value), "names in the program may be said"


def test_the_log_begins_anew_when_it_is_full_and_never_troubles(tmp_path: Path) -> None:
    log = crashes.keep(tmp_path, "x" * (crashes.MOST + 1))
    crashes.keep(tmp_path, "the next")
    assert log.read_text() == "the next\n"
    (tmp_path / "file").touch()
    crashes.keep(tmp_path / "file", "nowhere to write")


def test_a_bug_on_a_lane_is_kept_offered_and_copied(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.excepthook", lambda *told: None)
    kept: list[Exception] = []
    errors.install(hands.window.bus, kept.append)

    def fail(desk: Any) -> None:
        failing({"text": SECRET})

    hands.window.session.read(fail)
    hands.settle()
    assert [type(error) for error in kept] == [KeyError]
    banner = hands.window.banner
    assert "已保存的都" in banner.text() or "都在" in banner.text()
    banner._button.click()
    sheet = hands.window.overlays._report
    assert sheet.isVisible()
    assert not banner.isVisible()
    assert hands.focus() is sheet.copy_button
    hands.press("Space")
    assert QGuiApplication.clipboard().text().startswith("officer-app")
    assert SECRET not in QGuiApplication.clipboard().text()
    hands.press("Escape")
    assert not sheet.isVisible()

    hands.window.bus.trouble.emit(OfficerError(NO_DRAFT))
    assert len(kept) == 1, "known trouble is no bug"
    assert banner._button.text() == "知道了"

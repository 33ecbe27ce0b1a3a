"""The gate by hand: a code, a passphrase, a real ledger; a locked profile; the ways that lead nowhere."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from officer_app import app
from officer_app.core.errors import OfficerError
from officer_app.seal.wrap import WRONG_PASSPHRASE
from officer_app.store import profile as profiles
from officer_app.ui.setup.code_entry import CodeEntry
from officer_app.ui.setup.forms import EnrolForm, PassphraseForm, UnlockForm
from officer_app.usecases import setup
from officer_app.usecases.setup import _present
from tests.fixtures.ledger import Address, add_account, open_test_ledger, serving
from tests.fixtures.window import Hands

GOOD = "a lamp in every window of the hall"
Open = Callable[..., Hands]


@pytest.fixture
def open_window(qtbot: Any) -> Iterator[Open]:
    made: list[app.Desktop] = []

    def open_(profile: Path, language: str = "zh") -> Hands:
        desktop = app.build(profile, language, "light")
        made.append(desktop)
        desktop.window.show()
        desktop.window.activateWindow()
        hands = Hands(desktop, qtbot)
        hands.wait(desktop.window.isActiveWindow)
        return hands

    yield open_
    for desktop in made:
        desktop.close()
        desktop.window.deleteLater()
        desktop.application.processEvents()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[Address]:
    ledger = open_test_ledger(tmp_path / "ledger", _present)
    with serving(ledger) as address:
        yield address
    ledger.db.close()


def form_of(hands: Hands, kind: type) -> Any:
    """The gate's form, once it is of this kind."""
    door = hands.window.door
    hands.wait(lambda: door._shown is not None and isinstance(door._shown.form, kind))
    return door._shown.form


def test_a_code_and_a_passphrase_join_a_ledger_by_keys_alone(
    tmp_path: Path, open_window: Open, address: Address
) -> None:
    folder = tmp_path / "profile"
    code = address.ledger.make_code(add_account(address.ledger, "officer", region="371600"))
    hands = open_window(folder)
    form = form_of(hands, EnrolForm)
    hands.wait(form.code.hasFocus)
    hands.type(code.lower())
    assert form.code.code() == code
    hands.press("Tab")
    hands.type(address.url)
    hands.press("Return")

    form = form_of(hands, PassphraseForm)
    hands.type(GOOD)
    hands.wait(lambda: form.strength.accessibleName() == "结实")
    assert not form.next.isEnabled()
    hands.press("Return")
    assert form.again.hasFocus()
    hands.type(GOOD[:-1])
    hands.press("X")
    assert "两次不一样" in form.again_field.entry.accessibleDescription()
    hands.press("Backspace")
    hands.type(GOOD[-1])
    assert form.again_field.entry.accessibleDescription() == ""
    hands.press("Return")

    hands.wait(lambda: hands.window.session is not None)
    hands.settle()
    told: list[str] = []
    hands.window.session.read(lambda desk: told.append(desk.device_code), None, hands.window)
    hands.settle()
    assert len(told[0]) == 4
    assert profiles.state(folder) == "locked"
    assert not hands.window.banner.isVisible()
    with pytest.raises(OfficerError) as refused:
        profiles.unlock(folder, GOOD[:-1])
    assert refused.value.fault is WRONG_PASSPHRASE


def test_a_code_nobody_gave_says_what_to_do_and_loses_nothing(
    tmp_path: Path, open_window: Open, address: Address
) -> None:
    hands = open_window(tmp_path / "profile")
    form = form_of(hands, EnrolForm)
    form.code.setText("22222222")
    form.address.setText(address.url)
    hands.press("Return")
    form = form_of(hands, PassphraseForm)
    form.entry.setText(GOOD)
    form.again.setText(GOOD)
    hands.wait(form.next.isEnabled)
    hands.press("Return")
    form = form_of(hands, EnrolForm)
    assert "绑定码" in form.banner.text() or "登记码" in form.banner.text()
    assert form.address.text() == address.url
    form.trial.emit()  # later, work offline now
    hands.wait(lambda: hands.window.session is not None)
    hands.settle()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_locked_profile_opens_with_its_passphrase_only(tmp_path: Path, open_window: Open, language: str) -> None:
    folder = tmp_path / "profile"
    setup.close(setup.create_profile(folder, GOOD))
    hands = open_window(folder, language)
    form = form_of(hands, UnlockForm)
    hands.wait(form.entry.hasFocus)
    hands.type("not this one at all")
    hands.press("Return")
    hands.wait(lambda: form.entry.accessibleDescription() != "")
    assert hands.window.session is None
    hands.type(GOOD)  # the wrong one is selected: typing replaces it
    assert form.entry.accessibleDescription() == ""
    hands.press("Return")
    hands.wait(lambda: hands.window.session is not None)
    hands.settle()
    hands.press("Ctrl+L")
    hands.wait(lambda: hands.window.session is None)
    form_of(hands, UnlockForm)


def test_a_weak_passphrase_is_named_while_typing(tmp_path: Path, open_window: Open) -> None:
    hands = open_window(tmp_path / "profile")
    form = form_of(hands, EnrolForm)
    form.code.setText("7K2P9M3Q")
    form.address.setText("https://ledger.example")
    hands.press("Return")
    form = form_of(hands, PassphraseForm)
    hands.type("aaaaaaaaaaaa")
    hands.wait(lambda: "太常见" in form.entry.accessibleDescription())
    form.again.setText("aaaaaaaaaaaa")
    assert not form.next.isEnabled()
    form.back.emit()
    assert form_of(hands, EnrolForm).address.text() == "https://ledger.example"
    assert not (tmp_path / "profile" / "key.json").exists()


def test_the_code_takes_what_people_paste(qtbot: Any) -> None:
    entry = CodeEntry()
    qtbot.addWidget(entry)
    QGuiApplication.clipboard().setText(" 7k2p-9m3q。")
    entry.paste()
    assert entry.code() == "7K2P-9M3Q"
    QGuiApplication.clipboard().clear()
    entry.clear()
    QTest.keyClicks(entry, "7k2p0i")
    assert (entry.text(), entry.code()) == ("7K2P", ""), "0 and I are in no code"
    QTest.keyClick(entry, Qt.Key.Key_Backspace)
    assert entry.text() == "7K2"

"""What fills a line in with one tap: the window of last time, an address that was copied, a phrase, "not a clue"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from officer_app.core.fields import code_of, is_empty
from officer_app.core.phrases import phrases
from officer_app.ui.editor import offers
from officer_app.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from officer_app.ui.editor.editors import Setting
    from officer_app.ui.editor.form_view import FormView


class Shortcuts(QObject):
    """`renew(values)` after every change, with what follows from the values."""

    def __init__(self, view: FormView, setting: Setting) -> None:
        super().__init__(view)
        self._view, self._setting = view, setting
        self.clue = Banner()

    def renew(self, full: Mapping[str, Any]) -> None:
        setting, category = self._setting, code_of(full, "category_code")
        self._offer_window(full)
        self._offer_url(full)
        self._ask_of_clue(category)
        self._view.phrases.offer(
            phrases(setting.catalog, setting.language, setting.form.dimension, category, setting.learned)
        )

    def _offer_window(self, full: Mapping[str, Any]) -> None:
        box = self._view.boxes.get("window_code")
        if box is not None:
            catalog = self._setting.catalog
            last = offers.last_window(catalog, full, self._setting.recent.get("window_code", ()))
            number = catalog.window(last).number.removesuffix("号") if last else ""
            words = self.tr("As last time: No. {}").format(number) if last else ""
            box.set_offer(words, act=lambda: self._view.put("window_code", last))

    def _offer_url(self, full: Mapping[str, Any]) -> None:
        box = self._view.boxes.get("url")
        if box is not None:
            words = self.tr("From the clipboard") if is_empty(full.get("url")) else ""
            box.set_offer(words, "clipboard-check", self._paste_url)

    def _paste_url(self) -> None:
        entry = self._view.inputs["url"]
        entry.setFocus()
        entry.take_mime(QGuiApplication.clipboard().mimeData())

    def _ask_of_clue(self, category: str) -> None:
        """Some classes may be a matter of discipline: sealed unless the officer says that it is none (rule 6.2)."""
        entry = self._setting.catalog.categories.get(category)
        if entry is not None and entry.clue and is_empty(self._view.values().get("clue_flag")):
            self.clue.say(
                "warn",
                self.tr("This may be a breach of discipline: it is sealed, only the people in charge see it"),
                self.tr("It is none"),
                lambda: self._view.put("clue_flag", False),
                "lock",
            )
        else:
            self.clue.hide()

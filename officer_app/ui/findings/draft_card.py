"""The draft that is looked at: how complete it is, what it lacks, and going on with it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.core.clock import parse
from officer_app.ui import dates
from officer_app.ui.findings.gallery import Gallery
from officer_app.ui.findings.line import Words
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.signs import Chip, Ring
from officer_app.usecases.drafts import BIN_DAYS
from officer_app.usecases.lists import DraftRow


class DraftCard(QFrame):
    """`continued(id)`, `deleted(id)`, `restored(id)` in the bin, `photo_wanted(sha)`, `photo_opened(id, sha)`."""

    continued = Signal(str)
    restored = Signal(str)
    deleted = Signal(str)
    photo_wanted = Signal(str)
    photo_opened = Signal(str, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words = words
        self._id = ""
        self.gallery = Gallery()
        self.set_narrow(False)
        self.gallery.wanted.connect(self.photo_wanted)
        self.gallery.opened.connect(lambda sha: self.photo_opened.emit(self._id, sha))
        column = QVBoxLayout()
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(12)
        head = QHBoxLayout()
        self._chip = Chip(self.tr("Draft"), dashed=True)
        head.addWidget(self._chip)
        head.addStretch(1)
        self._when = label("", "hint")
        head.addWidget(self._when)
        self._title = label("", "heading", wrap=True)
        meter = QHBoxLayout()
        meter.setSpacing(14)
        self._ring = Ring(0, 56, 5)
        self._lacks = label("", "small", wrap=True)
        meter.addWidget(self._ring)
        meter.addWidget(self._lacks, 1)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addLayout(meter)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 12, 18, 12)
        foot.setSpacing(8)
        self.go_on = Button(self.tr("Go on"), "soft", "pencil-line")
        self.go_on.clicked.connect(lambda: self.continued.emit(self._id))
        self.delete = Button(self.tr("Delete"), "danger", "trash-2")
        self.delete.clicked.connect(lambda: self.deleted.emit(self._id))
        self.restore = Button(self.tr("Restore"), "soft", "undo-2")
        self.restore.clicked.connect(lambda: self.restored.emit(self._id))
        foot.addWidget(self.go_on, 1)
        foot.addWidget(self.delete)
        foot.addWidget(self.restore, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        outer.addWidget(self.gallery)
        outer.addLayout(column, 1)
        outer.addWidget(rule())
        outer.addLayout(foot)

    def set_narrow(self, narrow: bool) -> None:
        """With little room the photo is lower."""
        self.gallery.set_short(narrow)

    def show_draft(self, row: DraftRow, now: datetime) -> None:
        say = self._words.language
        deleted = row.draft.deleted_at
        for button in (self.go_on, self.delete):
            button.setHidden(bool(deleted))
        self.restore.setVisible(bool(deleted))
        self._chip.show_chip(self.tr("In the bin") if deleted else self.tr("Draft"), dashed=True)
        when = dates.day_time(row.draft.updated_at, say)
        if deleted:
            when = self.tr("kept %n more day(s)", "", max(0, BIN_DAYS - (now - parse(deleted)).days))
        line = self._words.draft(-1, row)
        self._id = row.draft.id
        self._title.setText(line.title)
        self._when.setText(when)
        self._ring.set_percent(row.completeness.percent)
        missing = [problem.message.say(say) for problem in row.completeness.missing]
        self._lacks.setText("\n".join(missing[:6]) if missing else self.tr("Nothing is missing. It can be finished."))
        self.gallery.show_photos(tuple(photo.shown for photo in row.photos))
        self.gallery.setVisible(bool(row.photos))

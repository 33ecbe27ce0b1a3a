"""Find anything from the keyboard: it answers while one types and never waits for the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.ui.palette.offers import AtHand, InStore, Offer
from officer_app.ui.palette.rows import ROW, OfferDelegate
from officer_app.ui.theme import px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets.cover import Cover
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.row_list import RowList
from officer_app.ui.widgets.search import SearchEntry
from officer_app.ui.widgets.signs import KeyLabel

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.finder import Found

WIDTH, ROWS = 660, 8
PATIENCE_MS = 60
"""So long what is at hand waits for what is in the store, so that both come together; no longer."""


class Palette(Cover):
    """Every key goes to the field; the arrows move in the list, Enter takes, Ctrl+Enter records there, Esc leaves."""

    VEIL = 150

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._at_hand, self._in_store = AtHand(session, window), InStore(session, window)
        self._text = ""
        self._asking = self._settled = False
        self._thumbs = Thumbs(session, self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PATIENCE_MS)
        self._late.timeout.connect(self._show_at_hand)
        self._build()

    # building

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Find anything"))
        self.first = self.entry = SearchEntry(self.tr("Findings, numbers, drafts, matters, windows, commands"))
        self.entry.setFixedHeight(px(44))
        self.entry.textChanged.connect(self._typed)
        self.entry.installEventFilter(self)
        self.list = RowList(self.tr("What fits"), OfferDelegate(self._thumbs))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.chosen.connect(lambda offer: self._do(offer.take))
        self._thumbs.arrived.connect(self.list.viewport().update)
        self.nothing = label(self.tr("Nothing fits. A part of a number or a word is enough."), "hint")
        self.nothing.setContentsMargins(18, 16, 18, 16)
        self._card = QFrame(self)
        self._card.setObjectName("card")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        field = QHBoxLayout()
        field.setContentsMargins(13, 13, 13, 13)
        field.addWidget(self.entry)
        column.addLayout(field)
        column.addWidget(rule())
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 9, 18, 9)
        foot.setSpacing(7)
        foot.addWidget(KeyLabel("Enter"))
        foot.addWidget(label(self.tr("open"), "caption"))
        foot.addSpacing(10)
        self._record_hint = QWidget()
        hint = QHBoxLayout(self._record_hint)
        hint.setContentsMargins(0, 0, 0, 0)
        hint.setSpacing(7)
        hint.addWidget(KeyLabel("Ctrl Enter"))
        hint.addWidget(label(self.tr("record a finding there"), "caption"))
        foot.addWidget(self._record_hint)
        foot.addStretch(1)
        foot.addWidget(KeyLabel("Esc"))
        foot.addWidget(label(self.tr("leave"), "caption"))
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width = min(px(WIDTH), self.width() - 32)
        self._card.setFixedWidth(width)
        self._card.adjustSize()
        self._card.move((self.width() - width) // 2, max(16, min(96, (self.height() - self._card.height()) // 4)))

    # asking

    def toggle(self) -> None:
        """Begin anew each time."""
        if not self.isVisible():
            self.entry.clear()
            self.list.rows.show_rows([], [])
            self._typed("")
        super().toggle()

    def _typed(self, text: str) -> None:
        self._text, self._settled = text.strip(), False
        self._late.start()
        self._ask()

    def _ask(self) -> None:
        """One question at a time: while it is under way the last text typed waits, and no other."""
        if self._asking:
            return
        self._asking, text = True, self._text

        def read(desk: Desk) -> Found:
            from officer_app.usecases import finder

            return finder.find(desk, text)

        self._session.read(read, lambda found: self._answered(text, found), self, self._failed)

    def _answered(self, text: str, found: Found) -> None:
        self._asking = False
        if text == self._text:
            self._show(self._in_store.offers(found))
        else:
            self._ask()

    def _failed(self, error: Exception) -> None:
        self._asking = False
        self._session.bus.trouble.emit(error)

    # showing

    def _show_at_hand(self) -> None:
        """The store takes its time: what it finds comes later, and moves nothing that was chosen meanwhile. Before a
        word is typed nothing was."""
        self._show([])
        self._settled = bool(self._text)

    def _show(self, stored: list[Offer]) -> None:
        """What was chosen stays chosen when more comes; a new text begins at the top."""
        self._late.stop()
        before = self.chosen() if self._settled else None
        at_hand = self._at_hand.fitting(self._text)
        offers = [*stored, *at_hand] if not self._text else self._ordered(stored, at_hand)
        self.list.rows.show_rows(offers, [", ".join(filter(None, (o.title, o.note, o.kind))) for o in offers])
        row = next((n for n, offer in enumerate(offers) if before and offer.name == before.name), 0)
        if offers:
            self._go_to(row)
        self.list.setFixedHeight(px(ROW) * min(ROWS, len(offers)))
        self.list.setVisible(bool(offers))
        self.nothing.setVisible(not offers)
        self._hint()
        self._place()

    @staticmethod
    def _ordered(stored: list[Offer], at_hand: list[Offer]) -> list[Offer]:
        """Pages and commands are few and meant when they fit; records come before lists to choose from."""
        ours = [offer for offer in at_hand if offer.name.startswith(("page ", "command "))]
        return [*ours, *stored, *at_hand[len(ours) :]]

    def chosen(self) -> Offer | None:
        """The row that Enter takes."""
        row = self.list.currentIndex().row()
        offers: list[Offer] = self.list.rows.rows
        return offers[row] if 0 <= row < len(offers) else None

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.list.rows.index(max(0, min(row, self.list.rows.rowCount() - 1)), 0))

    def _hint(self) -> None:
        chosen = self.chosen()
        self._record_hint.setVisible(chosen is not None and chosen.record is not None)

    # taking

    def _do(self, act: object) -> None:
        if callable(act):
            self.forget_focus()
            self.hide()
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.entry and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        keys, key = Qt.Key, Qt.Key(event.key())
        by = {keys.Key_Down: 1, keys.Key_Up: -1, keys.Key_PageDown: ROWS - 1, keys.Key_PageUp: 1 - ROWS}
        if key in by and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._settled = True
            self._go_to(self.list.currentIndex().row() + by[key])
            self._hint()
        elif key in (keys.Key_Return, keys.Key_Enter):
            chosen = self.chosen()
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if chosen is not None:
                self._do(chosen.record if held else chosen.take)
        elif key not in (keys.Key_Tab, keys.Key_Backtab):  # nothing else here takes the keyboard
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.hide()

"""A sheet before it is paper: preview, print and export all use the same PDF bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from officer_app.core.changes import Changes
from officer_app.ui import looks
from officer_app.ui.dialogs import choose_target
from officer_app.ui.sheet.printing import PrintRun, a4_printer
from officer_app.ui.sheet.side import SheetSide
from officer_app.ui.sheet.view import PageStrip, PaperView
from officer_app.ui.widgets.buttons import IconButton, button
from officer_app.ui.widgets.page import Page, label
from officer_app.usecases import sheets

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.sheets import Copy, Printed


class SheetPage(Page):
    """`opened(finding=ID)` draws that finding's sheet. What differs for another sheet is asked by `_read`, `_pages`,
    `_show_facts` and `_name`.
    """

    asked_by = "finding"

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__()
        self._session = session
        self._window = window
        self._subject = ""
        self._asked = 0
        self._printable: Any = None
        self._copies: dict[str, Copy] = {}
        self.printed: Printed | None = None
        self.status_shown = False
        self.document = QPdfDocument(self)
        self._bytes = QBuffer(self)
        self._lay_out()
        self._head()
        self._keys()
        self._offer(False)
        session.bus.changed.connect(self._changed)

    # building

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        across = QHBoxLayout()
        across.setSpacing(0)
        self.strip = PageStrip(lambda number: self.tr("Page {number}").format(number=number))
        self.view = PaperView(self.document, self)
        self.view.setAccessibleName(self.tr("The sheet as it will be printed"))
        self.side = self._side()
        across.addWidget(self.strip)
        across.addWidget(self.view, 1)
        across.addWidget(self.side)
        self.body.addLayout(across, 1)
        self.strip.asked.connect(self.view.show_page)
        self.view.page_shown.connect(self.strip.mark)
        self.view.zoomed.connect(lambda percent: self._percent.setText(f"{percent}%"))
        self.side.version_chosen.connect(lambda _: self._draw())

    def _head(self) -> None:
        back = IconButton("arrow-left", self.tr("Back"), "Esc", outline=True)
        back.clicked.connect(self._window.back)
        self.lead = back
        self.tools = QWidget(self)
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        smaller = IconButton("zoom-out", self.tr("Smaller"), "Ctrl+-", outline=True)
        larger = IconButton("zoom-in", self.tr("Larger"), "Ctrl++", outline=True)
        smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        larger.clicked.connect(lambda: self.view.zoom_by(1))
        self._percent = label("100%", "small")
        self._percent.setMinimumWidth(48)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.export_button = button(self.tr("Export PDF"), self.export, "outline", "file-down", "Ctrl E")
        self.print_button = button(self.tr("Print"), self.print, "primary", "printer", "Ctrl P")
        for part in (smaller, self._percent, larger, self.export_button, self.print_button):
            row.addWidget(part)
        self.tools.hide()

    def _keys(self) -> None:
        for keys, act in (
            ("Ctrl+P", self.print),
            ("Ctrl+E", self.export),
            ("Ctrl++", lambda: self.view.zoom_by(1)),
            ("Ctrl+=", lambda: self.view.zoom_by(1)),
            ("Ctrl+-", lambda: self.view.zoom_by(-1)),
            ("Ctrl+0", self.view.fit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _offer(self, ready: bool) -> None:
        self.export_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    # drawing

    def opened(self, **what: object) -> None:
        subject = what.get(self.asked_by)
        if isinstance(subject, str) and subject != self._subject:
            self._subject = subject
            self.printed, self._printable, self._copies = None, None, {}
            self.document.close()
            self._offer(False)
            self.set_title(self.heading())
            self.side.versions.set_value("internal")
        self.view.tint()
        self.view.setFocus()
        self._take()

    def _changed(self, changes: Changes) -> None:
        touched = changes.findings | changes.walks
        if self.isVisible() and (self._subject in touched or changes.everything):
            self._take()

    def _take(self) -> None:
        subject = self._subject

        def taken(printable: Any) -> None:
            if subject == self._subject:
                self._printable = printable
                self._draw()

        self._session.read(lambda desk: self._read(desk, subject), taken, self)

    def _draw(self) -> None:
        printable, masked, known = self._printable, self.side.masked, dict(self._copies)
        if printable is None:
            return
        self._asked += 1
        asked = self._asked

        def drawn(answer: tuple[dict[str, Copy], Printed]) -> None:
            if asked == self._asked:
                self._copies = answer[0]
                self._show(printable, answer[1], masked)

        self._session.net(lambda: self._pages(printable, known, masked), drawn, self)

    def _show(self, printable: Any, printed: Printed, masked: bool) -> None:
        self.printed = printed
        self.document.close()
        self._bytes.close()
        self._bytes.setData(QByteArray(printed.pdf))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._bytes)
        self.strip.show_pages(self.document)
        self._show_facts(printable, printed, masked)
        self.view.fit()
        self._offer(True)

    # what this sheet is of

    def heading(self) -> str:
        return self.tr("Finding sheet")

    def _side(self) -> SheetSide:
        return SheetSide()

    def _read(self, desk: Desk, subject: str) -> Any:
        """On the database thread."""
        return sheets.take(desk, subject)

    def _pages(self, printable: Any, known: dict[str, Copy], masked: bool) -> tuple[dict[str, Copy], Printed]:
        """On a pool thread: the pages, and the copies of photos they were made with."""
        from officer_app.photos.ingest import Decoder

        desk = self._session.desk
        with Decoder() as decoder:
            copies = known | sheets.copies(desk, printable.finding, decoder, known)
        return copies, sheets.draw(desk, printable, copies, masked)

    def _show_facts(self, printable: Any, printed: Printed, masked: bool) -> None:
        facts = printable.finding
        sample = looks.SAMPLE.say(self._session.language) if facts.facts.sample else ""
        self.set_title(self.heading(), facts.class_no or facts.facts.temp_no, sample)
        self.side.show_sheet(printable, printed, masked)

    def _name(self) -> str:
        """What an exported sheet is called."""
        return sheets.file_name(self._printable, self.side.masked)

    # out

    def export(self) -> None:
        """Ctrl+E: ask where, then write the shown bytes."""
        if self.printed is None or self._printable is None:
            return
        pdf, name = self.printed.pdf, self._name()
        choose_target(self, self.tr("Export PDF"), name, ["PDF (*.pdf)"], lambda path: self.export_to(path, pdf))

    def export_to(self, target: Path, pdf: bytes) -> None:
        """Write the shown bytes to `target`."""
        if not target.suffix:
            target = target.with_suffix(".pdf")
        self._session.net(
            lambda: sheets.export(pdf, target),
            lambda path: self._window.say(self.tr("Written to {file}").format(file=path.name)),
            self,
        )

    def print(self) -> None:
        """Ctrl+P: ask for the printer, then send the shown pages."""
        if self.printed is None:
            return
        printer = a4_printer()
        printer.setDocName(self._name() if self._printable else "")
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.document.pageCount())
        dialog.accepted.connect(lambda: self.send(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def send(self, printer: QPrinter) -> None:
        """Send the shown pages to `printer`."""
        run = PrintRun(self.document, printer, self)

        def done(sent: bool) -> None:
            run.deleteLater()
            self._window.say(
                self.tr("Sent to the printer")
                if sent
                else self.tr("The printer did not take it. The sheet is still here; try another printer or export it")
            )

        run.done.connect(done)
        run.start()

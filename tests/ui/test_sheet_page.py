"""The sheet page: what is shown, exported and printed is one PDF."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from officer_app.photos.ingest import Decoder
from officer_app.ui.sheet.page import SheetPage
from officer_app.ui.sheet.printing import a4_printer
from officer_app.usecases import drafts, findings, photos, setup, sheets
from tests.fixtures.window import Hands, sample_photo

TEXT = "窗口工作人员口头要求另交单身证明，墙上清单没有这一项。姓名𠮷𬭊😀"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A trial profile with one finding and two photos."""
    folder = tmp_path / "profile"
    desk = setup.create_trial(folder)
    values = {"category_code": "T0401", "hall_code": "H01", "title": "清单外材料", "text": TEXT}
    draft, _ = drafts.open_draft(desk, "counter", values)
    with Decoder() as decoder:
        for name in ("notice", "window12m"):
            photos.add_photo(desk, draft.id, sample_photo(name), decoder)
    findings.finish(desk, draft.id)
    setup.close(desk)
    return folder


@pytest.fixture
def page(hands: Hands) -> SheetPage:
    """The finding's sheet, drawn."""
    hands.window.session.read(
        lambda desk: desk.db.conn.execute("SELECT id FROM finding").fetchone()[0], hands.window.open_sheet, hands.window
    )
    hands.wait(lambda: "sheet" in hands.window._pages and hands.window._pages["sheet"].printed is not None)
    hands.settle()
    return hands.window._pages["sheet"]


def test_the_page_shows_what_will_be_printed(hands: Hands, page: SheetPage) -> None:
    pdf = page.printed.pdf
    assert page.document.pageCount() == page.printed.pages == len(pypdf.PdfReader(BytesIO(pdf)).pages) == 2
    assert TEXT in page.document.getAllText(0).text().replace("\r", "").replace("\n", "")
    assert page.subtitle.startswith("L")
    said = " ".join(page.side.notices())
    assert "U+1F600" in said
    assert len(page.side.notices()) == 2, "boxes and: not in the ledger yet"
    assert page.view.zoomFactor() < 1
    page.view.zoom_by(1)
    larger = page.view.zoomFactor()
    hands.press("Ctrl+0")
    assert page.view.zoomFactor() < larger


def test_the_masked_version_leaves_out_the_officer_and_unmasked_photos(hands: Hands, page: SheetPage) -> None:
    internal = page.printed.pdf
    masked = page.side.versions._buttons["masked"]
    QTest.mouseClick(masked, Qt.MouseButton.LeftButton)
    hands.wait(lambda: page.printed.pdf != internal)
    text = page.document.getAllText(0).text()
    assert "TY-Q-000" not in text
    assert "体验官签名" not in text
    assert page.printed.unmasked == 2
    assert page.document.pageCount() == 1


def test_the_exported_file_is_the_shown_one(hands: Hands, page: SheetPage, tmp_path: Path) -> None:
    page.export_to(tmp_path / "单", page.printed.pdf)
    hands.wait(lambda: (tmp_path / "单.pdf").exists())
    hands.settle()
    assert (tmp_path / "单.pdf").read_bytes() == page.printed.pdf
    assert [path.name for path in tmp_path.glob("*单*")] == ["单.pdf"]
    assert "单.pdf" in hands.window.toast.text()


def test_a_full_or_missing_place_is_said_and_leaves_nothing(hands: Hands, page: SheetPage, tmp_path: Path) -> None:
    page.export_to(tmp_path / "nowhere" / "x.pdf", page.printed.pdf)
    hands.wait(lambda: hands.window.banner.isVisible())
    assert "x.pdf" in hands.window.banner.text()


def test_paper_has_the_pages_in_true_size(hands: Hands, page: SheetPage, tmp_path: Path) -> None:
    printer = a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    page.send(printer)
    hands.wait(lambda: hands.window.toast.text() != "")
    hands.settle()
    paper = pypdf.PdfReader(tmp_path / "paper.pdf")
    assert len(paper.pages) == 2
    assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [595, 842]


def test_a_photo_that_is_not_here_is_told_and_listed(hands: Hands, page: SheetPage) -> None:
    session = hands.window.session
    sha256 = page._printable.finding.facts.photos[0].sha256
    session.desk.media.path(sha256).unlink()
    found: list[sheets.Printed] = []

    def work() -> sheets.Printed:
        with Decoder() as decoder:
            copies = sheets.copies(session.desk, page._printable.finding, decoder)
        return sheets.draw(session.desk, page._printable, copies)

    session.net(work, found.append, page)
    hands.wait(lambda: bool(found))
    assert found[0].absent == 1
    text = "".join(p.extract_text() for p in pypdf.PdfReader(BytesIO(found[0].pdf)).pages)
    assert sha256[:8] in text

"""A finding sheet of two pages with four photos, against the PDF library drawing the same with no layout at all.

The floor puts the same words in the same faces, the same rules, photos and QR code at fixed places: no line breaking,
no measuring, no fall-back, no pagination, no watermark. Fonts are parsed before the clock starts, on both sides; the
floor's QR code is worked out before it as well.
"""

import json
from datetime import datetime
from io import BytesIO
from pathlib import Path

from officer_app.core.catalog import Catalog
from officer_app.core.clock import SHANGHAI
from officer_app.core.events import fingerprint
from officer_app.core.facts import Finding, FindingFacts, PhotoRef, Version
from officer_app.core.sheet_data import FindingSheet, finding_sheet
from officer_app.paths import resource
from tests.bench.harness import Figure, in_turn

LIMIT = 1.4
PHOTOS = ("notice", "window12m", "hall", "kiosk")
FACES = {"body": "NotoSerifSC-Regular", "title": "NotoSerifSC-SemiBold", "label": "NotoSansSC-Medium"}
LETTERS = 29
"""Characters of 12 pt on a line of the wide column."""


def sample() -> FindingSheet:
    """The sample city's counter finding 21 with four photos and about 600 characters in all."""
    catalog = Catalog.load(lambda name: resource(f"catalog/{name}").read_bytes())
    row = json.loads(resource("sample/findings_sample.json").read_bytes())["findings"][20]
    jpegs = [resource(f"sample/photos/{name}.jpg").read_bytes() for name in PHOTOS]
    values = {
        "mode": row["mode"],
        "covert": False,
        "matter_code": row["matter_code"],
        "hall_code": row["hall_code"],
        "category_code": row["category_code"],
        "severity": row["severity"],
        "fix_type": row["fix_type"],
        "occurred_at": row["found_at"],
        "suggested_dept": row["responsible_dept_code"],
        "title": row["category_zh"],
        "text": row["text_zh"] * 3,
        "expected": row["expected_zh"] * 4,
        "actual": row["actual_zh"] * 3,
        "suggestion": row["suggestion_zh"] * 5,
    }
    refs = [PhotoRef(sha256=fingerprint(j), size=len(j), mime="image/jpeg", caption="现场情况") for j in jpegs]
    facts = FindingFacts(temp_no="LA7K2-20260917-003", form="counter", values=values, photos=refs, alias="TY-X-009")
    version = Version(
        event_id="e",
        kind="finding.submitted",
        parents=[],
        device="A7K2",
        claimed_at=row["found_at"],
        facts=facts,
    )
    finding = Finding(id="f", facts=facts, state="submitted", versions=[version], heads=["e"])
    copies = {ref.sha256: (jpeg, 960, 640) for ref, jpeg in zip(refs, jpegs, strict=True)}
    printed = datetime(2026, 9, 17, 16, 52, tzinfo=SHANGHAI)
    return finding_sheet(finding, catalog, copies, printed, event_sha256="3f9a1c22" * 8, delivered=True)


def dark_modules(payload: str) -> list[tuple[int, int]]:
    """(column, row) of a QR code's dark squares."""
    from reportlab.graphics.barcode.qr import QrCodeWidget

    code = QrCodeWidget(payload, barLevel="M").qr
    code.make()
    return [(x, y) for y, row in enumerate(code.modules) for x, dark in enumerate(row) if dark]


def draw_floor(words: list[str], photos: list[Path], modules: list[tuple[int, int]]) -> bytes:
    """The same ink by bare canvas calls."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), pageCompression=1, invariant=1)
    for x, y in modules:
        canvas.rect(470 + 1.5 * x, 811 - 1.5 * y, 1.5, 1.5, stroke=0, fill=1)
    canvas.setFont("floor-title", 22)
    canvas.drawString(230, 700, words[0])
    for n in range(46):
        canvas.line(80, 690 - 12 * n, 520, 690 - 12 * n)
    for n, line in enumerate(words[1:]):
        canvas.setFont("floor-label" if n % 4 == 0 else "floor-body", 12)
        canvas.drawString(90, 690 - 8 * n, line)
    canvas.showPage()
    for n, photo in enumerate(photos):
        canvas.drawImage(str(photo), 80 + 220 * (n % 2), 500 - 200 * (n // 2), 210, 140)
    canvas.setFont("floor-body", 9)
    canvas.drawString(90, 60, words[1])
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def words_of(pdf: bytes) -> list[str]:
    """All lines of a finished sheet, cut to the width of its column."""
    from pypdf import PdfReader

    lines = [line for page in PdfReader(BytesIO(pdf)).pages for line in page.extract_text().split("\n")]
    pieces = [line[n : n + LETTERS] for line in lines for n in range(0, len(line), LETTERS)]
    return ["问题发现单", *pieces]


def figures() -> list[Figure]:
    """Our sheet and the floor, in turn."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from officer_app.sheets.finding import render_finding

    for name, file in FACES.items():
        pdfmetrics.registerFont(TTFont(f"floor-{name}", str(resource(f"fonts/{file}.ttf"))))
    sheet = sample()
    made = render_finding(sheet)
    assert made.pages == 2, made.pages
    words = words_of(made.pdf)
    photos = [resource(f"sample/photos/{name}.jpg") for name in PHOTOS]
    modules = dark_modules(sheet.qr)
    draw_floor(words, photos, modules)
    ours, floor = in_turn(
        [lambda: render_finding(sheet)] * 25,
        [lambda: draw_floor(words, photos, modules)] * 25,
    )
    return [Figure("sheet of 2 pages, 4 photos", ours, floor, LIMIT)]

"""The finding sheet as paper and as a file: what is on it is the record, and it looks the same to every reader."""

import hashlib
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from officer_app.core.sheet_data import FindingSheet
from officer_app.core.text import clean_text
from officer_app.sheets.finding import Sheet, render_finding

Make = Callable[..., FindingSheet]

NASTY = (
    "𠮷野家、𬭊、䶮﨑〇𰻞😀\u202eabc\u202c；<b>x</b> & \"1 < 2\" &#x110000; <img src='/etc/passwd'/>"
    "（括号）\u200b\ue000 e\u0301 =1+1 %00 {{7*7}} ﷺ İß ：＝"
)
FACTS = (
    "我于上午9时到达政务服务中心取号，窗口工作人员先后3次要求补交《不动产登记申请书》以外的材料，说“系统里没有就要"
    "再交一遍”；见https://www.sdzwfw.gov.cn/guide?id=371602。"
)


def _pages(sheet: Sheet) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(sheet.pdf)).pages]


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _text(sheet: Sheet) -> str:
    return _bare("".join(_pages(sheet)))


def _storable(raw: str) -> str:
    """As it is kept, without right-to-left letters: a reader that extracts text turns those around its own way."""
    return "".join(c for c in clean_text(raw, 300).text if unicodedata.bidirectional(c) not in ("R", "AL", "AN"))


def _record(sheet: FindingSheet) -> list[str]:
    return [
        _bare(text)
        for text in (
            sheet.temp_no,
            sheet.class_no,
            sheet.campaign,
            sheet.matter,
            sheet.place,
            sheet.spot,
            sheet.occurred_at,
            sheet.alias,
            sheet.category,
            sheet.title,
            sheet.text,
            sheet.expected,
            sheet.actual,
            sheet.measures,
            sheet.suggestion,
            sheet.dept,
            *sheet.evidence,
            sheet.filled_on,
            sheet.note,
        )
    ]


@pytest.mark.parametrize(("number", "photos"), [(1, 4), (21, 4), (27, 2)], ids=["online", "counter", "callback"])
def test_an_ordinary_sheet_is_one_page_and_one_of_photos(make: Make, number: int, photos: int) -> None:
    sheet = make(number, photos=photos)
    made = render_finding(sheet)
    assert made.pages == len(_pages(made)) == 2
    assert made.missing == ()
    text = _text(made)
    for part in _record(sheet):
        assert part in text
    chosen = next(word for word, checked in sheet.dimension if checked)
    assert f"☑{chosen}" in text
    boxes = (*sheet.dimension, *sheet.mode, *sheet.visit, *sheet.severity, *sheet.fix_type)
    assert text.count("☑") == sum(checked for _, checked in boxes)
    assert text.count("☐") == sum(not checked for _, checked in boxes)
    assert "第1页共2页·打印时间2026-09-1716:52·本单由“滨周到”营商环境监督系统生成" in text


def test_long_texts_and_twelve_photos_flow_and_the_signatures_have_company(make: Make) -> None:
    for times in range(1, 12):
        sheet = make(photos=12, text=(FACTS * 12)[: times * 90], expected=(FACTS * 6)[:500], actual=(FACTS * 6)[:500])
        made = render_finding(sheet)
        pages = _pages(made)
        signed = next(page for page in pages if "体验官签名" in page)
        assert "组长" in signed
        assert "证据清单" in _bare(signed)
        assert sheet.note in signed.replace("\n", "")
        if "证据照片（内部版）" not in pages[1]:
            assert "问题发现单（续）" in pages[1]
        found = [n for n in range(1, 13) if f"图{n}\u3000" in "".join(pages) or f"图{n} " in "".join(pages)]
        assert found == list(range(1, 13))
    assert "问题描述（续）" in _text(render_finding(make(text=(FACTS * 20)[:1000])))


FIELDS = ["title", "text", "expected", "actual", "suggestion", "campaign", "place", "spot", "quote"]


@pytest.mark.parametrize("field", FIELDS)
def test_hostile_text_is_printed_as_it_is(make: Make, field: str) -> None:
    sheet = make(**{field: NASTY})
    made = render_finding(sheet)
    assert _bare(NASTY) in _text(made)
    assert set(made.missing) == {"U+1F600", "U+202E", "U+202C", "U+E000", "U+FDFA"}
    assert b"/etc/passwd" not in made.pdf
    assert "U+1F600" in _text(made)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300).map(_storable))
def test_any_storable_text_comes_out_as_it_went_in(make: Make, text: str) -> None:
    made = render_finding(make(photos=0, text=text, title=""))
    shown = _text(made)
    assert _bare(text) in shown


def test_the_text_layer_is_right_for_other_readers(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    made = render_finding(make(photos=1, text=FACTS * 3 + "𠮷𬭊䶮", title="清单外材料"))
    path.write_bytes(made.pdf)
    if tool := shutil.which("pdftotext"):
        shown = subprocess.run([tool, "-raw", str(path), "-"], capture_output=True, check=True, text=True).stdout
        assert _bare(FACTS * 3 + "𠮷𬭊䶮") in _bare(shown)
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    document.load(str(path))
    text = _bare("".join(document.getAllText(n).text() for n in range(document.pageCount())))
    assert _bare(FACTS * 3 + "𠮷𬭊䶮") in text
    document.close()


def test_the_same_record_gives_the_same_bytes(make: Make) -> None:
    first = render_finding(make(photos=2, suggestion=NASTY)).pdf
    again = render_finding(make(photos=2, suggestion=NASTY)).pdf
    assert hashlib.sha256(first).digest() == hashlib.sha256(again).digest()
    assert first != render_finding(make(photos=2, suggestion=NASTY, version_no=2)).pdf


def test_photos_stand_in_the_file_byte_for_byte(make: Make) -> None:
    sheet = make(photos=7)
    pdf = render_finding(sheet).pdf
    assert all(photo.jpeg in pdf for photo in sheet.photos)


def test_a_masked_sheet_says_nothing_of_the_officer(make: Make) -> None:
    sheet = make(masked=True, photos=1)
    text = _text(render_finding(sheet))
    for word in ("体验官代号", "体验官签名", "明访", "暗访", "TY-X-009", "组长"):
        assert word not in text
    assert "证据照片（脱敏版）" in text


def test_the_file_describes_itself_without_persons(make: Make) -> None:
    reader = pypdf.PdfReader(BytesIO(render_finding(make()).pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "问题发现单 LA7K2-20260917-003"
    assert reader.metadata.author == "滨周到"
    assert "TY-X-009" not in str(reader.metadata)
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        if font["/Subtype"] == "/Type0":
            assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]


def test_watermarks_are_ink_and_not_text(make: Make) -> None:
    assert "内部资料" not in _text(render_finding(make()))


@pytest.mark.skipif(not shutil.which("zbarimg") or not shutil.which("pdftoppm"), reason="zbarimg or pdftoppm not here")
@pytest.mark.parametrize("dpi", [120, 200])
def test_the_code_reads_back(make: Make, tmp_path: Path, dpi: int) -> None:
    sheet = make(photos=1)
    (tmp_path / "sheet.pdf").write_bytes(render_finding(sheet).pdf)
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "-png", "sheet.pdf", "page"], cwd=tmp_path, check=True)
    for page in sorted(tmp_path.glob("page-*.png")):
        read = subprocess.run(["zbarimg", "-q", "--raw", str(page)], capture_output=True, check=True, text=True)
        assert sheet.qr in read.stdout.splitlines()
    assert sheet.qr == "BZ4C|F01|LA7K2-20260917-003|1|3f9a1c223f9a"


def test_the_rules_do_not_load_the_pdf_writer() -> None:
    loaded = "import officer_app.usecases.sheets, sys; print('reportlab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"

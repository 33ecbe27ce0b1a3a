"""Pictures arrive as files, as pixels, or inside HTML: each by its own bytes."""

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from officer_app.core.text import Text
from officer_app.ui.editor.initials import initials
from officer_app.ui.editor.intake import looks_photographic, take
from officer_app.ui.editor.options import Option, last_used_first, narrow

JPEG = b"\xff\xd8\xff\xe0real bytes"


def test_files_come_in_their_order(tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / n)) for n in ("2.jpg", "1.heic")])
    assert take(mime).sources == (tmp_path / "2.jpg", tmp_path / "1.heic")
    assert looks_photographic(mime)


def test_the_original_bytes_win_over_pixels():
    mime = QMimeData()
    mime.setData("image/jpeg", JPEG)
    assert take(mime).sources == (JPEG,)


def test_pixels_become_an_exact_png(qapp):
    image = QImage(7, 5, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B6670"))
    mime = QMimeData()
    mime.setImageData(image)
    (coming,) = take(mime).sources
    back = QImage.fromData(coming.fetch())
    assert (back.width(), back.height(), back.pixelColor(3, 3).name()) == (7, 5, "#0b6670")


@pytest.mark.parametrize(
    ("html", "sources", "remote"),
    [
        (f'<p><img alt="x" src="data:image/jpeg;base64,{base64.b64encode(JPEG).decode()}"></p>', (JPEG,), 0),
        ("<img src='file:///tmp/a%20b.png'>", (Path("/tmp/a b.png"),), 0),
        ("<img src=https://example.org/a.png>", (), 1),
        ('<img src="data:image/png;base64,">', (), 0),
        ("<p>words only</p>", (), 0),
    ],
)
def test_html_pictures(html, sources, remote):
    mime = QMimeData()
    mime.setHtml(html)
    taken = take(mime)
    assert (taken.sources, taken.remote) == (sources, remote)


def test_words_are_not_a_picture():
    mime = QMimeData()
    mime.setText("窗口工作人员口头要求另交单身证明")
    assert not take(mime)
    assert not looks_photographic(mime)


MATTERS = [
    Option("SX0401", Text("存量房转移登记(二手房过户)", "Transfer of a second-hand home"), Text("不动产", "")),
    Option("SX0402", Text("新建商品房转移登记", "Transfer of a new home")),
    Option("SX0103", Text("公司注销登记", "Deregistration of a company")),
]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ["SX0401", "SX0402", "SX0103"]),
        ("二手", ["SX0401"]),
        ("gszx", ["SX0103"]),
        ("登记 公司", ["SX0103"]),
        ("sx040", ["SX0401", "SX0402"]),
        ("Transfer new", ["SX0402"]),
        ("没有这个", []),
    ],
)
def test_typing_narrows(typed, codes):
    assert [option.code for option in narrow(MATTERS, typed)] == codes


def test_a_beginning_comes_before_a_middle():
    options = [Option("a", Text("办理公司事项", "")), Option("b", Text("公司注销", ""))]
    assert [c.code for c in narrow(options, "公司")] == ["b", "a"]


def test_last_used_first():
    assert [c.code for c in last_used_first(MATTERS, ["SX0103", "gone", "SX0103"])] == ["SX0103", "SX0401", "SX0402"]


def test_initials():
    assert initials("12号窗口·不动产A") == "12hckbdca"

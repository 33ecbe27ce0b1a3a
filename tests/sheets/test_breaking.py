"""Lines end where Chinese lines may end, and joined they are the text."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from officer_app.sheets.breaking import NO_END, NO_START, break_lines, may_break

ALPHABET = (
    "滨州市政务服务中心𠮷𬭊〇，。；：！？、（）《》“”‘’【】…—·％abcXYZ019.,-/:?=&%() "
    "\t\u3000é\u0301\u200b\u200d\u00a0😀①"
)
TEXTS = st.text(ALPHABET, max_size=120) | st.text(st.characters(exclude_characters="\n"), max_size=60)


def _lines(text: str, limit: float, wide: float = 10) -> list[str]:
    widths = [wide if unicodedata.east_asian_width(c) in "WFA" else wide / 2 for c in text]
    lines = break_lines(text, widths, limit)
    assert [line.end for line in lines[:-1]] == [line.start for line in lines[1:]]
    return [text[line.start : line.end] for line in lines]


@settings(max_examples=600, deadline=None)
@given(TEXTS, st.integers(2, 30))
@example("（（（（（（（（", 3)
@example("。。。。。。。。", 3)
def test_joined_lines_are_the_text_and_no_mark_stands_wrong(text: str, letters: int) -> None:
    lines = _lines(text, letters * 10)
    assert "".join(lines) == text
    at = 0
    for line, following in pairwise(lines):
        at += len(line)
        if may_break(text, at):
            assert following[0] not in NO_START
            assert line.rstrip(" \t\u200b\u00a0")[-1:] not in NO_END or not line.strip()
        else:  # only ever inside something longer than a whole line
            assert not any(may_break(text, n) for n in range(at - len(line) + 1, at))


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("窗口工作人员说：“不行。”然后离开", 7, ["窗口工作人员", "说：“不行。”", "然后离开"]),
        ("见《办事指南》第3条", 3, ["见《办", "事指", "南》第", "3条"]),
        ("共收取3500.50元，超出", 5, ["共收取", "3500.50元，", "超出"]),
        ("他说……算了", 3, ["他", "说……", "算了"]),
        ("网页window不能打开", 4, ["网页", "window不", "能打开"]),
        ("don’t stop", 3, ["don’t ", "stop"]),
        ("一二三四。五", 4, ["一二三", "四。五"]),
    ],
)
def test_known_lines(text: str, letters: int, lines: list[str]) -> None:
    assert _lines(text, letters * 10) == lines


def test_a_closing_mark_may_stick_out_by_its_empty_half() -> None:
    assert _lines("一二三四。五六", 45) == ["一二三四。", "五六"]


def test_a_word_longer_than_the_line_is_cut_and_nothing_else() -> None:
    url = "https://www.sdzwfw.gov.cn/guide?id=371602"
    lines = _lines(f"打开{url}时", 100)
    assert lines[0] == "打开"
    assert "".join(lines[1:]).startswith(url)
    assert all(len(line) == 20 for line in lines[1:-1])


def test_a_hundred_spaces_hang_and_are_kept() -> None:
    assert _lines("甲" + " " * 100 + "乙", 30) == ["甲" + " " * 100, "乙"]

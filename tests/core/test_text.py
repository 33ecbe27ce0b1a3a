"""The one boundary that foreign text passes: nothing unstorable gets in, nothing is altered silently."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.core import masking
from officer_app.core.text import clean_text
from tests.core.nasty import texts


@given(texts)
def test_what_is_kept_can_be_stored_everywhere(raw: str) -> None:
    kept, remarks = clean_text(raw)
    assert kept.encode().decode() == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in kept)
    assert not set(kept) & set("\r\u2028\u2029\ufffe\uffff")
    assert clean_text(kept).text == kept
    newlines = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    assert remarks or kept == unicodedata.normalize("NFC", newlines)
    assert all(remark.zh and remark.en for remark in remarks)


@given(texts, st.integers(0, 40))
def test_a_cut_is_told(raw: str, most: int) -> None:
    whole, cut = clean_text(raw).text, clean_text(raw, most)
    assert cut.text == whole[:most]
    assert len(whole) <= most or any(str(most) in remark.en for remark in cut.remarks)


@pytest.mark.parametrize(
    "raw",
    [
        "好" * 1_000_000,
        "e" + "\u0301\u0323" * 500_000,
        "\x00" * 1_000_000,
        "\ud800" * 1_000_000,
        "𠮷\n" * 500_000,
    ],
    ids=["long", "stacked", "zeros", "surrogates", "lines"],
)
def test_a_megabyte_is_taken_in_one_pass(raw: str) -> None:
    assert len(clean_text(raw).text) <= 100_000


def test_rare_characters_and_direction_marks_stay() -> None:
    kept, remarks = clean_text("𠮷𬭊䶮 \u202eabc")
    assert kept == "𠮷𬭊䶮 \u202eabc"
    assert len(remarks) == 1


@pytest.mark.parametrize(
    ("text", "kinds", "masked"),
    [
        ("电话13800000000。", ["phone"], "电话138****0000。"),
        ("１３８００００００００", ["phone"], "１３８****００００"),
        ("138 0000 0000", ["phone"], "138******0000"),
        ("身份证37160219900101123X", ["id_no"], "身份证37**************3X"),
        ("卡号4111 1111 1111 1111", ["card"], "卡号41***************11"),
        ("鲁M12345 和 a.b@c.cn", ["plate", "email"], "鲁M***45 和 a.****cn"),
        ("编号4111111111111112，2026-09-17，0543-0000101", [], "编号4111111111111112，2026-09-17，0543-0000101"),
    ],
)
def test_personal_numbers(text: str, kinds: list[str], masked: str) -> None:
    assert [hit.kind for hit in masking.scan(text)] == kinds
    assert masking.mask(text) == masked


@given(texts)
def test_masking_leaves_no_number_and_no_other_change(text: str) -> None:
    masked = masking.mask(text)
    assert len(masked) == len(text)
    assert masking.scan(masked) == []


def test_names_are_masked() -> None:
    names = {"王某某": "王**", "欧阳某某": "欧阳**", "欧阳": "欧*", "王": "王*", "": ""}
    assert {name: masking.mask_name(name) for name in names} == names

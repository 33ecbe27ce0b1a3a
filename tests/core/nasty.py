"""Text that breaks programs, for every test that takes text from people."""

from hypothesis import strategies as st

PIECES = (
    "𠮷", "𡃁", "𠀀", "𪚥", "𰻞", "〇", "㐀", "﨑", "\ue000",  # rare, private
    "\u202a", "\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\u061c",  # direction, invisible
    "e\u0301", "\u0344", "\u0301\u0323" * 40, "각", "\u1100\u1161", "ﷺ", "İ", "ß",  # composition, case
    "👨‍👩‍👧‍👦", "🇨🇳", "\x00", "\x1b[31m", "\x85", "\u2028", "\u2029", "\ufffe", "\uffff", "\ud800", "\udfff",
    "＝", "\r\n", "\r", "\n", "\t", "=1+1", "{{7*7}}", "{0}", "{name}", "${x}", "%00", "%s", "../", "' OR 1=1--",
    "<script>", '<font color="[x]">', "&#x110000;", "13800000000", "１３８ ０００００００", "37160219900101123X",
    "滨州",
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=())), max_size=30).map("".join)

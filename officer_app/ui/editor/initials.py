"""Pinyin initials of Chinese words, so that `bdc` finds 不动产 without an input method.

GB 2312 sorts its 3755 level-1 characters by pinyin, so the first character of each letter is a table of 23 rows.
Level-2 characters are sorted by radical and have no letter here; a word is then found by its other letters.
"""

from bisect import bisect_right

_FIRSTS = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "abcdefghjklmnopqrstwxyz"
_CODES = [c.encode("gb2312") for c in _FIRSTS]
_LAST = b"\xd7\xf9"
"""The last level-1 character, 座."""


def initial(character: str) -> str:
    """The pinyin letter of one character, the lower-cased character itself if it is no Chinese one, "" if unknown."""
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    if not _CODES[0] <= code <= _LAST:
        return ""
    return _LETTERS[bisect_right(_CODES, code) - 1]


def initials(word: str) -> str:
    """`initials("不动产登记")` is `bdcdj`."""
    return "".join(initial(c) for c in word)

"""Words people read, in both languages, and the one boundary that foreign text passes."""

import re
import unicodedata
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Text(NamedTuple):
    """One thing said in Chinese and in English."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def fill(self, **values: object) -> "Text":
        """The same sentence with its `{name}` places filled; a value that is a Text is said in the same language."""
        zh, en = ({k: v.say(lang) if isinstance(v, Text) else v for k, v in values.items()} for lang in _LANGUAGES)
        return Text(self.zh.format(**zh), self.en.format(**en))


class Cleaned(NamedTuple):
    """Text that may be kept, and what was changed or cut on the way, told to the person who typed it."""

    text: str
    remarks: tuple[Text, ...]


_PLAIN = re.compile("[\\n\\t -~\u00b7\u2010-\u2027\u3000-\u3029\u3030-\u303f\u4e00-\u9fff\uff00-\uffef]*")
"""Nearly all that is typed: no control, no combining mark, nothing that NFC changes. One look then suffices."""
_MAX_STACK = 30
_KEPT_CONTROLS = {"\n", "\t"}
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def clean_text(raw: str, max_points: int = 100_000) -> Cleaned:
    """Bring foreign text to the form that is stored: NFC, newlines as \\n, no NUL, no lone surrogates, no controls.

    Directional controls stay (they are evidence) but are remarked on. Nothing is altered silently:
    every change has its remark. `max_points` counts code points (DOMAIN 4.0).
    """
    if len(raw) <= max_points and _PLAIN.fullmatch(raw):
        return Cleaned(raw, ())
    remarks: list[Text] = []
    text = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = "".join(c for c in text if not _is_unstorable(c))
    if kept != text:
        remarks.append(
            Text(
                f"去掉了 {len(text) - len(kept)} 个不能保存的控制字符",
                f"{len(text) - len(kept)} control characters that cannot be stored were left out",
            )
        )
    kept = unicodedata.normalize("NFC", _unstacked(kept, remarks))
    kept = _unstacked(kept, remarks)  # composing may have split one mark into two
    if any(c in _BIDI for c in kept):
        remarks.append(
            Text("含有会改变阅读方向的字符，已保留", "Contains characters that change reading direction; they are kept")
        )
    if len(kept) > max_points:
        remarks.append(
            Text(
                f"最多 {max_points} 字，后面 {len(kept) - max_points} 字没有收下",
                f"At most {max_points} characters; the last {len(kept) - max_points} were not taken",
            )
        )
        kept = kept[:max_points]
    return Cleaned(kept, tuple(remarks))


def whole(text: str) -> str:
    """`text` with U+FFFD for every lone half of a surrogate pair: no file and no database takes those."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unstacked(text: str, remarks: list[Text]) -> str:
    """At most 30 combining marks in a row (the stream-safe bound of UAX #15): sorting a longer stack is quadratic."""
    kept, run = [], 0
    for c in text:
        run = run + 1 if unicodedata.combining(c) else 0
        if run <= _MAX_STACK:
            kept.append(c)
    if (left_out := len(text) - len(kept)) == 0:
        return text
    remarks.append(
        Text(f"去掉了 {left_out} 个叠在一起的附加符号", f"{left_out} combining marks stacked too high were left out")
    )
    return "".join(kept)


def _is_unstorable(c: str) -> bool:
    if c in _KEPT_CONTROLS:
        return False
    category = unicodedata.category(c)
    return category in ("Cc", "Cs") or c in "\ufffe\uffff"

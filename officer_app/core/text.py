"""Words people read, in both languages, and the one boundary that foreign text passes."""

import unicodedata
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """One thing said in Chinese and in English."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def fill(self, **values: object) -> "Text":
        """The same sentence with its `{name}` places filled."""
        return Text(self.zh.format(**values), self.en.format(**values))


class Cleaned(NamedTuple):
    """Text that may be kept, and what was changed or cut on the way, told to the person who typed it."""

    text: str
    remarks: tuple[Text, ...]


_KEPT_CONTROLS = {"\n", "\t"}
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def clean_text(raw: str, max_points: int = 100_000) -> Cleaned:
    """Bring foreign text to the form that is stored: NFC, newlines as \\n, no NUL, no lone surrogates, no controls.

    Directional controls stay (they are evidence) but are remarked on. Nothing is altered silently:
    every change has its remark. `max_points` counts code points (DOMAIN 4.0).
    """
    remarks: list[Text] = []
    text = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = "".join(c for c in text if not _is_unstorable(c))
    if kept != text:
        remarks.append(Text(
            f"去掉了 {len(text) - len(kept)} 个不能保存的控制字符",
            f"{len(text) - len(kept)} control characters that cannot be stored were left out",
        ))
    kept = unicodedata.normalize("NFC", kept)
    if any(c in _BIDI for c in kept):
        remarks.append(Text("含有会改变阅读方向的字符，已保留", "Contains characters that change reading direction; they are kept"))
    if len(kept) > max_points:
        remarks.append(Text(
            f"最多 {max_points} 字，后面 {len(kept) - max_points} 字没有收下",
            f"At most {max_points} characters; the last {len(kept) - max_points} were not taken",
        ))
        kept = kept[:max_points]
    return Cleaned(kept, tuple(remarks))


def _is_unstorable(c: str) -> bool:
    if c in _KEPT_CONTROLS:
        return False
    category = unicodedata.category(c)
    return category in ("Cc", "Cs") or c in "\ufffe\uffff"

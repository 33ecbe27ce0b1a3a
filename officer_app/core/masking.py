"""Personal numbers in free text: where they are, and how they look when hidden (DOMAIN 10.2).

The scanner is a hint to the officer and a filter for masked copies; it never changes a record.
"""

import re
from typing import NamedTuple

from officer_app.core.text import Text

KINDS = {
    "phone": Text("手机号", "a mobile number"),
    "id_no": Text("身份证号", "an identity-card number"),
    "card": Text("银行卡号", "a bank-card number"),
    "plate": Text("车牌号", "a number plate"),
    "email": Text("邮箱地址", "an e-mail address"),
}

_NARROW = {ord("０") + n: str(n) for n in range(10)} | {ord("Ｘ"): "X", ord("ｘ"): "x", ord("＠"): "@", ord("－"): "-"}
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_GAP = r"[ \-]?"
_PATTERNS = (
    ("id_no", re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")),
    ("card", re.compile(rf"(?<!\d)\d{{4}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?(?!\d)")),
    ("phone", re.compile(rf"(?<!\d)(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)")),
    ("plate", re.compile(rf"[{_PROVINCES}][A-Z][·.]?[A-Z0-9]{{5,6}}(?![A-Z0-9])")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}", re.ASCII)),
)
_COMPOUND = frozenset(
    {
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "长孙",
        "宇文",
        "司徒",
        "夏侯",
        "端木",
    }
)


class Hit(NamedTuple):
    """One personal number: its kind and its place in the text, in code points."""

    kind: str
    start: int
    end: int


def scan(text: str) -> list[Hit]:
    """Personal numbers in `text`, in order, not overlapping. Full-width digits count; card numbers must pass Luhn."""
    narrow = text.translate(_NARROW)
    hits: list[Hit] = []
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(narrow):
            if kind == "card" and not _luhn(found.group()):
                continue
            if not any(found.start() < hit.end and hit.start < found.end() for hit in hits):
                hits.append(Hit(kind, found.start(), found.end()))
    return sorted(hits, key=lambda hit: hit.start)


def mask(text: str) -> str:
    """The text with every personal number hidden: phones keep three and four digits, the rest two and two."""
    out, at = [], 0
    for kind, start, end in scan(text):
        out += [text[at:start], mask_number(text[start:end], *((3, 4) if kind == "phone" else (2, 2)))]
        at = end
    return "".join(out) + text[at:]


def mask_number(number: str, head: int = 3, tail: int = 4) -> str:
    """`138****0000`; a number too short to hide anything is hidden whole."""
    if len(number) <= head + tail:
        return "*" * len(number)
    return number[:head] + "*" * (len(number) - head - tail) + number[-tail:]


def mask_name(name: str) -> str:
    """`王*`; compound surnames keep two characters."""
    kept = 2 if name[:2] in _COMPOUND and len(name) > 2 else 1
    return name[:kept] + "*" * max(len(name) - kept, 1) if name else ""


def _luhn(number: str) -> bool:
    digits = [int(c) for c in number if c.isdigit()][::-1]
    return (sum(digits[::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[1::2])) % 10 == 0

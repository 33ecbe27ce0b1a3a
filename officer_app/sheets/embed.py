"""One face inside one PDF: a composite font with an entry for every character that was drawn.

reportlab's own TrueType embedding cuts a face into pieces of 255 characters and writes wrong Unicode for anything
beyond U+FFFF, so copied text would not be the record. Here every code point has its own CID, so text comes out as it
went in even where two code points share a glyph (ISO 32000-1, 9.7).
"""

import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from officer_app.sheets.fonts import face, places
from officer_app.sheets.truetype import cut


class EmbeddedFont:
    """Collects the characters of one face for one document, then writes the font objects.

    `resource` is the font's name in page resources (`F1`), `style` names its face. A character without ink (a tab, a
    joiner, one that is drawn as a box) is written as a blank of its width and still copies as itself.
    """

    def __init__(self, resource: str, style: str) -> None:
        self.resource = resource
        self.face = face(style)
        self._places = places(style)
        self._digits: dict[str, str] = {}

    def encode(self, text: str) -> str:
        """Hex digits of a PDF string showing `text`."""
        digits = self._digits
        for character in text:
            if character not in digits:
                digits[character] = f"{len(digits) + 1:04X}"
        return "".join([digits[character] for character in text])

    def addObjects(self, document: Any) -> None:
        """Write font, metrics, glyphs and Unicode map. reportlab calls it, by this name, when it closes the file."""
        blank = self.face.glyph_of[0x20]
        shown = [self._places[character] for character in self._digits]
        codes = [ord(character) for character in self._digits]
        glyphs = [self.face.glyph_of[code] if place.inked else blank for code, place in zip(codes, shown, strict=True)]
        program, new = cut(self.face, glyphs)
        tag = hashlib.sha256(repr(codes).encode()).hexdigest()[:6].translate(_TAG)
        name = pdfdoc.PDFName(f"{tag}+{self.face.name}")
        key = f"{self.resource}:{self.face.name}"
        numbers = b"\0\0" + b"".join(new[glyph].to_bytes(2, "big") for glyph in glyphs)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([round(v) for v in self.face.bbox]),
                "ItalicAngle": self.face.italic_angle,
                "Ascent": self.face.ascent,
                "Descent": self.face.descent,
                "CapHeight": self.face.cap_height,
                "StemV": 50 + int((self.face.weight / 65) ** 2),
                "FontFile2": _stream(document, f"{key}:program", program, Length1=len(program)),
            }
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(descriptor, f"{key}:descriptor"),
                "DW": 1000,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([round(place.advance, 2) for place in shown])]),
                "CIDToGIDMap": _stream(document, f"{key}:glyphs", numbers),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"{key}:cid")]),
                "ToUnicode": _stream(document, f"{key}:unicode", _unicode_map(codes)),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(font, key)


_TAG = str.maketrans("0123456789abcdef", "ABCDEFGHIJKLMNOP")


def _stream(document: Any, key: str, content: bytes, **entries: int) -> Any:
    stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
    for name, value in entries.items():
        stream.dictionary[name] = value
    return document.Reference(stream, key)


def _unicode_map(codes: list[int]) -> bytes:
    """The ToUnicode CMap: CID n (from 1) is `codes[n-1]`, in UTF-16 (so characters beyond the BMP are pairs)."""
    lines = [f"<{n:04X}> <{_utf16(code)}>" for n, code in enumerate(codes, 1)]
    blocks = []
    for at in range(0, len(lines), 100):  # the format allows 100 in a block
        block = lines[at : at + 100]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "".join(blocks)
        + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be", "surrogatepass").hex().upper()

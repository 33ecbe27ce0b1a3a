"""Make resources/fonts: `python build/fonts.py SERIF SERIF_SEMIBOLD SANS_MEDIUM SANS SANS_BOLD KAI`.

Needs fontTools (a workshop tool, not a dependency of the product). Run only when a face is to be renewed.

What is kept, and why:
- The body face keeps every character it has, because rare characters turn up in names and addresses, and those stand
  in the body.
- Title, label and window faces keep GB 2312 and Western letters: nearly all their words are ours. On a sheet a rarer
  character falls back to the body face, in the window to the machine's own fonts.
- The Kai face keeps GB 2312 and whatever the body face lacks, as the last face asked before a box is drawn.
Hints, vertical metrics and layout features go: a PDF page uses none of them. Characters keep their outlines untouched.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
WESTERN = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | set(range(0x2000, 0x2070)) | set(range(0x3000, 0x3040))


def gb2312() -> set[int]:
    """Code points of GB 2312: 6,763 Han characters and its symbols."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def cut(source: Path, target: str, keep: set[int] | None, rename: str | None = None) -> set[int]:
    """Write one face. `keep=None` keeps all. Returns the code points of the result."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        layout_features=[],
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        name_IDs=["*"],
        drop_tables=["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "gasp", "VORG", "meta", "DSIG"],
    )
    worker = subset.Subsetter(options)
    worker.populate(unicodes=set(font.getBestCmap()) if keep is None else keep)
    worker.subset(font)
    if rename:
        rename_font(font, rename)
    font.save(FONTS / target)
    return set(font.getBestCmap())


def rename_font(font: TTFont, family: str) -> None:
    """A cut face is a Modified Version (OFL 1.1 §3): it may not carry the reserved names of its origin."""
    postscript = family.replace(" ", "") + "-Regular"
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 5, 13, 14)]
    for name_id, text in ((1, family), (2, "Regular"), (3, postscript), (4, family), (6, postscript)):
        names.setName(text, name_id, 3, 1, 0x409)


def main(serif: str, semibold: str, medium: str, sans: str, bold: str, kai: str) -> None:
    common = gb2312() | WESTERN
    body = cut(Path(serif), "NotoSerifSC-Regular.ttf", None)
    cut(Path(semibold), "NotoSerifSC-SemiBold.ttf", common)
    for source, weight in ((medium, "Medium"), (sans, "Regular"), (bold, "Bold")):
        cut(Path(source), f"NotoSansSC-{weight}.ttf", common)
    beyond = set(TTFont(kai).getBestCmap()) - body
    cut(Path(kai), "BinzhouKai-Regular.ttf", common | beyond, rename="Binzhou Kai")


if __name__ == "__main__":
    main(*sys.argv[1:])

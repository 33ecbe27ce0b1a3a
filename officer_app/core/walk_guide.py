"""What the guide says, and whether a paper somebody asks for stands in it. What is not known is said, never guessed."""

import re
import unicodedata

from officer_app.core.catalog import Catalog
from officer_app.core.text import Text
from officer_app.core.walk_facts import Guide, GuideMaterial

_HELD_SOURCES = frozenset({"issued", "shared"})
_FORM_WORDS = re.compile(r"(原件|复印件|电子件|扫描件|原件及复印件|\(.*?\)|[一二两三\d]+份)+$")
_SPACE = re.compile(r"[\s·、,，。.]+")


def guide_of(
    catalog: Catalog, matter_code: str, materials: list[GuideMaterial] | None = None, version: str = ""
) -> Guide:
    """What the lists of this device know of a matter's guide. `materials` is a list the officer took from the guide
    itself (then of `version`); without one the catalogue's is taken, and None stays where neither has any.
    """
    matter = catalog.matters.get(matter_code)
    if materials is None and (listed := catalog.materials.get(matter_code)):
        materials = [GuideMaterial(name=m.name, form=m.form, source=m.source) for m in listed]
    if matter is None:
        return Guide(version=version, materials=materials)
    return Guide(
        version=version,
        promised_wd=matter.promised_limit,
        statutory_wd=matter.statutory_limit,
        instant=matter.instant,
        visits_max=matter.visits_max,
        materials_count=len(materials) if materials is not None else matter.materials,
        fee=matter.fee,
        materials=materials,
    )


def standing(guide: Guide, name: str, held: bool = False) -> str:
    """in_guide, beyond, held (government has it itself), or unknown while this device has no list to compare with."""
    if held:
        return "held"
    if guide.materials is None:
        return "unknown"
    found = next((m for m in guide.materials if _plain(m.name) == _plain(name)), None)
    if found is None:
        return "beyond"
    return "held" if found.source in _HELD_SOURCES else "in_guide"


def lacks(guide: Guide) -> list[Text]:
    """What is not known of the guide here, in words for people."""
    found = []
    if guide.promised_wd is None:
        found.append(Text("承诺时限不在本机", "The promised limit is not on this device"))
    if guide.materials is None:
        found.append(
            Text("指南材料清单不在本机，要的材料不作比对", "The guide's list is not here; papers are not compared")
        )
    return found


def _plain(name: str) -> str:
    """A paper's name without what only says in which form it comes."""
    folded = _SPACE.sub("", unicodedata.normalize("NFKC", name)).casefold()
    return _FORM_WORDS.sub("", folded) or folded

"""A finding that was changed on two devices at once: its versions side by side, and the one a person makes of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from officer_app.core.catalog import Catalog
from officer_app.core.errors import OfficerError
from officer_app.core.facts import Finding, FindingFacts, PhotoRef, Version
from officer_app.core.fields import Field
from officer_app.core.forms import FORMS, title_of, words_of
from officer_app.core.text import Text
from officer_app.core.validate import MAX_PHOTOS
from officer_app.usecases import findings, lists
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import NO_FORK
from officer_app.usecases.findings import Finished

BOTH = -1
"""The choice of every version's photos."""
PHOTOS = "photos"
TOGETHER = (
    ("centre_code", "hall_code", "window_code", "region_code"),
    ("severity", "severity_reason"),
    (
        "mode", "applicant_consent", "applicant_profile", "authorisation_kind", "authorisation_ref", "principal_kind",
    ),
    ("source_kind", "source_ref", "walk_step"),
)  # fmt: skip
"""Fields that make sense only beside each other: a window is one of its hall. They are chosen as one."""


class Side(NamedTuple):
    """One of the versions. `mine`: it was made on this device."""

    event_id: str
    device: str
    mine: bool
    at: str
    facts: FindingFacts


class Item(NamedTuple):
    """One thing that differs. `said` is what each side says; `suggested` the only side that changed it, None where
    several did. `name` is a field's, of the first that differs, or `PHOTOS`."""

    name: str
    fields: tuple[str, ...]
    label: Text
    said: tuple[Text, ...]
    suggested: int | None

    def state(self, side: Side) -> list[Any]:
        """What a side holds of it, as it is kept."""
        return list(side.facts.photos) if self.name == PHOTOS else _taken(side.facts, self.fields)

    def give(self, values: dict[str, Any], facts: FindingFacts) -> None:
        """Put into `values` what a version says of its fields; what it does not say goes."""
        for name in self.fields:
            values.pop(name, None)
            values |= {name: facts.values[name]} if name in facts.values else {}


class Fork(NamedTuple):
    """`sides`: this device's version first, then the others as the ledger received them."""

    finding: Finding
    sides: tuple[Side, ...]
    items: tuple[Item, ...]


def read_fork(desk: Desk, finding_id: str) -> Fork:
    """Raises OfficerError: NO_FINDING, or NO_FORK where the versions have been joined meanwhile."""
    finding = lists.finding(desk, finding_id).finding
    if not finding.forked:
        raise OfficerError(NO_FORK)
    by_id = {version.event_id: version for version in finding.versions}
    sides = [_side(desk, by_id[head]) for head in finding.heads]
    sides.sort(key=lambda side: not side.mine)
    return Fork(finding, tuple(sides), tuple(differences(sides, _base(finding, by_id), desk.catalog)))


def merge(desk: Desk, fork: Fork, picks: Sequence[int], reason: str) -> Finished:
    """Make the chosen sides, one an item, the finding's next version. Raises as `findings.merge_fork`."""
    values, lines = chosen(fork, picks)
    heads = [side.event_id for side in fork.sides]
    return findings.merge_fork(desk, fork.finding.id, heads, values, lines, reason)


def chosen(fork: Fork, picks: Sequence[int]) -> tuple[dict[str, Any], list[PhotoRef]]:
    """The values and the photo manifest that these choices make."""
    first = fork.sides[0].facts
    values, lines = dict(first.values), list(first.photos)
    for item, pick in zip(fork.items, picks, strict=True):
        if item.name == PHOTOS:
            lines = union(fork) if pick == BOTH else list(fork.sides[pick].facts.photos)
            continue
        item.give(values, fork.sides[pick].facts)
    return values, lines


def union(fork: Fork) -> list[PhotoRef]:
    """Every photo of every side once, in the order of the sides; a masked line goes before a bare one of the same."""
    found: dict[str, PhotoRef] = {}
    for side in fork.sides:
        for line in side.facts.photos:
            known = found.get(line.sha256)
            if known is None or (line.masked_sha256 and not known.masked_sha256):
                found[line.sha256] = line
    return list(found.values())


def all_fit(fork: Fork) -> bool:
    """Whether one finding can name the photos of all sides."""
    return len(union(fork)) <= MAX_PHOTOS


def _side(desk: Desk, version: Version) -> Side:
    mine = version.device == desk.device_code
    return Side(version.event_id, version.device, mine, version.claimed_at, version.facts)


def _base(finding: Finding, by_id: dict[str, Version]) -> FindingFacts | None:
    """The last version that all heads were made from; None where they have none in common."""
    common = set.intersection(*(_before(head, by_id) for head in finding.heads))
    return next((version.facts for version in reversed(finding.versions) if version.event_id in common), None)


def _before(head: str, by_id: dict[str, Version]) -> set[str]:
    """Everything a version was made from, directly or not."""
    found: set[str] = set()
    left = list(by_id[head].parents)
    while left:
        parent = left.pop()
        if parent in by_id and parent not in found:
            found.add(parent)
            left += by_id[parent].parents
    return found


def differences(sides: Sequence[Side], base: FindingFacts | None, catalog: Catalog) -> list[Item]:
    """What sides say differently, in the form's order; `base` is what all were made from, None where nothing was."""
    form = FORMS[sides[0].facts.form]
    follows = all(_title(side.facts) == title_of(_text(side.facts)) for side in sides)
    groups = [*TOGETHER, *([("text", "title")] if follows else [])]
    found: list[Item] = []
    met: set[str] = set()
    for field in form.fields:
        group = next((group for group in groups if field.name in group), (field.name,))
        if field.name in met:
            continue
        met.update(group)
        fields = [form.by_name[name] for name in group if name in form.by_name]
        differing = [f for f in fields if not _same([side.facts.values.get(f.name) for side in sides])]
        if follows:
            differing = [f for f in differing if f.name != "title"]
        if differing:
            label = _joined([f.label for f in differing])
            said = tuple(_said(side.facts, differing, catalog) for side in sides)
            suggested = _suggested([_taken(side.facts, group) for side in sides], base and _taken(base, group))
            found.append(Item(differing[0].name, tuple(group), label, said, suggested))
    if not _same([side.facts.photos for side in sides]):
        said = tuple(Text(f"{len(s.facts.photos)} 张", f"{len(s.facts.photos)} photo(s)") for s in sides)
        suggested = _suggested([side.facts.photos for side in sides], base and base.photos)
        found.append(Item(PHOTOS, (), Text("照片", "Photos"), said, suggested))
    return found


def _suggested(states: Sequence[object], before: object) -> int | None:
    changed = [place for place, state in enumerate(states) if state != before]
    return changed[0] if before is not None and len(changed) == 1 else None


def _said(facts: FindingFacts, fields: Sequence[Field], catalog: Catalog) -> Text:
    form = FORMS[facts.form]
    return _joined([words_of(form, field, facts.values, catalog) for field in fields])


def _joined(texts: Sequence[Text]) -> Text:
    return Text("·".join(text.zh for text in texts), " · ".join(text.en for text in texts))


def _taken(facts: FindingFacts, names: Sequence[str]) -> list[Any]:
    return [facts.values.get(name) for name in names]


def _same(states: Sequence[object]) -> bool:
    return all(state == states[0] for state in states)


def _title(facts: FindingFacts) -> str:
    return str(facts.values.get("title") or "")


def _text(facts: FindingFacts) -> str:
    return str(facts.values.get("text") or "")

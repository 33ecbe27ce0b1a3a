"""Every page of the window with something on it, one after the other, for checks that concern them all."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from officer_app.photos.ingest import Decoder
from officer_app.ui import pages
from officer_app.usecases import drafts, findings, photos
from officer_app.usecases.desk import Desk
from tests.fixtures.window import Hands, sample_photo

SETTLES = 5
"""Turns of the event loop in which a layout inside a layout inside a scroll area comes to rest."""
TEXT = "墙上公示的一次性告知清单里没有这两项材料，窗口另行要求补交。"


def record(desk: Desk) -> str:
    """A finding with two photos, and a draft beside it. Returns the finding's id."""
    draft, _ = drafts.open_draft(desk, "counter", {"category_code": "T0401", "hall_code": "H02", "text": TEXT})
    with Decoder() as decoder:
        for name in ("notice", "hall"):
            photos.add_photo(desk, draft.id, sample_photo(name), decoder)
    done = findings.finish(desk, draft.id)
    drafts.open_draft(desk, "online", {"text": "网上指南打不开"})
    return done.finding_id


def visits(finding: str) -> list[tuple[str, dict[str, Any]]]:
    """Page and what it is asked to show: all there are, those that need something with it."""
    special: dict[str, list[dict[str, Any]]] = {
        "findings": [{"finding": finding}],
        "sheet": [{"finding": finding}],
        "viewer": [{"finding": finding}],
        "conflict": [{"finding": finding}],
        "editor": [{"dimension": letter} for letter in "WTH"] + [{"finding": finding}],
    }
    return [(name, what) for name in pages._BUILDERS for what in special.get(name, [{}])]


def tour(hands: Hands, finding: str) -> Iterator[tuple[str, QWidget]]:
    """Name and window, each page shown and settled in its turn."""
    for name, what in visits(finding):
        hands.window.go(name, **what)
        hands.settle()
        for _ in range(SETTLES):
            QApplication.processEvents()
        yield f"{name} {' '.join(what.values())[:1]}".strip(), hands.window

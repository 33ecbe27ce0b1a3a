"""The bin is emptied of what is older than thirty days, once a start, when nobody waits."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from officer_app.usecases import drafts, lists, setup
from tests.fixtures.window import Hands


def throw_away(profile: Path, days_ago: int) -> str:
    """A draft put into the bin so long ago. Returns its id."""
    present = setup._present()
    desk = setup.open_profile(profile, now=lambda: present - timedelta(days=days_ago))
    draft, _ = drafts.open_draft(desk, "counter", {"text": f"{days_ago} 天前"})
    drafts.discard(desk, draft.id)
    setup.close(desk)
    return draft.id


def test_a_start_empties_the_bin_of_what_is_old_and_of_nothing_else(profile: Path, qtbot: Any, request: Any) -> None:
    throw_away(profile, 31)
    young = throw_away(profile, 29)
    hands: Hands = request.getfixturevalue("hands")

    def bin_of() -> list[str]:
        found: list[Any] = []
        hands.window.session.read(lambda desk: lists.draft_rows(desk, deleted=True), found.extend, hands.window)
        hands.settle()
        return [row.draft.id for row in found]

    assert bin_of() == [young]
    hands.window.session.write(lambda desk: drafts.restore(desk, young))
    assert bin_of() == []

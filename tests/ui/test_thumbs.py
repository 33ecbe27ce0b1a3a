"""The list shows a photo that was fetched from the ledger: its thumbnail is made when it is first wanted."""

from typing import Any

from officer_app.core.changes import Changes
from officer_app.store import photos
from officer_app.usecases.desk import Desk
from tests.fixtures.window import Hands, sample_photo


def test_a_fetched_photo_appears_in_the_list(hands: Hands) -> None:
    window = hands.window
    thumbs = window.page("findings").thumbs
    data = sample_photo("notice").read_bytes()
    told: list[Changes] = []
    window.bus.changed.connect(told.append)
    shas: list[str] = []

    def arrive(desk: Desk) -> Changes:
        sha = desk.media.put(data)

        def rows(db: Any) -> None:
            db.conn.execute(
                "INSERT INTO photo(sha256, size, mime, width, height, taken_at, added_at, local, stored_seq)"
                " VALUES (?, ?, '', 0, 0, '', '', 1, 1)",
                (sha, len(data)),
            )

        desk.write(rows)
        shas.append(sha)
        return Changes(photos=frozenset({sha}))

    window.session.write(arrive)
    hands.wait(lambda: bool(shas))
    hands.settle()
    assert thumbs.pixmap(shas[0]) is None, "not here yet, and asked for"
    hands.wait(lambda: thumbs.pixmap(shas[0]) is not None)
    hands.settle()
    assert sum(shas[0] in changes.photos for changes in told) == 2, "arrived, then seen"
    kept: list[Any] = []
    window.session.read(lambda desk: kept.append(photos.get(desk.db, shas[0])) or kept)
    hands.settle()
    assert (kept[0].mime, kept[0].width > 0) == ("image/jpeg", True)

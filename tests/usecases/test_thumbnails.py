"""A photo that came from the ledger: seen once, off the database, told to views; a bad one is not tried for ever."""

from officer_app.photos.ingest import Decoder
from officer_app.store import delivery, photos
from officer_app.usecases import thumbnails
from officer_app.usecases.desk import Desk


def fetched(desk: Desk, data: bytes) -> str:
    """As an exchange leaves it: the row from the ledger's news, the original from a download."""
    sha = desk.media.put(data)
    desk.write(lambda db: delivery.stored_photos(db, [(sha, len(data), 1)]))
    desk.write(lambda db: delivery.arrived(db, [sha]))
    return sha


def test_a_fetched_photo_gets_its_thumbnail_and_its_facts(desk: Desk, decoder: Decoder, pictures: list[bytes]) -> None:
    shas = [fetched(desk, picture) for picture in pictures]
    assert photos.thumbs(desk.db, shas) == {}
    assert sorted(thumbnails.lacking(desk, shas)) == sorted(shas)
    looked = thumbnails.look(desk, shas, decoder)
    assert thumbnails.keep(desk, looked).photos == frozenset(shas)
    assert photos.thumbs(desk.db, shas) == {one.sha256: one.thumb for one in looked}
    assert all(one.thumb[:2] == b"\xff\xd8" for one in looked)
    seen = photos.get(desk.db, shas[0])
    assert seen is not None
    assert (seen.mime, seen.width > 0, seen.height > 0, seen.local) == ("image/jpeg", True, True, 1)
    assert thumbnails.lacking(desk, shas) == []


def test_what_is_no_picture_is_looked_at_once_and_a_damaged_file_again(
    desk: Desk, decoder: Decoder, pictures: list[bytes]
) -> None:
    bad, torn = fetched(desk, b"no picture at all"), fetched(desk, pictures[0])
    desk.media.path(torn).write_bytes(b"")
    looked = thumbnails.look(desk, [bad, torn], decoder)
    assert [(one.sha256, one.thumb) for one in looked] == [(bad, b"")]
    thumbnails.keep(desk, looked)
    assert thumbnails.lacking(desk, [bad, torn]) == [torn]
    assert thumbnails.lacking(desk, []) == []


def test_photos_that_are_not_here_are_not_looked_for(desk: Desk) -> None:
    desk.write(lambda db: delivery.stored_photos(db, [("0" * 64, 5, 1)]))
    assert thumbnails.lacking(desk, ["0" * 64]) == []

"""Prove that nothing was lost or altered, and put right what can be made again."""

from typing import TYPE_CHECKING

from officer_app.core.changes import Changes
from officer_app.usecases.desk import Desk

if TYPE_CHECKING:
    from officer_app.store.verify import Report


def verify(desk: Desk) -> "Report":
    """Every page, hash, signature, chain, projection and photo of this profile."""
    from officer_app.store import verify as store_verify

    return store_verify.verify(desk.db, desk.media)


def rebuild(desk: Desk) -> tuple[int, Changes]:
    """Fold the journal again into lists and search: the remedy when `verify` finds only projections wrong."""
    from officer_app.store import folding

    return desk.write(folding.rebuild), Changes(everything=True)

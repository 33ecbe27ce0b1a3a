"""Looking at photos once they are kept: each is decoded once, in a guarded child process, in the background. Of a voice
memo every byte must be what a recording of ours has.

One that does not decode stays evidence: it is flagged with the reason, never refused and never thrown away.
"""

from collections.abc import Callable

from officer_app.core import memo
from officer_app.core.errors import OfficerError
from officer_app.ledger import aftermath
from officer_app.ledger.service import Ledger
from officer_app.photos.faults import NO_DECODER
from officer_app.photos.ingest import Decoder

AT_ONCE = 50
LOST = "photo.damaged"


def examine(ledger: Ledger, decoder: Decoder, stopped: Callable[[], bool] = lambda: False) -> int:
    """Look at the next photos nobody has looked at. Returns how many.

    Raises OfficerError(NO_DECODER): a machine that decodes nothing says nothing about a photo.
    """
    with ledger.db.read() as tx:
        waiting = [
            row[0]
            for row in tx.execute(
                "SELECT sha256 FROM blob WHERE scope = %s AND verdict IS NULL ORDER BY stored_at LIMIT %s",
                [ledger.scope, AT_ONCE],
            )
        ]
    done = 0
    for sha in waiting:
        if stopped():
            break
        verdict = _verdict(ledger.blobs.read(sha), decoder)
        with ledger.db.write() as tx:
            tx.execute(
                "UPDATE blob SET verdict = %s WHERE scope = %s AND sha256 = %s AND verdict IS NULL",
                [verdict, ledger.scope, sha],
            )
            if verdict:
                kind = "photo_damaged" if verdict == LOST else "photo_unreadable"
                aftermath.raise_alarm(tx, ledger.scope, kind, sha, "" if verdict == LOST else verdict, ledger.now())
        done += 1
    return done


def _verdict(data: bytes | None, decoder: Decoder) -> str:
    if data is None:
        return LOST
    try:
        if data.startswith(b"RIFF") and data[8:12] == b"WAVE":
            memo.samples_of(data)
        else:
            decoder.read(data, view=False)
    except OfficerError as error:
        if error.fault is NO_DECODER:
            raise
        return error.code
    return ""

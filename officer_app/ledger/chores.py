"""What a service does on the side: spooled photos to the bucket, a look at new ones, no parts nobody goes on with."""

import logging
import threading

from officer_app.ledger import photo_service
from officer_app.ledger.examining import examine
from officer_app.ledger.service import Ledger
from officer_app.photos.ingest import Decoder

EVERY_S = 30.0
log = logging.getLogger("officer_app.ledger")


class Chores:
    """One thread beside the service. A chore that fails is logged and tried again at the next round."""

    def __init__(self, ledger: Ledger, every_s: float = EVERY_S) -> None:
        self._ledger = ledger
        self._every_s = every_s
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ledger-chores", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ask and wait until the round under way is done."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            for chore in (self._ship, self._examine, self._ledger.blobs.sweep):
                try:
                    chore()
                except Exception as error:  # an object store may fail in any way; the spool keeps everything meanwhile
                    log.warning("chore failed", extra={"fields": {"kind": type(error).__name__}})
            self._stop.wait(self._every_s)

    def _ship(self) -> None:
        while not self._stop.is_set() and photo_service.ship_spooled(self._ledger):
            pass

    def _examine(self) -> None:
        with Decoder() as decoder:  # its child lives only while there is something to look at
            while examine(self._ledger, decoder, self._stop.is_set):
                pass

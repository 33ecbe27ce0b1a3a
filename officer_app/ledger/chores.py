"""What a service does on the side: bring spooled photos to the bucket, sweep parts nobody goes on with."""

import logging
import threading

from officer_app.ledger import photo_service
from officer_app.ledger.service import Ledger

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
            try:
                while photo_service.ship_spooled(self._ledger):
                    pass
                self._ledger.blobs.sweep()
            except Exception as error:  # an object store may fail in any way; the spool keeps everything meanwhile
                log.warning("chore failed", extra={"fields": {"kind": type(error).__name__}})
            self._stop.wait(self._every_s)

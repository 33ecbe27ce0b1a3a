"""Where photos arrive in these tests: guarded decoding, then a real sealed store; and everything that was told."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from officer_app.core.errors import OfficerError
from officer_app.phone.reception import Event
from officer_app.photos.ingest import Decoder
from officer_app.seal.files import MediaCipher
from officer_app.store.media import Media
from tests.phone.browser import PATIENCE


class Desk:
    """`keep` and `tell` are called on the receiver's thread."""

    def __init__(self, folder: Path, decoder: Decoder) -> None:
        self.media = Media(folder, MediaCipher(bytes(32)))
        self._decoder = decoder
        self.names: list[str] = []
        self.events: list[Event] = []
        self._told = threading.Condition()

    def keep(self, name: str, data: bytes) -> "Future[None]":
        done: Future[None] = Future()
        try:
            self._decoder.read(data, view=False)
            self.media.put(data)
        except OfficerError as error:
            done.set_exception(error)
            return done
        self.names.append(name)
        done.set_result(None)
        return done

    def tell(self, event: Event) -> None:
        with self._told:
            self.events.append(event)
            self._told.notify_all()

    def wait_for(self, kind: type, condition: Callable[[list[Event]], bool] = bool) -> None:
        with self._told:
            assert self._told.wait_for(lambda: condition([e for e in self.events if type(e) is kind]), PATIENCE)

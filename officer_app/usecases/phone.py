"""Open a line to the officer's phone: a receiver on a private address, and the code that leads there."""

from typing import NamedTuple

from officer_app.phone.receiver import Receiver
from officer_app.phone.reception import Keep, Limits, Tell
from officer_app.usecases.desk import Desk


class Line(NamedTuple):
    """An open line. `code` is its QR code as rows of dark runs; `check` the four digits on both screens."""

    receiver: Receiver
    address: str
    encrypted: bool
    url: str
    check: str
    code: list[list[tuple[int, int]]]


def open_line(desk: Desk, address: str, encrypted: bool, keep: Keep, tell: Tell) -> Line:
    """Receive photos on `address` until the line is closed or left idle. Touches no database: any thread may run it.

    Raises OfficerError(NOT_PRIVATE | NOT_OPENED).
    """
    from officer_app.photos.ingest import check_size
    from officer_app.seal.certificate import self_signed
    from officer_app.sheets.qr import qr_rows

    identity = self_signed(address, desk.now()) if encrypted else None
    receiver = Receiver(address, keep, tell, Limits(check_size), identity)
    return Line(receiver, address, encrypted, receiver.url, receiver.check, qr_rows(receiver.url))

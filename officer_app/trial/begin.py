"""Begin a trial: a ledger on this computer, this device enrolled in it, and the sample city found, sent and handled."""

import json
import random
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from officer_app.core import marks
from officer_app.core.changes import Changes
from officer_app.core.clock import SHANGHAI
from officer_app.core.errors import Exit, Fault, OfficerError, reason
from officer_app.core.sample import SampleFinding, read_samples
from officer_app.core.text import Text
from officer_app.core.transitions import State
from officer_app.paths import resource
from officer_app.trial import city, plan
from officer_app.trial.service import LedgerService

if TYPE_CHECKING:
    from officer_app.photos.ingest import Decoder
    from officer_app.usecases.desk import Desk

OFFICER, OFFICER_NAME, ALIAS = "officer", "周晓岚（样例）", "TY-Q-007"
DATA = "trial-ledger"
PORT = "trial-port"

STARTING = Text("启动本机试用台账", "Starting the trial ledger on this computer")
RECORDING = Text("记录样例发现", "Recording the sample findings")
SENDING = Text("送达台账", "Handing in to the ledger")
HANDLING = Text("核查、建账、交办", "Verifying, registering, assigning")
FETCHING = Text("取回办理进度", "Fetching the progress")

NOT_MOVED = Fault(
    "trial.not_moved",
    Text("{folder} 移不动（{why}）", "{folder} cannot be moved ({why})"),
    Text("样例城市和其中的记录都在原处", "The sample city and what was recorded in it are where they were"),
    Text("关掉占用这个文件夹的程序，再试一次", "Close what uses this folder, then try again"),
    Exit.REFUSED,
)

Tell = Callable[[Text], None]


class Trial:
    """The trial of one profile folder: its desk, its ledger service, and the way out.

    `trouble` says why it began without its ledger: the sample findings then wait on this device, as they would offline.
    """

    def __init__(self, profile: Path) -> None:
        self.profile = profile
        self.trouble: OfficerError | None = None
        self._service: LedgerService | None = None

    @property
    def begun(self) -> bool:
        """Whether the folder holds a sample city."""
        return is_trial(self.profile)

    def open(self, tell: Tell = lambda _: None) -> "Desk":
        """The trial's desk, open on the calling thread. An empty folder is begun from nothing, with the sample city,
        and `tell` hears each stage; one that was begun opens at once, its ledger is started by `serve`.

        Raises OfficerError.
        """
        from officer_app.store import profile
        from officer_app.usecases import setup

        if profile.state(self.profile) != "empty":
            return setup.open_profile(self.profile)
        try:
            desk, self._service = begin_trial(self.profile, tell)
        except OfficerError as error:
            if profile.state(self.profile) != "empty":
                raise
            self.trouble = error  # no ledger can run here, as where the program came without it
            desk = begin_alone(self.profile, tell)
        return desk

    def serve(self) -> str:
        """Start the ledger unless it runs; returns its address. Any thread. Raises OfficerError(NOT_STARTED)."""
        if self._service is None or not self._service.running:
            self._service = start_service(self.profile)
        return self._service.url

    def point_to(self, desk: "Desk", url: str) -> Changes:
        """Let the profile know where its ledger listens now."""
        from officer_app.store import meta

        if meta.get(desk.db, "ledger_url") != url:
            desk.write(lambda db: meta.put(db, {"ledger_url": url}))
        return Changes(status=True)

    def stop(self) -> None:
        service, self._service = self._service, None
        if service is not None:
            service.stop()

    def leave(self) -> Path:
        """End the trial: its folder is moved aside whole, nothing in it is deleted. The desk must be closed.

        Returns where it lies now. Raises OfficerError(NOT_MOVED).
        """
        self.stop()
        stamp = f"{datetime.now(SHANGHAI):%Y%m%d-%H%M%S}"
        aside = self.profile.with_name(f"{self.profile.name}-sample-{stamp}")
        _move(self.profile, aside)
        return aside

    def come_back(self, aside: Path) -> None:
        """Undo `leave`, while nothing but the window's place and looks has been kept in the folder since.

        Raises OfficerError(NOT_MOVED).
        """
        with suppress(OSError):
            for left in self.profile.glob("window.json"):
                left.unlink()
            self.profile.rmdir()
        _move(aside, self.profile)


def _move(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError as error:
        raise OfficerError(NOT_MOVED, folder=str(source), why=reason(error)) from error


def is_trial(profile: Path) -> bool:
    """Whether a folder holds a trial that was begun here. Light: reads no store.

    A stray file does not make a trial of an officer's own records: those ask for their passphrase.
    """
    return (profile / PORT).exists() and (profile / "trial-passphrase").is_file()


def service_of(profile: Path) -> LedgerService:
    """The trial ledger that belongs to a profile, on the port it had before."""
    port = 0
    with suppress(OSError, ValueError):
        port = int((profile / PORT).read_text())
    return LedgerService(profile / DATA, port)


def start_service(profile: Path) -> LedgerService:
    """Start it; where the port is taken by now, on another, which the caller tells the profile with `point_to`."""
    service = service_of(profile)
    try:
        service.start()
    except OfficerError:
        if not service.port:
            raise
        service.port = 0
        service.start()
    with suppress(OSError):  # another port next time, then
        (profile / PORT).write_text(str(service.port))
    return service


def begin_trial(profile: Path, tell: Tell = lambda _: None, *, sample: bool = True) -> "tuple[Desk, LedgerService]":
    """Everything, through the verbs an officer and the offices use. The desk is open on the calling thread.

    Raises OfficerError; what was begun stays and `begin_trial` may be called again on an empty folder.
    """
    from officer_app.usecases import setup
    from officer_app.usecases.enrol import enrol

    tell(STARTING)
    profile.mkdir(parents=True, exist_ok=True)
    service = start_service(profile)
    try:
        desk = setup.create_trial(profile)
        try:
            code = service.command("enrol-code", "--user", OFFICER, "--name", OFFICER_NAME, "--alias", ALIAS)["code"]
            enrol(lambda fn: fn(desk.db), profile, service.url, code, desk.now, desk.version)
            if sample:
                settle_city(desk, profile, service, tell)
        except BaseException:
            setup.close(desk)
            raise
    except BaseException:
        service.stop()
        raise
    return desk, service


def begin_alone(profile: Path, tell: Tell = lambda _: None) -> "Desk":
    """The trial without a ledger: its findings wait on this device. The desk is open on the calling thread."""
    from officer_app.usecases import setup

    desk = setup.create_trial(profile)
    try:
        record_city(desk, tell)
        (profile / PORT).write_text("0")
    except BaseException:
        setup.close(desk)
        raise
    return desk


def settle_city(desk: "Desk", profile: Path, service: LedgerService, tell: Tell = lambda _: None) -> None:
    """Thirty findings with photos, each brought to its state by the people of the sample city."""
    settled = record_city(desk, tell)
    given = plan.assignments(OFFICER, settled.lookbacks, desk.now(), desk.calendar)
    tell(SENDING)
    _exchange(desk, profile)
    tell(HANDLING)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "steps.json"
        accounts = [*city.STAFF, *settled.handlers]
        asked = {"accounts": accounts, "steps": settled.steps, "assignments": given}
        file.write_text(json.dumps(asked), "utf-8")
        service.command("handle", "--steps", str(file))
    tell(FETCHING)
    _exchange(desk, profile)


class City(NamedTuple):
    """What the offices then do with the findings, in order; the departments' hands; what is looked back at."""

    steps: list[dict[str, Any]]
    handlers: list[dict[str, Any]]
    lookbacks: list[dict[str, str]]


def record_city(desk: "Desk", tell: Tell = lambda _: None) -> City:
    """Record the thirty findings."""
    from officer_app.photos.ingest import Decoder

    tell(RECORDING)
    now = desk.now()
    samples = [
        city.dated(one, now, desk.calendar, desk.limits)
        for one in read_samples(resource("sample/findings.json").read_bytes(), now)
    ]
    samples.sort(key=lambda one: str(one.values["occurred_at"]))
    steps: list[dict[str, Any]] = []
    handlers: dict[str, dict[str, Any]] = {}
    lookbacks: list[dict[str, str]] = []
    with Decoder() as decoder:
        for one in samples:
            finding, photo = _record(desk, one, decoder)
            steps += city.steps_to(one, finding, photo, now, desk.calendar, desk.limits)
            handlers[one.responsible_dept] = city.handler_of(one.responsible_dept)
            if one.state == State.LOOKBACK:
                hall = str(one.values.get("hall_code") or "")
                lookbacks.append({"title": str(one.values["title"]), "finding": finding, "hall_code": hall})
    steps.sort(key=lambda step: str(step["at"]))
    return City(steps, list(handlers.values()), lookbacks)


def _record(desk: "Desk", one: SampleFinding, decoder: "Decoder") -> tuple[str, str]:
    """Record one sample as of a quarter of an hour after it was found. Returns the finding's id and its first photo."""
    from officer_app.usecases import findings, marking, photos

    moment = datetime.fromisoformat(one.values["occurred_at"]) + timedelta(minutes=15)
    then = replace(desk, now=lambda: moment)
    pictures = []
    for picture in one.photos:
        kept = photos.keep_photo(then, resource(f"sample/photos/{picture.file}"), decoder)
        photos.register_photo(then, kept)
        pictures.append(
            marking.marked(then, kept.sha256, picture.caption, marks.read(picture.marks), picture.privacy, decoder)
        )
    done = findings.submit(then, one.form, one.values, pictures, sample=True)
    return done.finding_id, pictures[0].shown if pictures else ""


def _exchange(desk: "Desk", profile: Path) -> None:
    from officer_app.usecases import sync

    engine = sync.open_engine(lambda fn: fn(desk.db), desk.media, profile, desk.now, random.random)
    outcome = sync.sync_now(engine, by_hand=True)
    if outcome.trouble is not None:
        raise outcome.trouble

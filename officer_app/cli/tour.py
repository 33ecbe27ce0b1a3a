"""`tour`: the main job without a display, each promise checked on the real parts and written to `summary.json`."""

import hashlib
import json
import os
import random
import shutil
import time
from argparse import Namespace
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from officer_app.cli import answers, pictures, tour_photos
from officer_app.core.clock import iso
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text
from officer_app.core.validate import MAX_PHOTO_BYTES
from officer_app.paths import resource
from officer_app.store.database import naming_trouble
from officer_app.trial import city
from officer_app.trial.service import LedgerService

if TYPE_CHECKING:
    from officer_app.sync.run import Outcome
    from officer_app.usecases.lists import FindingView

NOT_A_TOUR = Fault(
    "tour.not_a_tour",
    Text("{folder} 里已有 {names}，不是上一次巡演留下的", "{folder} already has {names}, not left by an earlier tour"),
    Text("什么都没有删，也没有改动", "Nothing was removed or changed"),
    Text("换一个空文件夹", "Name an empty folder"),
    Exit.REFUSED,
)
PASSPHRASE = "tour of the officer's desk"
DEPT = "371600-012"


class Tour:
    """One run in a folder of its own. `checks` holds what was proved, `facts` what it was proved with."""

    def __init__(self, out: Path, photos: list[Path], say: Callable[[str], None]) -> None:
        self.out, self.photos, self.say = out, photos, say
        self.profile = out / "profile"
        self.service = LedgerService(out / "ledger")
        self.records = json.loads(resource("sample/tour.json").read_bytes())
        """One finding a dimension: form, values, number of photos."""
        self.checks: dict[str, bool] = {}
        self.facts: dict[str, Any] = {"seconds": {}}
        self.ids: list[str] = []
        self.shas: dict[str, list[str]] = {}
        """What each finding shows: originals, or copies with what the officer covered."""
        self.originals: set[str] = set()
        self.covered: set[str] = set()

    def run(self) -> None:
        for stage in (
            self._enrol,
            self._record,
            self._cut_off,
            self._deliver,
            self._handle,
            self._once_more,
            self._sheets,
            self._proofs,
            self._pictures,
        ):
            self.say(stage.__doc__ or stage.__name__)
            begun = time.monotonic()
            stage()
            self.facts["seconds"][stage.__name__.strip("_")] = round(time.monotonic() - begun, 2)

    def _enrol(self) -> None:
        """ledger started, device enrolled"""
        from officer_app.usecases import setup
        from officer_app.usecases.enrol import enrol

        self.service.start()
        code = self.service.command("enrol-code", "--user", "tour", "--name", "巡演", "--alias", "TY-Q-007")["code"]
        self.desk = setup.create_profile(self.profile, PASSPHRASE)
        joined = enrol(self._on_db, self.profile, self.service.url, code, self.desk.now, self.desk.version)
        self.facts["device_code"] = joined.device_code
        self.checks["device_enrolled"] = len(joined.device_code) == 4
        self.service.stop()

    def _record(self) -> None:
        """three findings recorded while the ledger is down"""
        from officer_app.photos.ingest import Decoder
        from officer_app.usecases import drafts, findings, lists, photos

        pictures_in = iter(self.photos * 5)
        with Decoder() as decoder:
            for record in self.records:
                found = record["values"] | {"occurred_at": iso(self.desk.now() - timedelta(minutes=10))}
                draft, _ = drafts.open_draft(self.desk, record["form"], {})
                drafts.autosave(self.desk, draft.id, found)
                added = [
                    photos.add_photo(self.desk, draft.id, next(pictures_in), decoder) for _ in range(record["photos"])
                ]
                self.covered |= tour_photos.look_at(self.desk, draft.id, decoder)
                done = findings.finish(self.desk, draft.id)
                self.ids.append(done.finding_id)
                self.originals |= {photo.sha256 for photo in added}
                self.shas[done.finding_id] = [
                    photo.shown for photo in lists.finding(self.desk, done.finding_id).finding.facts.photos
                ]
        self.checks["recorded_offline"] = len(self.ids) == len(self.records)
        given = {hashlib.sha256(path.read_bytes()).hexdigest() for path in self.photos}
        self.checks["photo_hashes_are_of_the_originals"] = self.originals <= given

    def _cut_off(self) -> None:
        """a sync without a ledger keeps everything"""
        from officer_app.usecases import sync

        outcome = self._exchange()
        status = sync.status(self.desk.db)
        self.checks["no_connection_is_said"] = outcome.trouble is not None
        self.checks["everything_waits"] = status.findings == len(self.ids) and not outcome.pushed

    def _deliver(self) -> None:
        """ledger started again, everything handed in"""
        from officer_app.usecases import sync

        self.service.start()
        outcome = self._exchange()
        status = sync.status(self.desk.db)
        self.checks["exchange_without_trouble"] = outcome.trouble is None
        self.checks["nothing_left_to_hand_in"] = not status.findings and not status.photos
        self.facts["pushed"], self.facts["photos_sent"] = outcome.pushed, outcome.photos

    def _handle(self) -> None:
        """accepted, verified, registered and assigned by the offices"""
        day = self.desk.calendar.add(self.desk.now().date(), 10).isoformat()
        steps = [
            {"as": who, "finding": finding, "action": action, "fields": fields}
            for finding in self.ids
            for who, action, fields in (
                (city.CLERK, "accept", {"duplicates_checked": True, "verifier": city.FIRST}),
                (
                    city.FIRST,
                    "substantiate",
                    {
                        "methods": ["onsite"],
                        "facts": "现场核查，与记录一致。",
                        "result": "substantiated",
                        "conclusion": "经现场核查并询问窗口人员，所反映的情况属实，应当建账整改。",
                        "verifiers": [city.FIRST],
                        "conflict_declared": False,
                    },
                ),
                (city.CLERK, "register", {}),
                (
                    city.LEADER,
                    "assign",
                    {
                        "responsible_dept": DEPT,
                        "target_text": "清单外材料一律不再索要",
                        "measures_text": "统一口径，公示清单。",
                        "rectify_due": day,
                        "reason": "巡演：统一给十个工作日，方便核对期限与灯色。",
                    },
                ),
            )
        ]
        file = self.out / "steps.json"
        file.write_text(json.dumps({"accounts": city.STAFF, "steps": steps}, ensure_ascii=False), "utf-8")
        done = self.service.command("handle", "--steps", str(file))
        self.checks["offices_took_every_step"] = len(done["steps"]) == len(steps)
        self._exchange()
        views = [self._view(finding) for finding in self.ids]
        self.facts["findings"] = [
            {
                "id": view.finding.id,
                "temp_no": view.finding.facts.temp_no,
                "class_no": view.finding.class_no,
                "state": view.finding.state,
                "photos": self.shas[view.finding.id],
            }
            for view in views
        ]
        self.checks["official_numbers_back"] = all(view.finding.class_no for view in views)
        self.checks["progress_back"] = all(view.finding.state == "assigned" for view in views)
        self.checks["numbers_differ"] = len({view.finding.class_no for view in views}) == len(views)

    def _once_more(self) -> None:
        """handed in once more: nothing doubles, every photo comes back byte for byte"""
        from officer_app.usecases import sync

        self._exchange()
        listed = self.service.command("list")
        self.checks["every_finding_once_in_the_ledger"] = sorted(row["id"] for row in listed) == sorted(self.ids)
        self.checks["every_photo_in_the_ledger"] = all(row["photos"] == len(self.shas[row["id"]]) for row in listed)
        client = sync.open_client(self._on_db, self.profile, self.desk.now)
        served = {
            sha: hashlib.sha256(client.download(sha, MAX_PHOTO_BYTES)).hexdigest()
            for shas in self.shas.values()
            for sha in shas
        }
        self.checks["originals_under_masks_stayed_here"] = not tour_photos.held(client, self.covered - served.keys())
        client.close()
        self.checks["photos_served_byte_for_byte"] = bool(served) and all(sha == got for sha, got in served.items())

    def _sheets(self) -> None:
        """sheets printed, their text read back"""
        from officer_app.usecases import sheets

        (self.out / "sheets").mkdir()
        told, same, missing = [], True, False
        for finding in self.ids:
            view = self._view(finding)
            facts = view.finding.facts
            printed = sheets.print_finding(self.desk, finding)
            file = self.out / "sheets" / f"{facts.temp_no}.pdf"
            file.write_bytes(printed.pdf)
            text, pages = _text_of(file)
            wanted = [facts.temp_no, view.finding.class_no, *(facts.values[n] for n in ("text", "expected", "actual"))]
            same &= all(_bare(word) in _bare(text) for word in wanted)
            missing |= bool(printed.missing)
            told.append({"file": f"sheets/{file.name}", "pages": pages, "bytes": len(printed.pdf)})
        self.facts["sheets"] = told
        self.checks["sheet_text_equals_record"] = same
        self.checks["no_character_missing_on_paper"] = not missing

    def _proofs(self) -> None:
        """device and ledger prove themselves"""
        from officer_app.usecases import setup, verify

        report = verify.verify(self.desk)
        self.facts["device_checks"] = report.checks
        self.checks["device_journal_verifies"] = report.sound
        ledger = self.service.command("verify")
        self.facts["ledger_checks"] = ledger["checks"]
        self.checks["ledger_journal_verifies"] = ledger["sound"]
        setup.close(self.desk)

    def _pictures(self) -> None:
        """every page painted"""
        taken = pictures.take(self.profile, self.out / "screenshots", self.ids[1], passphrase=PASSPHRASE)
        self.facts["screenshots"] = [f"screenshots/{file.name}" for file in taken.files]
        self.facts["window_troubles"] = [str(error) for error in taken.troubles]
        self.checks["every_page_painted"] = all(file.stat().st_size > 8_000 for file in taken.files)
        self.checks["window_told_of_no_trouble"] = not taken.troubles

    def _on_db(self, fn: Callable[[Any], Any]) -> Any:
        return fn(self.desk.db)

    def _exchange(self) -> "Outcome":
        from officer_app.usecases import sync

        engine = sync.open_engine(self._on_db, self.desk.media, self.profile, self.desk.now, random.random)
        return sync.sync_now(engine, by_hand=True)

    def _view(self, finding: str) -> "FindingView":
        from officer_app.usecases import lists

        return lists.finding(self.desk, finding)


def _text_of(file: Path) -> tuple[str, int]:
    """What a reader copies out of the PDF, and its pages."""
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    document.load(str(file))
    text = "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))
    pages = document.pageCount()
    document.close()
    return text, pages


def _bare(text: str) -> str:
    return "".join(text.split())


def tour(given: Namespace) -> int:
    """Exit 0 when every check is true."""
    photos = tour_photos.given(given.photos)
    out: Path = given.out
    with naming_trouble():
        _make_room(out)
    run = Tour(out, photos, (lambda _: None) if given.json else (lambda line: print(f"· {line}", flush=True)))
    summary: dict[str, Any] = {"checks": run.checks, **run.facts}
    try:
        run.run()
    except OfficerError as error:
        run.checks["went_through"] = False
        run.facts["trouble"] = {"code": error.code, "zh": error.say("zh"), "en": error.say("en")}
    finally:
        run.service.stop()
        summary = {"checks": run.checks, **run.facts}
        (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1), "utf-8")
    good = all(run.checks.values())
    answers.tell(
        given,
        summary,
        lambda lang: "\n".join(
            [f"{'✓' if value else '✗'} {name}" for name, value in run.checks.items()]
            + [summary["trouble"][lang] for _ in [0] if "trouble" in summary]
            + [f"{out / 'summary.json'} · {out / 'sheets'} · {out / 'screenshots'}"]
        ),
    )
    return int(Exit.OK if good else Exit.DAMAGED)


def _make_room(out: Path) -> None:
    """Clear what an earlier tour left, and only that: a folder of somebody's records may have the same name.

    Raises OfficerError(NOT_A_TOUR).
    """
    mark = out / "summary.json"
    there = [name for name in ("profile", "ledger", "sheets", "screenshots") if os.path.lexists(out / name)]
    if there and not mark.is_file():
        raise OfficerError(NOT_A_TOUR, folder=out, names=", ".join(there))
    for name in there:
        shutil.rmtree(out / name, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    mark.write_text("{}", "utf-8")

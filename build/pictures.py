"""The README's pictures: the real window over a real trial, a finding recorded by hand and handed in on the way."""

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageColor  # noqa: TID253 - a recipe, not the program

from officer_app import app
from officer_app.cli.pictures import inked, until
from officer_app.core.text import Language
from officer_app.paths import resource
from officer_app.trial.begin import OFFICER, begin_trial
from officer_app.trial.service import LedgerService
from officer_app.ui.editor.intake import Intake
from officer_app.usecases import findings, lists, setup, sheets, sync, walk_notes, walk_start, walks
from officer_app.usecases.enrol import enrol

SIZE = (1440, 900)
PHOTOS = ("notice", "window12m", "idformm")
VALUES = {
    "hall_code": "H01",
    "window_code": "H01-006",
    "mode": "counter_self",
    "matter_code": "SX0401",
    "category_code": "T0401",
    "text": "窗口工作人员口头要求另交单身证明和户口本复印件（两份），墙上清单和网上办事指南都没有这两项。"
    "为此往返复印 2 次，多用 12 分 46 秒。",
    "suggestion": "按清单收件",
    "expected": "清单外材料一律不得索要。",
    "actual": "另要两项材料，共跑两趟。",
    "step": "accept",
    "trips": 2,
    "covert": True,
}
MINE = "代理企业办理注销，先后到登记、税务、社保、公积金4个窗口，各窗口分别取号，合计等候82分钟，中途被叫错号一次。"
THEIRS = "代理企业办理注销，先后到登记、税务、社保、公积金4个窗口，分别取号，导办台没有说明先后，合计等候71分钟。"
HEAVIEST = 250 * 1024
"""Bytes; above, a picture gets a palette."""
FROM_PHOTOS = 150
"""Colours of the palette that the photos may choose; the rest is the theme's own and what lies between."""


class Studio:
    """One window at a time; `shoot` writes what it shows."""

    def __init__(self, profile: Path, out: Path) -> None:
        self.profile, self.out = profile, out

    def open(self, language: Language, theme: str) -> None:
        self.language, self.theme = language, theme
        self.desktop = app.build(self.profile, language, theme)
        self.window = self.desktop.window
        self.window.resize(*SIZE)
        self.window.show()
        self.wait(lambda: self.window.session is not None)
        # its ledger is up, and what waits is delivered: the pill then says so
        self.wait(lambda: self.window.room.pill.kind == "synced")

    def wait(self, ready: Callable[[], bool] = lambda: True) -> None:
        until(lambda: ready() and self.desktop.jobs.idle, "picture")

    def shoot(self, name: str) -> None:
        self.wait()
        file = self.out / f"{name}.png"
        self.window.grab().save(str(file))
        with Image.open(file) as picture:
            whole = picture.convert("RGB")
        whole.save(file, optimize=True)
        if file.stat().st_size > HEAVIEST:
            whole.quantize(palette=palette(whole, self.theme), dither=Image.Dither.NONE).save(file, optimize=True)
        print(file.name, f"{file.stat().st_size / 1024:.0f} KiB")

    def ask(self, question: Callable[[Any], Any]) -> Any:
        found: list[Any] = []
        assert self.window.session is not None
        self.window.session.read(question, found.append, self.window)
        self.wait(lambda: bool(found))
        return found[0]

    def close(self) -> None:
        self.desktop.close()
        self.window.deleteLater()
        self.desktop.application.processEvents()


def palette(picture: Image.Image, theme: str) -> Image.Image:
    """256 colours: a picture of flat colour and two photos weighs a third, and a small green light stays green.

    A median cut alone gives nearly all to the photos. Each token also gets the tone half way to the surface, for the
    edges of letters.
    """
    tokens = json.loads(resource("theme/tokens.json").read_bytes())[theme]
    own = [ImageColor.getrgb(shade) for shade in dict.fromkeys(tokens.values())]
    surface = ImageColor.getrgb(tokens["surface"])
    own += [tuple((a + b) // 2 for a, b in zip(shade, surface, strict=True)) for shade in own]
    cut = picture.quantize(min(FROM_PHOTOS, 256 - len(own)), Image.Quantize.MEDIANCUT).getpalette() or []
    made = Image.new("P", (1, 1))
    made.putpalette([*(part for shade in own for part in shade), *cut][: 3 * 256])
    return made


def shown(desk: Any) -> str:
    """The finding to look at: a counter one that is being rectified, with a photo."""
    filter = lists.Filter(states=lists.VIEWS[lists.View.RECTIFYING], dimension="T")
    rows = lists.rows(desk, lists.ids(desk, filter))
    return str(next(row.id for row in rows if row.photo_count))


def printed(desk: Any) -> str:
    """The finding whose sheet is shown: the form on one page, its photos on another."""
    rows = lists.rows(desk, lists.ids(desk, lists.Filter(dimension="T")))
    with_photos = (row.id for row in rows if row.photo_count)
    return str(next(id for id in with_photos if sheets.print_finding(desk, id).pages == 2))


def masked(desk: Any) -> str:
    """A finding with a photo that was masked."""
    rows = lists.rows(desk, lists.ids(desk, lists.Filter()))
    with_photos = (lists.finding(desk, row.id).finding for row in rows if row.photo_count)
    return str(next(f.id for f in with_photos if any(photo.masked_sha256 for photo in f.facts.photos)))


def record(studio: Studio) -> None:
    """Fill in a counter finding as a person would."""
    studio.window.open_editor("T")
    studio.wait()
    editor = studio.window.page("editor")
    editor.intake.take_in(Intake(tuple(resource(f"sample/photos/{name}.jpg") for name in PHOTOS)))
    for name, value in VALUES.items():
        editor.form.view.put(name, value)
        editor.form.touched.emit()
    studio.wait(lambda: editor.keeper.autosave.settled and not editor.keeper.adding)
    editor.form.left.emit("text")  # a field was left: what is like it is looked for
    studio.wait()


def begin(studio: Studio, dimension: str, photo: str, text: str) -> None:
    """Leave a record half filled in."""
    studio.window.open_editor(dimension)
    studio.wait()
    editor = studio.window.page("editor")
    editor.intake.take_in(Intake((resource(f"sample/photos/{photo}.jpg"),)))
    editor.form.view.put("text", text)
    editor.form.touched.emit()
    studio.wait(lambda: editor.keeper.autosave.settled and not editor.keeper.adding)
    studio.window.back()


def walk(desk: Any) -> None:
    """A walk of a matter, three steps on."""
    setting = walk_start.Setting(
        dimension="T", mode="counter_self", matter_code="SX0401", hall_code="H01", window_code="H01-006",
        covert=True, reason="抽查二手房过户",
    )  # fmt: skip
    begun = walk_start.start(desk, setting).walk.id
    walks.next_step(desk, begun)
    walks.next_step(desk, begun)
    walk_notes.ticket(desk, begun, "A117")
    walks.next_step(desk, begun)
    for material, held in (("不动产权证书", True), ("单身证明", False)):
        walk_notes.ask_material(desk, begun, material, held=held)
    walk_notes.copied(desk, begun)
    walk_notes.note(desk, begun, "窗口另要单身证明，指南没有这一项")


def change_on_both(desk: Any, profile: Path, service: LedgerService, other: Path) -> str:
    """The officer's other computer changes a finding, and so does this one, before they hear of each other."""

    def exchange(of: Any, at: Path) -> None:
        engine = sync.open_engine(lambda fn: fn(of.db), of.media, at, of.now, random.random)
        outcome = sync.sync_now(engine, by_hand=True)
        engine.close()
        if outcome.trouble is not None:
            raise outcome.trouble

    code = service.command("enrol-code", "--user", OFFICER)["code"]
    theirs = setup.create_trial(other)
    enrol(lambda fn: fn(theirs.db), other, service.url, code, theirs.now, theirs.version)
    exchange(theirs, other)
    rows = lists.rows(desk, lists.ids(desk, lists.Filter(states=lists.VIEWS[lists.View.ASSIGNING], dimension="T")))
    finding = next(row.id for row in rows if row.photo_count)
    known = lists.finding(desk, finding).finding.facts
    photos = [(photo.sha256, photo.caption) for photo in known.photos]
    for of, changed, reason in (
        (theirs, {"text": THEIRS, "severity": "S4", "severity_reason": "老年人多，影响面大"}, "在大厅又看了一次"),
        (desk, {"text": MINE, "trips": 2}, "补记往返次数"),
    ):
        findings.amend(of, finding, {**known.values, **changed}, photos, reason)
    exchange(theirs, other)
    exchange(desk, profile)
    setup.close(theirs)
    return finding


def main(out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "trial"
        desk, service = begin_trial(profile, lambda stage: print(stage.en, flush=True))
        forked = change_on_both(desk, profile, service, Path(folder) / "other")
        setup.close(desk)
        service.stop()
        studio = Studio(profile, out)
        studio.open("zh", "light")
        finding = studio.ask(shown)
        studio.window.go("findings", finding=finding)
        studio.shoot("findings-zh")
        listed = studio.window.page("findings")
        listed.turn(True)
        studio.shoot("table-zh")
        listed.turn(False)
        record(studio)
        studio.shoot("editor-zh")
        studio.window.page("editor").finish()
        studio.wait(lambda: studio.window.here == "findings")
        studio.window.toast.hide()
        studio.window.go("sync")
        studio.wait(lambda: studio.ask(lambda desk: sync.status(desk.db).quiet))
        studio.shoot("sync-zh")
        studio.window.go("conflict", finding=forked)
        studio.shoot("conflict-zh")
        studio.window.open_sheet(studio.ask(printed))
        studio.wait(lambda: inked(studio.window.page("sheet").view))
        studio.shoot("sheet-zh")
        studio.window.open_viewer(finding=studio.ask(masked))
        studio.shoot("viewer-zh")
        studio.ask(walk)
        studio.window.go("walk")
        studio.shoot("walk-zh")
        begin(studio, "T", "kiosk", "自助机故障，无人引导")
        begin(studio, "W", "phone", "异地就医备案一直转圈")
        studio.window.go("today")
        studio.shoot("today-zh")
        studio.close()
        for language, theme, name in (("zh", "dark", "findings-zh-dark"), ("en", "light", "findings-en")):
            studio.open(language, theme)
            studio.window.go("findings", finding=finding)
            studio.shoot(name)
            studio.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))

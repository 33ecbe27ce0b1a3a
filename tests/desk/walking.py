"""On a walk: its start filled in, steps, breaks, notes, photos, times put right, findings made on the way."""

from collections.abc import Callable
from typing import Any

from PySide6.QtTest import QTest

from officer_app.core.clock import iso, parse
from tests.desk.hands import HAN, MARKER, Hands, Play


def begin(hands: Hands) -> Play:
    """Fill in what a walk begins with, and begin it."""
    page = hands.page("walk")
    yield lambda: hands.idle
    if not page.home.isVisible():
        return  # a walk runs, and has been read meanwhile
    form = page.home.start.form
    hands.say("found", values=form.values())
    for name, typed in (("matter_code", "SX0401"), ("hall_code", "H01"), ("window_code", "006")):
        if not form.inputs[name].value():
            form.inputs[name].setFocus()
            QTest.keyClicks(hands.focus(), typed)
            hands.press("Return")
            _started(hands, form)
            yield hands.dice.uniform(0.01, 0.1)
    if not form.inputs["visibility"].value():
        hands.click(form.inputs["visibility"]._buttons["covert"])
        _started(hands, form)
    reason = form.inputs["reason"]
    reason.setFocus()
    if not reason.value():
        hands.commit(hands.marker())
        _started(hands, form)
    for _ in range(hands.dice.choice((2, 6, 25))):
        hands.commit(hands.dice.choice(HAN))
        _started(hands, form)
        yield hands.dice.uniform(0.01, 0.05)
    hands.say("beginning")
    hands.press("Ctrl+Return")
    yield lambda: page.walking and page.keeper.view is not None and hands.idle


def arrive(hands: Hands) -> Play:
    """From elsewhere to the walk's page; an ended walk is put away."""
    hands.click(hands.window.room.rail.buttons["walk"])
    yield lambda: hands.window.here == "walk" and hands.idle
    if hands.page("walk").closing.isVisible():
        hands.press("Escape")


def _started(hands: Hands, form: Any) -> None:
    hands.say("form", dimension=form.dimension, values=form.values())


def go_on(hands: Hands) -> Play:
    """One more act on the walk that runs."""
    page = hands.page("walk")
    yield lambda: page.keeper.view is not None and hands.idle
    acts = {
        _next: 5, _rest: 2, _insert: 1, _correct: 2, _note: 4, _phrase: 2,
        _count: 1, _paste_walk: 3, _shoot_walk: 2, _find: 6, _look: 2,
    }  # fmt: skip
    yield from hands.one_of(acts)(hands, page)


def _answered(hands: Hands, page: Any) -> Callable[[], bool]:
    before = page.keeper.view.walk.events
    return lambda: page.keeper.view.walk.events > before


def _next(hands: Hands, page: Any) -> Play:
    done = _answered(hands, page)
    if page.keeper.view.walk.next_step() is not None:
        hands.ask("F7", "next")
        yield done
        return
    hands.press("F7")
    yield page.closing.end.isVisible
    end = page.closing.end
    hands.click(end.result.chips["accepted"])
    yield 0.02
    yield from _write_on(hands, end.summary)
    hands.ask("Ctrl+Return", "end")
    yield done
    yield lambda: hands.idle
    hands.press("Escape")
    yield page.home.isVisible


def _rest(hands: Hands, page: Any) -> Play:
    for what in ("pause", "resume"):
        done = _answered(hands, page)
        hands.ask("F6", what)
        yield done
        yield hands.dice.uniform(0.02, 0.3)


def _insert(hands: Hands, page: Any) -> Play:
    done = _answered(hands, page)
    hands.click(page.run.insert_button)
    yield page.run.insert.isVisible
    hands.commit("补件")
    yield 0.05
    hands.ask("Return", "insert")
    yield done


def _correct(hands: Hands, page: Any) -> Play:
    """The running step began a moment earlier than it was tapped: halfway back to the step before."""
    walk = page.keeper.view.walk
    step = walk.step(walk.current)
    before = [one for one in walk.steps if one.end and parse(one.begin) < parse(step.begin)]
    if walk.status != "running" or not before:
        return
    begin = parse(step.begin)
    at = max(parse(one.begin) for one in before)
    done = _answered(hands, page)
    page.run.open_correct(step.no)
    yield page.run.correct.isVisible
    page.run.correct.at.set_value(iso((begin - (begin - at) / 2).replace(microsecond=0)))
    page.run.correct.reason.setFocus()
    hands.commit("忘了点")
    yield 0.05
    hands.asked("correct", may=True)
    hands.press("Return")
    yield lambda: done() or page.run.banner.isVisible()
    page.run.banner.hide()
    if page.run.correct.isVisible():
        hands.press("Escape")


def _write_on(hands: Hands, text: Any) -> Play:
    """Some more words where some may be already."""
    text.setFocus()
    found = MARKER.search(text.value())
    marker = found.group() if found else hands.marker()
    if not found:
        hands.commit(marker)
    yield from hands.type_on(marker, text.value, hands.keys())


def _note(hands: Hands, page: Any) -> Play:
    text = page.run.note.text
    yield from _write_on(hands, text)
    if hands.dice.random() < 0.7:
        done = _answered(hands, page)
        hands.ask("Ctrl+Return", "note")
        yield lambda: done() and not text.value()


def _phrase(hands: Hands, page: Any) -> Play:
    if page.run.note.text.value():
        return
    done = _answered(hands, page)
    hands.press(f"Ctrl+{hands.dice.randint(1, 4)}")
    yield hands.dice.choice((0.01, 0.5))
    hands.ask("Ctrl+Return", "phrase")
    yield done


def _count(hands: Hands, page: Any) -> Play:
    done = _answered(hands, page)
    hands.asked("count")
    page.run.facts.copies.more.click()
    yield done


def _paste_walk(hands: Hands, page: Any) -> Play:
    count = hands.dice.choice((1, 1, 3))
    before = len(page.keeper.view.walk.photos)
    for _ in range(count):
        hands.asked("photo", may=True)
    hands.copy([hands.photo() for _ in range(count)])
    page.run.note.text.setFocus()
    hands.press("Ctrl+V")
    if hands.dice.random() < 0.6:
        yield lambda: len(page.keeper.view.walk.photos) == before + count


def _shoot_walk(hands: Hands, page: Any) -> Play:
    if not hands.has_camera:
        return
    before = len(page.keeper.view.walk.photos)
    hands.asked("photo", may=True)
    yield from hands.shoot(page.pictures.ways)
    yield lambda: len(page.keeper.view.walk.photos) > before
    hands.press("Escape")
    yield lambda: not page.pictures.place.busy


def _find(hands: Hands, page: Any) -> Play:
    """Ctrl+N: a finding with everything this step knows."""
    drafts = page.keeper.view.drafts
    page.run.photos.strip.clearSelection()
    if page.run.note.text.value():
        yield from _note(hands, page)
    elif drafts and hands.dice.random() < 0.5:
        page.recording.go_on(drafts[0].id)
        yield lambda: hands.window.here == "editor" and hands.idle
    else:
        hands.press("Ctrl+N")
        yield lambda: hands.window.here == "editor" and hands.idle


def _look(hands: Hands, page: Any) -> Play:
    """Draw on one of the walk's photos."""
    strip = page.run.photos.strip
    if strip.photos.taken:
        strip.setFocus()
        strip.setCurrentIndex(strip.photos.index(hands.dice.randrange(len(strip.photos.taken))))
        hands.press("Return")
        yield lambda: hands.window.here == "viewer"

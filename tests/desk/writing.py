"""A finding: its words, its class, its photos, finished or left for later."""

from typing import Any

from tests.desk.hands import MARKER, Hands, Play


def go_on(hands: Hands) -> Play:
    """One more act on the finding in the editor."""
    editor = hands.page("editor")
    yield lambda: hands.window.here != "editor" or (editor.form.isEnabled() and hands.idle)
    if hands.window.here != "editor":
        return
    acts = {
        _words: 6,
        _class: 1,
        _paste: 3,
        _camera: 2,
        _mask: 4,
        _finish: 3,
        _leave: 1,
    }
    yield from hands.one_of(acts)(hands, editor)


def _words(hands: Hands, editor: Any) -> Play:
    text = editor.form.view.inputs["text"]
    editor.form.go_to("text")
    found = MARKER.search(text.value())
    marker = found.group() if found else hands.marker()
    if not found:
        hands.commit(marker)
    yield from hands.type_on(marker, text.value, hands.keys())


def _class(hands: Hands, editor: Any) -> Play:
    editor.form.go_to("text")
    hands.press(f"Ctrl+{hands.dice.randint(1, 5)}")
    yield 0.03


def _paste(hands: Hands, editor: Any) -> Play:
    count = hands.dice.choice((1, 2))
    before = len(editor.keeper.shots)
    hands.copy([hands.photo() for _ in range(count)])
    editor.form.go_to("text")
    hands.press("Ctrl+V")
    if hands.dice.random() < 0.6:
        yield lambda: len(editor.keeper.shots) == before + count
    else:
        yield 0.01


def _camera(hands: Hands, editor: Any) -> Play:
    if not hands.has_camera:
        return
    before = len(editor.keeper.shots)
    yield from hands.shoot(editor.intake.ways)
    yield lambda: len(editor.keeper.shots) > before
    hands.press("Escape")
    yield 0.02


def _mask(hands: Hands, editor: Any) -> Play:
    strip = editor.photos.strip
    if not editor.keeper.shots or editor.keeper.adding or not editor.keeper.draft_id:
        return
    strip.setCurrentIndex(strip.tiles.index(hands.dice.randrange(len(editor.keeper.shots))))
    editor.form.go_to("text")
    hands.press("Ctrl+M")
    yield lambda: hands.window.here == "viewer"


def _finish(hands: Hands, editor: Any) -> Play:
    if not MARKER.match(editor.form.view.inputs["text"].value()):
        return
    editor.form.go_to("text")
    hands.press("Ctrl+1")
    hands.say("finishing", draft=editor.keeper.draft_id)
    hands.press("Ctrl+Return")
    yield lambda: hands.window.here != "editor" or editor.form.notice.isVisible()


def _leave(hands: Hands, editor: Any) -> Play:
    hands.press("Escape")
    yield lambda: hands.idle

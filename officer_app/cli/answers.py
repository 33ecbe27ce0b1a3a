"""How commands answer: words for people, one JSON value for programs, an exit code for both."""

import json
import locale
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from officer_app.core.errors import OfficerError
from officer_app.core.text import Language, Text


def language(given: Namespace) -> Language:
    """`--lang`, else the system's: Chinese where that is Chinese, English elsewhere."""
    if given.lang:
        return "zh" if given.lang == "zh" else "en"
    name = locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def tell(given: Namespace, value: Any, words: Callable[[Language], str]) -> None:
    """Print `value` as JSON or the words for it. Broken terminals get question marks, never a traceback."""
    text = json.dumps(value, ensure_ascii=False, indent=1) if given.json else words(language(given))
    stream = sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()


def trouble(given: Namespace, error: OfficerError) -> int:
    """Say what happened, what is safe and what to do, on standard error; return the fault's exit code."""
    if given.json:
        line = json.dumps({"error": error.code, "zh": error.say("zh"), "en": error.say("en")}, ensure_ascii=False)
    else:
        line = error.say(language(given))
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "replace").decode(encoding) + "\n")
    return int(error.fault.exit)


def bug(given: Namespace, error: Exception) -> int:
    """The last resort: what nobody foresaw is said as a bug, its trace kept for support and never shown."""
    from officer_app import crashes, paths

    asked = given.profile
    folder = asked if asked is not None and asked.is_dir() else paths.default_profile()
    log = crashes.keep(folder, crashes.report(error))
    return trouble(given, OfficerError(crashes.BUG, why=type(error).__name__, log=log))


def both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}

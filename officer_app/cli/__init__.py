"""The command line: automation, support and proof. Commands answer in words or, with `--json`, in JSON."""

import sys
from collections.abc import Sequence

from officer_app.cli import answers
from officer_app.cli.arguments import parser
from officer_app.core.errors import Exit, OfficerError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code (`core.errors.Exit`); without a command the window opens."""
    given = parser().parse_args(argv)
    command = getattr(given, "command_name", None)
    try:
        if command is None:
            from officer_app.app import run_window  # Qt loads only for the window

            return run_window(given)
        module, _, function = given.runs.partition(":")
        from importlib import import_module  # each command brings its own weight

        return int(getattr(import_module(f"officer_app.cli.{module}"), function)(given))
    except OfficerError as error:
        return answers.trouble(given, error)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return int(Exit.OK)
    except Exception as error:
        return answers.bug(given, error)

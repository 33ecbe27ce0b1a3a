"""Where things lie: the one module that knows about checkouts, wheels and frozen folders."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The `resources` folder: beside the package in a checkout, inside it in a wheel, under the bundle when frozen."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle) / "resources"
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def resource(name: str) -> Path:
    """The file `name` (slash-separated) of `resources`. Raises ValueError for a name that leads outside."""
    root = resources()
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise ValueError(f"resource name leads outside: {name!r}")
    return path


def default_profile() -> Path:
    """The folder of this user's records unless `--profile` names another."""
    import platformdirs  # not needed for the window that only asks for the passphrase

    return Path(platformdirs.user_data_dir("officer-app", appauthor=False))

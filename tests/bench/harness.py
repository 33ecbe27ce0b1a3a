"""How figures are taken: ours and its floor in turn, medians, one line each; real profiles kept between runs."""

import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var" / "bench"
PATIENCE_S = 180


@dataclass
class Figure:
    """One line of the table. `ours` and `floor` in `unit`; `ratio` is what counts, `reach` what it should not exceed.

    `more` carries whatever else was measured on the way (percentiles, other floors, growth).
    """

    name: str
    ours: float
    floor: float
    reach: float
    unit: str = "ms"
    ceiling: float | None = None
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def reached(self) -> bool:
        return self.ratio <= self.reach and (self.ceiling is None or self.ours <= self.ceiling)

    def row(self) -> str:
        mark = "✓" if self.reached else "✗"
        limit = f"≤ {self.reach:g}×" + (f", ≤ {self.ceiling:g} {self.unit}" if self.ceiling is not None else "")
        told = "  ".join(f"{name} {value}" for name, value in self.more.items())
        return (
            f"{mark} {self.name:46} {self.ours:9.2f} {self.unit:3} / {self.floor:9.2f} = {self.ratio:5.2f}×  "
            f"({limit})  {told}"
        )


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def in_turn(ours: Sequence[Callable[[], object]], floor: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """Medians of two lists of calls, made A B A B … so that a drifting machine drifts under both."""
    pairs = [(timed(a), timed(b)) for a, b in zip(ours, floor, strict=True)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def profile(n: int) -> Path:
    """A trial profile with `n` findings, made once and kept under var/bench; its lists are made anew when the store
    keeps them differently."""
    from officer_app.usecases import setup, verify
    from tests.bench import fill

    folder = VAR / f"profile-{n}"
    done = folder / "complete"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"  making a profile with {n:,} findings …", file=sys.stderr, flush=True)
        setup.close(fill.profile(folder, n))
    elif done.read_text() != _kept_as():
        print(f"  making the lists of {n:,} findings anew …", file=sys.stderr, flush=True)
        desk = setup.open_profile(folder)
        verify.rebuild(desk)
        setup.close(desk)
    done.write_text(_kept_as())
    return folder


def _kept_as() -> str:
    """What the lists and the search of a profile were made as."""
    from officer_app.store import projections

    words = (ROOT / "officer_app" / "store" / "search.py").read_bytes()
    return hashlib.sha256(words + repr(projections.COLUMNS).encode()).hexdigest()


def child(code: str, *words: str, display: str | None = None) -> list[str]:
    """Run a piece of Python as a fresh process; the lines it printed."""
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb" if display else "offscreen", PYTHONPATH=str(ROOT))
    if display:
        environment["DISPLAY"] = display
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=PATIENCE_S,
    )
    return done.stdout.splitlines()


def machine() -> dict[str, Any]:
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }


def write(figures: list[Figure], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    told = [asdict(f) | {"ratio": f.ratio, "reached": f.reached} for f in figures]
    path.write_text(json.dumps({"machine": machine(), "figures": told}, ensure_ascii=False, indent=1), "utf-8")

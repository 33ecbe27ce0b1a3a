"""A voice memo's sound: what goes in comes out, and nothing else counts as one."""

import math
import wave
from array import array
from io import BytesIO

import pytest

from officer_app.core import memo
from officer_app.core.errors import OfficerError
from officer_app.core.facts import MemoRef


def tone(seconds: float, loud: float = 0.5) -> bytes:
    count = round(seconds * memo.RATE)
    return array("h", [round(32_767 * loud * math.sin(n / 9)) for n in range(count)]).tobytes()


def test_what_is_said_comes_out_as_it_went_in() -> None:
    said = tone(1.0) + tone(0.2, 0.01) + array("h", [-32_768, 32_767, 0, -1]).tobytes()
    file = memo.wav(memo.squeezed(said))
    heard = array("h", memo.spread(memo.samples_of(file)))
    for went_in, came_out in zip(array("h", said), heard, strict=True):
        assert abs(went_in - came_out) <= max(16, abs(went_in) / 16), (
            "G.711 keeps thirteen bits of the loud and the low"
        )
    assert (memo.loudness(tone(0.1)), memo.loudness(b""), memo.seconds(20)) == (50, 0, 1)
    with pytest.raises(wave.Error, match="unknown format: 7"), wave.open(BytesIO(file)):  # 7 is μ-law
        pass


def test_nothing_but_a_recording_of_ours_is_one() -> None:
    good = memo.wav(b"\x7f" * 1001)
    assert len(memo.samples_of(good)) == 1002, "filled up with silence"
    for bad in (b"", good[:40], good[:-1], good + b"x", b"\xff\xd8\xff" + good, good.replace(b"fmt ", b"junk")):
        with pytest.raises(OfficerError) as caught:
            memo.samples_of(bad)
        assert caught.value.fault is memo.NOT_A_MEMO
    fine = MemoRef(sha256="a" * 64, size=len(good), duration_s=1)
    assert memo.problems([fine] * memo.MOST_NAMED) == []
    for wrong in (
        [fine] * (memo.MOST_NAMED + 1),
        [MemoRef(sha256="../etc", size=99, duration_s=1)],
        [MemoRef(sha256="a" * 64, size=memo.MOST_BYTES + 2, duration_s=1)],
        [MemoRef(sha256="a" * 64, size=999, duration_s=0)],
        [MemoRef(sha256="a" * 64, size=999, duration_s=1, mime="text/html")],
    ):
        (problem,) = memo.problems(wrong)
        assert (problem.field, problem.blocking) == ("memos", True)

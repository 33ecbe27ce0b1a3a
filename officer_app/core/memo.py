"""A voice memo: the officer's own words, at most five minutes. One channel, 16,000 samples a second, one byte each
(ITU-T G.711, μ-law) in a WAV file, which every computer plays. Pure.

Sound comes in and goes out as PCM: signed 16-bit samples in the machine's own byte order. Rule 4.12: no audio of
counter staff; what is said here the officer says.
"""

import re
from array import array
from collections.abc import Sequence
from functools import cache
from struct import Struct

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.facts import MemoRef
from officer_app.core.problem import Problem
from officer_app.core.text import Text

NOT_A_MEMO = Fault(
    "memo.not_one",
    Text("这不是口述录音，或者已经损坏", "This is no voice memo, or it is damaged"),
    Text("发现和照片不受影响", "The finding and its photos are unaffected"),
    Text("需要的话重新录一段", "Record it anew if it is needed"),
    Exit.DAMAGED,
)
RATE = 16_000
MOST_SECONDS = 300
MOST_MEMOS = 4
"""Memos one may record for a finding."""
MOST_NAMED = 12
"""Memos a finding may name: changed on several devices and joined, it has those of all (DOMAIN 4.12)."""
MIME = "audio/wav"
_BIAS, _CLIP = 0x84, 32_635
_HEAD = Struct("<4sI4s 4sIHHIIHHH 4sII 4sI")
"""RIFF, the format (7: μ-law), the number of samples, the samples."""
_FULL = 32_768
MOST_BYTES = _HEAD.size + MOST_SECONDS * RATE


def wav(samples: bytes) -> bytes:
    """The file of so many μ-law samples; one of silence fills an odd number up."""
    samples += b"\xff" * (len(samples) % 2)
    size, count = _HEAD.size + len(samples), len(samples)
    head = _HEAD.pack(
        b"RIFF", size - 8, b"WAVE", b"fmt ", 18, 7, 1, RATE, RATE, 1, 8, 0, b"fact", 4, count, b"data", count
    )
    return head + samples


def samples_of(data: bytes) -> bytes:
    """The μ-law samples of a file that `wav` wrote. Raises OfficerError(NOT_A_MEMO) for anything else."""
    samples = data[_HEAD.size :]
    if not 0 < len(samples) <= MOST_SECONDS * RATE or wav(samples) != data:
        raise OfficerError(NOT_A_MEMO)
    return samples


def seconds(samples: int) -> int:
    """How long so many samples last: whole seconds, never none."""
    return max(1, round(samples / RATE))


def squeezed(pcm: bytes) -> bytes:
    """PCM as μ-law."""
    table = _smaller()
    return bytes(map(table.__getitem__, memoryview(pcm).cast("H")))


def spread(samples: bytes) -> bytes:
    """μ-law as PCM."""
    table = _larger()
    return array("h", map(table.__getitem__, samples)).tobytes()


def loudness(pcm: bytes) -> int:
    """The highest peak in percent."""
    peak = max(map(abs, memoryview(pcm).cast("h")), default=0)
    return min(100, round(100 * peak / _FULL))


def problems(memos: Sequence[MemoRef]) -> list[Problem]:
    """What makes a record's memos impossible: too many, too long, or no name of a file."""
    found = []
    if len(memos) > MOST_NAMED:
        found.append(
            Text(
                f"一条发现最多 {MOST_NAMED} 段口述，现在 {len(memos)} 段",
                f"A finding takes at most {MOST_NAMED} voice memos; there are {len(memos)}",
            )
        )
    for number, memo in enumerate(memos, 1):
        named = re.fullmatch(r"[0-9a-f]{64}", memo.sha256)
        if not named or memo.mime != MIME:
            found.append(Text(f"第 {number} 段口述的指纹或格式不对", f"Voice memo {number} is no recording of ours"))
        elif not _HEAD.size < memo.size <= MOST_BYTES or not 0 < memo.duration_s <= MOST_SECONDS:
            found.append(Text(f"第 {number} 段口述太长或是空的", f"Voice memo {number} is too long or empty"))
    return [Problem("memos", words) for words in found]


@cache
def _larger() -> tuple[int, ...]:
    return tuple(map(_decoded, range(256)))


@cache
def _smaller() -> bytes:
    """The byte of each sample, by its bits as a number without a sign."""
    return bytes(_encoded(bits - 2 * _FULL if bits >= _FULL else bits) for bits in range(2 * _FULL))


def _encoded(sample: int) -> int:
    sign = 0x80 if sample < 0 else 0
    size = min(abs(sample), _CLIP) + _BIAS
    exponent = size.bit_length() - 8
    return ~(sign | exponent << 4 | size >> exponent + 3 & 0x0F) & 0xFF


def _decoded(byte: int) -> int:
    byte = ~byte & 0xFF
    size = ((byte & 0x0F) << 3) + _BIAS << (byte >> 4 & 7)
    return _BIAS - size if byte & 0x80 else size - _BIAS

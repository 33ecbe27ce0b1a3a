"""The child that decodes foreign pictures, and nothing else. Runs alone, with its neighbours beside it: `annotate`,
`exif` and `fence`, and `sight` with `digits` where it also looks for people.

It reads one request from standard input, answers on standard output, and waits for the next. Before the first it takes
from itself what it does not need: memory beyond 1 GiB, opening files or sockets, the network. A picture that breaks
the decoder breaks this process only.

Frames, all integers big-endian. Request: u32 length of JSON options, u32 length of picture, then both.
Answer: u32 length of JSON, u32 length of thumbnail, u32 length of view, then all three.
"""

import contextlib
import importlib.util
import io
import json
import os
import struct
import sys
import warnings
from typing import Any, BinaryIO

MAX_PIXELS = 50_000_000
THUMB_EDGE = 320
VIEW_EDGE, MAX_EDGE = 1600, 4096
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
LIBHEIF_FLOOR = (1, 22)
"""Older libheif has known holes; it is not used."""

FLAG = "--photo-child"
"""What a frozen program is started with to become this child: its main hands over to `main` at once."""
SEEING = "--seeing"
"""Said after that to the child that looks for people on pictures (`sight`): it loads what that needs as well."""
LEISURE = 10
"""Steps of niceness below everything else that the seeing child works with."""

REQUEST = struct.Struct(">II")
ANSWER = struct.Struct(">III")

_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
_SIDEWAYS = (5, 6, 7, 8)


def _neighbour(name: str) -> Any:
    """A module beside this one, by its file: run alone, this file belongs to no package."""
    spec = importlib.util.spec_from_file_location(name, os.path.join(os.path.dirname(__file__), f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __package__:  # inside the program, frozen or not
    from officer_app.photos import annotate, digits, exif, fence, sight
else:
    annotate, exif = _neighbour("annotate"), _neighbour("exif")
    digits, fence, sight = _neighbour("digits"), _neighbour("fence"), _neighbour("sight")


class Refused(Exception):
    """The picture is not taken; `args[0]` names the reason."""


def main() -> int:
    """Serve until standard input ends."""
    source, sink = open(0, "rb", closefd=False), open(1, "wb", closefd=False)  # noqa: SIM115
    decoders = prepare()
    eyes = open_eyes() if SEEING in sys.argv else None
    fence.limit()
    _write(sink, {}, b"", b"")  # ready
    while head := source.read(REQUEST.size):
        options_size, picture_size = REQUEST.unpack(head)
        options = json.loads(source.read(options_size))
        picture = source.read(picture_size)
        fence.allow_time()
        facts, thumb, view = answer(picture, options, decoders, eyes)
        _write(sink, facts, thumb, view)
        if facts.get("reason") == "heavy":
            return 0  # whatever filled the memory goes with the process
    return 0


def prepare() -> dict[str, str]:
    """Load every decoder now, because no file can be opened later. Answers what is loaded, with versions."""
    import PIL
    from PIL import Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

    modules = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)
    loaded = {"pillow": PIL.__version__, "plugins": str(len(modules))}
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error")
    # Phones write careless EXIF and multi-picture data; the picture itself is sound.
    warnings.filterwarnings("ignore", module=r"PIL\.TiffImagePlugin")
    warnings.filterwarnings("ignore", message="Image appears to be a malformed MPO file")
    with contextlib.suppress(ImportError):
        import pi_heif

        version = str(pi_heif.libheif_info()["libheif"])
        if tuple(int(part) for part in version.split(".")[:2]) >= LIBHEIF_FLOOR:
            pi_heif.register_heif_opener(thumbnails=False)
            loaded["libheif"] = version
    _rehearse(Image)
    return loaded


def open_eyes() -> Any:
    """`sight.Sight`, used once so that everything is loaded; None where its library cannot be."""
    if hasattr(os, "nice"):
        os.nice(LEISURE)
    try:
        eyes = sight.Sight(digits)
        eyes.rehearse()
    except Exception:  # no hint holds a photo up, whatever is wrong with a library
        return None
    return eyes


def _rehearse(image: Any) -> None:
    """Everything that is loaded on first use, used once."""
    for kind in ("JPEG", "PNG", "WEBP"):
        out = io.BytesIO()
        image.new("RGB", (8, 8)).save(out, kind)
        with image.open(io.BytesIO(out.getvalue()), formats=list(FORMATS[:3])) as picture:
            _shrunk(picture, 4).convert("RGB").save(io.BytesIO(), "JPEG", quality=80, progressive=False)
            exif.facts_of(picture, gps=True)
            annotate.rehearse()


def answer(
    picture: bytes, options: dict[str, Any], decoders: dict[str, str], eyes: Any = None
) -> tuple[dict[str, Any], bytes, bytes]:
    """Decode one picture: its facts, its thumbnail, its view. Trouble comes back as `reason`, never as an exception."""
    try:
        if options["kind"] == "HEIF" and "libheif" not in decoders:
            raise Refused("no_heic")
        if "look" in options:
            return look(picture, options, eyes), b"", b""
        return burn(picture, options) if "drawing" in options else decode(picture, options)
    except Refused as refusal:
        return {"reason": refusal.args[0]}, b"", b""
    except MemoryError:
        return {"reason": "heavy"}, b"", b""
    except Exception as error:  # a decoder may raise anything over foreign bytes; the parent turns it into a sentence
        return {"reason": _reason_of(error), "why": f"{type(error).__name__}: {error}"[:200]}, b"", b""


def _reason_of(error: Exception) -> str:
    from PIL import Image

    message = str(error).lower()
    if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return "pixels"
    if "truncated" in message or isinstance(error, EOFError):
        return "truncated"
    if "too large for" in message or "memory limit" in message or "security limit" in message:
        return "heavy"
    return "broken"


def decode(picture: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], bytes, bytes]:
    """`options`: `kind` (one of FORMATS), `gps`, `view` and its `edge`. Both copies are upright, on white, without
    metadata."""
    wanted = min(options.get("edge") or VIEW_EDGE, MAX_EDGE)
    facts, shrunk = _opened(picture, options, wanted if options.get("view", True) else 2 * THUMB_EDGE)
    view = _jpeg(shrunk, 85) if options.get("view", True) else b""
    return facts, _jpeg(_shrunk(shrunk, THUMB_EDGE), 80), view


def _opened(picture: bytes, options: dict[str, Any], edge: int) -> tuple[dict[str, Any], Any]:
    """What the picture says of itself, and it upright, on white, at most `edge` pixels long."""
    from PIL import Image

    with Image.open(io.BytesIO(picture), formats=[options["kind"]]) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            raise Refused("pixels")
        if image.format in ("JPEG", "MPO"):
            image.draft(None, _fitted(image.size, edge))
        image.load()  # before EXIF is asked for: Pillow loads on that too, and there trouble would be passed over
        facts = exif.facts_of(image, gps=bool(options.get("gps")))
        orientation = facts.pop("orientation")
        shrunk = _upright(_on_white(_shrunk(image, edge)), orientation)
    if orientation in _SIDEWAYS:
        width, height = height, width
    return facts | {"width": width, "height": height}, shrunk


def look(picture: bytes, options: dict[str, Any], eyes: Any) -> dict[str, Any]:
    """What may show a person, as regions of the upright picture."""
    if eyes is None:
        raise Refused("blind")
    facts, shrunk = _opened(picture, options, sight.EDGE)
    return {"width": facts["width"], "height": facts["height"], "hints": eyes.regions(shrunk)}


def burn(picture: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], bytes, bytes]:
    """`options`: `kind`, `drawing` (`annotate.burn`), `font`: so many bytes at the end of `picture` are a typeface."""
    from PIL import Image

    at = len(picture) - options["font"]
    with Image.open(io.BytesIO(memoryview(picture)[:at]), formats=[options["kind"]]) as image:
        if image.size[0] * image.size[1] > MAX_PIXELS:
            raise Refused("pixels")
        image.load()
        orientation = exif.facts_of(image, gps=False)["orientation"]
        blocky = image.format in ("JPEG", "MPO")
        upright = _upright(_on_white(image), orientation)
    made = annotate.burn(upright, options["drawing"], picture[at:], orientation, blocky)
    width, height = made.size
    return {"width": width, "height": height}, _jpeg(_shrunk(made, THUMB_EDGE), 80), _jpeg(made, 90)


def _shrunk(image: Any, edge: int) -> Any:
    """At most `edge` pixels wide and high; never enlarged."""
    from PIL import Image

    size = _fitted(image.size, edge)
    if size == image.size:
        return image
    if image.mode in ("P", "1"):
        image = image.convert("RGBA")
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _fitted(size: tuple[int, int], edge: int) -> tuple[int, int]:
    scale = min(1.0, edge / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _on_white(image: Any) -> Any:
    from PIL import Image

    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.point(lambda value: value / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    return image if image.mode == "RGB" else image.convert("RGB")


def _upright(image: Any, orientation: int) -> Any:
    from PIL import Image

    turn = _TURNS.get(orientation)
    return image.transpose(Image.Transpose[turn]) if turn else image


def _jpeg(image: Any, quality: int) -> bytes:
    """Fresh JPEG bytes: pixels only, because the image's `info` is not handed to `save`."""
    out = io.BytesIO()
    image.info.clear()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _write(sink: BinaryIO, facts: dict[str, Any], thumb: bytes, view: bytes) -> None:
    said = json.dumps(facts).encode()
    sink.write(ANSWER.pack(len(said), len(thumb), len(view)) + said + thumb + view)
    sink.flush()


if __name__ == "__main__":
    os._exit(main())

"""What can be wrong with a picture: each trouble in its own words. None of them stops the next picture."""

from officer_app.core.errors import Exit, Fault
from officer_app.core.text import Text

_SAFE = Text("别的照片和已写的字都在", "The other photos and everything written are kept")
_KEPT = Text(
    "原文件没有动过，别的照片和已写的字都在",
    "The file itself is untouched; other photos and everything written are kept",
)

EMPTY = Fault(
    "photo.empty",
    Text("这个文件是空的，一个字节也没有", "This file is empty, it holds not a single byte"),
    _SAFE,
    Text("到原来的设备上再传一次", "Copy it again from the device it came from"),
)
NOT_A_PHOTO = Fault(
    "photo.not_a_photo",
    Text("这不是照片，里面是{kind}", "This is not a photo; it holds {kind_en}"),
    _KEPT,
    Text(
        "选 JPEG、PNG、WebP 或 HEIC 照片，或截屏后再加", "Choose a JPEG, PNG, WebP or HEIC photo, or add a screenshot"
    ),
)
TRUNCATED = Fault(
    "photo.truncated",
    Text("照片不完整，后半截没有传过来", "The photo is incomplete; its end never arrived"),
    _KEPT,
    Text("从手机或相机上重新复制一次", "Copy it again from the phone or camera"),
    Exit.DAMAGED,
)
BROKEN = Fault(
    "photo.broken",
    Text("照片里面坏了，打不开（{why}）", "The photo is damaged inside and cannot be opened ({why})"),
    _KEPT,
    Text("重新复制一次，还不行就重拍一张", "Copy it again; if that fails, take a new one"),
    Exit.DAMAGED,
)
TOO_MANY_PIXELS = Fault(
    "photo.too_many_pixels",
    Text("照片像素太多，最多 {limit} 百万像素", "The photo has too many pixels; at most {limit} million are taken"),
    _KEPT,
    Text("把相机调到普通画质重拍，或裁剪后再加", "Take it again at normal quality, or crop it first"),
)
TOO_LARGE = Fault(
    "photo.too_large",
    Text("文件太大：{size} MB，最多 {limit} MB", "The file is too large: {size} MB, at most {limit} MB"),
    _KEPT,
    Text("用普通画质重拍，或裁剪后再加", "Take it again at normal quality, or crop it first"),
)
TOO_HEAVY = Fault(
    "photo.too_heavy",
    Text(
        "打开这个文件要用的内存或时间超出正常照片太多，已停下",
        "Opening this file takes far more memory or time than any photo; it was stopped",
    ),
    _KEPT,
    Text("在手机上截屏，用截图代替", "Take a screenshot of it on the phone and add that"),
)
BROKEN_HEIC = Fault(
    "photo.broken_heic",
    Text("这张 HEIC 照片坏了，打不开", "This HEIC photo is damaged and cannot be opened"),
    _KEPT,
    Text(
        "从 iPhone 上重新传一次，或在“设置·相机·格式”里选“兼容性最佳”",
        "Send it again from the phone, or choose Most Compatible under Settings, Camera, Formats",
    ),
    Exit.DAMAGED,
)
HEIC_NOT_SUPPORTED = Fault(
    "photo.heic_not_supported",
    Text("这台电脑打不开这种 HEIC 或 AVIF 照片", "This computer cannot open this kind of HEIC or AVIF photo"),
    _KEPT,
    Text("在手机上另存为 JPEG 再传", "Save it as JPEG on the phone and send that"),
)
DECODER_DIED = Fault(
    "photo.decoder_died",
    Text("打开这张照片时，看图的小程序中途停了", "The part that opens pictures stopped in the middle of this one"),
    _KEPT,
    Text("再加一次；还是这样就换一张", "Add it once more; if it happens again, use another photo"),
)
NO_DECODER = Fault(
    "photo.no_decoder",
    Text("看图的小程序启动不了（{why}）", "The part that opens pictures does not start ({why})"),
    _KEPT,
    Text("重新启动程序；还不行就重新安装", "Restart the program; if that fails, install it again"),
    Exit.DAMAGED,
)
UNREADABLE = Fault(
    "photo.unreadable",
    Text("读不到这个文件（{why}）", "This file cannot be read ({why})"),
    _SAFE,
    Text("看看存储卡或手机是否还连着", "See whether the card or the phone is still connected"),
    Exit.NOT_FOUND,
)

"""Why nothing is recorded or played: what happened, what is safe, what to do instead."""

from officer_app.core.errors import Exit, Fault
from officer_app.core.text import Text

_SAFE = Text("已写的字和照片都在", "Everything written and every photo is kept")
_SO_FAR = Text("断开前录到的都留下了", "What was recorded until then is kept")
_WRITE = Text("可先写成文字", "Write it down for now")

NO_PARTS = Fault(
    "sound.no_parts",
    Text("这台电脑缺少录音要用的组件（{why}）", "Parts that recording needs are missing here ({why})"),
    _SAFE,
    _WRITE,
    Exit.DAMAGED,
)
NO_MICROPHONE = Fault(
    "sound.no_microphone",
    Text("这台电脑没有麦克风，或者没有接好", "There is no microphone, or it is not plugged in"),
    _SAFE,
    Text("接好再试一次，或先写成文字", "Plug it in and try again, or write it down for now"),
    Exit.NOT_FOUND,
)
NOT_ALLOWED = Fault(
    "sound.not_allowed",
    Text("系统不让这个程序用麦克风", "The system does not let this program use the microphone"),
    _SAFE,
    Text("在系统的隐私设置里允许它，或先写成文字", "Allow it in the system's privacy settings, or write it down"),
    Exit.REFUSED,
)
BUSY = Fault(
    "sound.busy",
    Text("麦克风打不开，多半被别的程序占用", "The microphone cannot be opened; another program is likely using it"),
    _SAFE,
    Text("关掉那个程序再试一次，或先写成文字", "Close that program and try again, or write it down for now"),
    Exit.BUSY,
)
UNPLUGGED = Fault(
    "sound.unplugged",
    Text("麦克风断开了", "The microphone was unplugged"),
    _SO_FAR,
    Text("接好后可以接着录一段", "Plug it in again and record another one"),
    Exit.NOT_FOUND,
)
SILENT = Fault(
    "sound.silent",
    Text("麦克风没有送来声音", "The microphone sends no sound"),
    _SO_FAR,
    Text("看看它有没有被静音，再试一次", "See whether it is muted, then try again"),
    Exit.DAMAGED,
)
NO_SPEAKER = Fault(
    "sound.no_speaker",
    Text("这台电脑没有扬声器或耳机，放不出来", "There is no loudspeaker or headphone to play it on"),
    Text("口述本身好好的", "The memo itself is fine"),
    Text("接上耳机再听", "Plug in a headphone and listen again"),
    Exit.NOT_FOUND,
)

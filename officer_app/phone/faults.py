"""What can go wrong between phone and laptop."""

from officer_app.core.errors import Exit, Fault
from officer_app.core.text import Text

_SAFE = Text("已收到的照片和已写的字都在", "Photos already here and everything written are kept")
_ON_PHONE = Text("照片还在手机里，已收到的都在电脑上", "The photo is still on the phone; what arrived is on the laptop")

NOT_PRIVATE = Fault(
    "phone.not_private",
    Text(
        "{address} 不是热点或局域网里的地址，不在它上面接收",
        "{address} is no private address; nothing is received there",
    ),
    _SAFE,
    Text("连上手机热点再试", "Join the phone's hotspot, then try again"),
    Exit.REFUSED,
)
NO_NETWORK = Fault(
    "phone.no_network",
    Text("这台电脑没有连上热点或局域网", "This laptop is on no hotspot or local network"),
    _SAFE,
    Text("打开手机热点，让电脑连上，再试一次", "Turn on the phone's hotspot, join it with the laptop, then try again"),
    Exit.NO_CONNECTION,
)
NOT_OPENED = Fault(
    "phone.not_opened",
    Text("在 {address} 上打不开接收（{why}）", "Receiving cannot start on {address} ({why})"),
    _SAFE,
    Text("换一个网络，或用数据线拷过来", "Take another network, or copy the photos over by cable"),
    Exit.NO_CONNECTION,
)
USED = Fault(
    "phone.used",
    Text("这个码已经在另一部手机上用过", "This code has been used by another phone"),
    _ON_PHONE,
    Text("在电脑上换一个码，再扫一次", "Get a new code on the laptop and scan it"),
    Exit.REFUSED,
)
ENOUGH = Fault(
    "phone.enough",
    Text("这一次已经传了 {limit} 张", "{limit} photos have been sent this time"),
    _ON_PHONE,
    Text("在电脑上换一个码，接着传", "Get a new code on the laptop to send more"),
    Exit.REFUSED,
)
CLOSED = Fault(
    "phone.closed",
    Text("电脑上已经停止接收", "The laptop has stopped receiving"),
    _ON_PHONE,
    Text("在电脑上重新打开，再扫一次", "Open it again on the laptop and scan"),
    Exit.REFUSED,
)
NOT_KEPT = Fault(
    "phone.not_kept",
    Text("电脑没能存下这张照片", "The laptop could not keep this photo"),
    _ON_PHONE,
    Text("再传一次；还不行就重启电脑上的程序", "Send it again; if that fails, restart the program on the laptop"),
)

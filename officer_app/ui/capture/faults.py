"""Why the camera or the screen gives no picture: what happened, what is safe, how else a photo comes in."""

from officer_app.core.errors import Exit, Fault
from officer_app.core.text import Text

_SAFE = Text("已写的字和照片都在", "Everything written and every photo is kept")
_OTHERWISE = Text("可先用手机传，或添加照片文件", "Use the phone, or add a photo file")

NO_PARTS = Fault(
    "camera.no_parts",
    Text("这台电脑缺少拍照要用的组件（{why}）", "Parts that the camera needs are missing here ({why})"),
    _SAFE,
    _OTHERWISE,
    Exit.DAMAGED,
)
NO_CAMERA = Fault(
    "camera.none",
    Text("这台电脑没有摄像头，或者没有接好", "There is no camera, or it is not plugged in"),
    _SAFE,
    _OTHERWISE,
    Exit.NOT_FOUND,
)
BUSY = Fault(
    "camera.busy",
    Text("摄像头被别的程序占用", "Another program is using the camera"),
    _SAFE,
    Text("可先用手机传；关掉那个程序再试一次也行", "Use the phone; or close that program and try again"),
    Exit.BUSY,
)
NOT_ALLOWED = Fault(
    "camera.not_allowed",
    Text("系统不让这个程序用摄像头", "The system does not let this program use the camera"),
    _SAFE,
    Text("在系统的隐私设置里允许它，或先用手机传", "Allow it in the system's privacy settings, or use the phone"),
    Exit.REFUSED,
)
NOT_OPENED = Fault(
    "camera.not_opened",
    Text("摄像头打不开（{why}）", "The camera cannot be opened ({why})"),
    _SAFE,
    _OTHERWISE,
    Exit.DAMAGED,
)
UNPLUGGED = Fault(
    "camera.unplugged",
    Text("摄像头被拔掉了", "The camera was unplugged"),
    _SAFE,
    Text("接好再试一次，或先用手机传", "Plug it in and try again, or use the phone"),
    Exit.NOT_FOUND,
)
NO_PICTURE = Fault(
    "camera.no_picture",
    Text("摄像头没有送来画面", "The camera sends no picture"),
    _SAFE,
    Text("再试一次，或先用手机传", "Try again, or use the phone"),
    Exit.DAMAGED,
)
NO_SCREEN = Fault(
    "screen.not_given",
    Text("这里的桌面（Wayland）不让程序截屏", "This desktop (Wayland) gives no program a picture of the screen"),
    _SAFE,
    Text("按系统的截屏键（一般是 Print），再回来按 Ctrl+V", "Press the system's Print key, come back and press Ctrl+V"),
    Exit.REFUSED,
)
NOT_HANDED_OVER = Fault(
    "clipboard.not_handed_over",
    Text("剪贴板上的图太大，系统交不过来", "The picture on the clipboard is too large to be handed over"),
    _SAFE,
    Text("先存成照片文件再添加，或只复制一部分", "Save it as a photo file and add that, or copy a part of it"),
)

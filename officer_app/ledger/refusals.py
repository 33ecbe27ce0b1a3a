"""Every "no" the ledger says over HTTP: its sentence, its status, and what the asker still has."""

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text

_KEPT = Text("您这边的记录都在，没有丢", "Everything on your side is kept")
_AGAIN = Text("稍后再试", "Try again later")

SIGN_IN = Fault(
    "session.none",
    Text("登录已过期或无效", "The session has ended or is not valid"),
    _KEPT,
    Text("重新登录", "Sign in again"),
    Exit.REFUSED,
)
WRONG_LOGIN = Fault(
    "login.wrong",
    Text("用户名或口令不对", "The user name or the password is wrong"),
    _KEPT,
    Text("再试一次", "Try again"),
    Exit.REFUSED,
)
BAD_PROOF = Fault(
    "session.proof",
    Text("设备签名不对", "The device's signature does not fit"),
    _KEPT,
    Text("请督查中心重新绑定这台设备", "Have the centre enrol this device again"),
    Exit.REFUSED,
)
REVOKED = Fault(
    "device.revoked",
    Text("这台设备已被停用", "This device has been revoked"),
    _KEPT,
    Text("联系督查中心", "Contact the supervision centre"),
    Exit.REFUSED,
)
THROTTLED = Fault(
    "guess.throttled",
    Text("试错太多次", "Too many wrong attempts"),
    _KEPT,
    Text("{seconds} 秒后再试", "Try again in {seconds} seconds"),
    Exit.BUSY,
)
ENROL_UNKNOWN = Fault(
    "enrol.unknown",
    Text("没有这个绑定码", "There is no such enrolment code"),
    _KEPT,
    Text("核对绑定码，或向督查中心要新的", "Check the code, or ask the centre for a new one"),
    Exit.NOT_FOUND,
)
ENROL_USED = Fault(
    "enrol.used",
    Text("这个绑定码已经用过了", "This enrolment code has been used"),
    _KEPT,
    Text("向督查中心要新的绑定码", "Ask the centre for a new code"),
    Exit.REFUSED,
)
ENROL_EXPIRED = Fault(
    "enrol.expired",
    Text("这个绑定码已经过期", "This enrolment code has expired"),
    _KEPT,
    Text("向督查中心要新的绑定码", "Ask the centre for a new code"),
    Exit.REFUSED,
)
REWOUND = Fault(
    "rewound",
    Text("台账从备份恢复过", "The ledger was restored from a backup"),
    _KEPT,
    Text("会自动再交一遍", "Everything is handed in again by itself"),
    Exit.REFUSED,
)
NO_LEDGER = Fault(
    "ledger.none",
    Text("{folder} 里没有台账", "There is no ledger in {folder}"),
    Text("什么都没有改动", "Nothing was changed"),
    Text("核对 --data；新台账用 ledger serve 开始", "Check --data; a new ledger begins with ledger serve"),
    Exit.NOT_FOUND,
)
NOT_FOUND = Fault(
    "not_found",
    Text("没有这一条，或不在您的范围内", "There is none, or it is outside your scope"),
    _KEPT,
    Text("核对编号", "Check the number"),
    Exit.NOT_FOUND,
)
STALE = Fault(
    "handle.stale",
    Text("这一条的状态已经变了（现在：{state}）", "Its state has changed (now: {state})"),
    Text("没有改动", "Nothing was changed"),
    Text("看过新状态再办", "Look at the new state first"),
    Exit.REFUSED,
)
MALFORMED_REQUEST = Fault(
    "request.malformed",
    Text("请求读不懂（{why}）", "The request cannot be read ({why})"),
    _KEPT,
    Text("升级程序后再试", "Update the program and try again"),
    Exit.INVALID,
)
TOO_LARGE = Fault(
    "request.too_large",
    Text("一次交得太多（上限 {limit}）", "Too much at once (limit {limit})"),
    _KEPT,
    Text("分几次交", "Send it in smaller parts"),
    Exit.INVALID,
)
PROTOCOL = Fault(
    "request.protocol",
    Text("台账不认识这个协议版本（{version}）", "The ledger does not know protocol {version}"),
    _KEPT,
    Text("升级台账", "Update the ledger"),
    Exit.REFUSED,
)
LANE_FULL = Fault("ledger.lane_full", Text("台账正忙", "The ledger is busy"), _KEPT, _AGAIN, Exit.BUSY)
PHOTO_UNKNOWN = Fault(
    "photo.unknown",
    Text("台账还没有记录提到这张照片", "No finding in the ledger names this photo yet"),
    _KEPT,
    Text("先交记录，再交照片", "Send the finding first, then its photos"),
    Exit.NOT_FOUND,
)
PHOTO_OFFSET = Fault(
    "photo.offset",
    Text("照片接着传的位置不对（应从 {offset}）", "The photo goes on at byte {offset}"),
    _KEPT,
    Text("从该处接着传", "Go on from there"),
    Exit.INVALID,
)
PHOTO_BUSY = Fault(
    "photo.busy",
    Text("这张照片正在由另一路上传", "This photo is being sent by another connection"),
    _KEPT,
    _AGAIN,
    Exit.BUSY,
)
PHOTO_DIFFERS = Fault(
    "photo.differs",
    Text("传来的照片与指纹不符", "The photo received does not fit its fingerprint"),
    _KEPT,
    Text("从头再传一次", "Send it once more from the start"),
    Exit.DAMAGED,
)
PHOTO_TOO_LARGE = Fault(
    "photo.too_large",
    Text("照片太大（上限 {limit} 字节）", "The photo is too large (limit {limit} bytes)"),
    _KEPT,
    Text("换一张", "Take another"),
    Exit.INVALID,
)
QUOTA = Fault(
    "photo.quota",
    Text("今天的照片已到上限", "Today's limit for photos is reached"),
    _KEPT,
    Text("明天会自动再传", "They are sent by themselves tomorrow"),
    Exit.NO_SPACE,
)
NO_SPACE = Fault("ledger.no_space", Text("台账的磁盘满了", "The ledger's disk is full"), _KEPT, _AGAIN, Exit.NO_SPACE)

STATUS = {
    SIGN_IN.code: 401,
    WRONG_LOGIN.code: 401,
    BAD_PROOF.code: 401,
    REVOKED.code: 403,
    THROTTLED.code: 429,
    ENROL_UNKNOWN.code: 404,
    ENROL_USED.code: 409,
    ENROL_EXPIRED.code: 410,
    REWOUND.code: 409,
    NOT_FOUND.code: 404,
    STALE.code: 409,
    MALFORMED_REQUEST.code: 400,
    TOO_LARGE.code: 413,
    PROTOCOL.code: 400,
    LANE_FULL.code: 503,
    PHOTO_UNKNOWN.code: 404,
    PHOTO_OFFSET.code: 409,
    PHOTO_BUSY.code: 423,
    PHOTO_DIFFERS.code: 460,
    PHOTO_TOO_LARGE.code: 413,
    QUOTA.code: 507,
    NO_SPACE.code: 507,
    "ledger.busy": 503,
}
"""Status of each. What is not here is 422: understood, and against a rule."""


def status_of(error: OfficerError) -> int:
    return STATUS.get(error.code, 422)

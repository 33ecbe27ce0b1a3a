"""Everything that can stand between the device and the ledger, each with its own sentence and what follows from it.

What follows is a `Kind`: retry later by itself, pause until a person acts, or (for one record or photo) move aside.
Nothing here ever deletes anything.
"""

from enum import StrEnum

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text


class Kind(StrEnum):
    """What a trouble means for the loop."""

    OFFLINE = "offline"
    """No way to the ledger now: wait and try again, quietly."""
    SERVER = "server"
    """The ledger was reached and is in trouble: wait and try again, and say so."""
    PAUSE = "pause"
    """Trying again cannot help: a person must act."""


class SyncTrouble(OfficerError):
    """A trouble of the whole exchange. `retry_after` is in seconds, when the ledger named a time."""

    def __init__(self, fault: Fault, retry_after: float | None = None, **values: object) -> None:
        super().__init__(fault, **values)
        self.retry_after = retry_after

    @property
    def kind(self) -> Kind:
        if self.code in OFFLINE:
            return Kind.OFFLINE
        return Kind.PAUSE if self.code in PAUSE else Kind.SERVER


class TooLarge(Exception):
    """The request was too big, or too slow (`slow` seconds of silence), in one piece. Never leaves the engine."""

    def __init__(self, code: str = "", slow: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.slow = slow


class Rewound(Exception):
    """The ledger does not know the point this device was shown: it was restored from a backup (R1, R2)."""


class NotKnown(Exception):
    """The ledger has no such photo, or not yet. Never leaves the engine."""


class PhotoBusy(Exception):
    """Another connection is sending this very photo. Never leaves the engine."""


class HashDiffers(Exception):
    """The whole photo arrived and is not the one named; the ledger threw its part away. Never leaves the engine."""


_SAFE = Text("记录和照片都在这台电脑上，一条不少", "Every record and photo is safe on this computer")
_AGAIN = Text("不用做什么，网络好了会自动再交", "Nothing to do: it is handed in by itself when the network is back")

UNREACHABLE = Fault(
    "sync.unreachable",
    Text("连不上总台账（{why}）", "The ledger cannot be reached ({why})"),
    _SAFE,
    _AGAIN,
    Exit.NO_CONNECTION,
)
SILENT = Fault(
    "sync.silent",
    Text(
        "总台账接通了却没有回话，等了 {seconds} 秒",
        "The ledger was reached but did not answer within {seconds} seconds",
    ),
    _SAFE,
    _AGAIN,
    Exit.NO_CONNECTION,
)
CUT = Fault(
    "sync.cut",
    Text("传到一半断开了", "The connection broke off half-way"),
    _SAFE,
    Text("不用做什么，会从断开处接着传", "Nothing to do: it goes on from where it broke off"),
    Exit.NO_CONNECTION,
)
ADDRESS = Fault(
    "sync.address",
    Text("“{address}”不是总台账的地址", "{address!r} is no address of a ledger"),
    Text("没有发出任何内容；记录和照片都在这台电脑上", "Nothing was sent; every record and photo is on this computer"),
    Text(
        "地址以 https:// 开头，照督查中心给的原样填",
        "An address begins with https://; copy the one from the supervision centre as it is",
    ),
    Exit.USAGE,
)
INSECURE = Fault(
    "sync.insecure",
    Text("总台账地址（{address}）不是加密的 https", "The ledger's address ({address}) is not an encrypted https one"),
    Text("没有发出任何内容；记录和照片都在这台电脑上", "Nothing was sent; every record and photo is on this computer"),
    Text("请督查中心核对总台账地址", "Ask the supervision centre for the right address"),
    Exit.USAGE,
)
PORTAL = Fault(
    "sync.portal",
    Text(
        "这个网络把请求拦到了别的网页（多半要先登录无线网）",
        "This network answered in the ledger's place, most likely with a sign-in page",
    ),
    Text(
        "没有交出任何内容；记录和照片都在这台电脑上",
        "Nothing was taken as handed in; every record and photo is on this computer",
    ),
    Text(
        "用浏览器打开任意网页，登录这个网络，再点「现在同步」",
        "Open any page in a browser, sign in to the network, then sync again",
    ),
    Exit.NO_CONNECTION,
)
CERTIFICATE = Fault(
    "sync.certificate",
    Text(
        "对方的证书不是单位信任的（{why}），可能不是总台账",
        "The certificate shown is not one your office trusts ({why}); this may not be the ledger",
    ),
    Text("没有发出任何内容；记录和照片都在这台电脑上", "Nothing was sent; every record and photo is on this computer"),
    Text(
        "换一个网络再试；还不行就请单位的技术人员核对地址和证书",
        "Try another network; if it stays, ask your technician to check the address and the certificate",
    ),
    Exit.NO_CONNECTION,
)
CERTIFICATE_DATE = Fault(
    "sync.certificate_date",
    Text("总台账的证书不在有效期内（{why}）", "The ledger's certificate is outside its dates ({why})"),
    Text("没有发出任何内容；记录和照片都在这台电脑上", "Nothing was sent; every record and photo is on this computer"),
    Text(
        "先核对这台电脑的日期；日期没错就请技术人员更新证书",
        "Check this computer's date first; if it is right, ask your technician to renew the certificate",
    ),
    Exit.NO_CONNECTION,
)
AUTHORITY = Fault(
    "sync.authority",
    Text(
        "单位的证书文件 {name} 用不了（{why}），认不出谁是总台账",
        "The office's certificate file {name} cannot be used ({why}), so the ledger cannot be recognised",
    ),
    Text("没有发出任何内容；记录和照片都在这台电脑上", "Nothing was sent; every record and photo is on this computer"),
    Text(
        "请单位的技术人员给一份证书文件（.pem），用它再绑定一次",
        "Get the certificate file (.pem) from your technician and enrol with it once more",
    ),
    Exit.USAGE,
)
WRONG_LEDGER = Fault(
    "sync.wrong_ledger",
    Text(
        "这个地址是另一本总台账（{found}），不是本机绑定的那本（{expected}）",
        "This address is another ledger ({found}), not the one this computer belongs to ({expected})",
    ),
    Text(
        "没有交出任何内容；记录和照片都在这台电脑上",
        "Nothing was handed in; every record and photo is on this computer",
    ),
    Text("请督查中心核对总台账地址", "Ask the supervision centre for the right address"),
    Exit.REFUSED,
)
SIGN_IN = Fault(
    "sync.sign_in",
    Text("总台账不认这台电脑的登录了", "The ledger no longer accepts this computer's sign-in"),
    _SAFE,
    Text(
        "请督查中心给一个新的绑定码，重新绑定这台电脑",
        "Ask the supervision centre for a new enrolment code and enrol this computer again",
    ),
    Exit.REFUSED,
)
REVOKED = Fault(
    "sync.revoked",
    Text("督查中心停用了这台电脑", "The supervision centre has revoked this computer"),
    Text(
        "这里的记录和照片一条没删；还没交的转给督查员人工收取",
        "Nothing here was deleted; what was not handed in yet goes to a supervisor",
    ),
    Text("和督查中心联系", "Contact the supervision centre"),
    Exit.REFUSED,
)
LEDGER_BUSY = Fault(
    "sync.busy",
    Text("总台账正忙", "The ledger is busy"),
    _SAFE,
    Text("不用做什么，过一会儿自动再交", "Nothing to do: it is tried again in a while"),
    Exit.NO_CONNECTION,
)
LEDGER_TROUBLE = Fault(
    "sync.ledger_trouble",
    Text("总台账出错了（{why}）", "The ledger met an error ({why})"),
    _SAFE,
    Text(
        "会自动再试；一小时后还这样就告诉督查中心",
        "It is tried again by itself; tell the supervision centre if it lasts an hour",
    ),
    Exit.NO_CONNECTION,
)
LEDGER_FULL = Fault(
    "sync.ledger_full",
    Text("总台账放照片的地方满了", "The ledger has no room for photos"),
    _SAFE,
    Text("文字记录照常交；告诉督查中心", "Records are handed in as usual; tell the supervision centre"),
    Exit.NO_SPACE,
)
PHOTO_QUOTA = Fault(
    "sync.photo_quota",
    Text("今天交的照片到上限了", "Today's limit for photos is reached"),
    _SAFE,
    Text(
        "文字记录照常交，照片明天自动接着交", "Records are handed in as usual; the photos follow by themselves tomorrow"
    ),
    Exit.NO_SPACE,
)
FORGED = Fault(
    "sync.forged",
    Text("对方的回话不是总台账签的（{why}）", "The answer was not signed by the ledger ({why})"),
    Text("没有采信；记录和照片都在这台电脑上", "It was not believed; every record and photo is on this computer"),
    Text("换一个网络再试；还这样就告诉督查中心", "Try another network; tell the supervision centre if it stays"),
    Exit.REFUSED,
)
UNREADABLE = Fault(
    "sync.unreadable",
    Text("总台账的回话读不懂（{why}）", "The ledger's answer cannot be read ({why})"),
    _SAFE,
    Text("可能要升级本程序；告诉督查中心", "This program may need an update; tell the supervision centre"),
    Exit.INVALID,
)
TOO_OLD = Fault(
    "sync.too_old",
    Text(
        "总台账要求新版本的程序（协议 {needed}）",
        "The ledger needs a newer version of this program (protocol {needed})",
    ),
    _SAFE,
    Text("升级本程序；升级前照常记录", "Update this program; you can go on recording meanwhile"),
    Exit.REFUSED,
)
STILL_REWOUND = Fault(
    "sync.still_rewound",
    Text("总台账刚从备份恢复，历史还对不上", "The ledger was restored from a backup and its history does not settle"),
    _SAFE,
    Text(
        "会自动再试；一小时后还这样就告诉督查中心",
        "It is tried again by itself; tell the supervision centre if it lasts an hour",
    ),
    Exit.NO_CONNECTION,
)
NOT_ENROLLED = Fault(
    "sync.not_enrolled",
    Text("这台电脑还没有绑定总台账", "This computer is not enrolled with a ledger"),
    _SAFE,
    Text(
        "向督查中心要绑定码，绑定这台电脑",
        "Get an enrolment code from the supervision centre and enrol this computer",
    ),
    Exit.REFUSED,
)
COPIED = Fault(
    "sync.copied_profile",
    Text(
        "这份本机库是复制或恢复来的，和另一份用着同一个设备码",
        "This profile was copied or restored: another one uses the same device code",
    ),
    _SAFE,
    Text(
        "向督查中心要一个新绑定码，在同步页重新绑定；记录和照片都留着",
        "Get a new code and enrol again on the sync page; records and photos stay",
    ),
    Exit.REFUSED,
)
RUNNING = Fault("sync.running", Text("正在交换", "An exchange is already under way"), _SAFE, Text("", ""), Exit.BUSY)
CODE_USED = Fault(
    "enrol.used",
    Text("这个绑定码已经用过了", "This enrolment code has been used"),
    _SAFE,
    Text("请督查中心再给一个", "Ask the supervision centre for another"),
    Exit.REFUSED,
)
CODE_EXPIRED = Fault(
    "enrol.expired",
    Text("这个绑定码过期了", "This enrolment code has expired"),
    _SAFE,
    Text("请督查中心再给一个", "Ask the supervision centre for another"),
    Exit.REFUSED,
)
CODE_UNKNOWN = Fault(
    "enrol.unknown",
    Text("总台账不认识这个绑定码", "The ledger does not know this enrolment code"),
    _SAFE,
    Text(
        "检查有没有输错；还不行就请督查中心再给一个",
        "Check it for typing mistakes, or ask the supervision centre for another",
    ),
    Exit.NOT_FOUND,
)

OFFLINE = frozenset(fault.code for fault in (UNREACHABLE, SILENT, CUT, PORTAL))
PAUSE = frozenset(
    fault.code
    for fault in (
        ADDRESS,
        AUTHORITY,
        INSECURE,
        WRONG_LEDGER,
        SIGN_IN,
        REVOKED,
        TOO_OLD,
        NOT_ENROLLED,
        CODE_USED,
        CODE_EXPIRED,
        CODE_UNKNOWN,
    )
)

"""What is said of one record or photo that is moved aside, and of a clock that is wrong. The rest always goes on."""

from officer_app.core.text import Text

PHOTO_DAMAGED = Text(
    "这张照片在本机上读出来和拍下时不一样，没有交", "This photo no longer reads as it was taken; it was not sent"
)
PHOTO_TOO_LARGE = Text("总台账不收这么大的照片", "The ledger does not take a photo this large")
EVENT_TOO_LARGE = Text("总台账不收这么大的记录", "The ledger does not take a record this large")
FOREIGN_RECEIPT = Text(
    "这条的回执核对不上，还算没交", "This record's receipt does not check; it counts as not handed in"
)
REFUSED_SILENTLY = Text("总台账退回了这一条，没有说明原因", "The ledger refused this one without a reason")
FORGED_EVENT = Text(
    "总台账发来的一条记录签名不对（{device}），没有收",
    "A record from the ledger has a wrong signature ({device}); not taken",
)


CLOCK_TOLERANCE_S = 120


def clock(offset_s: float) -> Text:
    """The device's clock against the ledger's: positive is ahead. Empty while the difference does not matter."""
    if abs(offset_s) <= CLOCK_TOLERANCE_S:
        return Text("", "")
    minutes = max(1, round(abs(offset_s) / 60))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    zh = "".join(f"{n} {unit}" for n, unit in ((days, "天"), (hours, "小时"), (minutes, "分钟")) if n)
    en = " ".join(f"{n} {unit}" for n, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if n)
    return Text(
        f"这台电脑的时钟{'快' if offset_s > 0 else '慢'}了 {zh}。"
        "记录一条不少，照常交换，上面会注明。请在系统设置里把日期和时间改对",
        f"This computer's clock is {en} {'ahead' if offset_s > 0 else 'behind'}. "
        "No record is lost, exchange goes on and the records say so. "
        "Please set the date and time right in the system's settings",
    )

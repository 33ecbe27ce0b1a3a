"""What is seen most often at each step of a walkthrough, ready to be noted with one key. A beginning, never a limit."""

from typing import NamedTuple

from officer_app.core.text import Text


class Phrase(NamedTuple):
    """A sentence to note; `ok` is what it says of the step: yes or no (DOMAIN 4.10)."""

    text: Text
    ok: str


def _bad(*rows: tuple[str, str]) -> tuple[Phrase, ...]:
    return tuple(Phrase(Text(zh, en), "no") for zh, en in rows)


def _good(zh: str, en: str) -> Phrase:
    return Phrase(Text(zh, en), "yes")


_PHRASES: dict[tuple[str, str], tuple[Phrase, ...]] = {
    ("T", "find"): (
        *_bad(
            ("导办台无人", "Nobody at the guide desk"),
            ("标识不清，找不到窗口", "Signs unclear, the window cannot be found"),
            ("问了说不清楚", "Asked, and got no clear answer"),
            ("无障碍通道不通", "The barrier-free way is blocked"),
        ),
        _good("有人主动导办", "Somebody guided without being asked"),
    ),
    ("T", "guide"): (
        *_bad(
            ("墙上清单与指南不一致", "The list on the wall differs from the guide"),
            ("有“其他材料”兜底", "The list ends in “other materials”"),
            ("没有样表", "No sample form"),
            ("前后口径不一", "Different people say different things"),
        ),
        _good("一次性书面告知", "Told everything at once, in writing"),
    ),
    ("T", "queue"): (
        *_bad(
            ("等候超过承诺", "Waited longer than promised"),
            ("取号机看不清、不会用", "The ticket machine is hard to read or use"),
            ("应开窗口空岗", "A window that should be open is unmanned"),
            ("叫号混乱、插队", "Calls in disorder, queue jumped"),
        ),
        _good("等候有序、有座位", "Waiting in order, with seats"),
    ),
    ("T", "accept"): _bad(
        ("要求清单外材料", "Asked for papers beyond the list"),
        ("未一次性告知", "Not told everything at once"),
        ("系统已有仍要求提供", "Asked for what government has"),
        ("往返复印", "Sent to make copies"),
        ("说不清依据", "Could not say on what ground"),
    ),
    ("T", "pay"): (
        *_bad(
            ("收费未公示", "The charge is not published"),
            ("被推荐中介", "An intermediary was suggested"),
            ("只收一种付款方式", "Only one way to pay"),
            ("没有给票据", "No receipt"),
        ),
        _good("收费与公示一致", "Charged as published"),
    ),
    ("T", "result"): (
        *_bad(
            ("未出具受理凭证", "No acceptance slip"),
            ("出件时间说不清", "Could not say when it is ready"),
            ("要求再跑一趟", "Told to come once more"),
            ("证照有错要返工", "An error on the paper, done again"),
        ),
        _good("当场办结出件", "Done and handed out at once"),
    ),
    ("T", "rate"): (
        *_bad(
            ("被要求当场给好评", "Asked for a good rating on the spot"),
            ("没有评价器", "No way to rate"),
            ("评价器坏了", "The rating device is broken"),
            ("评价时有人看着", "Watched while rating"),
        ),
        _good("主动请评价，不干预", "Invited to rate, without pressure"),
    ),
    ("W", "find"): (
        *_bad(
            ("搜不到事项", "The search does not find it"),
            ("层级太深，点了很多次", "Too deep, many clicks"),
            ("名称与指南不一致", "Named otherwise than in the guide"),
            ("入口打不开", "The entry does not open"),
        ),
        _good("一次找到", "Found at once"),
    ),
    ("W", "guide"): (
        *_bad(
            ("指南要素不全", "The guide is incomplete"),
            ("没有样表", "No sample form"),
            ("有“其他材料”兜底", "The list ends in “other materials”"),
            ("咨询电话打不通", "The enquiry number does not answer"),
        ),
        _good("指南清楚完整", "The guide is clear and complete"),
    ),
    ("W", "login"): (
        *_bad(
            ("收不到验证码", "No code arrives"),
            ("人脸识别不过", "Face check fails"),
            ("跳转后要求再次登录", "Asked to log in again after a jump"),
            ("法人授权切换难", "Switching to the enterprise is hard"),
        ),
        _good("一次登录成功", "Logged in at once"),
    ),
    ("W", "fill"): (
        *_bad(
            ("已有信息没有带出", "Known data are not filled in"),
            ("同一信息重复填", "The same is asked twice"),
            ("必填项没有说明", "Required fields without explanation"),
            ("草稿没有保存", "The draft was not kept"),
        ),
        _good("表单自动带出", "The form is filled in by itself"),
    ),
    ("W", "upload"): _bad(
        ("上传失败", "The upload fails"),
        ("大小限制太小", "The size limit is too small"),
        ("要求上传已有证照", "Asked to upload what government has"),
        ("要求指南外材料", "Asked for papers beyond the guide"),
        ("格式不支持", "The format is not taken"),
    ),
    ("W", "review"): (
        *_bad(
            ("查不到进度", "No progress to be seen"),
            ("超过承诺时限", "Longer than promised"),
            ("没有短信提醒", "No message came"),
            ("退回原因看不懂", "The reason for the return is not clear"),
        ),
        _good("按承诺办结", "Done as promised"),
    ),
    ("W", "result"): (
        *_bad(
            ("证照下载失败", "The paper cannot be downloaded"),
            ("结果要到现场取", "The result must be fetched in person"),
            ("证照信息有误", "An error on the paper"),
            ("没有受理回执", "No acknowledgement"),
        ),
        _good("结果可下载", "The result can be downloaded"),
    ),
    ("W", "rate"): (
        *_bad(
            ("没有评价入口", "No way to rate"),
            ("评价要重新登录", "Must log in again to rate"),
            ("默认好评", "A good rating is preset"),
            ("评价提交失败", "The rating cannot be sent"),
        ),
        _good("评价方便", "Rating is easy"),
    ),
}
_USUAL = {"W": "fill", "T": "accept"}


def phrases(dimension: str, stage: str) -> tuple[Phrase, ...]:
    """Five phrases for a step, those of the commonest step where it has none of its own."""
    return _PHRASES.get((dimension, stage)) or _PHRASES[dimension, _USUAL[dimension]]

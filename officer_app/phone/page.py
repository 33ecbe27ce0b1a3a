"""The one page the phone gets: static, in its language, with nothing from anywhere else."""

import base64
import hashlib
import html
import json
import re
from functools import cache
from http import HTTPStatus

from officer_app.core.text import Language, Text
from officer_app.paths import resource
from officer_app.phone.wire import answer

WORDS = {
    "title": Text("传照片到电脑", "Send photos to the laptop"),
    "check": Text("核对", "Check"),
    "same": Text("和电脑上的数字一样，才是你的电脑", "Your laptop shows the same number"),
    "take": Text("拍照", "Take a photo"),
    "choose": Text("从相册选", "Choose photos"),
    "wait": Text("排队", "Waiting"),
    "sending": Text("正在传 {n}%", "Sending {n}%"),
    "keeping": Text("正在存", "Being kept"),
    "kept": Text("已存到电脑", "Kept on the laptop"),
    "again": Text("电脑里已有这张", "Already on the laptop"),
    "lost": Text("没有传完，照片还在手机里", "Not sent; the photo is still on this phone"),
    "resend": Text("再传一次", "Send again"),
    "gone": Text(
        "连不上电脑。看看手机和电脑是否在同一个热点，电脑上是否还开着接收",
        "The laptop does not answer. See whether both are on the same hotspot and it is still receiving",
    ),
    "expired": Text(
        "这个码已经失效，在电脑上重新打开再扫", "This code has expired; open it again on the laptop and scan"
    ),
    "many": Text("一次最多 {most} 张，后面 {n} 张没有传", "At most {most} at once; the last {n} were not sent"),
    "total": Text("已存到电脑 {n} 张", "{n} kept on the laptop"),
    "note": Text("照片只到这台电脑，不经过外网", "Photos go to that laptop only, never over the internet"),
    "script": Text("这个浏览器关了脚本，传不了照片", "This browser has scripts turned off, so no photo can be sent"),
}
"""Every word of the page. `{n}` and `{most}` are filled by its script."""

_PLACE = re.compile(r"\{\{(\w+)\}\}")


def language(accepted: str) -> Language:
    """The first of ours that an Accept-Language header names; English when it names neither."""
    for part in accepted.lower().split(","):
        code = part.partition(";")[0].strip()
        if code.startswith("zh"):
            return "zh"
        if code.startswith("en"):
            return "en"
    return "en"


def served(spoken: Language, check: str, most: int) -> bytes:
    """The whole answer: the page with its words, and a policy that lets nothing else run or load."""
    source, policy = _source()
    words = {name: text.say(spoken) for name, text in WORDS.items()}
    data = json.dumps(words | {"most": most}, ensure_ascii=False).replace("<", "\\u003c")
    fills = {"lang": "zh-CN" if spoken == "zh" else "en", "words": data, "digits": html.escape(check)}

    def fill(place: re.Match[str]) -> str:
        name = place.group(1)
        return fills[name] if name in fills else html.escape(words[name])

    body = _PLACE.sub(fill, source).encode()
    kind = ("Content-Type", "text/html; charset=utf-8")
    return answer(HTTPStatus.OK, body, kind, ("Content-Security-Policy", policy))


@cache
def _source() -> tuple[str, str]:
    source = resource("phone/page.html").read_text("utf-8")
    script, style = (
        "'sha256-" + base64.b64encode(hashlib.sha256(found.group(1).encode()).digest()).decode() + "'"
        for tag in ("script", "style")
        if (found := re.search(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL))
    )
    policy = (
        f"default-src 'none'; script-src {script}; style-src {style}; img-src blob: data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return source, policy

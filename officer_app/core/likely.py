"""Which department a finding probably belongs to, and why: a suggestion, the ledger decides (DOMAIN 4.11).

Rules that a person can read weigh most: who handles the matter, runs the window, the hall or the platform. What was
written counts beside them, by the key words of each department's duties, and what the same window's findings came to.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from officer_app.core.catalog import Catalog
from officer_app.core.fields import Values, code_of
from officer_app.core.relevance import Hit, Relevance
from officer_app.core.text import Text

MOST = 3

HALL_GROUPS = frozenset({"T01", "T02", "T09", "T10", "T11"})
"""Level-1 classes that are the hall's own business: guidance, windows, surroundings, special needs, help."""

PLATFORM_GROUPS = frozenset({"W01", "W02", "W08", "W09", "W10"})
"""Level-1 classes that are the platform's: login, finding the service, performance, inquiry, information security."""

PLATFORM_KEEPER = "371600-031"
"""市大数据局 keeps the city's part of the service platform."""

HANDLES = Text("这个事项由它办理", "it handles this matter")
KEEPS_WINDOW = Text("{window}归它", "it runs {window}")
KEEPS_HALL = Text("大厅由它管理", "it manages the hall")
KEEPS_PLATFORM = Text("政务服务平台由它运维", "it runs the service platform")
SUPERVISES = Text("事项主管部门", "it supervises this matter")
MENTIONED = Text("描述提到{pieces}", "the description mentions {pieces}")
BEFORE = Text("近 {days} 天同窗口 {n} 项", "{n} from this window in {days} days")

OWN, HANDLING, WINDOW, SUPERVISING, HALL = 8.0, 6.0, 4.0, 3.0, 1.0
"""What a rule is worth. One alone is never outweighed by words that come by chance."""
WORDS, WORTH = 5.0, 0.5
"""What all the words may be worth, and one point of their score."""
LEAST_SCORE = 3.0
"""Less than one rare pair of characters is chance."""
_IDLE = (
    "窗口 大厅 人员 工作 服务 办事 办理 申请 材料 清单 使用 设置 其他 要求 提供 提交 一件 件事 系统 业务 单位 个人 对象"
    " 审核 审批 场所"
)
IDLE = frozenset(_IDLE.split())
"""Pairs that stand in nearly every description, so that meeting one is chance."""
EARLIER, EACH = 3.0, 0.5
QUOTED = 2


class Likely(NamedTuple):
    """A department, how people call it, why in one line, and what that is worth."""

    department: str
    name: Text
    why: Text
    points: float


class Earlier(NamedTuple):
    """How many findings of the same window went to each department in the last so many days."""

    days: int = 90
    of: Mapping[str, int] = MappingProxyType({})


NONE = Earlier()


class Duties:
    """What the departments see to, searchable: their key words and the matters they handle, by type number."""

    def __init__(self, catalog: Catalog) -> None:
        named: dict[str, list[str]] = {type_no: [words] for type_no, words in catalog.duties.items()}
        for matter in catalog.matters.values():
            named.setdefault(catalog.department(matter.department).type_no, []).append(matter.name.zh)
        self._index = Relevance({type_no: "\n".join(words) for type_no, words in named.items()}, IDLE)

    def mentioned(self, text: str) -> list[Hit]:
        """The lines of business a description is about, most relevant first; keys are type numbers."""
        return [hit for hit in self._index.best(text) if hit.score >= LEAST_SCORE]


def likely(catalog: Catalog, values: Values, mentions: Sequence[Hit] = (), earlier: Earlier = NONE) -> list[Likely]:
    """At most `MOST`, likeliest first. `values` are the form's; codes unknown to the lists are passed over."""
    matter = catalog.matters.get(code_of(values, "matter_code"))
    window = catalog.windows.get(code_of(values, "window_code"))
    centre = catalog.centres.get(code_of(values, "centre_code"))
    hall = catalog.halls.get(code_of(values, "hall_code"))
    category = catalog.categories.get(code_of(values, "category_code"))
    group = category.parent if category else ""
    region = code_of(values, "region_code") or (hall.region if hall else centre.region if centre else "")
    points: dict[str, float] = {}
    reasons: dict[str, list[Text]] = {}

    def add(department: str, worth: float, why: Text) -> None:
        if department in catalog.departments:
            points[department] = points.get(department, 0.0) + worth
            reasons.setdefault(department, []).append(why)

    if hall and group in HALL_GROUPS:
        add(hall.department, OWN, KEEPS_HALL)
    if group in PLATFORM_GROUPS:
        add(PLATFORM_KEEPER, OWN, KEEPS_PLATFORM)
    if matter:
        add(catalog.responsible(matter.code, region), HANDLING, HANDLES)
    if window:
        add(window.department, WINDOW, KEEPS_WINDOW.fill(window=window.name))
    if matter and matter.supervising != matter.department:
        add(matter.supervising, SUPERVISING, SUPERVISES)
    for department, n in earlier.of.items():
        add(department, min(EARLIER, EACH * n), BEFORE.fill(days=earlier.days, n=n))
    for hit in mentions:
        add(catalog.local(hit.key, region), min(WORDS, WORTH * hit.score), MENTIONED.fill(pieces=_quoted(hit.pieces)))
    if hall and KEEPS_HALL not in reasons.get(hall.department, ()):
        add(hall.department, HALL, KEEPS_HALL)
    ranked = sorted(points, key=lambda code: -points[code])[:MOST]
    return [Likely(code, catalog.department(code).short, _why(reasons[code]), points[code]) for code in ranked]


def _quoted(pieces: Sequence[str]) -> Text:
    shown = pieces[:QUOTED]
    return Text("".join(f"“{piece}”" for piece in shown), ", ".join(f"“{piece}”" for piece in shown))


def _why(reasons: Sequence[Text]) -> Text:
    return Text("因为：" + "，".join(why.zh for why in reasons), "Because " + "; ".join(why.en for why in reasons))

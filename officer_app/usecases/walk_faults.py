"""Why something on a walkthrough is not taken as it is."""

from officer_app.core.errors import Exit, Fault
from officer_app.core.text import Text

_SAFE = Text("已记的步骤、时间和照片都在", "Every step, time and photo recorded is still there")

NO_WALK = Fault(
    "walk.missing",
    Text("本机没有这次走流程", "This walkthrough is not on this device"),
    _SAFE,
    Text("同步一次再看", "Sync, then look again"),
    Exit.NOT_FOUND,
)
NOT_YOURS = Fault(
    "walk.not_yours",
    Text("这是别人走的流程，只能看", "Somebody else walked this; it can only be read"),
    _SAFE,
    Text("要记自己看到的，就另走一次", "Walk it yourself to record what you see"),
    Exit.REFUSED,
)
INCOMPLETE = Fault(
    "walk.incomplete",
    Text("还不能开始：{why}", "It cannot start yet: {why}"),
    _SAFE,
    Text("补上这一项再开始", "Fill that in, then start"),
)
PERSONAL = Fault(
    "walk.personal",
    Text(
        "“{field}”里像有{kind}，走流程不记个人身份", "{field} seems to contain {kind}; a walkthrough keeps no identity"
    ),
    _SAFE,
    Text("改成不含号码的写法", "Write it without the number"),
)
ANOTHER_RUNS = Fault(
    "walk.another_runs",
    Text("{walk_no} 还在走", "{walk_no} is still running"),
    _SAFE,
    Text("先暂停或结束它", "Pause or end it first"),
    Exit.REFUSED,
)
DOES_NOT_FIT = Fault(
    "walk.does_not_fit",
    Text("现在做不了这一步（{status}）", "This cannot be done now ({status})"),
    _SAFE,
    Text("看看流程走到哪里了", "See how far the walkthrough is"),
    Exit.REFUSED,
)
OUT_OF_ORDER = Fault(
    "walk.out_of_order",
    Text("改后的时间会让步骤前后颠倒", "With that time the steps would overlap"),
    _SAFE,
    Text("选前后两次点按之间的时间", "Choose a time between the taps before and after"),
)
NO_REASON = Fault(
    "walk.no_reason",
    Text("还差一句原因", "A reason is still missing"),
    _SAFE,
    Text("写一句为什么", "Say why in one sentence"),
)
LONG_WALK = Fault(
    "walk.long",
    Text("走了 {hours} 个小时，超过 {limit} 小时", "It took {hours} hours, more than {limit}"),
    _SAFE,
    Text("写一句为什么这么久，或先改时间", "Say why it took so long, or correct a time first"),
)
PENDING = Fault(
    "walk.pending",
    Text("模拟体验不能留下待办申请", "A simulated walkthrough must leave no application behind"),
    _SAFE,
    Text("确认没有提交申请，或先撤回它", "Confirm that nothing was submitted, or withdraw it first"),
)
UNANSWERED = Fault(
    "walk.unanswered",
    Text("还有 {count} 题没有答（{first}）", "{count} questions are not answered yet ({first})"),
    _SAFE,
    Text("答完再交", "Answer them, then hand it in"),
)
UNDECIDED = Fault(
    "walk.undecided",
    Text("建议的问题 {category} 还没有决定", "The suggested finding {category} is not decided yet"),
    _SAFE,
    Text("采纳，或写一句为什么不采纳", "Accept it, or say why not"),
)

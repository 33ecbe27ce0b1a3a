"""The lines of the three forms of a finding (DOMAIN 4.10, 4.11). Adding a field is adding a line here."""

from collections.abc import Callable

from officer_app.core.catalog import Catalog
from officer_app.core.entries import Choice
from officer_app.core.fields import Field, Kind, Values, code_of
from officer_app.core.text import Text

# Tables keep one field a line.
# fmt: off


def _choices(*rows: tuple[str, str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(code, Text(zh, en)) for code, zh, en in rows)


STEPS = _choices(
    ("find", "查找", "Finding the service"), ("guide", "看指南", "Reading the guide"), ("login", "登录", "Logging in"),
    ("fill", "填报", "Filling in"), ("upload", "上传", "Uploading"), ("queue", "取号等候", "Ticket and queue"),
    ("accept", "受理告知", "Acceptance and notice"), ("pay", "缴费", "Paying"), ("review", "审批", "Review"),
    ("result", "取件", "Getting the result"), ("rate", "评价", "Rating"),
)
PLATFORMS = _choices(
    ("山东政务服务网", "山东政务服务网", "Shandong government services site"),
    ("“爱山东”APP", "“爱山东”APP", "Aishandong app"),
    ("滨州市惠企政策平台", "滨州市惠企政策平台", "Binzhou enterprise-policy platform"),
    ("电子税务局", "电子税务局", "E-tax bureau"),
)
TERMINALS = _choices(
    ("pc", "电脑网页", "Web on a computer"), ("app", "手机APP", "Phone app"), ("mini", "小程序", "Mini program"),
    ("phone_web", "手机网页", "Web on a phone"), ("self_service", "自助终端", "Self-service terminal"),
)
SOURCES = _choices(
    ("walkthrough", "走流程体验", "Walkthrough"), ("callback", "电话回访", "Callback"),
    ("monitor_point", "监测点", "Monitoring point"), ("enterprise_request", "企业诉求", "Enterprise request"),
    ("policy_assessment", "政策评估", "Policy assessment"), ("partner", "贯通部门", "Partner body"),
    ("leader_instruction", "领导批示", "Leader's instruction"), ("public_report", "群众反映", "Public report"),
)


def _mode_is(mode: str) -> Callable[[Values, Catalog], bool]:
    return lambda values, catalog: values.get("mode") == mode


def _severity_changed(values: Values, catalog: Catalog) -> bool:
    category = catalog.categories.get(code_of(values, "category_code"))
    severity = code_of(values, "severity")
    return bool(category and category.severity and severity and severity != category.severity)


MATTER = Field("matter_code", Kind.MATTER, Text("事项", "Matter"), required=True,
               help=Text("打名称或拼音首字母", "Type its name or initials"))
REGION = Field("region_code", Kind.REGION, Text("所属区划", "Region"), required=True,
               help=Text("选了大厅或回访中心会自动填", "Follows the hall or the callback centre"))
STEP = Field("step", Kind.CHOICE, Text("环节", "Step"), choices=STEPS,
             help=Text("问题出在哪一步", "Where it went wrong"))
CATEGORY = Field("category_code", Kind.CATEGORY, Text("问题类别", "Class of problem"), required=True,
                 help=Text("选最接近的一类", "Choose the nearest one"))
AUTHENTICITY = Field("authenticity", Kind.CHIPS, Text("真办或模拟", "Real or simulated"), choices="authenticity",
                     default="real",
                     help=Text("模拟体验不要留下待办申请", "A simulated one must leave no application pending"))
WAIT = Field("wait_minutes", Kind.INTEGER, Text("等候（分钟）", "Waiting (minutes)"), maximum=1440,
             help=Text("从取号到叫号", "From the ticket to the call"))
HANDLE = Field("handle_minutes", Kind.INTEGER, Text("办理（分钟）", "Handling (minutes)"), maximum=1440,
               help=Text("从开始办到办完", "From start to end"))
TRIPS = Field("trips", Kind.INTEGER, Text("往返次数", "Trips"), maximum=99,
              help=Text("为这件事一共跑了几趟", "All trips made for it"))
CAMPAIGN = Field("campaign", Kind.TEXT, Text("体检活动", "Campaign"), max_points=60,
                 help=Text("督查中心给的活动名称", "The name the centre gave it"))
TEXT = Field("text", Kind.LONG_TEXT, Text("问题描述", "Description"), required=True, min_points=20, max_points=1000,
             help=Text("只写事实：谁、何时、何地、没做什么、几次；不写评价",
                       "Facts only: who did not do what, when, where, how often"))
HALL = Field("hall_code", Kind.HALL, Text("办事大厅", "Service hall"), required=True,
             help=Text("问题发生的大厅", "Where it happened"))
WINDOW = Field("window_code", Kind.WINDOW, Text("窗口", "Window"), required=True,
               help=Text("不知道可以留空", "Leave it empty if unknown"))


def _occurred(zh: str, en: str) -> Field:
    return Field("occurred_at", Kind.DATETIME, Text(zh, en), required=True,
                 help=Text("一年以内，不晚于现在", "Within the past year, not later than now"))


def _never(values: Values, catalog: Catalog) -> bool:
    return False


WALK_STEP = Field("walk_step", Kind.INTEGER, Text("走流程的第几步", "Step of the walkthrough"), shown_if=_never)
"""Which step of the walkthrough `source_ref` names; set by opening a finding from it, never typed."""


SOURCE_REF = Field("source_ref", Kind.TEXT, Text("来源编号", "Source number"), max_points=40,
                   help=Text("体验、回访或批示的编号", "Number of the walkthrough, call or instruction"))
CALLBACK_REF = Field("source_ref", Kind.TEXT, Text("关联回访", "Linked callbacks"), max_points=40,
                     help=Text("派下来的回访，或那通电话的编号", "Those assigned to you, or the call's number"))


def _source(default: str, ref: Field = SOURCE_REF) -> tuple[Field, ...]:
    kind = Field("source_kind", Kind.CHOICE, Text("来源", "Source"), choices=SOURCES, default=default,
                 help=Text("问题从哪里来", "Where it comes from"))
    return kind, ref


JUDGEMENT = (
    Field("severity", Kind.SEVERITY, Text("严重程度", "Severity"), required=True,
          help=Text("按类别自动给出，改动要写理由", "Follows the class; a change needs a reason")),
    Field("severity_reason", Kind.TEXT, Text("调整理由", "Reason for the change"), required=True, max_points=200,
          shown_if=_severity_changed,
          help=Text("为什么比这一类的默认更重或更轻", "Why graver or lighter than its class")),
    Field("fix_type", Kind.CHIPS, Text("整改类型", "Kind of fix"), required=True, choices="fix_type",
          help=Text("按类别自动给出", "Follows the class")),
    Field("suggestion", Kind.LONG_TEXT, Text("意见建议", "Suggestion"), max_points=500,
          help=Text("怎样改更好", "What would be better")),
    Field("expected", Kind.LONG_TEXT, Text("标准要求", "What should be"), required=True, max_points=500,
          help=Text("没有做到的规定、指南或承诺", "The rule, guide or promise that is not met")),
    Field("actual", Kind.LONG_TEXT, Text("实际情况", "What was"), required=True, max_points=500,
          help=Text("和标准差在哪里，差多少", "How far it is from that")),
    Field("suggested_dept", Kind.DEPT, Text("建议责任部门", "Suggested department"),
          help=Text("只是建议，最终由台账定责", "Only a suggestion. The ledger assigns responsibility")),
    Field("title", Kind.TEXT, Text("问题标题", "Title"), max_points=40,
          help=Text("留空就取描述的第一句", "Left empty, the first sentence of the description is taken")),
    Field("occurrence_count", Kind.INTEGER, Text("出现次数", "Times seen"), minimum=1, maximum=999, default=1,
          help=Text("这次一共见到几回", "How often it was met this time")),
    Field("clue_flag", Kind.BOOLEAN, Text("疑似违纪线索", "Suspected breach of discipline"), default=False,
          help=Text("勾选后只有专人能看到", "When set, only the sealed queue sees it")),
    Field("repeat_of", Kind.TEXT, Text("同一问题", "Same problem as"), max_points=40,
          help=Text("以前那一条的编号；销号后又出现就是反弹",
                    "The number of the earlier one; found again after closing, it is a rebound")),
    Field("no_evidence_reason", Kind.TEXT, Text("没有照片的原因", "Why there is no photo"), max_points=200,
          help=Text("例如：大厅内禁止拍照", "For instance: photos are not allowed in the hall")),
)

ONLINE_FIELDS = (
    Field("platform", Kind.TEXT, Text("平台入口", "Platform"), required=True, choices=PLATFORMS, max_points=60,
          help=Text("从哪里进去的", "Where one got in")),
    Field("url", Kind.URL, Text("页面网址", "Page address"), max_points=500,
          help=Text("例如：zwfw.sd.gov.cn", "For instance: zwfw.sd.gov.cn")),
    MATTER, STEP,
    Field("reproducible", Kind.CHIPS, Text("能否重现", "Can it be repeated"), required=True, choices=_choices(
        ("always", "每次", "Every time"), ("sometimes", "有时", "Sometimes"), ("once", "只一次", "Only once")),
          help=Text("再试一两次", "Try once or twice more")),
    CATEGORY, TEXT, *JUDGEMENT, REGION, _occurred("发现时间", "Found at"),
    Field("mode", Kind.CHIPS, Text("体验方式", "Way of trying"), choices=_choices(
        ("online_self", "网上自办", "Online by oneself")), default="online_self"),
    AUTHENTICITY,
    Field("terminal", Kind.CHIPS, Text("终端", "Terminal"), choices=TERMINALS,
          help=Text("用什么打开的", "What it was opened on")),
    Field("environment", Kind.TEXT, Text("系统与网络", "System and network"), max_points=120,
          help=Text("系统、浏览器、版本、网络", "System, browser, version, network")),
    HANDLE, CAMPAIGN, *_source("walkthrough"), WALK_STEP,
)

COUNTER_FIELDS = (
    HALL, WINDOW,
    Field("mode", Kind.CHIPS, Text("办理方式", "Way of trying"), required=True, choices=_choices(
        ("counter_self", "亲自办", "In person"), ("counter_proxy", "代理办", "As agent"),
        ("counter_accompany", "陪同办", "Accompanying")),
          help=Text("代理要有授权，陪同先征得同意", "An agent needs authority, a companion consent")),
    Field("applicant_consent", Kind.BOOLEAN, Text("办事人同意陪同和拍照", "The applicant agrees to company and photos"),
          required=True, shown_if=_mode_is("counter_accompany"),
          help=Text("先问过再拍照", "Ask before taking any photo")),
    Field("applicant_profile", Kind.CHOICE, Text("办事人特征", "Kind of applicant"), required=True,
          shown_if=_mode_is("counter_accompany"), choices=_choices(
              ("elderly", "老年人", "Elderly"), ("disabled", "残疾人", "Disabled"),
              ("migrant_worker", "外来务工人员", "Migrant worker"), ("start_up", "创业者", "Starting a business"),
              ("other", "其他", "Other")),
          help=Text("只选一类，不写姓名", "A kind only, never a name")),
    Field("authorisation_kind", Kind.CHOICE, Text("授权方式", "Kind of authority"), required=True,
          shown_if=_mode_is("counter_proxy"), choices=_choices(
              ("letter", "授权委托书", "Letter of authority"), ("notarised", "公证委托", "Notarised authority"),
              ("online", "线上授权", "Given on the platform")),
          help=Text("授权书的照片要打码", "Mask a photo of it")),
    Field("authorisation_ref", Kind.TEXT, Text("授权书编号", "Number of the authority"), required=True, max_points=60,
          shown_if=_mode_is("counter_proxy"),
          help=Text("只写编号，不写委托人身份", "The number only, never who the principal is")),
    Field("principal_kind", Kind.CHIPS, Text("委托人类型", "Kind of principal"), required=True,
          shown_if=_mode_is("counter_proxy"), choices=_choices(
              ("person", "个人", "Person"), ("enterprise", "企业", "Enterprise"), ("other", "其他组织", "Other body")),
          help=Text("不写委托人是谁", "Never who it is")),
    MATTER, STEP, CATEGORY, TEXT, *JUDGEMENT, REGION, _occurred("发现时间", "Found at"),
    Field("covert", Kind.BOOLEAN, Text("暗访", "Covert visit"), default=False,
          help=Text("窗口人员不知情", "The staff do not know")),
    AUTHENTICITY,
    Field("ticket_no", Kind.TEXT, Text("票号", "Ticket number"), max_points=20,
          help=Text("取号小票上的号", "As printed on the ticket")),
    WAIT, HANDLE, TRIPS,
    Field("windows_count", Kind.INTEGER, Text("跑了几个窗口", "Windows visited"), maximum=99,
          help=Text("只问一句的也算", "Those only asked count too")),
    CAMPAIGN, *_source("walkthrough"), WALK_STEP,
)

CALLBACK_FIELDS = (
    Field("centre_code", Kind.CHOICE, Text("回访中心", "Callback centre"), required=True, choices="centres",
          help=Text("打电话的中心", "The one that calls")),
    MATTER, STEP,
    Field("grade", Kind.GRADE, Text("满意度", "Satisfaction"), required=True,
          help=Text("由受访人自己说", "As the respondent says")),
    CATEGORY, TEXT,
    Field("quote", Kind.QUOTE, Text("受访人原话", "In the respondent's words"), max_points=500,
          help=Text("尽量用原话，不写姓名和号码", "Their own words, without names or numbers")),
    *JUDGEMENT, REGION, _occurred("回访时间", "Called at"),
    Field("hall_code", Kind.HALL, Text("办事大厅", "Service hall"),
          help=Text("当时去的大厅", "The one that was visited")),
    Field("window_code", Kind.WINDOW, Text("窗口", "Window"), help=Text("不知道可以留空", "Leave it empty if unknown")),
    Field("mode", Kind.CHIPS, Text("体验方式", "Way of trying"), choices=_choices(
        ("callback", "电话回访", "Telephone callback")), default="callback"),
    TRIPS,
    Field("recording_consent", Kind.BOOLEAN, Text("同意录音", "Agrees to recording"),
          help=Text("没有同意就不录", "No consent, no recording")),
    Field("wants_feedback", Kind.BOOLEAN, Text("要求回复", "Wants an answer"),
          help=Text("只记要不要，不写联系方式", "Whether only, never how to reach them")),
    CAMPAIGN, *_source("callback", CALLBACK_REF),
)

"""The fields of each step, row by row (DOMAIN 4.17-4.26, 5.3). Data only; `needs` says how a value is judged."""

from collections.abc import Mapping
from dataclasses import replace

from officer_app.core.needs import Holds, Need
from officer_app.core.text import Text

RETURN_REASONS: Mapping[str, Text] = {
    "place_unclear": Text("地点或窗口不清", "Place or window unclear"),
    "facts_unclear": Text("事实描述不清", "Facts unclear"),
    "evidence_missing": Text("缺少证据", "Evidence missing"),
    "photo_unreadable": Text("照片看不清", "Photo cannot be read"),
    "privacy": Text("照片未遮挡个人信息", "Personal data not masked"),
    "wrong_category": Text("问题分类不当", "Wrong category"),
    "other": Text("其他", "Other"),
}
RETURN_CONCERNS: Mapping[str, tuple[str, ...]] = {
    "place_unclear": ("hall_code", "window_code", "platform", "centre_code"),
    "facts_unclear": ("text",),
    "evidence_missing": ("photos",),
    "photo_unreadable": ("photos",),
    "privacy": ("photos",),
    "wrong_category": ("category_code",),
}
"""Which of the officer's fields a return is about when the clerk names none; `photos` are no field of a form."""
RECEIVERS: Mapping[str, Text] = {
    "hotline": Text("12345 热线", "12345 hotline"),
    "petition": Text("信访部门", "Petitions office"),
    "court": Text("法院", "Court"),
    "other_city": Text("外市", "Another city"),
}
METHODS: Mapping[str, Text] = {
    "doc_review": Text("资料核查", "Document review"),
    "system_check": Text("系统核验", "System check"),
    "onsite": Text("现场核查", "On-site check"),
    "retest": Text("复测", "Re-test"),
    "interview": Text("座谈访谈", "Interview"),
    "phone": Text("电话核实", "Telephone check"),
}
CHECK_METHODS = {code: METHODS[code] for code in ("onsite", "retest", "phone")}
RESULTS: Mapping[str, Text] = {
    "substantiated": Text("属实", "Substantiated"),
    "partly": Text("部分属实", "Partly substantiated"),
    "not_substantiated": Text("不属实", "Not substantiated"),
    "unable": Text("无法核实", "Cannot be verified"),
}
ROOT_CAUSES: Mapping[str, Text] = {
    "institution": Text("制度机制", "Institution and rules"),
    "process": Text("流程设计", "Process design"),
    "system": Text("信息系统", "Information system"),
    "data": Text("数据共享", "Data sharing"),
    "capability": Text("人员能力", "Staff capability"),
    "conduct": Text("作风纪律", "Conduct and discipline"),
    "resource": Text("资源保障", "Resources"),
    "publicity": Text("宣传告知", "Publicity"),
    "law": Text("法律法规", "Law and regulation"),
}
CLOSE_KINDS: Mapping[str, Text] = {
    "done": Text("整改到位", "Rectified"),
    "explained": Text("解释说明", "Explained, no legal basis to change"),
    "kept": Text("挂账了结", "Closed after suspension"),
}
GRADES: Mapping[str, Text] = {
    "5": Text("非常满意", "Very satisfied"),
    "4": Text("满意", "Satisfied"),
    "3": Text("基本满意", "Basically satisfied"),
    "2": Text("不满意", "Dissatisfied"),
    "1": Text("非常不满意", "Very dissatisfied"),
}
SEVERITIES: Mapping[str, Text] = {
    "S1": Text("轻微", "Minor"),
    "S2": Text("一般", "Ordinary"),
    "S3": Text("较重", "Significant"),
    "S4": Text("严重", "Critical"),
}
FIX_TYPES: Mapping[str, Text] = {
    "immediate": Text("立行立改", "Fix at once"),
    "timed": Text("限期整改", "Fix within a limit"),
    "systemic": Text("系统整改", "Systemic change"),
}
YES_NO: Mapping[str, Text] = {
    "yes": Text("达到", "Met"),
    "partly": Text("部分达到", "Partly met"),
    "no": Text("没有达到", "Not met"),
}
DECISIONS: Mapping[str, Text] = {"approve": Text("同意", "Approve"), "refuse": Text("不同意", "Refuse")}
PASSED: Mapping[str, Text] = {
    "pass": Text("通过", "Pass"),
    "partly": Text("部分通过", "Partly"),
    "fail": Text("不通过", "Fail"),
}
SELECTIONS: Mapping[str, Text] = {
    "rule": Text("按规则", "By rule"),
    "sampling": Text("抽样", "By sampling"),
    "leader": Text("指定", "By instruction"),
}


def _need(
    name: str,
    zh: str,
    en: str,
    holds: Holds = Holds.TEXT,
    low: int = 2,
    high: int = 1000,
    choices: Mapping[str, Text] | None = None,
    pattern: str = "",
) -> Need:
    return Need(name, Text(zh, en), holds, low, high, choices, pattern)


def _choice(name: str, zh: str, en: str, choices: Mapping[str, Text]) -> Need:
    return _need(name, zh, en, Holds.CHOICE, choices=choices)


REASON = _need("reason", "理由", "Reason")
LONG_REASON = _need("reason", "理由", "Reason", low=20)
FACTS = _need("facts", "核实情况", "Facts", high=2000)
CONCLUSION = _need("conclusion", "结论", "Conclusion", low=20)
DUPLICATES = _need("duplicates_checked", "看过可能的重复", "Possible duplicates seen", Holds.FLAG)
VERIFIER = _need("verifier", "核查员", "Verifier", Holds.CODE)
VERIFIERS = _need("verifiers", "核查员", "Verifiers", Holds.LIST, 1, 6)
CHECKER = _need("checker", "核验人", "Checker", Holds.CODE)
REVIEWED_BY = _need("reviewed_by", "复核人", "Second reviewer", Holds.CODE)
APPROVED_BY = _need("approved_by", "批准人", "Approved by", Holds.CODE).optional
DEPT = _need("responsible_dept", "责任部门", "Responsible department", Holds.CODE)
CO_DEPTS = _need("co_depts", "配合部门", "Assisting departments", Holds.LIST, 0, 20).optional
TARGET = _need("target_text", "整改目标", "Target", low=10, high=300)
MEASURES = _need("measures_text", "实施措施", "Measures", high=500)
RECTIFY_DUE = _need("rectify_due", "完成时限", "Rectification due", Holds.DAY)
INSTRUCTION = _need("instruction_ref", "批示依据", "Instruction reference", high=100).optional
SEVERITY = _choice("severity", "严重程度", "Severity", SEVERITIES)
FIX_TYPE = _choice("fix_type", "整改类型", "Fix type", FIX_TYPES)
CATEGORY = _need("category_code", "问题分类", "Category", Holds.CODE, pattern=r"[WTHPQ]\d{4}")
REGION = _need("region_code", "行政区划", "Region", Holds.CODE, pattern=r"\d{6}|\d{4}K\d|\d{9}")
MATTER = _need("matter_code", "事项", "Matter", Holds.CODE)
METHODS_USED = _need("methods", "核查方式", "Methods", Holds.LIST, 1, 6, METHODS)
CHECK_METHOD = _choice("method", "核验方式", "Method of the check", CHECK_METHODS)
EVIDENCE = _need("evidence_ids", "佐证材料", "Proof", Holds.LIST, 1, 50)
INTERIM = _need("interim_measure", "临时措施", "Interim measure", high=500)
MERGED_INTO = _need("merged_into", "并入的条目", "Master entry", Holds.CODE)
SUGGESTED_DEPT = _need("suggested_dept", "建议责任部门", "Suggested department", Holds.CODE)
DISPUTED = _need("facts_disputed", "有异议的事实", "Disputed facts", low=20)
CONFLICT = replace(_need("conflict_declared", "与部门的利益关联", "Conflict of interest", Holds.FLAG), expects=False)
RESULT = _choice("result", "核查结果", "Result", RESULTS)
RETURN_FIELDS = _need("return_fields", "需补充的字段", "Fields to supplement", Holds.LIST, 1, 40).optional
PUBLIC_TEXT = _need("text_public", "对外描述", "Text for the department", high=1000).optional

_REVIEW = (_need("review_text", "复核意见", "Review record", low=20),)
_OBJECTION = (DISPUTED, EVIDENCE.optional)
_REQUEST = (LONG_REASON, SUGGESTED_DEPT)
_MERGE = (MERGED_INTO, REASON.optional)
_REOPENING = (
    FACTS,
    SEVERITY.optional,
    REASON.optional,
    TARGET.optional,
    MEASURES.optional,
    RECTIFY_DUE.optional,
    APPROVED_BY,
)

STEP_FIELDS: Mapping[str, tuple[Need, ...]] = {
    "T05": (REASON,),
    "T06": (DUPLICATES, VERIFIER),
    "T07": (
        _choice("reason_code", "退回原因", "Reason for return", RETURN_REASONS),
        REASON.optional,
        RETURN_FIELDS,
    ),
    "T09": (REASON.optional,),
    "T10": (_choice("receiver", "转往", "Receiver", RECEIVERS), REASON),
    "T11": _MERGE,
    "T12": (
        METHODS_USED,
        FACTS,
        CONCLUSION,
        RESULT,
        VERIFIERS,
        CONFLICT,
        SEVERITY.optional,
        CATEGORY.optional,
        FIX_TYPE.optional,
        REASON.optional,
        EVIDENCE.optional,
    ),
    "T13": (METHODS_USED, FACTS, CONCLUSION, RESULT, REVIEWED_BY, CONFLICT, EVIDENCE.optional),
    "T14": (REASON, RETURN_FIELDS),
    "T15": _MERGE,
    "T16": (_need("new_facts", "新的事实或证据", "New fact or evidence", low=10), EVIDENCE.optional, VERIFIER.optional),
    "T17": (
        CATEGORY.optional,
        SEVERITY.optional,
        FIX_TYPE.optional,
        REGION.optional,
        MATTER.optional,
        REASON.optional,
        PUBLIC_TEXT,
        _need("title", "标题", "Title", high=40).optional,
    ),
    "T18": (DEPT, TARGET, MEASURES, RECTIFY_DUE, CO_DEPTS, APPROVED_BY, INSTRUCTION, REASON.optional, PUBLIC_TEXT),
    "T19": (),
    "T20": _REQUEST,
    "T21": (_choice("decision", "决定", "Decision", DECISIONS), REASON, DEPT.optional, CO_DEPTS),
    "T22": _OBJECTION,
    "T23": _REVIEW,
    "T24": (CONCLUSION,),
    "T25": (
        _need("owner_name", "责任人", "Owner", high=40),
        _need("owner_title", "责任人职务", "Owner's post", high=40).optional,
        _need("measures", "整改措施", "Measures", Holds.LIST, 1, 30),
        _need("milestones", "时间节点", "Milestones", Holds.LIST, 1, 30),
        INTERIM.optional,
    ),
    "T26": (
        _need("progress_text", "进展情况", "Progress"),
        _need("percent", "完成比例", "Per cent done", Holds.NUMBER, 0, 100).optional,
        _need("next_step", "下一步", "Next step", high=500).optional,
        EVIDENCE.optional,
    ),
    "T27": (
        _need("depends_on", "取决于（上级或法律）", "Depends on (higher level or law)", low=10),
        INTERIM,
        _need("review_at", "复核日期", "Review date", Holds.DAY).optional,
        APPROVED_BY,
    ),
    "T28": (REASON.optional,),
    "T29": (
        _need("measures_done", "已采取的措施", "Measures done", low=20, high=1500),
        _need("result_text", "整改结果", "Result"),
        EVIDENCE,
        _need("dept_leader_name", "部门负责人", "Department leader", high=40),
        _need("dept_leader_signed_at", "负责人签署日期", "Signed on", Holds.DAY),
        _need("rule_doc_no", "制度文号", "Rule document", high=100).optional,
        _need("scope_extended", "举一反三情况", "Similar cases checked").optional,
    ),
    "T30": (REASON,),
    "T31": (CHECKER,),
    "T32": (CHECK_METHOD, FACTS, REASON, EVIDENCE.optional),
    "T33": (
        _choice("target_met", "整改目标", "Target", YES_NO),
        _choice("root_cause", "根源", "Root cause", ROOT_CAUSES),
        _choice("close_kind", "销号方式", "Kind of closure", CLOSE_KINDS),
        CONCLUSION,
        CHECK_METHOD,
        FACTS,
        _choice("finder_satisfaction", "发现人满意度", "Finder's satisfaction", GRADES).optional,
        APPROVED_BY,
        _need("root_cause_text", "根源说明", "Root cause in words", high=500).optional,
    ),
    "T34": (_choice("selection", "入选方式", "Selected by", SELECTIONS),),
    "T35": (
        _choice("consolidated", "整改成效巩固", "Effect consolidated", PASSED),
        _choice("rebound", "问题反弹防控", "Rebound prevented", PASSED),
        _choice("satisfaction", "企业群众满意度", "Satisfaction", PASSED),
        _choice("method", "复查方式", "Method", METHODS),
        FACTS,
    ),
    "T36": _REOPENING,
    "T37": (_need("source_finding", "再次发现的记录", "The new finding", Holds.CODE), *_REOPENING),
    "T38": (),
    "T39": (),
    "T40": _MERGE,
    "T41": (REASON, CHECKER.optional),
    "T42": (CONCLUSION,),
    "T43": (),
    "T44": _OBJECTION,
    "T45": _OBJECTION,
    "T46": _REVIEW,
    "T47": _REVIEW,
    "T48": _REQUEST,
}
"""By transition. T01-T04 and T08 are the officer's own events: their fields are the form's (`core.forms`)."""

"""The lines of a walk's start, by dimension: those of the finding's forms, and what only a start asks (DOMAIN 4.10)."""

from officer_app.core.entries import Choice
from officer_app.core.fields import Field, Kind
from officer_app.core.forms import FORMS, Form
from officer_app.core.text import Text

VISIBILITY = (Choice("overt", Text("明访", "Overt")), Choice("covert", Text("暗访", "Covert")))
AUTHENTICITY = (Choice("real", Text("真办", "Real")), Choice("simulated", Text("模拟", "Simulated")))
_OWN = (
    Field(
        "visibility",
        Kind.CHIPS,
        Text("明访或暗访", "Overt or covert"),
        choices=VISIBILITY,
    ),
    Field("authenticity", Kind.CHIPS, Text("真办或模拟", "Real or simulated"), choices=AUTHENTICITY),
    Field(
        "target_no",
        Kind.TEXT,
        Text("靶点编号", "Target"),
        max_points=20,
        help=Text("没有靶点就空着", "Empty without a target"),
    ),
    Field(
        "reason",
        Kind.TEXT,
        Text("为什么走这一次", "Why this walk"),
        max_points=200,
        help=Text("没有靶点编号时写一句", "One sentence where there is no target"),
    ),
    Field(
        "companions",
        Kind.TEXT,
        Text("同行人员", "Companions"),
        max_points=60,
        help=Text("写代号，不写办事人", "Code names, never the applicant"),
    ),
    Field("limit_minutes", Kind.INTEGER, Text("全程承诺（分钟）", "Promised for the whole (min)"), maximum=9999),
    Field("guide_version", Kind.TEXT, Text("指南版本", "Version of the guide"), max_points=40),
    Field(
        "materials",
        Kind.LONG_TEXT,
        Text("指南上的材料", "Papers on the guide"),
        max_points=2000,
        help=Text("一行一项；空着用本机的清单", "One a line; empty takes this device's list"),
    ),
)
_SHARED = {
    "W": ("matter_code", "platform", "terminal", "mode", "campaign"),
    "T": (
        "matter_code",
        "hall_code",
        "window_code",
        "mode",
        "applicant_consent",
        "applicant_profile",
        "authorisation_kind",
        "authorisation_ref",
        "principal_kind",
        "campaign",
    ),
}
_FORMS = {"W": FORMS["online"], "T": FORMS["counter"]}

STARTS: dict[str, Form] = {
    dimension: Form(
        f"walk-{form.code}",
        form.version,
        dimension,
        Text("走流程", "Walkthrough"),
        (*(form.field(name) for name in _SHARED[dimension]), *_OWN),
    )
    for dimension, form in _FORMS.items()
}
"""What a start in each dimension is filled in with."""

"""Why the ledger gave a finding back, in the clerk's words. Knows no Qt."""

from officer_app.core.facts import Finding
from officer_app.core.forms import FORMS
from officer_app.core.step_fields import RETURN_REASONS
from officer_app.core.text import Text

NONE = Text("", "")


def why_returned(finding: Finding) -> tuple[Text, list[Text]]:
    """The reason of the last return (the list's words, the clerk's own), and the labels of the fields asked for."""
    back = next((step for step in reversed(finding.history) if step.to_state == "returned"), None)
    if back is None:
        return NONE, []
    listed = RETURN_REASONS.get(str(back.fields.get("reason_code") or ""), NONE)
    own = str(back.fields.get("reason") or "")
    if listed.zh and own:
        reason = Text(f"{listed.zh}，{own}", f"{listed.en}; {own}")
    else:
        reason = listed if listed.zh else Text(own, own)
    by_name = FORMS[finding.facts.form].by_name
    asked = back.fields.get("return_fields")
    names = asked if isinstance(asked, list) else []
    return reason, [by_name[name].label if name in by_name else Text(str(name), str(name)) for name in names]

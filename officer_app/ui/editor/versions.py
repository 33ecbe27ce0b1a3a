"""Why a finding is opened again: the clerk's words of its return, or what another device made of it. Knows no Qt."""

from officer_app.core.catalog import Catalog
from officer_app.core.facts import Finding
from officer_app.core.fields import Values
from officer_app.core.forms import FORMS, options
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


def other_versions(finding: Finding, catalog: Catalog) -> list[tuple[Text, Text]]:
    """Where another device's version differs from the one shown: (label, its value), in the form's order."""
    form, shown = FORMS[finding.facts.form], finding.facts.values
    heads = [version.facts for version in finding.versions if version.event_id in finding.heads]
    found: list[tuple[Text, Text]] = []
    for facts in heads:
        for line in form.fields:
            theirs = facts.values.get(line.name)
            if facts.values != shown and theirs != shown.get(line.name):
                found.append((line.label, _said(form.code, line.name, facts.values, catalog)))
        if [photo.sha256 for photo in facts.photos] != [photo.sha256 for photo in finding.facts.photos]:
            count = len(facts.photos)
            found.append((Text("照片", "Photos"), Text(f"{count} 张", str(count))))
    return found


def _said(form: str, name: str, values: Values, catalog: Catalog) -> Text:
    line, value = FORMS[form].field(name), values.get(name)
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    offered = options(FORMS[form], line, values, catalog)
    named = next((choice.name for choice in offered if choice.code == value), None)
    text = "" if value is None else str(value)
    return named or (Text(text, text) if text else Text("（空）", "(empty)"))

"""Why a finding is opened again: the clerk's words of its return, or what another device made of it. Knows no Qt."""

from officer_app.core.catalog import Catalog
from officer_app.core.facts import Finding, Step
from officer_app.core.forms import FORMS, words_of
from officer_app.core.step_fields import RETURN_CONCERNS, RETURN_REASONS
from officer_app.core.text import Text
from officer_app.core.transitions import State

NONE = Text("", "")
PHOTOS = Text("照片", "Photos")


def why_returned(finding: Finding) -> tuple[Text, list[Text]]:
    """The reason of the last return (the list's words, the clerk's own), and the labels of the fields asked for."""
    back = _last_return(finding)
    if back is None:
        return NONE, []
    listed = RETURN_REASONS.get(str(back.fields.get("reason_code") or ""), NONE)
    own = str(back.fields.get("reason") or "")
    if listed.zh and own:
        reason = Text(f"{listed.zh}，{own}", f"{listed.en}; {own}")
    else:
        reason = listed if listed.zh else Text(own, own)
    by_name = FORMS[finding.facts.form].by_name
    return reason, [by_name[name].label if name in by_name else PHOTOS for name in concerned(finding)]


def concerned(finding: Finding) -> list[str]:
    """The fields that the last return is about, in the form's order, `photos` at the end: those the clerk named, else
    those that its reason is about.
    """
    back = _last_return(finding)
    if back is None:
        return []
    named = back.fields.get("return_fields")
    names = set(
        named if isinstance(named, list) and named else RETURN_CONCERNS.get(str(back.fields.get("reason_code")), ())
    )
    about = [line.name for line in FORMS[finding.facts.form].fields if line.name in names]
    return [*about, "photos"] if names & {"photos", "evidence_ids"} else about


def _last_return(finding: Finding) -> Step | None:
    return next((step for step in reversed(finding.history) if step.to_state == State.RETURNED), None)


def other_versions(finding: Finding, catalog: Catalog) -> list[tuple[Text, Text]]:
    """Where another device's version differs from the one shown: (label, its value), in the form's order."""
    form, shown = FORMS[finding.facts.form], finding.facts.values
    heads = [version.facts for version in finding.versions if version.event_id in finding.heads]
    found: list[tuple[Text, Text]] = []
    for facts in heads:
        for line in form.fields:
            theirs = facts.values.get(line.name)
            if facts.values != shown and theirs != shown.get(line.name):
                found.append((line.label, words_of(form, line, facts.values, catalog)))
        if [photo.sha256 for photo in facts.photos] != [photo.sha256 for photo in finding.facts.photos]:
            count = len(facts.photos)
            found.append((PHOTOS, Text(f"{count} 张", str(count))))
    return found

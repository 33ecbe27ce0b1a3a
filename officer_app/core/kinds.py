"""Every kind of event this version understands, and the type of its body."""

import msgspec

from officer_app.core.assignment_facts import GIVEN, MARKED, WITHDRAWN, Given, Marked
from officer_app.core.facts import FindingFacts, Step, Withdrawal
from officer_app.core.walk_facts import WalkEnd, WalkNote, WalkStart, WalkTap

KINDS: dict[str, type[msgspec.Struct]] = {
    "finding.submitted": FindingFacts,
    "finding.amended": FindingFacts,
    "finding.resubmitted": FindingFacts,
    "finding.merged": FindingFacts,
    "finding.withdrawn": Withdrawal,
    "entry.stepped": Step,
    "walk.started": WalkStart,
    "walk.stepped": WalkTap,
    "walk.noted": WalkNote,
    "walk.ended": WalkEnd,
    "walk.withdrawn": Withdrawal,
    GIVEN: Given,
    MARKED: Marked,
    WITHDRAWN: Withdrawal,
}
"""Others are kept raw and shown as `held` until an upgrade reads them."""

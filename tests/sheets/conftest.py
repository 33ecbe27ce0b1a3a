"""Finding sheets of the sample city, made the way the product makes them."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from officer_app.core.catalog import Catalog
from officer_app.core.clock import SHANGHAI
from officer_app.core.events import fingerprint
from officer_app.core.facts import Finding, FindingFacts, PhotoRef, Version
from officer_app.core.sheet_data import FindingSheet, finding_sheet
from officer_app.paths import resource

PRINTED = datetime(2026, 9, 17, 16, 52, tzinfo=SHANGHAI)
PHOTOS = ("notice", "window12m", "hall", "kiosk", "ramp", "ticket", "closed", "phone", "web", "notice2", "idformm", "window12")
_FORM = {"W": "online", "T": "counter", "H": "callback"}

Make = Callable[..., FindingSheet]


@pytest.fixture(scope="session")
def make() -> Make:
    catalog = Catalog.load(lambda name: resource(f"catalog/{name}").read_bytes())
    samples: list[dict[str, Any]] = json.loads(resource("sample/findings_sample.json").read_bytes())["findings"]
    pictures = [resource(f"sample/photos/{name}.jpg").read_bytes() for name in PHOTOS]

    def build(number: int = 1, photos: int = 2, masked: bool = False, delivered: bool = False, **more: Any) -> FindingSheet:
        """The sample finding `number` with so many photos; `more` replaces fields of the finished sheet."""
        row = samples[number - 1]
        renamed = {"text_zh": "text", "expected_zh": "expected", "actual_zh": "actual", "suggestion_zh": "suggestion",
                   "found_at": "occurred_at", "responsible_dept_code": "suggested_dept", "callback_centre_code": "centre_code"}
        values = {renamed.get(k, k): v for k, v in row.items() if v is not None}
        if row["dimension"] == "W":
            values["platform"] = row["place_zh"]
        values |= {"title": row["category_zh"], "wait_minutes": 47, "handle_minutes": 12, "trips": 2, "campaign": "2026年第三季度体检"}
        chosen = pictures[:photos]
        refs = [
            PhotoRef(sha256=fingerprint(jpeg), size=len(jpeg), mime="image/jpeg", kind="photo",
                     taken_at=row["found_at"], caption=f"现场情况，第{n}处")
            for n, jpeg in enumerate(chosen, 1)
        ]
        facts = FindingFacts(temp_no="LA7K2-20260917-003", form=_FORM[row["dimension"]], values=values, photos=refs, alias=row["finder_alias"])
        version = Version(event_id="e", kind="finding.submitted", parents=[], device="A7K2", claimed_at="2026-09-17T16:40:00+08:00", facts=facts)
        finding = Finding(id="f", facts=facts, state="submitted", versions=[version], heads=["e"])
        copies = {ref.sha256: (jpeg, 960, 640) for ref, jpeg in zip(refs, chosen, strict=True)}
        sheet = finding_sheet(finding, catalog, copies, PRINTED, event_sha256="3f9a1c22" * 8, delivered=delivered, masked=masked)
        return replace(sheet, **more)

    return build

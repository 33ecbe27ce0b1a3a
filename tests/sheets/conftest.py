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
PHOTOS = (
    "notice",
    "window12m",
    "hall",
    "kiosk",
    "ramp",
    "ticket",
    "closed",
    "phone",
    "web",
    "notice2",
    "idformm",
    "window12",
)
RENAMED = {
    "text_zh": "text",
    "expected_zh": "expected",
    "actual_zh": "actual",
    "suggestion_zh": "suggestion",
    "found_at": "occurred_at",
    "responsible_dept_code": "suggested_dept",
    "callback_centre_code": "centre_code",
    "category_zh": "title",
}

Make = Callable[..., FindingSheet]


@pytest.fixture(scope="session")
def make() -> Make:
    catalog = Catalog.load(lambda name: resource(f"catalog/{name}").read_bytes())
    samples: list[dict[str, Any]] = json.loads(resource("sample/findings_sample.json").read_bytes())["findings"]
    pictures = [resource(f"sample/photos/{name}.jpg").read_bytes() for name in PHOTOS]

    def build(
        number: int = 21, photos: int = 2, masked: bool = False, delivered: bool = False, **more: Any
    ) -> FindingSheet:
        """The sample finding `number` (1 online, 21 counter, 27 callback); `more` replaces finished fields."""
        row = samples[number - 1]
        values = {RENAMED.get(k, k): v for k, v in row.items() if v is not None}
        values |= {"wait_minutes": 47, "handle_minutes": 12, "trips": 2, "campaign": "2026年第三季度体检"}
        if row["dimension"] == "W":
            values["platform"] = row["place_zh"]
        chosen = {fingerprint(jpeg): jpeg for jpeg in pictures[:photos]}
        facts = FindingFacts(
            temp_no="LA7K2-20260917-003",
            form={"W": "online", "T": "counter", "H": "callback"}[row["dimension"]],
            values=values,
            alias=row["finder_alias"],
            photos=[
                PhotoRef(sha256=sha256, size=len(jpeg), mime="image/jpeg", taken_at=row["found_at"], caption=f"第{n}处")
                for n, (sha256, jpeg) in enumerate(chosen.items(), 1)
            ],
        )
        version = Version(
            event_id="e",
            kind="finding.submitted",
            parents=[],
            device="A7K2",
            facts=facts,
            claimed_at="2026-09-17T16:40:00+08:00",
        )
        finding = Finding(id="f", facts=facts, state="submitted", versions=[version], heads=["e"])
        copies = {sha256: (jpeg, 960, 640) for sha256, jpeg in chosen.items()}
        sheet = finding_sheet(
            finding,
            catalog,
            copies,
            PRINTED,
            event_sha256="3f9a1c22" * 8,
            delivered=delivered,
            masked=masked,
        )
        return replace(sheet, **more)

    return build

"""What the store knows of earlier findings, over a real profile."""

from dataclasses import replace
from datetime import timedelta

from officer_app.store import meta
from officer_app.usecases import assist, findings
from officer_app.usecases.desk import Desk
from officer_app.usecases.findings import Finished
from tests.usecases.conftest import VALUES, Steps

HERE = VALUES | {"window_code": "H01-006", "matter_code": "SX0401"}


def alike(desk: Desk, but: str = "", **values: str) -> list[str]:
    return [one.row.id for one in assist.read_past(desk, values, but).alike]


def test_place_and_class_come_before_words_and_words_find_what_stands_elsewhere(desk: Desk) -> None:
    def record(**other: str) -> str:
        return findings.submit(desk, "counter", HERE | other).finding_id

    elsewhere = record(window_code="H02-001", hall_code="H02", matter_code="SX0201", category_code="T0301")
    same_place = record(text="材料清单外又要一份完税凭证，写明原件和复印件各两份。")
    queue = record(category_code="T0103", text="取号以后等了四十分钟才叫到，前面只有三个人在办。")
    assert alike(desk, **HERE) == [same_place, elsewhere]
    assert alike(desk, but=same_place, **HERE) == [elsewhere]
    assert alike(desk, text=HERE["text"])[:1] == [elsewhere], "words alone, nothing chosen"
    assert queue not in alike(desk, **HERE), "another class with other words is not alike, whatever the window"
    assert alike(desk) == alike(desk, category_code="T0401") == []
    assert alike(desk, text='"*) OR words NEAR(') == []


def test_where_the_windows_findings_went_is_counted_for_90_days(desk: Desk, finished: Finished, step: Steps) -> None:
    first = findings.submit(desk, "counter", HERE).finding_id
    findings.submit(desk, "counter", HERE | {"suggested_dept": "371600-012"})
    step(first, "accept", "submitted", "verifying", responsible_dept="371600-604")
    past = assist.read_past(desk, {"window_code": "H01-006"})
    assert past.window.of == {"371600-012": 1, "371600-604": 1}
    later = replace(desk, now=lambda: desk.now() + timedelta(days=91))
    assert assist.read_past(later, {"window_code": "H01-006"}).window.of == {}


def test_the_sample_city_makes_nobodys_habits(desk: Desk) -> None:
    findings.submit(desk, "counter", HERE, sample=True)
    assert assist.read_habits(desk).lately == ()
    for _ in range(2):
        findings.submit(desk, "counter", HERE)
    habits = assist.read_habits(desk)
    assert [habit.window_code for habit in habits.lately] == ["H01-006"] * 2
    assert list(habits.learned["T0401"]) == [HERE["text"]]
    assert meta.get(desk.db, "device_code")

"""The form as widgets: every line has one place and one input that gives back what it was given."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from officer_app.core.catalog import Catalog
from officer_app.core.fields import Kind
from officer_app.core.forms import FORMS, options
from officer_app.core.validate import problems
from officer_app.paths import resource
from officer_app.ui.editor.editors import MAKERS, Setting, make_input, offer
from officer_app.ui.editor.form_layout import MAIN, more
from officer_app.ui.editor.form_view import FormView
from officer_app.ui.editor.text_edits import LineEdit, TextArea

PLACES = {"hall_code": "H01", "window_code": "H01-006", "region_code": "371600"}
TYPED = {
    Kind.TEXT: "A-012 号票",
    Kind.LONG_TEXT: "第一行\n第二行\u00a0𠮷野家\n\n末行",
    Kind.QUOTE: "“去了才说还要复印件”",
    Kind.URL: "zwfw.sd.gov.cn/bz/upload?x=1",
    Kind.INTEGER: 46,
    Kind.BOOLEAN: False,
    Kind.DATETIME: "2026-09-17T10:22:31+08:00",
}


@pytest.fixture(scope="module")
def catalog():
    return Catalog.load(lambda name: resource(f"catalog/{name}").read_bytes())


def every_line():
    return [(form, line) for form in FORMS.values() for line in form.fields]


def test_every_kind_has_an_input():
    assert set(MAKERS) == set(Kind)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("form", "line"), every_line(), ids=lambda x: getattr(x, "code", getattr(x, "name", "")))
def test_an_input_gives_back_what_it_was_given(qtbot, catalog, form, line, language):
    setting = Setting(form, catalog, language)
    made = make_input(line, setting)
    qtbot.addWidget(made)
    offer(made, line, PLACES, setting)
    offered = options(form, line, PLACES, catalog)
    given = offered[-1].code if offered else TYPED[line.kind]
    made.set_value(given)
    assert made.value() == given
    assert type(made.value()) is type(given)
    made.set_value(None)
    assert made.value() in (None, "")


def test_what_is_typed_into_a_free_field_counts_from_its_first_key(qtbot, catalog):
    form = FORMS["online"]
    setting, line = Setting(form, catalog, "zh"), form.field("platform")
    made = make_input(line, setting)
    qtbot.addWidget(made)
    offer(made, line, {}, setting)
    with qtbot.waitSignal(made.touched):
        QTest.keyClicks(made, "bz")
    offer(made, line, {}, setting)
    assert (made.value(), made.text()) == ("bz", "bz"), "what is offered anew takes no key away"
    made.set_value("")
    assert made.text() == ""


def test_every_line_stands_in_exactly_one_place(catalog):
    for form in FORMS.values():
        rows = [*MAIN[form.code], *more(form, catalog)]
        names = [name for row in rows for name in row]
        decided = {line.name for line in form.fields if len(options(form, line, {}, catalog)) == 1}
        assert sorted(names) == sorted({line.name for line in form.fields} - (decided - set(names)))
        assert len(names) == len(set(names))


@pytest.fixture
def counter(qtbot, catalog):
    view = FormView(Setting(FORMS["counter"], catalog, "zh"))
    qtbot.addWidget(view)
    view.show_values({"mode": "counter_self"})
    return view


def test_what_follows_is_shown_and_not_entered(counter):
    counter.put("category_code", "T0401")
    assert counter.inputs["severity"].value() == "S3"
    assert "severity" not in counter.values()
    assert counter.full_values()["severity"] == "S3"
    counter.put("category_code", "T0103")
    assert counter.inputs["severity"].value() == "S2", "it follows the class until somebody chooses"
    counter.put("severity", "S4")
    counter.put("category_code", "T0401")
    assert counter.values()["severity"] == "S4"
    assert not counter.boxes["severity_reason"].isHidden(), "a change needs a reason"


def test_a_window_brings_its_hall_and_another_hall_lets_it_go(counter):
    counter.put("window_code", "H02-001")
    assert counter.values()["hall_code"] == "H02"
    counter.put("hall_code", "H01")
    assert "window_code" not in counter.values()


def test_lines_come_and_go_with_the_mode(counter):
    def shown(name):
        return not counter.boxes[name].isHidden()

    assert not shown("applicant_consent")
    counter.put("mode", "counter_accompany")
    assert shown("applicant_consent")
    assert not shown("authorisation_ref")
    counter.put("mode", "counter_proxy")
    assert shown("authorisation_ref")


def test_values_go_through_the_widgets_unchanged(qtbot, catalog):
    for form in FORMS.values():
        view = FormView(Setting(form, catalog, "zh"))
        qtbot.addWidget(view)
        given = dict(PLACES) | {"window_code": "H01-006"} if "hall_code" in form.by_name else {"region_code": "371600"}
        for line in form.fields:
            offered = options(form, line, given, catalog)
            given.setdefault(line.name, offered[0].code if offered else TYPED[line.kind])
        view.show_values(given)
        assert view.values() == given
        assert all(isinstance(made, QWidget) for made in view.inputs.values())
        view.show_problems(problems(form, given, [], catalog_now(), catalog))


def catalog_now():
    from officer_app.core.clock import parse

    return parse("2026-09-18T08:00:00+08:00")


def test_a_wrong_value_is_said_at_its_field(counter, catalog):
    counter.inputs["wait_minutes"].setText("半小时")
    found = problems(FORMS["counter"], counter.values(), [], catalog_now(), catalog)
    counter.show_problems(found)
    assert counter.boxes["wait_minutes"]._wrong.text()
    counter.inputs["wait_minutes"].setText("４７")
    assert counter.values()["wait_minutes"] == 47
    counter.show_problems(problems(FORMS["counter"], counter.values(), [], catalog_now(), catalog))
    assert counter.boxes["wait_minutes"]._wrong.text() == ""


@pytest.mark.parametrize("make", [LineEdit, TextArea])
def test_a_paste_that_is_changed_is_told(qtbot, make):
    field = make(max_points=8)
    qtbot.addWidget(field)
    told = []
    field.remarked.connect(told.append)
    field.take_text("清单\x00外")
    assert field.value() == "清单外"
    assert "控制字符" in told[0][0].zh
    field.take_text("一二三四五六七八")
    assert field.value() == "清单外一二三四五"
    assert told[1][0].zh == "最多 8 字，后面 3 字没有收下"


def test_a_character_the_box_cannot_show_is_told(qtbot):
    area = TextArea()
    qtbot.addWidget(area)
    told = []
    area.remarked.connect(told.append)
    area.set_value("甲\ufdd0乙")
    assert "换掉了 1 个" in told[0][0].zh


def test_a_class_that_may_be_a_clue_is_sealed_until_it_is_said_to_be_none(counter):
    counter.put("category_code", "T0103")
    assert counter.shortcuts.clue.isHidden()
    counter.put("category_code", "T0801")
    assert not counter.shortcuts.clue.isHidden()
    assert counter.full_values()["clue_flag"] is True
    counter.shortcuts.clue._button.click()
    assert counter.values()["clue_flag"] is False
    assert counter.shortcuts.clue.isHidden()


def test_every_line_that_is_filled_in_by_hand_has_its_help(catalog):
    for form in FORMS.values():
        shown = [line for row in (*MAIN[form.code], *more(form, catalog)) for line in map(form.field, row)]
        assert [line.name for line in shown if line.help is None and line.name != "walk_step"] == []


def test_a_moment_shows_its_text(counter):
    counter.more.set_open(True)
    counter.grab()  # lays it out
    moment = counter.inputs["occurred_at"]
    assert moment.lineEdit().width() > moment.width() / 2

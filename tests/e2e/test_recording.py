"""A finding of each dimension recorded with the keyboard alone, over a real profile and real photos."""

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from officer_app.usecases import lists
from tests.fixtures.window import Hands, sample_photo


def copy_photo(*names: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sample_photo(name))) for name in names])
    QGuiApplication.clipboard().setMimeData(mime)


def recorded(hands: Hands) -> list:
    """Everything in the store, as the list reads it."""
    found = []
    hands.window.session.read(
        lambda desk: [lists.finding(desk, row.id) for row in lists.rows(desk, list(lists.ids(desk, lists.Filter())))],
        found.append,
        hands.window,
    )
    hands.wait(lambda: bool(found))
    return found[0]


def test_a_counter_finding_with_a_photo_takes_at_most_eight_interactions(hands: Hands) -> None:
    copy_photo("notice")
    hands.press("Alt+2")
    hands.press("Ctrl+V")
    hands.press("F3")
    hands.type("bdc")
    hands.press("Return")
    hands.press("Ctrl+1")
    hands.type("窗口工作人员口头要求另交单身证明和户口本复印件，墙上清单没有。")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    assert hands.interactions <= 8
    (view,) = recorded(hands)
    facts = view.finding.facts
    assert facts.form == "counter"
    assert facts.values["window_code"] == "H01-006"
    assert facts.values["hall_code"] == "H01"
    assert facts.values["category_code"] == "T0401"
    assert facts.values["suggested_dept"] == "371600-604"
    assert [photo.size for photo in view.photos] == [sample_photo("notice").stat().st_size]
    assert facts.temp_no in hands.window.toast.text()


def test_an_online_finding_without_a_mouse(hands: Hands) -> None:
    copy_photo("web", "phone")
    hands.press("Alt+1")
    hands.press("F2")
    hands.type("山东政务")
    hands.press("Return")
    hands.press("Tab")
    hands.type("zwfw.sd.gov.cn/bz/qykb/upload")
    hands.press("F4")
    hands.type("企业开办")
    hands.press("Down")
    hands.press("Return")
    hands.press("Ctrl+0")
    hands.type("gssc")
    hands.press("Escape")
    assert hands.window.here == "editor", "Esc closes the list, not the page"
    hands.press("Ctrl+0")
    hands.type("上传失败")
    hands.press("Return")
    hands.editor.form.go_to("text")
    hands.type("上传 6.8 MB 的场所证明扫描件，弹出“上传失败，附件不能超过 2 MB”。")
    hands.press("Ctrl+Up")
    hands.press("Ctrl+V")
    hands.wait(lambda: len(hands.editor.keeper.shots) == 2)
    hands.press("Ctrl+7")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    (view,) = recorded(hands)
    values = view.finding.facts.values
    assert view.finding.facts.form == "online"
    assert values["platform"] == "山东政务服务网"
    assert values["url"] == "zwfw.sd.gov.cn/bz/qykb/upload"
    assert values["category_code"] == "W0502"
    assert values["severity"] == "S3"
    assert values["mode"] == "online_self"
    assert [p.size for p in view.photos] == [sample_photo(n).stat().st_size for n in ("web", "phone")]


def test_a_callback_finding_and_the_next_one_at_once(hands: Hands) -> None:
    hands.press("Alt+3")
    hands.press("F2")
    hands.type("CB01")
    hands.press("Return")
    hands.press("Ctrl+1")
    hands.type("受访人说：去了才说还要户口本复印件，前后跑了 3 趟，承诺最多跑 1 趟。")
    hands.press("Ctrl+Shift+Return")
    hands.wait(lambda: hands.editor.form.view.inputs["text"].value() == "")
    hands.settle()
    assert hands.window.here == "editor"
    assert hands.editor.form.view.values()["centre_code"] == "CB01", "the place is carried over"
    assert hands.editor.form.view.values().get("category_code") is None
    hands.press("Ctrl+2")
    hands.type("受访人说：过了一个月还没有等到结果，也没有人告诉一声。")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    facts = [view.finding.facts for view in recorded(hands)]
    assert sorted(f.values["category_code"] for f in facts) == ["H0201", "H0202"]
    assert {f.values["region_code"] for f in facts} == {"371600"}


def test_leaving_by_esc_keeps_every_word(hands: Hands) -> None:
    hands.press("Alt+2")
    hands.type("只写了半句话")
    hands.press("Escape")
    hands.settle()
    assert hands.window.here == "today"
    kept = []
    hands.window.session.read(lists.draft_rows, kept.extend, hands.window)
    hands.wait(lambda: bool(kept))
    assert kept[0].draft.values["text"] == "只写了半句话"
    hands.window.open_editor(draft=kept[0].draft.id)
    hands.wait(lambda: hands.editor.keeper.draft_id == kept[0].draft.id)
    assert hands.editor.form.view.inputs["text"].value() == "只写了半句话"

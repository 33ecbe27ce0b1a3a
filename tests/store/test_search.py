"""Search finds exactly what `in` finds, whatever the text and however short the query."""

from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.store import search
from officer_app.store.findings import Filter
from officer_app.usecases import lists
from officer_app.usecases.desk import Desk

CHARACTERS = st.one_of(
    st.sampled_from("窗口要求提供清单外材料 单身证明AaBb01,.-\"'*():^\n\t　，。（）ＡＢ①㈱ﬁßİ"),
    st.characters(exclude_categories=("Cs",)),
)
TEXTS = st.lists(st.text(CHARACTERS, max_size=40), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(texts=TEXTS, data=st.data())
def test_a_phrase_finds_what_in_finds(texts: list[str], data: st.DataObject) -> None:
    query = data.draw(
        st.one_of(
            st.text(CHARACTERS, min_size=1, max_size=6),
            st.sampled_from(texts).flatmap(
                lambda t: st.integers(0, len(t)).map(lambda i: t[i : i + 1 + len(t) % 6] or "窗")
            ),
        )
    )
    found = _index(texts, query)
    folded = search.fold(query)
    wanted = {n for n, text in enumerate(texts, 1) if folded in search.fold(text)} if folded.strip() else set()
    assert found == wanted


def _index(texts: list[str], query: str) -> set[int]:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5(words, content='', contentless_delete=1, tokenize='ascii')")
    connection.executemany(
        "INSERT INTO f(rowid, words) VALUES (?, ?)", [(n, search.words([text])) for n, text in enumerate(texts, 1)]
    )
    phrase = search.phrase(query)
    rows = connection.execute("SELECT rowid FROM f WHERE f MATCH ?", (phrase,)).fetchall() if phrase else []
    connection.close()
    return {row[0] for row in rows}


def test_text_numbers_and_names_of_places_lead_to_a_finding(filled: Desk) -> None:
    some = lists.rows(filled, lists.ids(filled, Filter(states=lists.VIEWS[lists.View.RECTIFYING])))[0]
    assert some.class_no
    hall = filled.catalog.hall(some.hall_code).name.zh
    group = filled.catalog.category(filled.catalog.category(some.category_code).parent).name
    for text in (some.temp_no, some.temp_no.lower(), some.class_no, some.title[3:7], hall[1:5], *group):
        assert some.n in lists.ids(filled, Filter(text=text)), text
    assert list(lists.ids(filled, Filter(text="没有这样的话"))) == []
    assert lists.by_number(filled, some.class_no) == lists.by_number(filled, some.temp_no) == [some.id]

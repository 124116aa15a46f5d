"""The label index: what is found, in which order, and how it is kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ids, search
from kg.errors import StoreError, UsageError, Words
from kg.namespaces import LTI, LTS
from kg.search import Entry, How, Index, Thing

NAMES = {
    "body-hoi-ccb-huyen-an-binh": ["Hội Cựu chiến binh huyện An Bình", "Hội CCB huyện"],
    "body-hoi-ccb-tinh": ["Hội Cựu chiến binh tỉnh"],
    "body-dang-bo-huyen": ["Đảng bộ huyện An Bình"],
    "body-dang-uy-xa": ["Đảng ủy xã"],
    "unit-tam-dao": ["Huyện Tam Đảo"],
    "unit-tam-dao-xa": ["Xã Tam Đảo"],
    "unit-hoa-binh": ["Tỉnh Hòa Bình"],
    "unit-hoa-an": ["Xã Hóa An"],
    "doc-nq-29": ["Nghị quyết về giáo dục", "29-NQ/TW"],
    "doc-ct-05": ["Chỉ thị 05-CT/TW"],
    "doc-qd-15": ["Quyết định 15/2025/QĐ-UBND"],
    "model-oi": ["Mô hình trồng ổi"],
    "drive-hoc-tap": ["Học tập và làm theo Bác"],
}
KIND = Words("loại", "kind")
THINGS = [Thing(ids.thing(i), Words(names[0], i), KIND) for i, names in NAMES.items()]
INDEX = Index.of(
    THINGS,
    [
        Entry(number, role, text)
        for number, names in enumerate(NAMES.values())
        for role, text in enumerate(names)
    ],
    [("ccb", "cuu chien binh"), ("ubnd", "uy ban nhan dan")],
)


def found(typed, limit=10):
    return [hit.thing.iri.value.removeprefix(LTI) for hit in search.search(INDEX, typed, limit)]


def how(typed):
    return search.search(INDEX, typed)[0].how


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("hoi ccb", "body-hoi-ccb-huyen-an-binh"),
        ("hội cựu chiến binh huyện", "body-hoi-ccb-huyen-an-binh"),
        ("HỘI CCB TỈNH", "body-hoi-ccb-tinh"),
        ("tam dao", "unit-tam-dao-xa"),
        ("29-NQ/TW", "doc-nq-29"),
        ("29 nq tw", "doc-nq-29"),
        ("số 29–NQ/T.Ư", "doc-nq-29"),
        ("29/NQ-TW", "doc-nq-29"),
        ("5-ct/tw", "doc-ct-05"),
        ("chi thi so 05", "doc-ct-05"),
        ("15/2025/QĐ-UBND", "doc-qd-15"),
        ("đảng bộ", "body-dang-bo-huyen"),
        ("dang uy", "body-dang-uy-xa"),
        ("đảng uỷ", "body-dang-uy-xa"),
        ("hoà bình", "unit-hoa-binh"),
        ("hòa bình", "unit-hoa-binh"),
        ("binh an dang", "body-dang-bo-huyen"),
        ("tro oi", "model-oi"),
        ("hoc tap bac", "drive-hoc-tap"),
        ("iao du", "doc-nq-29"),
        ("body-dang-uy-xa", "body-dang-uy-xa"),
        ("lti:model-oi", "model-oi"),
    ],
)
def test_a_thing_is_found_as_people_type_it(typed, first):
    assert found(typed)[0] == first
    assert found(unicodedata.normalize("NFD", typed))[0] == first


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Đảng ủy xã", How.EXACT),
        ("đảng uỷ xã", How.EXACT),
        ("dang uy xa", How.FOLDED),
        ("đảng", How.START),
        ("uy xa", How.WORDS),
        ("ang u", How.INSIDE),
        ("dang uyy xa", How.SLIP),
        ("giaos duc", How.SLIP),
        ("gaio duc", How.SLIP),
        ("gio duc", How.SLIP),
    ],
)
def test_each_way_of_fitting_has_its_rank(typed, expected):
    assert how(typed) == expected


def test_marks_that_are_typed_count():
    assert found("hóa")[0] == "unit-hoa-an"
    assert found("hòa")[0] == "unit-hoa-binh"
    assert set(found("hoa")) == {"unit-hoa-an", "unit-hoa-binh"}


def test_each_thing_is_given_once_by_its_best_name():
    hits = search.search(INDEX, "hoi ccb huyen")
    assert [hit.thing.iri for hit in hits].count(ids.thing("body-hoi-ccb-huyen-an-binh")) == 1
    assert hits[0].name == "Hội CCB huyện"


def test_no_more_are_given_than_asked_for():
    assert len(found("huyen", limit=2)) == 2


@pytest.mark.parametrize("typed", ["", "  ", "/", "…", "zzzzqq", "77", "\t"])
def test_what_says_nothing_finds_nothing(typed):
    assert found(typed) == []


@given(st.text(max_size=20))
def test_no_text_makes_a_search_fail(typed):
    assert len(found(typed, limit=3)) <= 3


@given(st.sampled_from([(t.iri.value, t.label.vi) for t in THINGS]), st.data())
def test_any_words_of_a_label_find_it_in_any_order(thing, data):
    words = data.draw(st.permutations(thing[1].split()))
    some = words[: data.draw(st.integers(1, len(words)))]
    assert thing[0].removeprefix(LTI) in found(" ".join(some), limit=50)


@pytest.mark.parametrize(
    ("typed", "iri"),
    [
        ("body-dang-uy-xa", f"{LTI}body-dang-uy-xa"),
        ("lti:body-dang-uy-xa", f"{LTI}body-dang-uy-xa"),
        (f"{LTI}body-dang-uy-xa", f"{LTI}body-dang-uy-xa"),
        ("dang uy xa", f"{LTI}body-dang-uy-xa"),
        ("trồng ổi", f"{LTI}model-oi"),
    ],
)
def test_one_thing_is_meant(typed, iri):
    assert search.resolve(INDEX, typed).value == iri


def test_a_name_of_several_things_is_answered_with_the_list():
    with pytest.raises(UsageError) as caught:
        search.resolve(INDEX, "tam dao")
    assert "several things" in caught.value.to("en")
    assert "Huyện Tam Đảo (lti:unit-tam-dao)" in caught.value.to("vi")


@pytest.mark.parametrize("typed", ["zzzzqq", "lti:body-khong-co", "https://x/y"])
def test_a_name_of_nothing_is_refused(typed):
    with pytest.raises(UsageError, match="Nothing is found"):
        search.resolve(INDEX, typed)


def test_what_is_meant_can_be_kept_within_a_kind():
    assert search.resolve(INDEX, "tam dao", f"{LTI}unit-tam-dao-x").value.endswith("xa")
    with pytest.raises(UsageError, match="Nothing"):
        search.resolve(INDEX, "tam dao", LTS)


def test_the_file_is_the_same_whatever_the_order_of_the_names(tmp_path):
    entries = [Entry(0, 1, "b"), Entry(1, 0, "a\tb"), Entry(0, 0, "a")]
    for name, some in (("one", entries), ("two", [*reversed(entries), entries[0]])):
        Index.of(THINGS, some, [("a", "b")]).save(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_an_index_is_read_back_whole(tmp_path):
    INDEX.save(tmp_path / search.FILE)
    again = Index.load(tmp_path / search.FILE)
    assert len(again) == len(INDEX) == 15
    assert search.search(again, "hoi ccb") == search.search(INDEX, "hoi ccb")


@pytest.mark.parametrize("content", [None, "", "something else", "lantoa-search 0\x1e\n"])
def test_a_file_that_is_no_index_says_to_build(tmp_path, content):
    if content is not None:
        (tmp_path / "x").write_text(content)
    with pytest.raises(StoreError) as caught:
        Index.load(tmp_path / "x")
    assert "kg build" in caught.value.to("en")


def test_an_empty_index_finds_nothing(tmp_path):
    Index.of([], []).save(tmp_path / "x")
    assert search.search(Index.load(tmp_path / "x"), "a") == []


def test_ten_thousand_names_are_found_by_their_words_in_any_order(tmp_path):
    onsets = "b c đ h kh l m n ng ph t th tr v"
    rhymes = "a á ô ơi ên"
    syllables = [onset + rhyme for onset in onsets.split() for rhyme in rhymes.split()]
    names = [
        f"{syllables[n % 70]} {syllables[n // 70 % 70]} {syllables[n // 7 % 70]} {n % 97}"
        for n in range(10_000)
    ]
    things = [Thing(ids.thing(f"x-{n}"), Words(x, x), KIND) for n, x in enumerate(names)]
    Index.of(things, [Entry(n, 0, name) for n, name in enumerate(names)]).save(tmp_path / "x")
    index = Index.load(tmp_path / "x")
    for name in names[::250]:
        assert search.search(index, " ".join(name.split()[2:0:-1]))

"""Places as people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.gazetteer import places
from kg.gazetteer.written import name_key
from kg.text import fold


def ids(found):
    return [one.unit.id for one in found]


def test_a_name_of_five_communes_gives_all_five_with_district_and_present_unit(names):
    found = [c for c in places.resolve(names, "xa minh quang") if c.unit.era == "den-2025"]
    assert [c.above[0].title for c in found] == [
        "Huyện Ba Vì", "Huyện Kiến Xương", "Huyện Lâm Bình", "Huyện Tam Đảo", "Huyện Vũ Thư",
    ]  # fmt: skip
    assert [[h.entry.name for h in c.today] for c in found] == [
        ["Ba Vì", "Bất Bạt"], ["Bình Thanh"], ["Minh Quang"], ["Tam Đảo"], ["Vũ Thư"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        "Minh Quang, Tam Đảo",
        "xã Minh Quang, huyện Tam Đảo, tỉnh Vĩnh Phúc",
        "Xã Minh Quang huyện Tam Đảo",
        "X. Minh Quang, H. Tam Đảo",
        "minh quang tam dao",
        "xa minh quang - tam dao - vinh phuc",
    ],
)
def test_the_district_written_with_it_leaves_one(names, written):
    assert ids(places.resolve(names, written)) == ["unit-xa-minh-quang-08932-den-2025"]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("TT. Hợp Châu, H. Tam Đảo, Vĩnh Phúc", "unit-thi-tran-hop-chau-08911-den-2025"),
        ("TT Hợp Châu", "unit-thi-tran-hop-chau-08911-den-2025"),
        ("Hợp Châu", "unit-thi-tran-hop-chau-08911-den-2025"),
        ("P.4, TP. Mỹ Tho", "unit-phuong-4-28252-den-2025"),
        ("Phường 04, thành phố Mỹ Tho", "unit-phuong-4-28252-den-2025"),
        ("Thị trấn Phó Bảng", "unit-thi-tran-pho-bang-00712-den-2025"),
        ("thị trấn Phố Bảng", "unit-thi-tran-pho-bang-00712-den-2025"),
        ("H. Tam Đảo", "unit-huyen-tam-dao-248-den-2025"),
        ("Q1, TP.HCM", "unit-quan-1-760-den-2025"),
        ("TX. Sơn Tây", "unit-thi-xa-son-tay-269-den-2025"),
    ],
)
def test_a_shortened_name_is_understood(names, written, wanted):
    assert ids(places.resolve(names, written)) == [wanted]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("xa muong min, quan son", "unit-xa-muong-min-15025-den-2025"),
        ("xa muong min, h. quan son, thanh hoa", "unit-xa-muong-min-15025-den-2025"),
        ("xa quyet tien, quan ba", "unit-xa-quyet-tien-00904-den-2025"),
    ],
)
def test_a_district_whose_name_begins_like_a_kind_is_understood(names, written, wanted):
    assert ids(places.resolve(names, written)) == [wanted]


def test_the_place_of_the_tone_mark_is_no_difference(names):
    old, new = places.resolve(names, "huyện Hoà An"), places.resolve(names, "huyện Hòa An")
    assert ids(old) == ids(new) != []
    assert old[0].reasons[0] == places.SAME_LETTERS


def test_a_name_with_other_marks_is_found_after_the_exact_one(names):
    found = places.resolve(names, "Phó Bảng")
    assert {name_key(c.unit.name) for c in found} == {"pho bang"}


@pytest.mark.parametrize(
    "written",
    ["xã Phú Minh, huyện Kỳ Sơn, tỉnh Hòa Bình", "xã Không Có Thật", "thôn Chùa Vàng", ""],
)
def test_an_unknown_place_stays_without_a_code(names, written):
    assert places.resolve(names, written) == []


def test_the_context_of_a_source_orders_what_its_words_leave_open(names):
    found = places.resolve(names, "Minh Quang", district="Tam Đảo", province="Vĩnh Phúc")
    assert len(found) > 1
    best = places.only(found)
    assert best.unit.id == "unit-xa-minh-quang-08932-den-2025"
    assert "in the district of the source" in [r.en for r in best.reasons]


def test_a_tie_is_not_decided(names):
    assert places.only(places.resolve(names, "xã Minh Quang")) is None


def test_a_unit_that_did_not_stand_on_the_day_is_left_out(names):
    before = places.resolve(names, "xã Minh Quang", on="2020-06-01")
    after = places.resolve(names, "xã Minh Quang", on="2025-08-01")
    assert {c.unit.era for c in before} == {"den-2025"}
    assert ids(after) == ["unit-xa-minh-quang-02302-tu-2025"]


def test_the_province_of_today_finds_a_former_commune_by_its_heir(names):
    (one,) = places.resolve(names, "Minh Quang, Phú Thọ")
    assert one.unit.id == "unit-xa-minh-quang-08932-den-2025"
    assert "the place written with it is above its heir" in [r.en for r in one.reasons]


def test_every_unit_is_found_by_its_folded_name(names):
    for entry in names:
        assert entry.id in ids(places.resolve(names, fold(entry.title))), entry


@settings(deadline=None)
@given(data=st.data())
def test_a_full_path_leads_to_its_unit_however_it_is_typed(names, data):
    entry = names.entry(data.draw(st.integers(0, len(names) - 1)))
    titles = [entry.title, *(e.title for e in names.above(entry))]
    typed = data.draw(st.sampled_from([", ", " - ", "; "])).join(titles)
    if data.draw(st.booleans()):
        typed = fold(typed)
    if data.draw(st.booleans()):
        typed = typed.upper()
    assert entry.id in ids(places.resolve(names, typed))

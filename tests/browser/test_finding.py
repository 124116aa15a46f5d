"""Fifty things, typed as people type: no marks, other tone places, abbreviations, codes."""

import pytest

FIRST = "typed => KG.app.find(typed, 8).map(i => KG.parts.m.label(i))"
TYPED = [
    ("hoi ccb", "Hội Cựu chiến binh huyện Tam Đảo"),
    ("hoi ccb huyen", "Hội Cựu chiến binh huyện Tam Đảo"),
    ("hoi cuu chien binh huyen", "Hội Cựu chiến binh huyện Tam Đảo"),
    ("Hội CCB huyện", "Hội Cựu chiến binh huyện Tam Đảo"),
    ("hoi ccb viet nam", "Hội Cựu chiến binh Việt Nam"),
    ("dang bo huyen", "Đảng bộ huyện Tam Đảo"), ("đảng bộ huyện", "Đảng bộ huyện Tam Đảo"),
    ("dang bo quan su", "Đảng bộ Quân sự huyện Tam Đảo"), ("huyen uy", "Huyện ủy Tam Đảo"),
    ("huyện uỷ", "Huyện ủy Tam Đảo"), ("btv huyen uy", "Ban Thường vụ Huyện ủy Tam Đảo"),
    ("ban thuong vu huyen uy", "Ban Thường vụ Huyện ủy Tam Đảo"),
    ("thuong truc huyen uy", "Thường trực Huyện ủy Tam Đảo"), ("tinh uy", "Tỉnh ủy Vĩnh Phúc"),
    ("bo chinh tri", "Bộ Chính trị"), ("ban bi thu", "Ban Bí thư Trung ương Đảng"),
    ("ban chap hanh trung uong", "Ban Chấp hành Trung ương Đảng"), ("quoc hoi", "Quốc hội"),
    ("chinh phu", "Chính phủ"), ("van phong trung uong", "Văn phòng Trung ương Đảng"),
    ("bao vinh phuc", "Báo Vĩnh Phúc"), ("huyen tam dao", "Huyện Tam Đảo"),
    ("tinh vinh phuc", "Tỉnh Vĩnh Phúc"), ("chua vang", "Thôn Chùa Vàng"),
    ("huyện uỷ tam đảo", "Huyện ủy Tam Đảo"), ("huyện ủy tam đảo", "Huyện ủy Tam Đảo"),
    ("ubnd tinh", "Ủy ban nhân dân tỉnh Vĩnh Phúc"),
    ("hop chau", "Thị trấn Hợp Châu"), ("minh quang", "Xã Minh Quang"),
    ("tam quan", "Xã Tam Quan"), ("dai dinh", "Đại Đình"), ("lo dot rac", "lò đốt rác"),
    ("so gddt", "Sở Giáo dục và Đào tạo"),
    ("chi thi 05", "Chỉ thị 05-CT/TW"), ("05-CT/TW", "05-CT/TW"),
    ("29-NQ/TW", "29-NQ/TW"), ("29 nq tw", "29-NQ/TW"), ("nghi quyet 29", "29-NQ/TW"),
    ("kết luận 01-KL/TW", "Kết luận 01-KL/TW"), ("mo hinh lo dot rac", "Mô hình lò đốt rác"),
    ("oi trai mua", "ổi"), ("tra hoa vang", "trà hoa vàng"), ("hong nhung", "Bùi Thị Hồng Nhung"),
    ("bui thi hong nhung", "Bùi Thị Hồng Nhung"), ("nong thon moi", "nông thôn mới"),
    ("thi dua yeu nuoc", "thi đua yêu nước"), ("phong gddt", "Phòng Giáo dục và Đào tạo"),
    ("so giao duc", "Sở Giáo dục và Đào tạo"), ("phong giao duc", "Phòng Giáo dục và Đào tạo"),
    ("hoc tap va lam theo", "Học tập và làm theo"),
]  # fmt: skip


@pytest.fixture
def tab(open_page, shipped_html):
    return open_page(shipped_html).tab


def test_fifty_of_fifty_searches_find_their_thing_first_or_second(tab):
    assert len({typed for typed, _ in TYPED}) == 50
    missed = [(t, tab.evaluate(FIRST, t)[:3]) for t, w in TYPED if not _near(tab, t, w)]
    assert missed == []


def _near(tab, typed, wanted):
    return any(wanted in label for label in tab.evaluate(FIRST, typed)[:2])


def test_exact_marks_come_first(tab):
    for typed in ("Huyện ủy Tam Đảo", "huyện uỷ tam đảo"):
        assert tab.evaluate(FIRST, typed)[0] == "Huyện ủy Tam Đảo"


def test_results_stand_by_kind_and_enter_goes_there(tab):
    tab.fill("#search", "hoi ccb")
    groups = tab.locator("#found .group").all_inner_texts()
    assert len(groups) == len(set(groups)) > 1
    tab.press("#search", "Enter")
    assert tab.inner_text("#panel h2") == "Hội Cựu chiến binh huyện Tam Đảo"
    x, y = tab.evaluate("KG.parts.overview.at(KG.app.state.node)")
    size = tab.evaluate("KG.parts.overview.size()")
    assert abs(x - size["w"] / 2) < 2
    assert abs(y - size["h"] / 2) < 2


def test_a_search_without_result_says_so(tab):
    tab.fill("#search", "xyzzy")
    assert tab.inner_text("#found") == "Không thấy gì. Thử ít chữ hơn."


def test_folding_is_that_of_the_core(tab):
    from kg import text

    for word in ("Đảng bộ", "đường", "Hoà Bình", "29-NQ/TW", "ƯƠNG", "Ốc Ơ"):
        assert tab.evaluate("KG.fold", word) == " ".join(text.words(word))

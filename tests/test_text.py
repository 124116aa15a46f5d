"""Vietnamese text: what is the same, what comes first, where a paragraph stands."""

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import text

ORDER = (Path(__file__).parent / "data" / "vietnamese-order.txt").read_text("utf-8").splitlines()
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
SYLLABLES = st.tuples(
    st.sampled_from(["", "b", "ch", "đ", "d", "gi", "h", "kh", "ngh", "ph", "qu", "th", "tr", "v"]),
    st.sampled_from(list("aăâeêioôơuưy")),
    st.sampled_from(TONES),
    st.sampled_from(["", "c", "ch", "m", "n", "ng", "nh", "i", "u", "o"]),
    st.sampled_from([str, str.capitalize, str.upper]),
).map(lambda p: unicodedata.normalize("NFC", p[4]("".join(p[:4]))))
NAMES = st.lists(SYLLABLES, min_size=1, max_size=5).map(" ".join)


def nfd(value):
    return unicodedata.normalize("NFD", value)


def test_the_order_is_the_one_icu_gives():
    shuffled = sorted(ORDER, key=text.fold)
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=lambda name: (text.collation_key(name), name)) == ORDER


@given(NAMES)
def test_a_composed_and_a_decomposed_name_have_the_same_keys(name):
    for key in (text.fold, text.marked, text.collation_key, text.slug, text.words):
        assert key(nfd(name)) == key(name)


@given(NAMES)
def test_a_folded_name_is_plain_ascii_and_folds_to_itself(name):
    assert text.fold(name).isascii()
    assert text.fold(text.fold(name)) == text.fold(name)


@given(NAMES, NAMES)
def test_names_with_the_same_marks_have_the_same_letters(left, right):
    if text.marked(left) == text.marked(right):
        assert text.same_words(left, right)


@given(st.text())
def test_no_text_makes_a_key_fail(anything):
    assert text.fold(text.nfc(anything)) == text.fold(anything)
    assert text.collation_key(anything) == text.collation_key(anything)
    assert text.marked(anything) == text.marked(text.nfc(anything))


@pytest.mark.parametrize(
    ("old", "new"),
    [("Hòa", "hoà"), ("hóa", "hoá"), ("ủy", "uỷ"), ("Thụy", "Thuỵ"), ("khỏe", "khoẻ")],
)
def test_old_and_new_tone_placement_are_one_spelling(old, new):
    assert text.marked(old) == text.marked(new)


@pytest.mark.parametrize(
    ("one", "other"), [("Tám", "Tâm"), ("Đà", "Da"), ("hòa", "hóa"), ("Phó", "Phố"), ("Ô", "Ơ")]
)
def test_words_with_other_marks_stay_apart(one, other):
    assert text.marked(one) != text.marked(other)
    assert text.same_words(one, other) is (text.fold(one) == text.fold(other))


def test_marks_belong_to_their_own_word():
    assert text.marked("hoà an") != text.marked("hoa àn")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Đảng bộ huyện", "dang bo huyen"),
        ("ĐƯỜNG", "duong"),
        ("Hội CCB", "hoi ccb"),
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("Quỹ “Vì người nghèo”", "quy “vi nguoi ngheo”"),
    ],
)
def test_folding_drops_every_mark_and_the_bar_of_d(name, folded):
    assert text.fold(name) == folded


def test_words_are_divided_by_all_that_is_neither_letter_nor_digit():
    assert text.words("Xây dựng_nông-thôn\xa0mới (29-NQ/TW)…") == [
        *("xay", "dung", "nong", "thon", "moi", "29", "nq", "tw")
    ]


@given(st.lists(st.sampled_from(["một", " ", "", "hai ba", "\t"]), max_size=8))
def test_paragraphs_are_the_lines_with_words_in_them(lines):
    source = text.normalize_source("\r\n".join(lines))
    found = list(text.paragraphs(source))
    assert [source[start:end] for _, start, end in found] == [x for x in lines if x.strip()]
    assert [number for number, _, _ in found] == list(range(1, len(found) + 1))


def test_a_source_text_loses_its_byte_order_mark_and_its_line_ends():
    assert text.normalize_source("\ufeff" + nfd("Đổi mới") + "\r\nhai\rba") == "Đổi mới\nhai\nba"
    assert text.is_nfc("Đổi")
    assert not text.is_nfc(nfd("Đổi"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("hasPartners", "hasPartner"), ("leadBy", "ledBy"), ("hội ccp", "Hội CCB"), ("zzz", None)],
)
def test_the_nearest_name_is_offered_only_when_it_is_near(wanted, found):
    assert text.nearest(wanted, ["hasPartner", "ledBy", "Hội CCB"]) == found

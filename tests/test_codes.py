"""Document codes: what the grammar takes, what it refuses, what it leaves open."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import codes
from kg.codes import System


def nfd(value):
    return unicodedata.normalize("NFD", value)


FORMS = [
    # as written, normal form, system, variant
    ("05-CT/TW", "05-CT/TW", System.PARTY, False),
    ("số 05–CT/TW", "05-CT/TW", System.PARTY, False),
    ("05- CT/ TW", "05-CT/TW", System.PARTY, False),
    ("29–NQ/T.Ư", "29-NQ/TW", System.PARTY, False),
    ("29-NQ/TƯ", "29-NQ/TW", System.PARTY, False),
    ("29 NQ/T. Ư", "29-NQ/TW", System.PARTY, False),
    ("29/NQ-TW", "29-NQ/TW", System.PARTY, True),
    ("05/CT-TW", "05-CT/TW", System.PARTY, True),
    ("08-QĐi/TW", "08-QĐi/TW", System.PARTY, False),
    ("154-nq/tu", "154-NQ/TU", System.PARTY, False),
    ("06-ĐA/HU", "06-ĐA/HU", System.PARTY, False),
    ("12-TTr/ThU", "12-TTr/ThU", System.PARTY, False),
    ("36-HD/VPTW", "36-HD/VPTW", System.PARTY, False),
    ("06-HD/BTGTU", "06-HD/BTGTU", System.PARTY, False),
    ("147-CTHĐ/TU", "147-CTHĐ/TU", System.PARTY, False),
    ("01-BC/BCĐ", "01-BC/BCĐ", System.PARTY, False),
    ("03-NQ/ĐH", "03-NQ/ĐH", System.PARTY, False),
    ("15/2025/TT-BGDĐT", "15/2025/TT-BGDĐT", System.STATE, False),
    ("64/2024/QĐ-UBND", "64/2024/QĐ-UBND", System.STATE, False),
    ("719/QĐ-TTg", "719/QĐ-TTg", System.STATE, False),
    ("1676/NQ-UBTVQH15", "1676/NQ-UBTVQH15", System.STATE, False),
    ("20/NQ-HĐND", "20/NQ-HĐND", System.STATE, False),
    ("12-KH/UBND", "12/KH-UBND", System.STATE, True),
    ("06/2022/QH15", "06/2022/QH15", System.STATE, False),
    ("22/2018/UBTVQH14", "22/2018/UBTVQH14", System.STATE, False),
    ("367-QĐ/TWĐTN-VPĐ", "367-QĐ/TWĐTN-VPĐ", System.UNION, False),
    ("367 QĐ/TWĐTN–VPĐ", "367-QĐ/TWĐTN-VPĐ", System.UNION, False),
    ("07/KH-CCB", "07/KH-CCB", System.UNION, False),
]


@pytest.mark.parametrize(("written", "normal", "system", "variant"), FORMS)
def test_each_form_is_read_into_its_normal_form(written, normal, system, variant):
    code = codes.parse(written)
    assert code is not None
    assert (str(code), code.system, code.variant) == (normal, system, variant)


@pytest.mark.parametrize("normal", sorted({form[1] for form in FORMS}))
def test_a_normal_form_is_its_own_normal_form(normal):
    code = codes.parse(normal)
    assert code is not None
    assert str(code) == normal
    assert not code.variant


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("66-QĐ/TW", ("quyết định", "quy định")),
        ("08-QĐi/TW", ("quy định",)),
        ("202/2025/QH15", ("luật", "nghị quyết")),
        ("22/2018/UBTVQH14", ("pháp lệnh", "nghị quyết")),
        ("05-TT/TW", ("thông tri",)),
        ("15/2025/TT-BGDĐT", ("thông tư",)),
    ],
)
def test_what_a_code_leaves_open_is_left_open(written, readings):
    code = codes.parse(written)
    assert code is not None
    assert code.readings == readings


@pytest.mark.parametrize(
    "written",
    [
        "",
        "29",
        "12/3/2020",
        "12-KH/ABC",
        "Chỉ thị 05",
        "05-XX/TW",
        "a-CT/TW",
        "TU",
        "1-2/3",
        "05-CT",
    ],
)
def test_what_is_no_code_is_not_guessed_into_one(written):
    assert codes.parse(written) is None


def test_codes_are_found_in_running_text_with_their_place():
    said = "Theo Chỉ thị số 05-CT/TW ngày 15/5/2016, Nghị quyết 29–NQ/T.Ư; Luật 06/2022/QH15."
    found = [(said[start:end], str(code)) for start, end, code in codes.find(said)]
    assert found == [
        ("05-CT/TW", "05-CT/TW"),
        ("29–NQ/T.Ư", "29-NQ/TW"),
        ("06/2022/QH15", "06/2022/QH15"),
    ]


@pytest.mark.parametrize(
    "written",
    ["29-NQ/TW", "29 nq tw", "số 29–NQ/T.Ư", "29/NQ-TW", "29-NQ/TƯ", "so 29 nq/tw", "029-nq/tw"],
)
def test_a_code_is_found_however_it_is_typed(written):
    assert codes.search_key(written) == "29 nq tw"


@given(
    st.integers(1, 2000).map(str),
    st.sampled_from(["CT", "NQ", "QĐ", "KH", "KL", "TTr", "CTr", "QyĐ"]),
    st.sampled_from(["TW", "TU", "HU", "ĐU", "BTGTU", "VPTW"]),
    st.sampled_from(["-", "–", " - ", " – "]),
)
def test_every_party_code_reads_back_as_its_parts(number, kind, issuer, dash):
    code = codes.parse(f"{number}{dash}{kind}/{issuer}")
    assert code is not None
    assert (code.number, code.type, code.issuer, code.year) == (number, kind, issuer, "")


@given(st.text(max_size=30))
def test_no_text_makes_the_grammar_fail(anything):
    codes.parse(anything)
    assert all(anything[start:end] for start, end, _ in codes.find(anything))
    assert codes.search_key(anything) == codes.search_key(nfd(anything))

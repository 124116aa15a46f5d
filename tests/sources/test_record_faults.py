"""Every fault of a record is told with its line, in both languages, with what to do next."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from village import HEAD, RECORD, VOCABULARY, codes, load

from kg.model import Severity
from kg.sources import claims, load_all
from kg.sources.messages import KINDS

LINES = RECORD.splitlines()

# Each case: code; what stands in the record; what is written instead; words in vi; words in en.
CASES = [
    ("key-twice", "    field: field-nong-nghiep", "    field: x\n    field: y",
     "«field» viết hai lần; lần đầu ở dòng 29", "“field” is written twice; first on line 29"),
    ("alias", "field: field-nong-nghiep", "field: *x", "bí danh", "aliases"),
    ("alias", "field: field-nong-nghiep", "field: &x field-nong-nghiep", "Neo", "anchors"),
    ("tag", "field: field-nong-nghiep", "field: !!int 5", "Nhãn kiểu YAML", "YAML tag"),
    ("key-form", "    field: field-nong-nghiep", "    ? [field]\n    : x", "Khóa phải", "A key"),
    ("not-nfc", "vi: Trồng cam", "vi: Tro\u0302\u0300ng cam", "chưa ở dạng NFC", "not in NFC"),
    ("invisible-character", "vi: Trồng cam", "vi: Trồng\u200b cam", "U+200B", "U+200B"),
    ("invisible-character", "vi: Trồng cam ở Suối Vàng", 'vi: "Trồng\\u202e cam"', "U+202E",
     "bidirectional"),
    ("look-alike", "vi: Trồng cam", "vi: Trồng \u0441am", "CYRILLIC SMALL LETTER ES", "looks like"),
    ("look-alike", "vi: Trồng cam", "vi: Ðường cam", "U+00D0", "LATIN CAPITAL LETTER ETH"),
    ("key-unknown", "{is: 300.0, seen", "{is: 300.0, sen: a, seen", "có phải «seen»",
     "did you mean “seen”"),
    ("key-missing", "{is: 300.0, seen", "{seen", "Thiếu khóa «is»", "“is” is missing"),
    ("value-missing", "field: field-nong-nghiep", "field:", "chưa có giá trị", "has no value"),
    ("value-missing", "field: field-nong-nghiep", "field: []", "chưa có giá trị", "no value"),
    ("value-shape", "field: field-nong-nghiep", "field: [[a]]", "danh sách phẳng", "flat list"),
    ("value-shape", "vi: Trồng cam ở Suối Vàng", "vi: {a: b}", "một dòng chữ", "one line of text"),
    ("entity-without-id", "  - id: act-trong-cam", "  - ix: act-trong-cam", "thiếu «id»",
     "lacks “id”"),
    ("id-form", "  - id: act-trong-cam", "  - id: act-Trồng-cam", "act-trong-cam", "lower-case"),
    ("id-form", "  - id: act-trong-cam", "  - id: trong", "không phải mã", "not a well-formed id"),
    ("id-prefix", "  - id: act-trong-cam", "  - id: body-trong-cam", "bắt đầu bằng «act-»",
     "must begin with «act-»"),
    ("id-twice", "  - id: act-trong-cam", "  - id: act-don-duong", "đã được mô tả ở",
     "is described already at"),
    ("id-unknown", "  - id: act-don-duong\n    status", "  - id: act-don-duon\n    status",
     "có phải «act-don-duong»", "did you mean “act-don-duong”"),
    ("type-missing", "    type: Activity\n    vi: Trồng", "    vi: Trồng", "thiếu «type»",
     "lacks “type”"),
    ("label-missing", "    vi: Trồng cam ở Suối Vàng\n", "", "thiếu tên tiếng Việt",
     "lacks its Vietnamese label"),
    ("english-missing", "    en: Planting oranges\n", "", "tên tiếng Anh", "English label"),
    ("class-unknown", "type: Activity\n    vi: Trồng", "type: Activty\n    vi: Trồng",
     "có phải «Activity»", "did you mean “Activity”"),
    ("property-unknown", "    field: field-nong-nghiep", "    feild: field-nong-nghiep",
     "có phải «field»", "did you mean “field”"),
    ("property-reserved", "    field: field-nong-nghiep", "    prefLabel: x", "hãy dùng «vi»",
     "use “vi”"),
    ("concept-unknown", "field: field-nong-nghiep", "field: field-nong-nghip",
     "có phải «field-nong-nghiep»", "Schemes allowed here: field"),
    ("concept-unknown", "field: field-nong-nghiep", "field: nông nghiệp",
     "có phải «field-nong-nghiep»", "did you mean “field-nong-nghiep”"),
    ("concept-scheme", "field: field-nong-nghiep", "field: certainty-co-the",
     "thuộc bảng «certainty»", "is of the scheme “certainty”"),
    ("concept-unknown", "  - id: act-don-duong\n    sta", "  - concept: abbr-hn\n    sta",
     "có phải «abbr-hnd»", "did you mean “abbr-hnd”"),
    ("key-unknown", "  - id: act-don-duong\n    sta", "  - concept: abbr-hnd\n    vi: a\n    sta",
     "«vi» không dùng được", "“vi” is no key here"),
    ("thing-unknown", "body-doan-xa-suoi-vang, seen", "body-doan-xa-suoi-vag, seen",
     "có phải «body-doan-xa-suoi-vang»", "did you mean “body-doan-xa-suoi-vang”"),
    ("thing-unknown", "speaker: body-doan-xa-suoi-vang", "speaker: body-doan-xa",
     "có phải «body-doan-xa-suoi-vang»", "There is no entity"),
    ("literal-for-thing", "body-doan-xa-suoi-vang, seen", "Đoàn xã Suối Vàng, seen",
     "có phải «body-doan-xa-suoi-vang»", "“hasPartner” leads to an entity"),
    ("thing-for-literal", "is: thường xuyên", "is: act-trong-cam", "nhận chữ hoặc số",
     "takes text or a number"),
    ("value-shape", "{is: 300.0, seen", "{is: [300.0], seen", "phẳng",
     "flat list"),
    ("literal-for-thing", "    field: field-nong-nghiep", "    source: javascript:alert(1)",
     "«source» nối tới", "“source” leads to"),
    ("range", "    field: field-nong-nghiep", "    aim: act-don-duong", "nối tới Outcome",
     "leads to Outcome"),
    ("domain", "    type: [Body, Club]",
     "    type: [Body, Club]\n    ledBy: body-doan-xa-suoi-vang", "dùng cho Activity",
     "“ledBy” is for Activity"),
    ("range", "ledBy: {is: body-hoi-nong-dan-suoi-vang, seen", "ledBy: {is: act-don-duong, seen",
     "nối tới Agent", "leads to Agent"),
    ("range", "is: body-doan-xa-suoi-vang, seen", "is: field-moi-truong, seen", "skos:Concept",
     "is a skos:Concept"),
    ("boolean-form", "    field: field-nong-nghiep", "    evaluative: yes", "true hay false",
     "neither true nor false"),
    ("integer-form", "    field: field-nong-nghiep", "    paragraph: 05", "số nguyên", "integer"),
    ("integer-form", "    field: field-nong-nghiep", "    paragraph: 0", "số nguyên", "integer"),
    ("decimal-form", "is: 300.0", "is: 600.000.000", "không ngăn hàng nghìn", "thousands"),
    ("decimal-form", "is: 300.0", "is: 6e8", "số thập phân", "decimal"),
    ("date-form", "    field: field-nong-nghiep", "    validFrom: 15/5/2016", "NNNN-TT-NN",
     "YYYY-MM-DD"),
    ("date-impossible", "    field: field-nong-nghiep", "    validFrom: 2024-02-31",
     "Không có ngày 2024-02-31", "no day 2024-02-31"),
    ("edtf-form", "    field: field-nong-nghiep", "    edtf: tháng 5", "EDTF", "EDTF date"),
    ("literal-form", "    field: field-nong-nghiep", "    homepage: javascript:alert(1)",
     "không đúng dạng xsd:anyURI", "not a well-formed xsd:anyURI"),
    ("language-form", "is: thường xuyên", "is: thường xuyên, lang: Tiếng Việt", "mã ngôn ngữ",
     "language code"),
    ("language-unused", "is: 300.0", "is: 300.0, lang: vi", "không có «lang»", "takes no “lang”"),
    ("language-unused", "ledBy: {is: body-hoi-nong-dan-suoi-vang, seen",
     "ledBy: {lang: vi, is: body-hoi-nong-dan-suoi-vang, seen", "Bỏ «lang»", "Drop “lang”"),
    ("status-unknown", "status: stated", "status: satted", "có phải «stated»", "“stated”"),
    ("status-unknown", "status: stated", "status: inferred", "có phải «reading»", "“reading”"),
    ("rank-unknown", "rank: preferred", "rank: prefered", "có phải «preferred»", "no rank"),
    ("certainty-unknown", "certainty: chac-chan", "certainty: chac", "chac-chan, co-the",
     "no certainty “chac”"),
    ("stated-without-seen", "    seen: [2, \"trồng 300 cây cam\", 120]\n", "",
     "stated mà không có «seen»", "stated without “seen”"),
    ("reading-without-from", "    from: đoạn này không nói ai làm\n", "", "không nói dựa vào đâu",
     "does not say what it rests on"),
    ("claim-differs", "    field: field-nong-nghiep",
     "    field: [field-nong-nghiep, {is: field-nong-nghiep, status: reading, from: a}]",
     "với trạng thái, hạng hoặc nguồn khác", "another status, rank or source"),
    ("claim-twice", "    field: field-nong-nghiep",
     "    field: [field-nong-nghiep, {is: field-nong-nghiep, seen: [2, \"cam\", 133]}]",
     "bằng chứng được gộp lại", "their evidence is joined"),
    ("rival-alone", "rank: deprecated, rival: ai-lam", "rank: deprecated", "chỉ có một phía",
     "one side only"),
    ("points-to-deprecated", "    type: [Body, Club]",
     "    type: [Body, Club]\n    rank: deprecated", "cách đọc bị loại", "a rejected reading"),
    ("seen-form", "[2, \"trồng 300 cây cam\", 120]", "trồng 300 cây cam", "phải là [đoạn",
     "must be [paragraph"),
    ("seen-form", "[2, \"trồng 300 cây cam\", 120]", "[2]", "phải là [đoạn", "must be"),
    ("seen-form", "[2, \"trồng 300 cây cam\", 120]", "[]", "phải là [đoạn", "must be"),
    ("seen-form", "[2, \"trồng 300 cây cam\", 120]", '[2, "", 120]', "phải là [đoạn", "must be"),
    ("seen-number", "[2, \"trồng 300 cây cam\", 120]", '[0, "trồng 300 cây cam", 120]',
     "số nguyên 1 trở lên", "at least 1"),
    ("seen-number", "[2, \"trồng 300 cây cam\", 120]", '[2, "trồng 300 cây cam", -1]',
     "số nguyên 0 trở lên", "at least 0"),
    ("phrase-long", '"trồng 300 cây cam"', f'"{" ".join("abcdefghijklm")}"', "13 từ, quá 12",
     "13 words, more than 12"),
    ("phrase-cut", '"trồng 300 cây cam"', '"trồng … cam"', "cả vị trí đầu và cuối",
     "its start and its end"),
    ("offset-missing", '"trồng 300 cây cam", 120', '"trồng 300 cây cam"', "chưa có vị trí",
     "has no offset yet"),
    ("offset-end", '"trồng 300 cây cam", 120', '"trồng 300 cây cam", 120, 130',
     "kết thúc ở 137", "ends at 137"),
    ("offset-end", '"trồng 300 cây cam", 120', '"trồng … cây cam", 120, 125',
     "không khớp", "does not fit"),
    ("offset-outside", '"trồng 300 cây cam", 120', '"trồng 300 cây cam", 99999',
     "vượt ra ngoài", "reaches beyond"),
    ("evidence-differs", "[2, \"Hội Nông dân xã phối hợp\", 83]", '[3, "Hội Nông dân xã", 83]',
     "đã ghi khác ở", "written otherwise at"),
    ("key-unknown", "  title: Hội", "  titel: Hội", "có phải «title»", "did you mean “title”"),
    ("key-missing", "  title: Hội", "  titel: Hội", "Thiếu khóa «title»", "“title” is missing"),
    ("sha256-form", "  sha256: ", "  sha256: x", "64 chữ số", "64 hexadecimal"),
    ("integer-form", "  chars: ", "  chars: x", "số nguyên", "integer"),
    ("id-form", "  id: suoi-vang", "  id: Suối Vàng", "không phải mã", "not a well-formed"),
    ("value-shape", "  chars: ", "  reported: 2020\n  chars: ", "«reported»", "“reported”"),
    ("date-order", "  chars: ",
     "  reported: {edtf: 2020, earliest: 2021-01-01, latest: 2020-01-01}\n  chars: ",
     "sau «latest»", "is after “latest”"),
    ("edtf-form", "  chars: ", "  reported: {edtf: 2020-13}\n  chars: ", "2020-13", "2020-13"),
]  # fmt: skip


def changed(old, new):
    """Change the record at one place; give it with the line where the change begins."""
    assert RECORD.count(old) == 1, old
    same = len(old) - len(old.lstrip("\n ")) if new[:1] != old[:1] else 0
    at = RECORD.index(old) + same
    shared = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(new))
    line = RECORD[: at + shared].count("\n") + 1
    return RECORD.replace(old, new), line


@pytest.mark.parametrize(("code", "old", "new", "vi", "en"), CASES, ids=lambda v: v[:24])
def test_a_fault_is_told_in_both_languages_with_a_remedy(tmp_path, code, old, new, vi, en):
    text, _ = changed(old, new)
    found = [f for f in load(tmp_path, a=text).findings if f.code == code]
    assert found, codes(load(tmp_path, a=text))
    said = " ".join(f"{f.message.vi} {f.hint.vi if f.hint else ''}" for f in found)
    told = " ".join(f"{f.message.en} {f.hint.en if f.hint else ''}" for f in found)
    assert vi in said
    assert en in told
    assert all(f.where.file.endswith("a.yaml") and f.where.line for f in found)


def test_the_sound_record_has_no_finding(tmp_path):
    assert load(tmp_path, a=RECORD).findings == ()


def test_all_faults_of_a_record_are_told_at_once_and_in_order(tmp_path):
    text = RECORD.replace("numericValue", "numericValu").replace("type: Activity", "type: Activ")
    found = load(tmp_path, a=text.replace("field: {is", "feild: {is")).findings
    places = [f.where.line for f in found if f.severity is Severity.VIOLATION]
    assert len(places) >= 4
    assert places == sorted(places)


def test_every_message_fills_its_template(tmp_path):
    for code, kind in KINDS.items():
        fields = [re.findall(r"\{(\w+)\}", t) for t in (kind.vi, kind.en)]
        assert set(fields[0]) == set(fields[1]), code
        assert bool(kind.hint_vi) == bool(kind.hint_en)
        assert not re.search(r"[ạ-ỹđ]", re.sub(r"«[^»]*»|“[^”]*”", "", kind.en))


def test_html_in_a_label_is_kept_as_it_is(tmp_path):
    text = RECORD.replace("vi: Dọn đường làng", 'vi: "<b>Dọn</b> <script>alert(1)</script>"')
    loaded = load(tmp_path, a=text)
    assert loaded.findings == ()
    assert "<b>Dọn</b> <script>alert(1)</script>" in {s.triple.object.value for s in loaded.labels}


def test_values_stay_as_written(tmp_path):
    text = RECORD.replace(
        "    field: field-nong-nghiep", "    unitCode: [05, no, ~, 1e3, 2016-05-15]"
    )
    loaded = load(tmp_path, a=text)
    written = [s.triple.object.value for s in loaded.statements if "unitCode" in str(s.triple)]
    assert written == ["05", "no", "~", "1e3", "2016-05-15"]
    assert loaded.findings == ()


def test_an_address_may_stand_where_anything_may(tmp_path):
    text = RECORD.replace("    field: field-nong-nghiep", "    source: https://example.org/a?b=1")
    loaded = load(tmp_path, a=text)
    assert codes(loaded) == []
    assert "https://example.org/a?b=1" in {s.triple.object.value for s in loaded.statements}


def test_two_files_describing_one_id_name_each_other(tmp_path):
    other = HEAD.replace("id: suoi-vang", "id: khac") + (
        '  - {id: act-trong-cam, type: Activity, vi: x, en: y, seen: [2, "cam", 133]}\n'
    )
    found = load(tmp_path, a=RECORD, b=other).findings
    assert [f.code for f in found] == ["id-twice"]
    assert found[0].where.file.endswith("b.yaml")
    assert "a.yaml:21:9" in found[0].message.vi


def test_two_records_of_one_source_are_told(tmp_path):
    loaded = load(tmp_path, a=RECORD, b=HEAD.replace("entities:", "entities: []"))
    assert codes(loaded) == ["source-twice"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file-empty"),
        ("# chỉ có chú thích\n", "file-empty"),
        ("- a\n", "record-shape"),
        ("entities: []\n", "record-shape"),
        ("source: abc\n", "record-shape"),
        ("a: 1\n---\nb: 2\n", "many-documents"),
        ("[" * 60, "too-deep"),
        ("a: \x07\n", "control-character"),
        ("a: x\ufeff\n", "control-character"),
        (HEAD.replace("entities:", "entities: {}"), "value-shape"),
        (HEAD.replace("entities:\n", ""), "key-missing"),
        (HEAD + "  - chữ\n", "entity-without-id"),
    ],
)
def test_a_file_that_is_no_record_is_a_finding(tmp_path, text, code):
    assert code in codes(load(tmp_path, a=text))


@pytest.mark.parametrize(
    ("text", "line", "vi"),
    [
        ("a: b: c\n", 1, "dấu hai chấm thừa"),
        ("a: 1\nb:\n\tc: 1\n", 3, "phím Tab"),
        ('a: 1\nb: "x\n', 2, "thiếu dấu ngoặc kép hoặc nháy đóng (đọc đến dòng 3)"),
        ("a: [1, 2\n", 1, "ngoặc đóng (đọc đến dòng 2)"),
        ("a: 'x' y\n", 1, "thụt lề sai"),
        ("a: 1\nbcd\n", 3, "thiếu dấu hai chấm"),
        ("- a\nb: 1\n", 2, "danh sách lẫn với khóa"),
    ],
)
def test_a_syntax_error_names_its_line_in_vietnamese(tmp_path, text, line, vi):
    (found,) = load(tmp_path, a=text).findings
    assert found.code == "yaml-syntax"
    assert found.where.line == line
    assert vi in found.message.vi
    assert found.message.en.startswith("YAML syntax error")


def test_a_missing_file_is_a_finding(tmp_path):
    (found,) = load_all([tmp_path / "khong-co.yaml"], VOCABULARY).findings
    assert found.code == "file-missing"
    assert "khong-co.yaml" in str(found.where)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('cam", 120]', f'cam", {"9" * 5000}]', "seen-number"),
        ("  chars: ", f"  chars: {'9' * 5000}", "integer-form"),
        ("    field: field-nong-nghiep", f"    paragraph: -{'9' * 5000}", "integer-form"),
        ("    field: field-nong-nghiep", "    source: https://[::1", "literal-for-thing"),
        ("    field: field-nong-nghiep", "    source: https://a/%zz", "literal-for-thing"),
        ("is: thường xuyên", "is: thường xuyên, lang: en-12", "language-form"),
        ("vi: Trồng cam ở Suối Vàng", 'vi: "Trồng\\u0000 cam"', "invisible-character"),
        ("vi: Trồng cam ở Suối Vàng", 'vi: "Trong\\x01 cam"', "invisible-character"),
        ("vi: Trồng cam ở Suối Vàng", "vi: [Trồng cam, Cam]", "value-shape"),
        ("    type: Activity\n    vi: Trồng", "    type: []\n    vi: Trồng", "type-missing"),
        ("id: act-trong-cam", "id: act trong cam", "id-form"),
        ("id: act-trong-cam", 'id: "act-trong-cam>"', "id-form"),
    ],
)
def test_what_a_store_would_choke_on_is_a_finding(tmp_path, old, new, code):
    assert RECORD.count(old) == 1
    loaded = load(tmp_path, a=RECORD.replace(old, new))
    assert code in codes(loaded)
    assert list(claims.quads(loaded))


KEYS = """
ledBy aim field source frequencyText numericValue paragraph evaluative validFrom edtf homepage
unitCode also hidden status certainty rank rival note by speaker lang is concept
"""
VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\ufeff"), max_size=30)


@settings(max_examples=150, deadline=None)
@given(
    value=VALUES,
    name=st.sampled_from(KEYS.split()),
)
def test_any_text_for_any_key_is_read_or_told(tmp_path_factory, value, name):
    plain = " abcdefghijklmnopqrstuvwxyz0123456789-:/."
    written = "".join(c if c in plain else f"\\U{ord(c):08x}" for c in value)
    folder = tmp_path_factory.mktemp("any")
    loaded = load(
        folder, a=RECORD.replace("    seen: [2", f'    {name}: "{written}"\n    seen: [2')
    )
    assert list(claims.quads(loaded))
    assert all(f.where.line for f in loaded.findings)


def test_many_aliases_are_refused_at_once(tmp_path):
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 20)
    )
    found = codes(load(tmp_path, a=bomb))
    assert found.count("alias") > 20


def test_without_the_fast_parser_the_same_is_read(tmp_path, monkeypatch):
    fast = load(tmp_path, a=RECORD)
    monkeypatch.setattr("kg.sources.nodes._LOADER", yaml.BaseLoader)
    slow = load(tmp_path, a=RECORD)
    assert slow.statements == fast.statements
    assert slow.findings == ()
    spoilt = RECORD.replace("vi: Trồng cam ở Suối Vàng", 'vi: "Tr\\ud800"')
    assert "invisible-character" in codes(load(tmp_path, a=spoilt))
    found = load(tmp_path, a=RECORD.replace('cam", 120]', 'cam", 120')).findings
    assert [(f.code, f.where.line) for f in found] == [("yaml-syntax", 25)]


@pytest.mark.parametrize(
    ("char", "code"),
    [
        *(
            (c, "look-alike")
            for c in "\u0430\u043e\u0391\u03bf\u00d0\u00f0\u0189\uff41\U0001d41a\u0131"
        ),
        *((c, "invisible-character") for c in "\u202a\u202e\u2066\u200e\u200b\u200d\u2060\u00ad"),
    ],
)
def test_a_character_that_deceives_the_eye_is_flagged_and_shown_by_code(tmp_path, char, code):
    text = RECORD.replace("vi: Trồng cam", f"vi: Trồng c{char}m")
    (found,) = load(tmp_path, a=text).findings
    assert found.code == code
    assert f"U+{ord(char):04X}" in found.message.vi
    assert found.where.line == RECORD[: RECORD.index("vi: Trồng cam")].count("\n") + 1

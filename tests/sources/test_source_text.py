"""Evidence against the source text, and offsets written into a record."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from village import HEAD, RECORD, TEXT, codes, load

from kg.sources.evidence import check_evidence, check_files
from kg.sources.locate import locate
from kg.sources.passages import SourceText
from kg.sources.records import read_record

SOURCE = SourceText(TEXT)
NAKED = re.sub(r'(\[\d, "[^"]+"), \d+\]', r"\1]", RECORD)


def checked(folder, text, source=SOURCE):
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return check_evidence(read_record(path), source)


def located(folder, text, source=SOURCE):
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    done = locate(path, source)
    return done, path.read_bytes().decode()


def one(folder, old, new, source=SOURCE):
    (found,) = checked(folder, RECORD.replace(old, new), source)
    return found


def test_a_sound_record_agrees_with_its_text(tmp_path):
    assert checked(tmp_path, RECORD) == []


def test_an_offset_off_by_one_is_named_with_the_right_one(tmp_path):
    found = one(tmp_path, '"trồng 300 cây cam", 120', '"trồng 300 cây cam", 121')
    assert found.code == "offset-shifted"
    assert "lệch 1 ký tự: 121, đúng là 120" in found.message.vi
    assert "off by 1: 121, should be 120" in found.message.en


def test_of_several_places_the_nearest_to_the_offset_is_meant(tmp_path):
    found = one(tmp_path, '"thường xuyên", 148', '"thường xuyên", 220')
    assert "220, đúng là 219" in found.message.vi


def test_a_phrase_in_another_paragraph_is_named(tmp_path):
    found = one(tmp_path, '[3, "dọn đường làng", 177]', '[2, "dọn đường làng", 177]')
    assert found.code == "phrase-paragraph"
    assert "nằm ở đoạn 3, không phải đoạn 2" in found.message.vi


def test_a_phrase_that_is_not_there_gets_the_nearest_one(tmp_path):
    found = one(tmp_path, "dọn đường làng", "dọn dẹp đường làng")
    assert found.code == "phrase-not-found"
    assert "gần nhất là «dọn đường làng,» (đoạn 3)" in found.message.vi
    assert "(paragraph 3)" in found.message.en


def test_a_wrong_text_is_one_finding_with_the_right_digest(tmp_path):
    other = SourceText(TEXT + "x")
    found = checked(tmp_path, RECORD, other)
    assert [f.code for f in found] == ["text-sha256", "text-chars"]
    assert other.sha256 in found[0].message.vi


def test_a_record_without_a_digest_is_told_the_right_one(tmp_path):
    text = re.sub(r"  (sha256|chars): .*\n", "", RECORD)
    found = checked(tmp_path, text)
    assert [f.code for f in found] == ["text-sha256", "text-chars"]
    assert f"SHA-256 là {SOURCE.sha256}, hồ sơ ghi (chưa ghi)" in found[0].message.vi
    assert f"has {len(TEXT)} characters, the record says (nothing)" in found[1].message.en


def test_an_empty_text_has_nothing_near():
    assert SourceText("").nearest("dọn đường") == ("", 0)
    assert SourceText("").find("dọn") == []


def test_a_background_set_has_no_text_to_compare(tmp_path):
    assert checked(tmp_path, "set: x\nsources: []\nentities: []\n") == []


def test_the_text_may_come_in_nfd_with_windows_line_ends_and_a_mark(tmp_path):
    path = tmp_path / "text.txt"
    path.write_bytes(unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode("utf-8-sig"))
    assert checked(tmp_path, RECORD, SourceText.read(path)) == []


def test_a_cut_phrase_is_compared_at_both_ends(tmp_path):
    cut = '[3, "Hội còn … thu gom rác thải", 140, 209]'
    old = '[3, "dọn đường làng", 177]'
    assert checked(tmp_path, RECORD.replace(old, cut)) == []
    found = one(tmp_path, old, cut.replace("209", "210"))
    assert "210, đúng là 209" in found.message.vi
    assert codes(load(tmp_path, a=RECORD.replace(old, cut))) == []


def test_of_several_records_only_that_of_the_text_is_compared(tmp_path):
    (tmp_path / "a.yaml").write_text(RECORD, encoding="utf-8")
    other = HEAD.replace("suoi-vang", "khac").replace("sha256: ", "sha256: 0")
    (tmp_path / "b.yaml").write_text(other, encoding="utf-8")
    (tmp_path / "c.yaml").write_text("set: x\nsources: []\nentities: []\n", encoding="utf-8")
    assert check_files([tmp_path], SOURCE) == []
    (tmp_path / "a.yaml").unlink()
    assert [f.code for f in check_files([tmp_path], SOURCE)] == ["text-sha256"]


def test_locating_writes_every_offset_and_nothing_else(tmp_path):
    assert NAKED != RECORD
    done, text = located(tmp_path, NAKED)
    # «thường xuyên» stands twice in its paragraph: only a person can tell which is meant.
    assert [f.code for f in done.report.findings] == ["phrase-many"]
    assert "148, 219" in done.report.findings[0].message.vi
    assert text == RECORD.replace('"thường xuyên", 148', '"thường xuyên"')


def test_locating_twice_changes_nothing(tmp_path):
    _, once = located(tmp_path, NAKED)
    path = tmp_path / "a.yaml"
    before = path.stat().st_mtime_ns
    done = locate(path, SOURCE)
    assert done.written == 0
    assert path.stat().st_mtime_ns == before
    assert path.read_text(encoding="utf-8") == once


def test_an_offset_that_is_right_stays_though_the_phrase_comes_twice(tmp_path):
    done, text = located(tmp_path, RECORD.replace('"thường xuyên", 148', '"thường xuyên", 219'))
    assert done.written == 0
    assert '"thường xuyên", 219' in text


def test_a_wrong_offset_is_mended(tmp_path):
    done, text = located(
        tmp_path, RECORD.replace('"cây cam", 1', '"cây cam", 9').replace("126", "1")
    )
    assert done.written == 1
    assert text == RECORD


def test_the_wrong_text_changes_nothing(tmp_path):
    done, text = located(tmp_path, NAKED, SourceText("khác"))
    assert not done.report.ok
    assert text == NAKED


def test_a_cut_phrase_gets_both_offsets(tmp_path):
    old, cut = '[3, "dọn đường làng", 177]', '[3, "Hội còn … thu gom rác thải"]'
    done, text = located(tmp_path, RECORD.replace(old, cut))
    assert done.written == 1
    assert '[3, "Hội còn … thu gom rác thải", 140, 209]' in text


def test_line_ends_and_byte_order_mark_are_kept(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(NAKED.replace("\n", "\r\n").encode("utf-8-sig"))
    locate(path, SOURCE)
    wanted = RECORD.replace('"thường xuyên", 148', '"thường xuyên"').replace("\n", "\r\n")
    assert path.read_bytes() == wanted.encode("utf-8-sig")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_spans_written_as_lines_get_a_line(tmp_path, end):
    lines = "seen:\n      - 3\n      - dọn đường làng  # ở cuối\n    status"
    old = 'seen: [3, "dọn đường làng", 177]\n    status'
    done, text = located(tmp_path, RECORD.replace(old, lines).replace("\n", end))
    assert done.written == 1
    assert f"làng  # ở cuối{end}      - 177{end}    status" in text
    again, same = located(tmp_path, text)
    assert (again.written, same) == (0, text)
    wrong, mended = located(tmp_path, text.replace("- 177", "- 178"))
    assert (wrong.written, mended) == (1, text)


def test_a_form_that_cannot_be_edited_is_told(tmp_path):
    block = "seen:\n      - 3\n      - |-\n        dọn đường làng\n    status"
    old = 'seen: [3, "dọn đường làng", 177]\n    status'
    done, text = located(tmp_path, RECORD.replace(old, block))
    assert [f.code for f in done.report.findings] == ["locate-form"]
    assert text == RECORD.replace(old, block)


LETTERS = st.text(alphabet="aăâđ ệộ.,;“”\n", min_size=1, max_size=60)


@settings(max_examples=150, deadline=None)
@given(text=LETTERS, start=st.integers(0, 59), length=st.integers(1, 20))
def test_a_phrase_is_found_at_the_place_it_was_cut_from(text, start, length):
    source = SourceText(text)
    phrase = source.text[start : start + length]
    paragraph = source.paragraph_of(start, start + len(phrase))
    if paragraph and phrase:
        places = source.find(phrase)
        assert (paragraph, start, start + len(phrase)) in places
        assert all(source.holds(phrase, p.start, p.end) for p in places)


@settings(max_examples=60, deadline=None)
@given(
    chosen=st.lists(st.tuples(st.integers(0, 235), st.integers(4, 30)), min_size=1, max_size=6),
    quote=st.sampled_from(["'", '"']),
    comment=st.sampled_from(["", "  # một", "  # [2, x]"]),
)
def test_locating_writes_what_the_check_accepts(tmp_path_factory, chosen, quote, comment):
    spans = [(SOURCE.paragraph_of(s, s + n), TEXT[s : s + n]) for s, n in chosen]
    good = [(p, t) for p, t in spans if p and t == t.strip() and t]
    items = "".join(
        f"  - id: act-a{i}\n    seen: [{p}, {quote}{t}{quote}]{comment}\n"
        for i, (p, t) in enumerate(good)
    )
    folder = tmp_path_factory.mktemp("locate")
    done, text = located(folder, HEAD + items)
    open_ = {f.where.line for f in done.report.findings}
    for number, (line, plain) in enumerate(
        zip(text.splitlines(), (HEAD + items).splitlines(), strict=True), start=1
    ):
        if "seen:" in line and number not in open_:
            assert re.sub(r", \d+\]", "]", line, count=1) == plain
    assert [f for f in checked(folder, text) if f.where.line not in open_] == []
    assert located(folder, text)[1] == text

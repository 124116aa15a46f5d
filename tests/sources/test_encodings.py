import unicodedata

import pytest

from kg.errors import SourceError
from kg.sources.encoding import decode, read_text, shown, suspected

SENTENCE = "Hội Nông dân xã và các thôn đã thực hiện mô hình được hai năm"


def in_tcvn3(text):
    codes = bytes.fromhex("e9aba9b7b5b8aed6d7f9")
    table = dict(zip("ộôâãàáđệìự", codes, strict=True))
    return bytes(table.get(c, ord(c)) for c in text if c in table or ord(c) < 128)


def in_cp1258(text):
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for char in text:
        base = list(unicodedata.normalize("NFD", char))
        marks = [c for c in base if c in tones]
        out.append(unicodedata.normalize("NFC", "".join(c for c in base if c not in tones)))
        out += marks
    return "".join(out).encode("cp1258")


def test_utf8_is_read_with_or_without_a_byte_order_mark():
    assert decode("Đảng".encode(), "a") == "Đảng"
    assert decode("Đảng".encode("utf-8-sig"), "a") == "Đảng"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-le"])
def test_wide_encodings_are_refused_by_name(encoding):
    with pytest.raises(SourceError) as refused:
        decode("source: Đảng bộ\n".encode(encoding), "a.yaml")
    assert refused.value.code == "encoding-wide"
    assert "UTF-" in refused.value.words.vi


def test_a_bad_byte_is_named_with_its_offset_and_line():
    with pytest.raises(SourceError) as refused:
        decode("một\nhai ".encode() + b"\xff ba\n", "a.yaml")
    assert refused.value.where.line == 2
    assert "Byte 10 (dòng 2)" in refused.value.words.vi
    assert "Byte 10 (line 2)" in refused.value.words.en
    assert "not recognised" in refused.value.words.en


def test_offsets_count_the_byte_order_mark():
    with pytest.raises(SourceError) as refused:
        decode(b"\xef\xbb\xbfab\xff", "a.yaml")
    assert "Byte 5" in refused.value.words.en


def test_windows_1258_is_suspected():
    assert suspected(in_cp1258(SENTENCE)) == "Windows-1258 (cp1258)"
    with pytest.raises(SourceError) as refused:
        decode(in_cp1258(SENTENCE), "a.yaml")
    assert "có lẽ là Windows-1258" in refused.value.words.vi


def test_tcvn3_is_suspected():
    assert suspected(in_tcvn3("và các thôn đã thực hiện mô hình ở huyện")) == "TCVN3 (ABC)"


def test_a_folder_a_missing_and_a_huge_file_are_refused(tmp_path, monkeypatch):
    wanted = {"file-missing": tmp_path / "x", "file-unreadable": tmp_path}
    big = tmp_path / "big"
    big.write_bytes(b"a" * 20)
    monkeypatch.setattr("kg.sources.encoding.LARGEST", 10)
    for code, path in {**wanted, "file-too-big": big}.items():
        with pytest.raises(SourceError) as refused:
            read_text(path)
        assert refused.value.code in (code, "file-too-big")


def test_a_path_below_the_current_folder_is_shown_from_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "data" / "a.yaml") == "data/a.yaml"
    assert shown(tmp_path.parent / "b.yaml") == (tmp_path.parent / "b.yaml").as_posix()

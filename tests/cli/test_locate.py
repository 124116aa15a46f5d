import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.group import kg

sys.path.insert(0, str(Path(__file__).parents[1] / "sources"))

from village import RECORD, TEXT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("bai.txt").write_text(TEXT, encoding="utf-8")
    Path("a.yaml").write_text(RECORD.replace('cam", 120', 'cam"'), encoding="utf-8")
    return tmp_path


def run(*args, lang="vi"):
    return CliRunner().invoke(kg, ["--lang", lang, "locate", *args])


def test_offsets_are_written_and_counted(folder):
    result = run("a.yaml", "--text", "bai.txt")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Đã ghi 1 vị trí; 9 vị trí đã đúng sẵn." in result.stderr
    assert Path("a.yaml").read_text(encoding="utf-8") == RECORD


def test_a_second_run_has_nothing_to_write(folder):
    run("a.yaml", "--text", "bai.txt")
    result = run("a.yaml", "--text", "bai.txt", lang="en")
    assert "0 offset(s) written; 10 were right already." in result.stderr


def test_what_cannot_be_placed_is_told_and_the_rest_is_written(folder):
    text = Path("a.yaml").read_text(encoding="utf-8").replace('Đoàn xã", 112', 'Đoàn xóm"')
    Path("a.yaml").write_text(text, encoding="utf-8")
    result = run("a.yaml", "--text", "bai.txt")
    assert result.exit_code == 1
    assert "[phrase-not-found]" in result.stderr
    assert "Đã ghi 1 vị trí" in result.stderr


def test_the_wrong_text_is_refused_and_nothing_is_written(folder):
    Path("bai.txt").write_text("khác\n", encoding="utf-8")
    before = Path("a.yaml").read_bytes()
    result = run("a.yaml", "--text", "bai.txt")
    assert result.exit_code == 1
    assert "[text-sha256]" in result.stderr
    assert Path("a.yaml").read_bytes() == before


def test_a_broken_record_is_one_sentence(folder):
    Path("a.yaml").write_text("a: [", encoding="utf-8")
    result = run("a.yaml", "--text", "bai.txt")
    assert result.exit_code == 1
    assert "a.yaml:1:4: Sai cú pháp YAML" in result.stderr


def test_the_text_is_required(folder):
    assert run("a.yaml").exit_code == 2

import json
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from kg import __version__, assets, build
from kg.cli.findings import sarif
from kg.cli.group import kg
from kg.errors import Place, Words
from kg.model import Finding, Report, Severity

sys.path.insert(0, str(Path(__file__).parents[1] / "sources"))

from village import RECORD, TEXT, VOCABULARY

# The parts of the SARIF 2.1.0 schema that a log of ours can break, written after the standard.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {"required": ["id"]},
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "locations": {"type": "array"},
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.fixture
def village(tmp_path, monkeypatch):
    """Let the shipped data be one small record, checked over the small vocabulary."""
    from kg.sources import load_all

    def check(roots, *, progress):
        return Report.of(load_all(roots, VOCABULARY).findings)

    monkeypatch.delenv("KG_DATA", raising=False)
    monkeypatch.setattr(assets, "root", lambda: tmp_path)
    monkeypatch.setattr(build, "check", check)
    monkeypatch.chdir(tmp_path)
    record = tmp_path / "data" / "sources" / "suoi-vang.yaml"
    record.parent.mkdir(parents=True)
    record.write_text(RECORD, encoding="utf-8")
    (tmp_path / "bai.txt").write_text(TEXT, encoding="utf-8")
    return record


def run(*args, lang="vi"):
    return CliRunner().invoke(kg, ["--lang", lang, "check", *args])


def spoil(record, old="field-nong-nghiep", new="field-nong-nghip"):
    record.write_text(RECORD.replace(old, new), encoding="utf-8")


def test_sound_data_ends_with_status_0(village):
    result = run()
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "Không có lỗi nào.\n"


def test_a_violation_ends_with_status_1_and_names_file_line_and_remedy(village):
    spoil(village)
    result = run()
    assert result.exit_code == 1
    assert result.stdout.startswith("data/sources/suoi-vang.yaml:29:12: lỗi [concept-unknown]")
    assert "có phải «field-nong-nghiep»" in result.stdout
    assert result.stderr == "1 lỗi, 0 lưu ý, 0 thông tin.\n"


def test_findings_are_told_in_english_on_demand(village):
    spoil(village)
    result = run(lang="en")
    assert "error [concept-unknown]" in result.stdout
    assert "did you mean “field-nong-nghiep”" in result.stdout
    assert "1 error(s)" in result.stderr


def test_a_warning_alone_does_not_fail(village):
    spoil(village, "vi: Dọn đường", "vi: Dọn đươ\u0300ng")
    assert run().exit_code == 0


def test_the_text_is_compared(village):
    assert run("--text", "bai.txt").exit_code == 0
    spoil(village, 'cam", 120', 'cam", 121')
    result = run("--text", "bai.txt")
    assert result.exit_code == 1
    assert "lệch 1 ký tự: 121, đúng là 120" in result.stdout


def test_a_missing_text_is_one_sentence(village):
    result = run("--text", "khong-co.txt")
    assert result.exit_code == 1
    assert "khong-co.txt: Không có tệp này." in result.stderr


def test_with_files_only_their_faults_are_told(village):
    spoil(village)
    own = village.parents[2] / "rieng.yaml"
    own.write_text("set: rieng\nentities: []\nsourcess: []\n", encoding="utf-8")
    result = run("rieng.yaml")
    assert result.exit_code == 1
    assert "rieng.yaml:3:1" in result.stdout
    assert "suoi-vang.yaml" not in result.stdout


def test_a_file_may_speak_of_what_the_shipped_data_describes(village):
    own = village.parents[2] / "rieng.yaml"
    own.write_text(
        "set: rieng\nby: bg-a\nsources: [{id: bg-a, title: A}]\n"
        "entities: [{id: act-trong-cam, numericValue: 4}]\n",
        encoding="utf-8",
    )
    assert run("rieng.yaml").exit_code == 0


def test_records_of_ones_own_are_added(village, monkeypatch):
    own = village.parents[2] / "own"
    own.mkdir()
    (own / "a.yaml").write_text("x: 1\n", encoding="utf-8")
    assert "own/a.yaml:1:1" in run("--data", "own").stdout
    monkeypatch.setenv("KG_DATA", str(own))
    assert "own/a.yaml:1:1" in run().stdout


def test_wrong_usage_ends_with_status_2(village):
    assert run("--format", "xml").exit_code == 2
    assert run("--data", "khong-co").exit_code == 2


def test_json_holds_both_languages_and_the_place(village):
    spoil(village)
    result = run("--format", "json")
    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)
    assert found["severity"] == "violation"
    assert (found["file"], found["line"]) == ("data/sources/suoi-vang.yaml", 29)
    assert "Không có khái niệm" in found["message"]["vi"]
    assert "There is no concept" in found["message"]["en"]
    assert found["hint"]["vi"]


def test_sarif_is_valid_and_points_at_the_line(village):
    spoil(village)
    log = json.loads(run("--format", "sarif").stdout)
    jsonschema.validate(log, SARIF)
    (result,) = log["runs"][0]["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "data/sources/suoi-vang.yaml"
    assert physical["region"] == {"startLine": 29, "startColumn": 12}
    assert log["runs"][0]["tool"]["driver"]["version"] == __version__


def test_sarif_of_sound_data_has_no_results(village):
    log = json.loads(run("--format", "sarif").stdout)
    jsonschema.validate(log, SARIF)
    assert log["runs"][0]["results"] == []


def test_sarif_escapes_paths_and_bears_findings_without_a_place():
    words = Words("a", "a")
    findings = [
        Finding(Severity.INFO, "z", words),
        Finding(Severity.WARNING, "b", words, Place("hồ sơ/a b.yaml")),
        Finding(Severity.VIOLATION, "a", words, Place("/x/ố.yaml", 3)),
    ]
    log = sarif(Report.of(findings), "en")
    jsonschema.validate(log, SARIF)
    results = log["runs"][0]["results"]
    assert [r["level"] for r in results] == ["error", "warning", "note"]
    assert results[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "file:///x/%E1%BB%91.yaml"},
        "region": {"startLine": 3},
    }
    uri = results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "h%E1%BB%93%20s%C6%A1/a%20b.yaml"
    assert results[2]["locations"] == []

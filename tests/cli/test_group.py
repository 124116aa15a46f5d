import errno
import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from kg.cli.console import Console
from kg.cli.group import COMMANDS, Group, kg
from kg.errors import InvalidData, KgError, Place, UsageError, Words
from kg.model import Finding, Severity


def run(callback, *args):
    @click.group(cls=Group)
    @click.option("--lang", default="vi")
    @click.pass_context
    def group(ctx, lang):
        ctx.obj = Console(lang)

    group.get_command = lambda ctx, name: click.Command("do", callback=callback)
    return CliRunner().invoke(group, [*args, "do"])


def failing(error):
    def callback():
        raise error

    return callback


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example(name):
    result = CliRunner().invoke(kg, [name, "--help"])
    assert result.exit_code == 0
    assert f"kg {name}" in result.output


def test_help_lists_every_command_in_both_languages():
    vi, en = (CliRunner().invoke(kg, ["--help"], env={"KG_LANG": x}).output for x in ("vi", "en"))
    for name, (_, words) in COMMANDS.items():
        assert name in vi
        assert words.vi in vi
        assert words.en in en


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom kg.cli.group import kg\n"
        "CliRunner().invoke(kg, ['--help'])\n"
        "print([m for m in ('rdflib','networkx','pyshacl','pyvis','jinja2','pyoxigraph')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_expected_error_is_one_sentence_and_status_1():
    result = run(failing(KgError(Words("Hỏng.", "Broken."), where=Place("a.yaml", 2))))
    assert (result.exit_code, result.stderr) == (1, "Lỗi: a.yaml:2: Hỏng.\n")
    assert result.stdout == ""


def test_a_wrong_name_is_wrong_usage_and_status_2():
    result = run(failing(UsageError(Words("Không có.", "None."))), "--lang", "en")
    assert (result.exit_code, result.stderr) == (2, "Error: None.\n")


def test_all_findings_are_told_not_only_the_first():
    findings = [
        Finding(Severity.VIOLATION, "X1", Words("một", "one"), Place("a.yaml", 1)),
        Finding(Severity.WARNING, "X2", Words("hai", "two"), hint=Words("sửa đi", "mend it")),
    ]
    result = run(failing(InvalidData(findings)))
    assert "a.yaml:1: lỗi [X1] một" in result.stderr
    assert "lưu ý [X2] hai sửa đi" in result.stderr
    assert result.exit_code == 1


def test_ctrl_c_ends_with_a_sentence_and_status_130():
    result = run(failing(KeyboardInterrupt()))
    assert result.exit_code == 130
    assert "Đã dừng" in result.stderr


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "Đĩa đầy"), (errno.EACCES, "Không có quyền"), (errno.EIO, "Hệ thống báo lỗi")],
)
def test_the_systems_errors_are_sentences_too(number, words):
    result = run(failing(OSError(number, "text", "a.nt")))
    assert result.exit_code == 1
    assert words in result.stderr


def test_a_reader_who_leaves_early_is_no_error():
    result = run(failing(BrokenPipeError()))
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_unknown_command_is_wrong_usage():
    result = CliRunner().invoke(kg, ["xyz"])
    assert result.exit_code == 2


def test_the_language_is_known_before_options_are_read(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["kg", "--lang", "en", "--help"])
    assert Console.of(click.Context(kg)).lang == "en"


def test_vietnamese_is_printed_in_the_c_locale_without_pythons_rescue():
    env = os.environ | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--help"], capture_output=True, env=env, check=True
    )
    assert "Dựng đồ thị" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["buid"], "Không có lệnh «buid». Có phải «build»?", "Did you mean “build”?"),
        (["build", "--forse"], "Không có tùy chọn --forse. Có phải «--force»?", "“--force”"),
        (["search"], "Thiếu TỪ", "Missing TỪ"),
        (["check", "--format", "pdf"], "--format phải là một trong: text, json", "is one of: text"),
        (["check", "--data", "/không/có"], "--data: không dùng được đường dẫn này", "/không/có"),
        (["search", "--limit", "x", "a"], "--limit", "--limit"),
        (["release", "a", "b"], "Dùng lệnh chưa đúng", "unexpected extra"),
    ],
)
def test_a_fault_of_the_command_line_is_told_in_the_persons_language(
    monkeypatch, arguments, vi, en
):
    for lang, words in (("vi", vi), ("en", en)):
        monkeypatch.setenv("KG_LANG", lang)
        monkeypatch.setattr(sys, "argv", ["kg"])
        result = CliRunner().invoke(kg, arguments)
        assert result.exit_code == 2
        assert words in result.stderr
        assert "--help" in result.stderr

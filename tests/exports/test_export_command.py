"""`kg export` and `kg view` as a person types them."""

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.exports import FORMATS


@pytest.fixture
def run(built, monkeypatch):
    monkeypatch.setenv("KG_HOME", str(built))
    return lambda *words: CliRunner().invoke(kg, list(words))


def test_without_options_the_facts_go_out_as_turtle(run):
    done = run("export")
    assert done.exit_code == 0
    assert done.stdout.startswith("@prefix ")
    assert "lt:Claim" not in done.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_goes_to_a_file_as_to_the_terminal(run, name, tmp_path):
    goal = tmp_path / "thư mục" / f"xuất{FORMATS[name].suffix}"
    done = run("export", name, "-o", str(goal), "--class", "EmulationModel")
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"Đã ghi {goal}" in done.stderr
    assert run("export", name, "--class", "EmulationModel").stdout_bytes == goal.read_bytes()


def test_all_formats_go_to_a_folder(run, tmp_path):
    done = run(
        "--lang",
        "en",
        "export",
        "all",
        "-o",
        str(tmp_path),
        "--around",
        "doc-chi-thi-05-ct-tw-2016",
    )
    assert done.exit_code == 0
    assert f"Wrote 14 files to {tmp_path}" in done.stderr


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("export", "--around", "body-hoi-ccb-huyen-tam-da"), "body-hoi-ccb-huyen-tam-dao"),
        (("export", "--layer", "unit"), "units"),
        (
            ("view", "--around", "body-hoi-ccb-huyen-tam-da", "-o", "-"),
            "body-hoi-ccb-huyen-tam-dao",
        ),
        (("view", "--view", "toan-can", "-o", "-"), "toan-canh"),
    ],
)
def test_a_mistyped_name_is_wrong_usage_and_brings_the_nearest(run, words, near):
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert near in done.stderr


def test_an_unknown_format_is_wrong_usage(run):
    assert run("export", "xlsx").exit_code == 2


def test_without_a_graph_the_next_step_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_HOME", str(tmp_path))
    for command in ("export", "view"):
        done = CliRunner().invoke(kg, [command])
        assert done.exit_code == 1
        assert "kg build" in done.stderr


def test_the_view_is_one_file(run, tmp_path):
    goal = tmp_path / "mạng.html"
    done = run("view", "-o", str(goal))
    assert done.exit_code == 0
    assert [p.name for p in tmp_path.iterdir()] == ["mạng.html"]
    assert goal.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="vi">')


def test_the_view_speaks_the_language_asked_for(run):
    done = run(
        "--lang", "en", "view", "-o", "-", "--around", "doc-chi-thi-05-ct-tw-2016", "--depth", "1"
    )
    assert '<html lang="en">' in done.stdout
    assert '<h1 id="title">Around Directive 05-CT/TW' in done.stdout


def test_the_page_is_opened_when_asked(run, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("click.launch", opened.append)
    run("view", "-o", str(tmp_path / "a.html"), "--open")
    assert opened == [str(tmp_path / "a.html")]

"""The documents hold what they promise: equal twins, living links, every command, true examples."""

import doctest
import re
from pathlib import Path

import pytest

from kg.cli.group import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "ontology" / "REPORT.md"]


def headings(page):
    return re.findall(r"^(#+) ", (ROOT / page).read_text("utf-8"), re.MULTILINE)


def test_the_readme_twins_have_the_same_structure_and_stay_short():
    assert headings("README.md") == headings("README.en.md")
    for page in ("README.md", "README.en.md"):
        assert len((ROOT / page).read_text("utf-8").splitlines()) < 150


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_to_a_file_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    dead = [x for x in links if "://" not in x and not (page.parent / x).exists()]
    assert dead == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    assert f"## kg {command}\n" in (ROOT / "docs" / "cli.md").read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "README.en.md"])
def test_the_library_example_is_true(page, built, monkeypatch):
    monkeypatch.setenv("KG_HOME", str(built))
    result = doctest.testfile(str(ROOT / page), module_relative=False, encoding="utf-8")
    assert result.attempted > 0
    assert result.failed == 0

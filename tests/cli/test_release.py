import pytest
from click.testing import CliRunner

from kg import registry
from kg.cli.group import kg


@pytest.fixture
def run(built, monkeypatch, tmp_path):
    monkeypatch.setenv("KG_HOME", str(built))
    path = tmp_path / "ids.csv"

    def release(*args, lang="vi"):
        return CliRunner().invoke(kg, ["--lang", lang, "release", "--out", str(path), *args])

    release.path = path
    return release


def test_a_release_registers_every_published_iri(run):
    result = run("--version", "0.1.0")
    assert result.exit_code == 0
    entries = registry.read(run.path)
    assert f"có {len(entries)} IRI, {len(entries)} mới" in result.stderr
    assert {entry.first_version for entry in entries.values()} == {"0.1.0"}


def test_a_second_release_writes_the_same_bytes(run):
    run("--version", "0.1.0")
    before = run.path.read_bytes()
    result = run("--version", "0.2.0", lang="en")
    assert "0 of them new" in result.stderr
    assert run.path.read_bytes() == before


def test_a_release_is_refused_when_a_published_iri_is_gone(run):
    run("--version", "0.1.0")
    gone = "https://w3id.org/lantoa/id/body-da-mat,Đã mất,0.0.1,\n"
    run.path.write_text(run.path.read_text(encoding="utf-8") + gone, encoding="utf-8")
    before = run.path.read_bytes()
    result = run()
    assert result.exit_code == 1
    assert "[iri-gone]" in result.stderr
    assert "body-da-mat («Đã mất»)" in result.stderr
    assert run.path.read_bytes() == before


def test_without_a_graph_the_person_is_told_to_build(run, monkeypatch, tmp_path):
    monkeypatch.setenv("KG_HOME", str(tmp_path / "khong-co"))
    result = run()
    assert result.exit_code == 1
    assert "kg build" in result.stderr

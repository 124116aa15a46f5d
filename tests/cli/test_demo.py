import pytest
from click.testing import CliRunner

from kg import build
from kg.cli.group import kg
from kg.errors import SourceError, Words


@pytest.fixture
def run(tmp_path):
    def call(*arguments):
        return CliRunner().invoke(kg, arguments, env={"KG_HOME": str(tmp_path), "KG_LANG": "vi"})

    return call


def test_the_demo_builds_asks_exports_and_draws(run, tmp_path):
    result = run("demo")
    assert result.exit_code == 0, result.stderr
    for step in ("kg build", "kg ask cq12", "kg ask cq09", "kg ask cq17", "kg export all"):
        assert f"$ {step}" in result.stdout
    assert (tmp_path / "lan-toa.html").stat().st_size > 100_000
    assert (tmp_path / "export" / "SHA256SUMS").exists()
    assert "Thử tiếp" in result.stderr


def test_the_demo_stops_where_a_step_fails(run, monkeypatch):
    def fail(*_, **__):
        raise SourceError(Words("Hỏng.", "Broken."))

    monkeypatch.setattr(build, "build", fail)
    result = run("demo")
    assert result.exit_code == 1
    assert "Hỏng." in result.stderr
    assert "kg ask" not in result.stdout


@pytest.mark.parametrize(
    ("kind", "beginning"), [("page", "<!doctype html"), ("schema", "{"), ("context", "{")]
)
def test_documents_of_the_ontology_are_written_where_told(run, tmp_path, kind, beginning):
    path = tmp_path / "x" / kind
    result = run("ontology", kind, "-o", str(path))
    assert result.exit_code == 0
    assert str(path) in result.stderr
    assert path.read_text("utf-8").lower().startswith(beginning)

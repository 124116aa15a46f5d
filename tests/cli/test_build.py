import pytest
from click.testing import CliRunner

from kg.cli import kg

GOOD = """set: thu
sources:
  - {id: bg-thu, title: Trang thử, accessed: 2026-01-01}
by: bg-thu
entities:
  - id: body-hoi-nong-dan-xa-thu
    type: SocioPoliticalOrganization
    vi: Hội Nông dân xã Thử
    en: Thử Commune Farmers' Union
    bodyType: bodytype-to-chuc-chinh-tri-xa-hoi
"""


@pytest.fixture
def run(built):
    def call(*arguments):
        return CliRunner().invoke(kg, [*map(str, arguments)])

    return call


def test_it_tells_what_was_built_and_where(run, built):
    result = run("build", "--home", built)
    assert result.exit_code == 0
    assert "dữ kiện" in result.stderr
    assert str(built) in result.stderr


def test_it_speaks_english_when_asked(run, built):
    assert "facts" in run("--lang", "en", "build", "--home", built).stderr


def test_records_of_ones_own_are_added(run, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thu.yaml").write_text(GOOD, encoding="utf-8")
    result = run("build", "--home", tmp_path / "home", "--data", tmp_path / "mine")
    assert result.exit_code == 0, result.stderr


def test_wrong_data_is_told_with_its_line_and_nothing_is_built(run, tmp_path):
    (tmp_path / "mine").mkdir()
    wrong = GOOD.replace("bodyType:", "bodyTypo:")
    (tmp_path / "mine" / "thu.yaml").write_text(wrong, encoding="utf-8")
    result = run("build", "--home", tmp_path / "home", "--data", tmp_path / "mine")
    assert result.exit_code == 1
    assert "thu.yaml:10" in result.stderr
    assert "bodyType" in result.stderr
    assert not (tmp_path / "home" / "current").exists()


def test_a_folder_that_does_not_exist_is_wrong_usage(run, tmp_path):
    assert run("build", "--data", tmp_path / "nowhere").exit_code == 2


def test_ctrl_c_ends_with_130(run, tmp_path, monkeypatch):
    from kg.build import stages

    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(stages, "make", stopped)
    result = run("build", "--home", tmp_path)
    assert result.exit_code == 130
    assert "dở dang" in result.stderr


def test_help_gives_an_example(run):
    assert "kg build --data" in run("build", "--help").stdout

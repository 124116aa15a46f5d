from pathlib import Path

from kg import assets


def test_a_checkout_builds_into_its_own_folder(monkeypatch):
    monkeypatch.delenv("KG_HOME", raising=False)
    assert assets.is_checkout()
    assert assets.home() == assets.root() / "build"


def test_kg_home_says_where_built_things_go(monkeypatch, tmp_path):
    monkeypatch.setenv("KG_HOME", str(tmp_path))
    assert assets.home() == tmp_path


def test_an_installed_package_builds_into_the_users_folder(monkeypatch):
    monkeypatch.delenv("KG_HOME", raising=False)
    monkeypatch.setattr(assets, "is_checkout", lambda: False)
    assert assets.home().is_absolute()
    assert "lantoa" in str(assets.home())


def test_records_of_ones_own_come_after_what_ships(monkeypatch, tmp_path):
    monkeypatch.setenv("KG_DATA", str(tmp_path))
    assert assets.data_roots() == [assets.asset("data"), tmp_path]
    monkeypatch.delenv("KG_DATA")
    assert assets.data_roots() == [assets.asset("data")]


def test_shipped_files_are_found():
    assert assets.asset("ontology", "lantoa.ttl").is_file()
    assert isinstance(assets.root(), Path)

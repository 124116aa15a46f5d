"""The national tables under a build: made once, taken over as they are, never trusted by force."""

import shutil

import pytest

from kg import assets, gazetteer
from kg.build import ground
from kg.gazetteer import book
from kg.namespaces import compact
from kg.store import EmbeddedStore

VERSIONS = ("code", "engine")
FEW = "unit-xa-minh-quang-08932-den-2025"


@pytest.fixture
def snapshot(tmp_path, monkeypatch):
    """Give the shipped tables; only one unit of them is written, so that a test is quick."""
    said, inferred = gazetteer.Triples.said, gazetteer.Triples.inferred
    monkeypatch.setattr(gazetteer.Triples, "said", lambda self: said(self, [FEW]))
    monkeypatch.setattr(gazetteer.Triples, "inferred", lambda self: inferred(self, [FEW]))
    return gazetteer.read(assets.asset("data") / gazetteer.FOLDER)


@pytest.fixture
def home(tmp_path):
    (tmp_path / ".work").mkdir()
    return tmp_path


def grounds(home):
    return sorted(path.name for path in home.glob("tables-*"))


def test_the_tables_are_made_once_for_many_builds(home, snapshot, monkeypatch):
    first = ground.lay(home, snapshot, VERSIONS)
    monkeypatch.setattr(ground, "_make", None)
    assert ground.lay(home, snapshot, VERSIONS) == first
    assert first.tally.classes == {
        "lt:AdministrativeUnit": 1, "adms:Identifier": 1, "dcterms:Location": 1,
    }  # fmt: skip


def test_a_store_begun_on_them_holds_them_and_leaves_them_as_they_are(home, snapshot):
    made = ground.lay(home, snapshot, VERSIONS)
    before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    made.under(home / "store")
    store = EmbeddedStore(home / "store")
    counted = {compact(g.value): len(list(store.quads(g))) for g in store.graphs()}
    assert counted == made.tally.graphs
    store.fill(list(store.quads()))
    del store
    assert len(book.Book(home / "store" / book.FILE)) == len(snapshot.units)
    assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == before


@pytest.mark.parametrize("force", [False, True])
def test_other_code_or_force_makes_them_anew_and_the_old_ones_go(home, snapshot, force):
    old = ground.lay(home, snapshot, VERSIONS)
    (old.folder / "mark").touch()
    new = ground.lay(home, snapshot, VERSIONS if force else ("other", "engine"), force=force)
    assert grounds(home) == [new.folder.name]
    assert not (new.folder / "mark").exists()


def test_without_tables_a_store_begins_empty_and_none_are_kept(home, snapshot):
    ground.lay(home, snapshot, VERSIONS)
    none = ground.lay(home, None, VERSIONS)
    none.under(home / "store")
    assert list((home / "store").iterdir()) == []
    assert (none.tally.graphs, grounds(home)) == ({}, [])


def test_where_files_cannot_be_shared_they_are_copied(home, snapshot, monkeypatch):
    def refused(*_):
        raise OSError

    monkeypatch.setattr(ground.os, "link", refused)
    made = ground.lay(home, snapshot, VERSIONS)
    made.under(home / "store")
    shutil.rmtree(made.folder)
    assert len(EmbeddedStore(home / "store", read_only=True)) == sum(made.tally.graphs.values())

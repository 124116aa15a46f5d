"""Making the tables anew. The data packages are wanted only where a test says `conformance`."""

from dataclasses import replace
from importlib import metadata

import pytest
from click.testing import CliRunner

from kg import assets, gazetteer
from kg.cli.group import kg
from kg.errors import SourceError
from kg.gazetteer import packages, tables
from kg.gazetteer.before import _one_name
from kg.gazetteer.linking import Keys, commune_links
from kg.gazetteer.packages import Mapped
from kg.gazetteer.tables import Decision, Unit
from kg.gazetteer.whereabouts import without_doubtful_centres


def has_packages():
    try:
        return all(metadata.version(name) for name in packages.LICENCES)
    except metadata.PackageNotFoundError:
        return False


needs_packages = pytest.mark.skipif(not has_packages(), reason="group gazetteer not installed")


@pytest.mark.conformance
@needs_packages
def test_a_refresh_gives_the_shipped_bytes(tmp_path, snapshot):
    folder = tmp_path / gazetteer.FOLDER
    folder.mkdir(parents=True)
    (folder / tables.DECISIONS).write_bytes((snapshot.folder / tables.DECISIONS).read_bytes())
    done = CliRunner().invoke(kg, ["gazetteer", "refresh", "--data", str(tmp_path)])
    assert done.exit_code == 0, done.output
    for path in folder.iterdir():
        assert path.read_bytes() == (snapshot.folder / path.name).read_bytes(), path.name


@pytest.mark.conformance
@needs_packages
def test_an_id_that_stands_is_not_lost_unasked(tmp_path, snapshot, monkeypatch):
    from kg.gazetteer import refresh

    monkeypatch.setattr(refresh, "old_units", lambda *_: [])
    monkeypatch.setattr(refresh, "commune_links", lambda *_: ([], {}))
    monkeypatch.setattr(refresh, "province_links", lambda *_: [])
    monkeypatch.setattr(refresh.Keys, "of", lambda *_: None)
    with pytest.raises(SourceError) as caught:
        refresh.refresh(assets.asset("data") / gazetteer.FOLDER)
    assert "--drop-ids" in caught.value.hint.en


def test_a_missing_package_is_told_with_the_remedy(monkeypatch):
    def nothing(_name):
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(packages.metadata, "version", nothing)
    done = CliRunner().invoke(kg, ["--lang", "en", "gazetteer", "refresh"])
    assert done.exit_code == 1
    assert "--group gazetteer" in done.output


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Xà Phìn", "Sà Phìn", True),
        ("Sơn Thuỷ", "Sơn Thủy", True),
        ("Ia H' Drai", "Ia H'Drai", True),
        ("Kim Sơn", "Phú Sơn", False),
        ("Văn Miếu", "Văn Miếu Quốc Tử Giám", False),
        ("Phường 1", "Phường 2", False),
    ],
)
def test_a_spelling_is_told_from_another_name(one, other, same):
    assert _one_name(one, other) is same


OLD = Unit("unit-xa-a-00001-den-2025", "00001", "xa", "A", "p", "10", "105")
TWIN = replace(OLD, id="unit-xa-a-00002-den-2025", code="00002")
NEW = replace(OLD, id="unit-xa-b-00003-tu-2025", code="00003", name="B")
FAR = replace(NEW, id="unit-xa-c-00004-tu-2025", code="00004", name="C", lat="12")


def linked(*decided):
    keys = Keys({"a": OLD.id}, {("p", "b"): NEW.id, ("p", "c"): FAR.id}, {}, {})
    mapped = Mapped([], [], {}, [], [("a", ("p", "b")), ("a", ("p", "c"))])
    return commune_links(mapped, keys, decided)


def test_a_split_stays_a_split():
    links, tally = linked()
    assert {k.share for k in links} == {"part"}
    assert (tally["taken"], tally["taken_split"]) == (2, 1)


def test_what_only_a_namesake_split_is_whole_again():
    links, _ = linked(Decision(OLD.id, FAR.id, "drop", "vì", "because"))
    assert [(k.new, k.share) for k in links] == [(NEW.id, "whole")]


def test_a_decision_that_no_longer_fits_is_refused():
    with pytest.raises(SourceError):
        linked(Decision(OLD.id, "unit-xa-x-00009-tu-2025", "drop", "vì", "because"))


def test_a_centre_far_from_every_origin_is_left_out():
    links = [tables.Link(OLD.id, FAR.id, "whole"), tables.Link(TWIN.id, FAR.id, "whole")]
    old, new, named = without_doubtful_centres([OLD, TWIN], [FAR], links)
    assert named == [FAR.id]
    assert [u.lat for u in (*old, *new)] == ["10", "10", ""]


def test_one_origin_against_one_result_leaves_both_without_a_centre():
    links = [tables.Link(OLD.id, FAR.id, "whole")]
    _, _, named = without_doubtful_centres([OLD], [FAR], links)
    assert named == sorted([OLD.id, FAR.id])

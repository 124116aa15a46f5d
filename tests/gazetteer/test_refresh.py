"""Making the tables anew from the data packages, which `make test` installs."""

import hashlib
import shutil
from dataclasses import replace
from importlib import metadata

import pytest
from click.testing import CliRunner

from kg import gazetteer
from kg.cli.group import kg
from kg.errors import SourceError
from kg.gazetteer import packages, tables
from kg.gazetteer.before import _one_name
from kg.gazetteer.linking import Keys, commune_links
from kg.gazetteer.packages import Mapped
from kg.gazetteer.tables import Decision, Unit
from kg.gazetteer.whereabouts import without_doubtful_centres
from kg.namespaces import LTI


def test_a_refresh_keeps_to_the_shapes_and_gives_the_shipped_bytes(tmp_path, snapshot, monkeypatch):
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    folder = tmp_path / gazetteer.FOLDER
    folder.mkdir(parents=True)
    (folder / tables.DECISIONS).write_bytes((snapshot.folder / tables.DECISIONS).read_bytes())
    done = CliRunner().invoke(kg, ["gazetteer", "refresh", "--data", str(tmp_path)])
    assert done.exit_code == 0, done.output
    for path in folder.iterdir():
        assert path.read_bytes() == (snapshot.folder / path.name).read_bytes(), path.name


def test_an_id_that_stands_is_not_lost_unasked(tmp_path, snapshot, monkeypatch):
    from kg.gazetteer import refresh

    monkeypatch.setattr(refresh, "old_units", lambda *_: [])
    monkeypatch.setattr(refresh, "commune_links", lambda *_: ([], {}))
    monkeypatch.setattr(refresh, "province_links", lambda *_: [])
    monkeypatch.setattr(refresh.Keys, "of", lambda *_: None)
    with pytest.raises(SourceError) as caught:
        refresh.refresh(snapshot.folder, tmp_path, lambda _: [])
    assert "--drop-ids" in caught.value.hint.en


WRONG = "unit-xa-minh-quang-08932-den-2025"


@pytest.fixture
def wrong(snapshot, monkeypatch):
    """Let the packages give the shipped tables, but for one commune that lies in no district."""
    from kg.gazetteer import refresh

    rows = {name: list(snapshot.tables[name]) for name in snapshot.tables}
    line = next(n for n, unit in enumerate(rows[tables.OLD]) if unit.id == WRONG)
    rows[tables.OLD][line] = replace(rows[tables.OLD][line], parent="")
    made = {name: tables.render(name, row) for name, row in rows.items()}
    told = {**snapshot.meta, "tables": {
        name: {**about, "sha256": hashlib.sha256(made[name]).hexdigest()}
        for name, about in snapshot.meta["tables"].items()
    }}  # fmt: skip
    monkeypatch.setattr(refresh, "make", lambda _decided: (made, told))
    # Only what lies round it is judged here, so that the test is quick.
    for half in ("said", "inferred"):
        give = getattr(gazetteer.Triples, half)
        near = lambda self, give=give: give(self, self.around([WRONG]))  # noqa: E731
        monkeypatch.setattr(gazetteer.Triples, half, near)
    return line + 2


def test_tables_that_break_a_shape_are_refused_with_file_and_line(
    wrong, tmp_path, snapshot, monkeypatch
):
    folder = tmp_path / "data" / gazetteer.FOLDER
    shutil.copytree(snapshot.folder, folder)
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    words = ["--lang", "en", "gazetteer", "refresh", "--data", str(tmp_path / "data")]
    done = CliRunner().invoke(kg, words)
    assert done.exit_code == 1
    staged = tmp_path / "home" / "units-moi" / tables.OLD
    assert f"{staged}:{wrong}" in done.output
    assert WRONG in done.output
    assert staged.read_text(encoding="utf-8").splitlines()[wrong - 1].startswith(WRONG)
    assert [p.read_bytes() for p in sorted(folder.iterdir())] == [
        p.read_bytes() for p in sorted(snapshot.folder.iterdir())
    ]


def test_everything_in_the_graph_of_the_tables_has_its_line(snapshot, triples):
    subjects = {line.split("> ")[0].removeprefix(f"<{LTI}") for line in triples.said()}
    written = gazetteer.lines(triples)
    assert subjects - set(written) == set()
    place = written["change-xa-tam-dao-08911-tu-2025"]
    assert place == written["unit-xa-tam-dao-08911-tu-2025"]
    text = (snapshot.folder / tables.NEW).read_text(encoding="utf-8").splitlines()
    assert text[place.line - 1].startswith("unit-xa-tam-dao-08911-tu-2025,")


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

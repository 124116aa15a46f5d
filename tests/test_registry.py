import pytest

from kg import registry
from kg.errors import SourceError
from kg.model import Table
from kg.registry import Entry
from kg.terms import Literal, NamedNode

BASE = "https://w3id.org/lantoa/id/"


class View:
    """A graph that answers with the rows it was given."""

    def __init__(self, *rows):
        self.rows = rows

    def select(self, query):
        assert "prefLabel" in query
        return Table(("iri", "label", "next"), self.rows)


def row(name, label, successor=None):
    after = NamedNode(BASE + successor) if successor else None
    return NamedNode(BASE + name), Literal(label, language="vi"), after


def write(folder, *rows):
    path = folder / "ids.csv"
    path.write_text("iri,label,first_version,replaced_by\n" + "".join(rows), encoding="utf-8")
    return path


def test_what_is_written_is_read_again_sorted(tmp_path):
    path = tmp_path / "ids.csv"
    entries = [Entry(f"{BASE}b", 'Tên, "hai"', "0.1.0", f"{BASE}a"), Entry(f"{BASE}a", "Một", "1")]
    registry.write(path, entries)
    first = path.read_bytes()
    assert list(registry.read(path)) == [f"{BASE}a", f"{BASE}b"]
    assert registry.read(path)[f"{BASE}b"].label == 'Tên, "hai"'
    assert registry.read(path)[f"{BASE}b"].line == 3
    registry.write(path, reversed(entries))
    assert path.read_bytes() == first
    assert b"\r" not in first


def test_a_folder_without_a_registry_has_published_nothing(tmp_path):
    assert registry.read(tmp_path / "ids.csv") == {}
    assert registry.missing(View(row("a", "A")), [tmp_path]) == ()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"iri;label\n", 1),
        (b"", 1),
        (b"\xff\xfe", 1),
        (b"iri,label,first_version,replaced_by\nhttps://example.org/a,A,1,\n", 2),
        (f"iri,label,first_version,replaced_by\n{BASE}a,A,1\n".encode(), 2),
        (f"iri,label,first_version,replaced_by\n{BASE}a,A,1,\n{BASE}a,B,1,\n".encode(), 3),
    ],
)
def test_a_spoilt_registry_is_refused_with_its_line(tmp_path, content, line):
    path = tmp_path / "ids.csv"
    path.write_bytes(content)
    with pytest.raises(SourceError) as refused:
        registry.read(path)
    assert refused.value.where.line == line
    assert "Sổ đăng ký IRI sai" in refused.value.words.vi


def test_a_published_iri_may_not_disappear(tmp_path):
    path = write(tmp_path, f"{BASE}a,A,1,\n", f"{BASE}b,B,1,\n")
    (found,) = registry.missing(View(row("a", "A")), [tmp_path])
    assert found.code == "iri-gone"
    assert (found.where.file, found.where.line) == (str(path), 3)
    assert f"{BASE}b («B»)" in found.message.vi
    assert "column replaced_by" in found.hint.en


def test_a_replaced_iri_may_go_when_what_replaces_it_is_there(tmp_path):
    write(tmp_path, f"{BASE}a,A,1,{BASE}b\n", f"{BASE}b,B,1,{BASE}c\n", f"{BASE}c,C,2,\n")
    assert registry.missing(View(row("c", "C")), [tmp_path]) == ()
    gone = registry.missing(View(row("x", "X")), [tmp_path])
    assert [f.about[-1] for f in gone] == ["a", "b", "c"]


def test_iris_that_replace_each_other_in_a_ring_are_gone(tmp_path):
    write(tmp_path, f"{BASE}a,A,1,{BASE}b\n", f"{BASE}b,B,1,{BASE}a\n")
    assert len(registry.missing(View(row("c", "C")), [tmp_path])) == 2


def test_a_release_keeps_first_versions_and_drops_nothing():
    old = {
        f"{BASE}a": Entry(f"{BASE}a", "A", "0.1", line=2),
        f"{BASE}z": Entry(f"{BASE}z", "Z", "0.1"),
    }
    now = registry.published(View(row("a", "Tên mới"), row("b", "B", "a")))
    new = registry.released(old, now, "0.2")
    assert new[f"{BASE}a"].first_version == "0.1"
    assert new[f"{BASE}a"].label == "Tên mới"
    assert new[f"{BASE}b"].first_version == "0.2"
    assert new[f"{BASE}b"].replaced_by == f"{BASE}a"
    assert new[f"{BASE}z"] == old[f"{BASE}z"]


def test_of_two_labels_the_same_one_wins_whatever_their_order():
    rows = [row("a", "B"), row("a", "A")]
    assert registry.published(View(*rows)) == registry.published(View(*reversed(rows)))


def test_the_shipped_graph_publishes_things_concepts_and_terms(graph):
    found = registry.published(graph.view)
    kinds = {iri.removeprefix("https://w3id.org/lantoa/").partition("/")[0] for iri in found}
    assert {"id", "scheme"} <= kinds
    assert any(iri.startswith("https://w3id.org/lantoa/ont#") for iri in found)
    assert not any("/id/clm-" in iri or "/id/ev-" in iri for iri in found)
    assert all(entry.label for entry in found.values())

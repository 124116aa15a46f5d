"""All formats at once: described, checksummed, and there together or not at all."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.exports import FORMATS, Selection, choose, write_all
from kg.exports.staged import Staged
from sample_graph import sample_store

VOID, DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
SPDX = "http://spdx.org/rdf/terms#"


@pytest.fixture
def folder(tmp_path):
    write_all(sample_store(), Selection(), tmp_path / "xuất")
    return tmp_path / "xuất"


@pytest.fixture
def described(folder):
    store = ox.Store()
    store.load(path=str(folder / "dataset.ttl"), format=ox.RdfFormat.TURTLE)
    return store


def test_every_format_stands_there_with_description_and_sums(folder):
    names = {f"lantoa{f.suffix}" for f in FORMATS.values()}
    assert {p.name for p in folder.iterdir()} == {
        *names, "lantoa-full.trig", "dataset.ttl", "SHA256SUMS",
    }  # fmt: skip


def test_the_sums_are_those_of_the_files(folder):
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = dict(reversed(line.split("  ")) for line in lines)
    there = {p.name: p for p in folder.iterdir() if p.name != "SHA256SUMS"}
    assert told == {n: hashlib.sha256(p.read_bytes()).hexdigest() for n, p in there.items()}


def test_the_description_counts_what_is_there(described):
    view = choose(sample_store(), Selection())
    said = {
        row["p"].value: int(row["n"].value)
        for row in described.query(
            "SELECT ?p ?n { <https://w3id.org/lantoa/dataset> ?p ?n FILTER(isNumeric(?n)) }"
        )
    }
    assert said[f"{VOID}triples"] == len(view.triples)
    assert said[f"{VOID}distinctSubjects"] == len({t.subject for t in view.triples})
    assert said[f"{VOID}properties"] == len({t.predicate for t in view.triples})


def test_the_partitions_add_up(described):
    parts = described.query(
        f"SELECT (SUM(?n) AS ?all) {{ ?d <{VOID}propertyPartition> ?p . ?p <{VOID}triples> ?n }}"
    )
    assert int(next(iter(parts))["all"].value) == len(choose(sample_store(), Selection()).triples)


def test_each_distribution_tells_size_and_checksum(described, folder):
    rows = described.query(
        f"SELECT ?name ?size ?sum {{ ?f a <{DCAT}Distribution> ;"
        f" <http://purl.org/dc/terms/identifier> ?name ; <{DCAT}byteSize> ?size ;"
        f" <{SPDX}checksum>/<{SPDX}checksumValue> ?sum }}"
    )
    told = {r["name"].value: (int(r["size"].value), r["sum"].value) for r in rows}
    there = [p for p in folder.iterdir() if p.name.startswith("lantoa")]
    assert told == {
        p.name: (p.stat().st_size, hashlib.sha256(p.read_bytes()).hexdigest()) for p in there
    }


def test_nothing_published_has_a_blank_node(folder):
    assert b"_:" not in (folder / "lantoa-full.trig").read_bytes()
    assert b"[" not in (folder / "dataset.ttl").read_bytes()


def test_a_failure_leaves_the_old_files_and_no_rubbish(tmp_path):
    (tmp_path / "a").write_text("cũ", encoding="utf-8")

    def fail(_out):
        raise OSError(5, "hỏng")

    def attempt():
        with Staged() as files:
            files.add(tmp_path / "a", lambda out: out.write("mới") and None)
            files.add(tmp_path / "b", fail)

    with pytest.raises(OSError, match="hỏng"):
        attempt()
    assert [(p.name, p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()] == [("a", "cũ")]


FULL_DISK = """
import sys
from pathlib import Path
from sample_graph import sample_store
from kg.exports import Selection, write_all
store = sample_store()
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
try:
    write_all(store, Selection(), Path(sys.argv[1]))
except OSError:
    sys.exit(7)
"""


def test_a_full_disk_leaves_the_old_files_whole(folder):
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    path = ":".join([str(Path(__file__).parents[1]), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(folder)], env={"PYTHONPATH": path}, check=False
    )
    assert done.returncode == 7
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before

"""The same facts give the same bytes: 20 hash seeds, shuffled input, three locales."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.exports.units import units_in_use
from kg.terms import Quad
from sample_graph import sample_store

HERE = Path(__file__).parent
SEEDS = range(20)
LOCALES = ("C", "C.UTF-8", "vi_VN.UTF-8")


@pytest.fixture(scope="module")
def locales(tmp_path_factory):
    folder = tmp_path_factory.mktemp("locales")
    subprocess.run(
        ["localedef", "-i", "vi_VN", "-f", "UTF-8", str(folder / "vi_VN.UTF-8")], check=True
    )
    return folder


def sums(source, seed, locale, locales, out):
    path = os.pathsep.join([str(HERE.parent), *sys.path])
    environment = {
        **os.environ, "PYTHONHASHSEED": str(seed), "LC_ALL": locale, "LOCPATH": str(locales),
        "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": path,
    }  # fmt: skip
    if locale != "vi_VN.UTF-8":
        environment.pop("LOCPATH")
    command = [sys.executable, str(HERE / "write_formats.py"), str(source), str(seed), str(out)]
    subprocess.run(command, env=environment, check=True)
    return json.loads(out.read_text(encoding="ascii"))


def all_sums(quads, runs, locales, folder):
    source = folder / "all.nq"
    source.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))
    with ThreadPoolExecutor(max_workers=2) as pool:
        made = pool.map(
            lambda run: sums(source, *run, locales, folder / f"{run[0]}-{run[1]}.json"), runs
        )
        return list(made)


def test_every_format_has_one_checksum_over_seeds_orders_and_locales(tmp_path, locales):
    runs = list(product(SEEDS, LOCALES))
    made = all_sums(sample_store().quads(), runs, locales, tmp_path)
    assert len(made) == 60
    assert [one for one in made if one != made[0]] == []


def without_the_country(graph):
    """Give the shipped quads; of the tables of units what the facts lead to, as exports do."""
    used = units_in_use(graph.view)
    others = (name for name in graph.graphs() if name not in used)
    yield from (quad for name in others for quad in graph.quads(name))
    for name, triples in used.items():
        yield from (Quad(t.subject, t.predicate, t.object, name) for t in triples)


def test_the_shipped_graph_has_one_checksum_too(graph, tmp_path, locales):
    runs = list(zip((1, 2, 3), LOCALES, strict=True))
    made = all_sums(without_the_country(graph), runs, locales, tmp_path)
    assert [one for one in made if one != made[0]] == []

"""Writes every format of some quads, handed over in a shuffled order; prints one checksum each."""

import hashlib
import json
import sys
from pathlib import Path

import pyoxigraph as ox

from kg.exports import FORMATS, Selection, choose
from kg.exports.describe import describe
from kg.exports.staged import written
from sample_graph import Shuffled


def main(source: str, seed: str) -> None:
    store = Shuffled(ox.parse(path=source, format=ox.RdfFormat.N_QUADS), seed)
    view = choose(store, Selection(layers=("all",), with_evidence=True))
    made = {name: written(lambda out, f=f: f.write(view, out)) for name, f in FORMATS.items()}
    made["dataset"] = written(lambda out: describe(view, store, [], out))
    sums = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in made.items()}
    Path(sys.argv[3]).write_text(json.dumps(sums), encoding="ascii")


main(sys.argv[1], sys.argv[2])

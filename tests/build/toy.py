"""A build of toy graphs, quick enough to be interrupted hundreds of times.

Run as a program, it builds the folders given to it in turn, for ever: `toy.py HOME DATA…`.
"""

import hashlib
import itertools
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

from kg import build, ids, store
from kg.build import stages
from kg.terms import Literal, NamedNode, Quad

NOTHING = SimpleNamespace(place_of={}, findings=())


def silent(_words):
    return nullcontext()


def quads(content, size=40):
    for number in range(size):
        thing = NamedNode(f"http://example.org/{content}/{number}")
        yield Quad(thing, NamedNode("http://example.org/p"), Literal(content), ids.FACTS)


def make(roots, _progress):
    view = store.EmbeddedStore()
    view.fill(quads((roots[0] / "toy.txt").read_text(encoding="utf-8")))
    return stages.Made(view, NOTHING)


def data(folder, content):
    folder.mkdir(exist_ok=True)
    (folder / "toy.txt").write_text(content, encoding="utf-8")
    return folder


def run(home, folder, **options):
    return build.build(home, [folder], progress=silent, **options)


def state(home):
    """Tell by hash which graph stands."""
    view = store.open_current(home)
    lines = sorted(str(q) for q in view.quads())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def expected(content):
    view = store.EmbeddedStore()
    view.fill(quads(content))
    return hashlib.sha256("\n".join(sorted(str(q) for q in view.quads())).encode()).hexdigest()


if __name__ == "__main__":
    stages.make = make
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for folder in itertools.cycle(map(Path, sys.argv[2:])):
        run(Path(sys.argv[1]), folder)

"""What tests of every part share: the shipped data, built once for all of them."""

import os
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from kg import assets, build, store

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# One family of fonts, whatever else a machine has, so that names are as wide on each.
FONTS = {"FONTCONFIG_FILE": str(Path(__file__).parent / "browser" / "fonts.conf")}


class Rows(list):
    """Rows as mappings from column to term, without unbound columns; the table is beside them."""

    def __init__(self, table):
        rows = (zip(table.columns, row, strict=True) for row in table.rows)
        super().__init__({n: term for n, term in row if term is not None} for row in rows)
        self.columns, self.rows = table.columns, table.rows


class Graph:
    """The built graph, asked in SPARQL."""

    def __init__(self, view):
        self.view = view
        self.ask, self.construct, self.quads = view.ask, view.construct, view.quads
        self.graphs = view.graphs

    def select(self, query):
        return Rows(self.view.select(query))


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Give a home in which the shipped data stands built.

    Under pytest-xdist the workers share it: the first builds, the others wait at its lock.
    """
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    home = base / "built"
    build.build(home, [assets.asset("data")], progress=lambda _words: nullcontext())
    return home


@pytest.fixture(scope="session")
def graph(built):
    """Give the shipped graph to ask."""
    return Graph(store.open_current(built))


@pytest.fixture(scope="session")
def chromium():
    """Give the one browser of a process: Playwright's loop does not start twice in a thread."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    assert path, "chromium is missing: run `make test`, which installs it"
    with sync_playwright() as play:
        found = play.chromium.launch(
            executable_path=path, args=CHROMIUM, env={**os.environ, **FONTS}
        )
        yield found
        found.close()

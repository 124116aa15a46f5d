"""What tests of every part share: the shipped data, built once for all of them."""

import os
from contextlib import nullcontext

import pytest

from kg import assets, build, store


class Graph:
    """The built graph, asked in SPARQL; rows are mappings from column to term."""

    def __init__(self, view):
        self.view = view

    def select(self, query):
        """Give the rows, each without its unbound columns."""
        table = self.view.select(query)
        rows = (zip(table.columns, row, strict=True) for row in table.rows)
        return [{name: term for name, term in row if term is not None} for row in rows]

    def ask(self, query):
        return self.view.ask(query)


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

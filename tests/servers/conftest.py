"""Two real servers, filled by our own upload; each starts when the first test asks for it.

They hold the shipped graph without most units of the rest of the country: nine tenths of the quads,
of which the facts do not speak, and a minute of every run.
"""

from __future__ import annotations

import pytest
from running import fill, oxigraph, virtuoso

from kg import ids, search, store
from kg.namespaces import LTG
from kg.store import POINTER, EmbeddedStore

LARGE = {f"{LTG}background/units", f"{LTG}inferred/units"}
ENGINES = ("oxigraph", "virtuoso")


def spoken_of(whole):
    """Name the things of which the facts speak, and what these lead to among the units."""
    units = [quad for quad in whole.quads() if quad.graph_name.value in LARGE]
    known = {term for quad in whole.quads(ids.FACTS) for term in (quad.subject, quad.object)}
    for _ in range(3):
        known |= {quad.object for quad in units if quad.subject in known}
    return known


@pytest.fixture(scope="session")
def slim(tmp_path_factory, built):
    """Give a home with the shipped graph; of the large layers, what the facts speak of."""
    home, whole = tmp_path_factory.mktemp("slim"), store.open_current(built)
    spoken = spoken_of(whole)
    view = EmbeddedStore(home / "store-slim")
    view.fill(q for q in whole.quads() if q.graph_name.value not in LARGE or q.subject in spoken)
    search.build(view).save(home / "store-slim" / search.FILE)
    (home / POINTER).write_text("store-slim", encoding="ascii")
    return home


@pytest.fixture(scope="session")
def filled_oxigraph(tmp_path_factory, slim):
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        fill(server, store.open_current(slim))
        yield server


@pytest.fixture(scope="session")
def filled_virtuoso(tmp_path_factory, slim):
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        fill(server, store.open_current(slim))
        yield server


@pytest.fixture(params=ENGINES)
def server(request):
    """Give each of the filled servers in turn."""
    return request.getfixturevalue(f"filled_{request.param}")


@pytest.fixture
def remote(server):
    """Give each of the filled servers as a store."""
    return store.open_remote(server.query)


@pytest.fixture
def embedded(slim):
    """Give the embedded store that filled them."""
    return store.open_current(slim)

"""Two real servers, filled by our own upload; each starts when the first test asks for it."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from running import oxigraph, virtuoso

from kg import store

ENGINES = ("oxigraph", "virtuoso")


def fill(server, view, **options):
    """Upload a view to a server with its login."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment().items():
            patch.setenv(name, value)
        return store.upload(
            view, server.store, server.query, lambda _words: nullcontext(), **options
        )


@pytest.fixture(scope="session")
def filled_oxigraph(tmp_path_factory, built):
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        fill(server, store.open_current(built))
        yield server


@pytest.fixture(scope="session")
def filled_virtuoso(tmp_path_factory, built):
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        fill(server, store.open_current(built))
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
def embedded(built):
    """Give the embedded store that filled them."""
    return store.open_current(built)

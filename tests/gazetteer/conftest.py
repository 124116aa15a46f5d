"""The shipped tables of units, and the book of names made of them once a session."""

import pytest

from kg import assets, gazetteer
from kg.gazetteer import book


@pytest.fixture(scope="session")
def snapshot():
    return gazetteer.read(assets.asset("data") / gazetteer.FOLDER)


@pytest.fixture(scope="session")
def triples(snapshot):
    return gazetteer.Triples(snapshot)


@pytest.fixture(scope="session")
def names(snapshot, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / book.FILE
    book.write(path, snapshot)
    return book.Book(path)

"""A SPARQL endpoint: one question over the SPARQL 1.1 Protocol, by way of SPARQLWrapper.

SPARQLWrapper writes the request; ours are the login, the waiting and the reading of the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from SPARQLWrapper import GET, JSON, POST, TURTLE, SPARQLWrapper

from kg.store.answers import ACCEPT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store.door import Door, Reply
    from kg.terms import NamedNode

__all__ = ["Endpoint"]

_LONG = 1000
"""Characters of a query from which it is sent in the body: addresses have their limits."""


class Endpoint:
    """The query address of a server."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def ask(
        self,
        text: str,
        form: str,
        default: Iterable[NamedNode] = (),
        named: Iterable[NamedNode] = (),
        *,
        accept: str = ACCEPT,
    ) -> Reply:
        """Put a question; without graphs it is put to all that the server holds."""
        base, _, query = self._door.url.partition("?")
        # The library's own idea of the format only keeps it quiet: our Accept header is sent.
        client = SPARQLWrapper(base, returnFormat=TURTLE if form == "CONSTRUCT" else JSON)
        for name, value in parse_qsl(query, keep_blank_values=True):
            client.addParameter(name, value)
        # Set as they are: what the library would guess of the form, we know.
        client.queryString, client.queryType = text, form
        client.setOnlyConneg(True)
        client.setMethod(POST if len(text) > _LONG else GET)
        client.addCustomHttpHeader("Accept", accept)
        for graph in default:
            client.addParameter("default-graph-uri", graph.value)
        for graph in named:
            client.addParameter("named-graph-uri", graph.value)
        return self._door.send(client._createRequest())

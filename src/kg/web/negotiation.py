"""Chooses the form of an answer by Accept, by suffix or by `format=`; RFC 9110, section 12.

A form is a media type and the name of the writer that makes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["GRAPH_FORMS", "HTML", "ROW_FORMS", "Form", "accepted", "by_name", "choose"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form (dạng) of an answer: its names in `format=` and suffixes, best name first."""

    media: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The first of its names."""
        return self.names[0]

    @property
    def content_type(self) -> str:
        """The media type with the character set, where that means something."""
        text = self.media.startswith("text/") or self.media == "application/n-triples"
        return f"{self.media}; charset=utf-8" if text else self.media


HTML = Form("text/html", ("html",), ("application/xhtml+xml",))
_JSON = Form("application/sparql-results+json", ("json", "srj"), ("application/json",))
_XML = Form("application/sparql-results+xml", ("xml", "srx"), ("application/xml", "text/xml"))
_CSV = Form("text/csv", ("csv",))
_TSV = Form("text/tab-separated-values", ("tsv",))
ROW_FORMS = (_JSON, _XML, _CSV, _TSV)
_TURTLE = Form("text/turtle", ("turtle", "ttl"), ("application/x-turtle", "text/n3"))
_NTRIPLES = Form("application/n-triples", ("ntriples", "nt"), ("text/plain",))
_RDFXML = Form("application/rdf+xml", ("rdfxml", "rdf", "xml"), ("application/xml",))
_JSONLD = Form("application/ld+json", ("jsonld", "json"), ("application/json",))
GRAPH_FORMS = (_TURTLE, _NTRIPLES, _RDFXML, _JSONLD)


def choose(accept: str, forms: Sequence[Form], name: str = "") -> Form:
    """Choose among forms, the first the favourite; `name` from `format=` stands above Accept."""
    return by_name(name, forms) if name else _best(accept, tuple(forms))


@lru_cache(64)
def _best(accept: str, forms: tuple[Form, ...]) -> Form:
    # A client says the same with each request.
    wishes = list(accepted(accept))
    if not wishes:
        return forms[0]
    best = max(forms, key=lambda form: _quality(form, wishes))
    if _quality(best, wishes) <= 0:
        raise _not_acceptable(forms)
    return best


def by_name(name: str, forms: Sequence[Form]) -> Form:
    """Give the form of a name or a media type; Problem when there is none."""
    wanted = name.strip().lower()
    for form in forms:
        if wanted in (*form.names, form.media):
            return form
    raise _not_acceptable(forms)


def accepted(accept: str) -> Iterator[tuple[str, float]]:
    """Read an Accept header into media ranges and their weights; what is no range is passed over.

    >>> list(accepted("text/turtle;q=0.5, */*;q=0.1"))
    [('text/turtle', 0.5), ('*/*', 0.1)]
    """
    for part in accept.split(","):
        media, *params = (p.strip().lower() for p in part.split(";"))
        if media.count("/") == 1:
            weights = [p[2:] for p in params if p.startswith("q=")]
            yield media, _weight(weights[0]) if weights else 1.0


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(form: Form, wishes: list[tuple[str, float]]) -> float:
    """Give the weight of a form: of its own names, else of the narrowest range that holds it."""
    best = 0.0
    for media in (form.media, *form.also):
        ranges = (media, f"{media.partition('/')[0]}/*", "*/*")
        told = [[q for m, q in wishes if m == r] for r in ranges]
        own = next((max(found) for found in told if found), 0.0)
        # A synonym serves, but never before the type itself.
        best = max(best, own if media == form.media else own * 0.999)
    return best


def _not_acceptable(forms: Sequence[Form]) -> Problem:
    known = ", ".join(form.media for form in forms)
    return Problem(
        "not-acceptable",
        Words(f"Câu trả lời có ở các dạng: {known}.", f"The answer comes as: {known}."),
    )

"""The SHACL engine of a build: graph and shapes in, faults out.

pyshifty is native, works offline on bytes and is about ten times as fast as pySHACL
(bench/validate_peers.py); pySHACL stays the judge of the tests (`judge.py`), which hold both to
the same results. Results are read from the engine's standard report, not from its own objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import rdf
from kg.errors import ModelError, Words
from kg.terms import Literal, NamedNode
from kg.validate.findings import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.terms import Triple

__all__ = ["faults", "read_report", "unusable"]

_SH = "http://www.w3.org/ns/shacl#"
_FOCUS, _SHAPE, _PATH, _VALUE, _RESULT = (
    NamedNode(f"{_SH}{name}")
    for name in ("focusNode", "sourceShape", "resultPath", "value", "result")
)


def faults(data: Iterable[Triple], shapes: Iterable[Triple]) -> Iterator[Fault]:
    """Try shapes on a graph; the order of the faults is the engine's."""
    try:
        # The public wrapper hands the report over as an rdflib graph; the native class, which its
        # type stubs document, hands it over as text and needs no rdflib.
        from shifty._shifty import PreparedValidator
    except ImportError:  # no wheel for this machine: the judge is slow and finds the same
        from kg.validate.judge import judged

        yield from judged(data, shapes)
        return
    try:
        validator = PreparedValidator(shapes=_ntriples(shapes), shapes_format="nt")
    except ValueError as error:
        raise unusable(str(error)) from error
    result = validator.validate_w3c(
        data=_ntriples(data), data_format="nt", graph_mode="data", run_infer=False
    )
    if not result.conforms:
        yield from read_report(result.report_turtle)


def read_report(turtle: str) -> Iterator[Fault]:
    """Read a SHACL validation report; what explains a result in more detail is left out."""
    told: dict[str, dict[NamedNode, object]] = {}
    results = []
    for t in rdf.parse(turtle):
        told.setdefault(str(t.subject), {})[t.predicate] = t.object
        if t.predicate == _RESULT:
            results.append(str(t.object))
    for name in results:
        yield _fault(told[name])


def unusable(why: str) -> ModelError:
    """Say that an engine refuses the shapes themselves."""
    return ModelError(
        Words(f"Các shape không dùng được: {why}.", f"The shapes cannot be used: {why}."),
        hint=Words("Sửa tệp trong ontology/shapes.", "Mend the file in ontology/shapes."),
    )


def _fault(said: dict[NamedNode, object]) -> Fault:
    path, value = said.get(_PATH), said.get(_VALUE)
    return Fault(
        _text(said[_SHAPE]),
        _text(said[_FOCUS]),
        path if isinstance(path, NamedNode) else None,
        value if isinstance(value, NamedNode | Literal) else None,
    )


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _ntriples(triples: Iterable[Triple]) -> bytes:
    return "".join(f"{triple} .\n" for triple in triples).encode()

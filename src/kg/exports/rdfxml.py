"""RDF/XML, for the tools that read nothing else: one description a subject, in order."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from kg.errors import ModelError, Words
from kg.exports.text import insist_on_xml
from kg.exports.view import subject_of
from kg.namespaces import PREFIXES
from kg.terms import Literal, NamedNode

if TYPE_CHECKING:
    from typing import TextIO

    from kg.exports.view import View
    from kg.terms import Triple

__all__ = ["write"]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")
_STRING = f"{PREFIXES['xsd']}string"
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_IN_ATTRIBUTE = {**_ESCAPES, "\n": "&#10;", "\t": "&#9;"}


def write(view: View, out: TextIO) -> None:
    """Write the view's triples as RDF/XML."""
    names = _Names()
    body = [
        _description(subject.value, list(group), names)
        for subject, group in groupby(view.triples, key=subject_of)
    ]
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f"<rdf:RDF\n{names.declarations()}>\n")
    out.writelines(body)
    out.write("</rdf:RDF>\n")


class _Names:
    """Qualified names of predicates, and the namespaces they need."""

    def __init__(self) -> None:
        self._prefix_of = {base: name for name, base in PREFIXES.items()}
        self._used = {PREFIXES["rdf"]: "rdf"}

    def qualified(self, iri: str) -> str:
        cut = _NAME.search(iri)
        if cut is None or cut.start() == 0:
            raise ModelError(
                Words(
                    f"RDF/XML không viết được thuộc tính <{iri}>.",
                    f"RDF/XML cannot write the property <{iri}>.",
                ),
                hint=Words("Chọn định dạng khác.", "Choose another format."),
            )
        base = iri[: cut.start()]
        prefix = self._used.get(base)
        if prefix is None:
            prefix = self._prefix_of.get(base) or f"n{len(self._used)}"
            self._used[base] = prefix
        return f"{prefix}:{cut.group()}"

    def declarations(self) -> str:
        known = sorted((name, base) for base, name in self._used.items())
        return "\n".join(f'    xmlns:{n}="{_escape(b, _IN_ATTRIBUTE)}"' for n, b in known)


def _description(subject: str, triples: list[Triple], names: _Names) -> str:
    lines = "".join(_property(t, names) for t in triples)
    about = _escape(subject, _IN_ATTRIBUTE)
    return f'  <rdf:Description rdf:about="{about}">\n{lines}  </rdf:Description>\n'


def _property(triple: Triple, names: _Names) -> str:
    tag, value = names.qualified(triple.predicate.value), triple.object
    if isinstance(value, NamedNode):
        return f'    <{tag} rdf:resource="{_escape(value.value, _IN_ATTRIBUTE)}"/>\n'
    assert isinstance(value, Literal)  # noqa: S101 - nothing published has a blank node
    return f"    <{tag}{_kind(value)}>{_text(value)}</{tag}>\n"


def _kind(value: Literal) -> str:
    if value.language:
        return f' xml:lang="{value.language}"'
    datatype = value.datatype.value
    return "" if datatype == _STRING else f' rdf:datatype="{_escape(datatype, _IN_ATTRIBUTE)}"'


def _text(value: Literal) -> str:
    return _escape(insist_on_xml(value.value), _ESCAPES)


def _escape(text: str, escapes: dict[str, str]) -> str:
    for plain, written in escapes.items():
        text = text.replace(plain, written)
    return text

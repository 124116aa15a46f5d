"""The W3C formats of a SPARQL 1.1 answer: CSV, TSV, JSON and XML, character by character.

Nothing is made pretty or safe here: these are for machines, which need the exact values.
https://www.w3.org/TR/sparql11-results-csv-tsv/, …-json/, rdf-sparql-XMLres/
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kg.errors import QueryError, Words
from kg.namespaces import XSD
from kg.terms import BlankNode, Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Table

__all__ = ["csv", "csv_row", "json_text", "tsv", "xml"]

_encoded = json.JSONEncoder(ensure_ascii=False).encode
_SPECIAL = re.compile(r'[",\r\n]')
_XML_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Only forms that Turtle reads back as the same term may stand without quotes.
_BARE = {
    XSD.integer: re.compile(r"[+-]?\d+"),
    XSD.decimal: re.compile(r"[+-]?\d*\.\d+"),
    NamedNode(XSD.integer.value.replace("integer", "double")): re.compile(
        r"[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+"
    ),
}


def csv(value: Table | bool) -> str:
    """Write CSV: bare values, lines ended by CRLF."""
    if isinstance(value, bool):
        return csv_row([str(value).lower()])
    rows = ([_bare(term) for term in row] for row in value.rows)
    return csv_row(value.columns) + "".join(map(csv_row, rows))


def csv_row(cells: Iterable[str]) -> str:
    """Write one row of RFC 4180; a lone empty cell is quoted, or it would be an empty line."""
    quoted = [f'"{c.replace(chr(34), chr(34) * 2)}"' if _SPECIAL.search(c) else c for c in cells]
    return (",".join(quoted) if quoted != [""] else '""') + "\r\n"


def tsv(value: Table | bool) -> str:
    """Write TSV: terms as in Turtle, so that nothing is lost."""
    if isinstance(value, bool):
        return f"{str(value).lower()}\n"
    lines = ["\t".join(f"?{name}" for name in value.columns)]
    lines += ["\t".join(_turtle(term) for term in row) for row in value.rows]
    return "".join(f"{line}\n" for line in lines)


def json_text(value: Table | bool) -> str:
    """Write SPARQL results JSON, one row a line."""
    if isinstance(value, bool):
        return json.dumps({"head": {}, "boolean": value}) + "\n"
    rows = (
        {name: _json(term) for name, term in zip(value.columns, row, strict=True) if term}
        for row in value.rows
    )
    lines = ",\n".join(_encoded(row) for row in rows)
    head = _encoded({"vars": list(value.columns)})
    return f'{{"head":{head},"results":{{"bindings":[\n{lines}\n]}}}}\n'


def xml(value: Table | bool) -> str:
    """Write SPARQL results XML; QueryError when a value holds what XML cannot."""
    top = '<?xml version="1.0" encoding="UTF-8"?>\n'
    top += '<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
    if isinstance(value, bool):
        return f"{top}<head/>\n<boolean>{str(value).lower()}</boolean>\n</sparql>\n"
    head = "".join(f"<variable name={_quoted(name)}/>" for name in value.columns)
    rows = "".join(_xml_row(value.columns, row) for row in value.rows)
    return f"{top}<head>{head}</head>\n<results>\n{rows}</results>\n</sparql>\n"


def _bare(term: object) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _turtle(term: object) -> str:
    if isinstance(term, Literal):
        form = _BARE.get(term.datatype)
        if form and form.fullmatch(term.value):
            return term.value
    if isinstance(term, Triple):
        return f"<<( {' '.join(map(_turtle, (term.subject, term.predicate, term.object)))} )>>"
    return "" if term is None else str(term)


def _json(term: object) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        names = ("subject", "predicate", "object")
        return {"type": "triple", "value": {n: _json(getattr(term, n)) for n in names}}
    assert isinstance(term, Literal)  # noqa: S101 - there is no fifth kind
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype != XSD.string:
        found["datatype"] = term.datatype.value
    return found


def _xml_row(names: tuple[str, ...], row: tuple[object, ...]) -> str:
    cells = (
        f"<binding name={_quoted(name)}>{_xml(term)}</binding>"
        for name, term in zip(names, row, strict=True)
        if term is not None
    )
    return f"<result>{''.join(cells)}</result>\n"


def _escaped(text: str) -> str:
    # xml.sax has this, but brings the whole of http and email with it.
    for mark, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        text = text.replace(mark, f"&{name};")
    return text


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _xml(term: object) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{_escaped(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{_escaped(term.value)}</bnode>"
    if isinstance(term, Triple):
        names = ("subject", "predicate", "object")
        return f"<triple>{''.join(f'<{n}>{_xml(getattr(term, n))}</{n}>' for n in names)}</triple>"
    assert isinstance(term, Literal)  # noqa: S101 - there is no fifth kind
    if _XML_ILLEGAL.search(term.value):
        raise QueryError(
            Words("Có ký tự mà XML không chứa được.", "A value holds what XML cannot carry."),
            hint=Words("Dùng --format json.", "Use --format json."),
        )
    # A bare CR would be read back as LF.
    text = _escaped(term.value).replace("\r", "&#13;")
    if term.language:
        return f"<literal xml:lang={_quoted(term.language)}>{text}</literal>"
    if term.datatype != XSD.string:
        return f"<literal datatype={_quoted(term.datatype.value)}>{text}</literal>"
    return f"<literal>{text}</literal>"

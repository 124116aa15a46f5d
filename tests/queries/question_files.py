"""Read the question files and the golden answers: no store, no product code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = sorted(ROOT.glob("queries/[cg][qz]/*.rq"))
GOLDEN = Path(__file__).parent / "golden"
BASE = "https://w3id.org/lantoa/"
DEFAULT_GRAPHS = [
    pyoxigraph.NamedNode(f"{BASE}graph/{name}")
    for name in ("facts", "ont", "schemes", "background/units", "inferred/units")
]
ANY = "*"

Rows = list[tuple[str, ...]]


@dataclass
class Question:
    """One question file: its header, field by field, and its query."""

    path: Path
    query: str
    fields: dict[str, str] = field(default_factory=dict)
    params: list[list[str]] = field(default_factory=list)
    columns: list[list[str]] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.path.name[:4]


def read(path: Path) -> Question:
    """Read one file; header lines are `# key: value`, a table row is cut at ` | `."""
    text = path.read_text(encoding="utf-8")
    question = Question(path, text)
    for key, value in re.findall(r"^# ([a-z-]+): (.*)$", text, re.MULTILINE):
        if key in ("param", "columns"):
            getattr(question, "params" if key == "param" else "columns").append(value.split(" | "))
        else:
            question.fields[key] = value
    return question


def with_values(question: Question, values: dict[str, str]) -> str:
    """Give the query with other values than its defaults, each written as its type asks."""
    text = question.query
    kinds = {name: kind for name, kind, *_ in question.params}
    for name, value in values.items():
        term = written(kinds[name], value)
        text, times = re.subn(rf"VALUES \?{name} {{ \S+ }}", f"VALUES ?{name} {{ {term} }}", text)
        assert times == 1
    return text


def written(kind: str, value: str) -> str:
    """Write a parameter's value in SPARQL."""
    forms = {"iri": value, "date": f'"{value}"^^xsd:date', "string": f'"{value}"'}
    return forms.get(kind, value)


def local(term: object) -> str:
    """Write a term as a golden file does: local name, lexical form, or nothing."""
    if term is None:
        return ""
    value = str(getattr(term, "value", term))
    is_iri = isinstance(term, pyoxigraph.NamedNode)
    return re.split(r"[#/]", value)[-1] if is_iri else value


def golden(question: Question) -> tuple[list[str], Rows]:
    """Read the golden answer of a question: a line of names, then the rows."""
    lines = (GOLDEN / f"{question.id}.tsv").read_text(encoding="utf-8").splitlines()
    names, *rows = [line.split("\t") for line in lines]
    return names, [tuple(row) for row in rows]


def agree(expected: Rows, found: Rows) -> bool:
    """Tell whether two answers hold the same rows; a golden `*` stands for any value."""
    if len(expected) != len(found):
        return False
    return all(
        all(want in (ANY, have) for want, have in zip(left, right, strict=True))
        for left, right in zip(sorted(expected), sorted(found), strict=True)
    )


def answer(store: pyoxigraph.Store, query: str) -> Rows:
    """Ask a bare store a question, over the default graph that every engine is given."""
    return [
        tuple(local(term) for term in row)
        for row in store.query(query, default_graph=DEFAULT_GRAPHS)
    ]

"""Reads inference rules from files: one CONSTRUCT of plain patterns a file, with a header.

    # id: prp-trp
    # vi: …
    # en: …
    CONSTRUCT { ?a ?p ?c } WHERE { ?p a owl:TransitiveProperty . ?a ?p ?b . ?b ?p ?c }

The patterns of WHERE are the premises; because they are plain, each answer of the rule names the
triples that it rests on. FILTER, BIND and VALUES may stand beside them as conditions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import ModelError, Place, Words
from kg.namespaces import BASE, PREFIXES, RDF
from kg.terms import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kg.terms import Object

__all__ = ["Pattern", "Rule", "read_rule", "read_rules"]

Part: TypeAlias = "str | NamedNode | Literal"
"""A position of a pattern: the name of a variable, or a term."""

_HEADER = re.compile(r"^# (id|vi|en): (.+)$", re.MULTILINE)
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_PREFIX = re.compile(r"PREFIX\s+(\w*):\s*<([^>]*)>", re.IGNORECASE)
_SHAPE = re.compile(
    r"CONSTRUCT\s*\{(?P<head>[^{}]*)\}\s*WHERE\s*\{(?P<body>.*)\}\s*$", re.DOTALL | re.IGNORECASE
)
_CONDITION = re.compile(
    r"(FILTER|BIND)\s*\w*\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|VALUES[^{]*\{[^}]*\}",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"""\s*(?:<(?P<iri>[^<>\s]*)>|[?$](?P<var>\w+)|(?P<a>a)(?=\s)
    |(?P<prefix>\w*):(?P<local>[\w-]+)|"(?P<text>[^"]*)"(?:@(?P<lang>[\w-]+))?|(?P<mark>[.;,]))""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern."""

    subject: Part
    predicate: Part
    object: Part

    def __str__(self) -> str:
        return " ".join(f"?{p}" if isinstance(p, str) else str(p) for p in self.parts) + " ."

    @property
    def parts(self) -> tuple[Part, Part, Part]:
        """Give the three positions."""
        return (self.subject, self.predicate, self.object)

    def triple(self, row: Mapping[str, Object | None]) -> Triple | None:
        """Fill in an answer; None when no triple comes of it, such as one about a literal."""
        subject, predicate, value = (row[p] if isinstance(p, str) else p for p in self.parts)
        if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode):
            return None
        return None if value is None else Triple(subject, predicate, value)


@dataclass(frozen=True, slots=True)
class Rule:
    """An inference rule (luật suy luận): what follows from which premises, under which terms."""

    id: str
    words: Words
    conclusions: tuple[Pattern, ...]
    premises: tuple[Pattern, ...]
    conditions: str

    @property
    def iri(self) -> NamedNode:
        """Name the rule in the graph."""
        return NamedNode(f"{BASE}rule/{self.id}")


def read_rules(folders: Iterable[Path]) -> tuple[Rule, ...]:
    """Read all rules of some folders, sorted by id."""
    rules = [read_rule(path) for folder in folders for path in folder.glob("*.rq")]
    return tuple(sorted(rules, key=lambda rule: rule.id))


def read_rule(path: Path) -> Rule:
    """Read one rule; ModelError when it is not a CONSTRUCT of plain patterns with a header."""
    text = path.read_text(encoding="utf-8")
    header = {str(k): str(v).strip() for k, v in _HEADER.findall(text)}
    shape = _SHAPE.search(_COMMENT.sub("", text))
    if shape is None or header.get("id") != path.stem or not {"vi", "en"} <= header.keys():
        raise _fault(path, "id, vi, en; CONSTRUCT { … } WHERE { … }")
    prefixes = {**PREFIXES, **{str(k): str(v) for k, v in _PREFIX.findall(text)}}
    conditions = [m.group() for m in _CONDITION.finditer(shape["body"])]
    premises = _patterns(_CONDITION.sub(" ", shape["body"]), prefixes, path)
    conclusions = _patterns(shape["head"], prefixes, path)
    words = Words(header["vi"], header["en"])
    # Conditions name their terms in full, for the prefixes of the file are gone by then.
    return Rule(path.stem, words, conclusions, premises, _full(" ".join(conditions), prefixes))


def _patterns(text: str, prefixes: Mapping[str, str], path: Path) -> tuple[Pattern, ...]:
    found: list[Pattern] = []
    subject: list[Part] = []
    for token in _tokens(text, prefixes, path):
        if not isinstance(token, _Mark):
            subject.append(token)
            continue
        if len(subject) == 3:
            found.append(Pattern(*subject))
        elif subject:
            raise _fault(path, text.strip())
        subject = subject[: {".": 0, ";": 1, ",": 2}[token.sign]]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Mark:
    sign: str


def _tokens(text: str, prefixes: Mapping[str, str], path: Path) -> list[Part | _Mark]:
    found: list[Part | _Mark] = []
    at = 0
    text = text.strip() + " "
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise _fault(path, text[at:].strip())
        found.append(_token(match, prefixes))
        at = match.end()
    return [*found, _Mark(".")]


def _token(match: re.Match[str], prefixes: Mapping[str, str]) -> Part | _Mark:
    if match["mark"]:
        return _Mark(match["mark"])
    if match["var"]:
        return match["var"]
    if match["text"] is not None:
        return Literal(match["text"], language=match["lang"])
    if match["a"]:
        return RDF.type
    if match["iri"] is not None:
        return NamedNode(match["iri"])
    return NamedNode(prefixes.get(match["prefix"], match["prefix"] + ":") + match["local"])


def _full(conditions: str, prefixes: Mapping[str, str]) -> str:
    def named(match: re.Match[str]) -> str:
        base = prefixes.get(match[1])
        return f"<{base}{match[2]}>" if base else match[0]

    return re.sub(r"(?<![\w<?])(\w+):([\w-]+)", named, conditions)


def _fault(path: Path, near: str) -> ModelError:
    return ModelError(
        Words(f"Luật viết sai, gần «{near}».", f"The rule is malformed near “{near}”."),
        where=Place(str(path)),
        hint=Words(
            "Một luật là một CONSTRUCT với các mẫu bộ ba thường, mở đầu có # id, # vi, # en.",
            "A rule is one CONSTRUCT of plain triple patterns under a header # id, # vi, # en.",
        ),
    )

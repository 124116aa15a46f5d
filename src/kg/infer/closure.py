"""Runs rules to their fixed point, semi-naively: each round looks only for what is new.

The work is done in a scratch store that the caller hands over empty: its default graph holds what
is known, one named graph the last round's additions. An answer of a rule must use at least one
addition, so each premise in turn is asked of that graph and the others of all that is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import ids
from kg.namespaces import LTG, PREFIXES, RDF
from kg.terms import NamedNode, Quad, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.infer.rules import Pattern, Rule
    from kg.model import StoreWriter

__all__ = ["Inference", "closure"]

_NEW = NamedNode(f"{LTG}work/new")
_LANGUAGE = tuple(PREFIXES[name] for name in ("owl", "rdf", "rdfs", "xsd"))


@dataclass(frozen=True, slots=True)
class Inference:
    """A triple that a rule added, and the data it rests on (suy luận).

    `premises` leaves the axioms of the ontology out: they are not said by any source.
    """

    triple: Triple
    rule: Rule
    premises: tuple[Triple, ...]


def closure(
    scratch: StoreWriter,
    rules: Sequence[Rule],
    *,
    facts: Iterable[Triple],
    terminology: Iterable[Triple],
) -> list[Inference]:
    """Give all that follows from the facts, each once, in the order it was found.

    What follows from the terminology alone, and what only the language of ontologies speaks of
    (owl:, rdf:, rdfs:), is used on the way and left out of the answer.
    """
    run = _Run(scratch)
    run.learn(terminology, data=False)
    # First the terms among themselves: then a thing gets all its classes in one step.
    run.exhaust([r for r in rules if _about_terms(r)])
    run.learn(facts, data=True)
    run.exhaust(rules)
    return [i for i in run.found if i.premises and _worth(i.triple)]


def _about_terms(rule: Rule) -> bool:
    return all(
        isinstance(p.predicate, NamedNode) and p.predicate.value.startswith(PREFIXES["rdfs"])
        for p in rule.premises
    )


def _worth(triple: Triple) -> bool:
    word = triple.object if triple.predicate == RDF.type else triple.predicate
    return isinstance(word, NamedNode) and not word.value.startswith(_LANGUAGE)


class _Run:
    """One closure under way: the scratch store and what has been found."""

    def __init__(self, scratch: StoreWriter) -> None:
        self._scratch = scratch
        self._terms: set[Triple] = set()
        self._depth: dict[Triple, int] = {}
        self.found: list[Inference] = []

    def learn(self, triples: Iterable[Triple], *, data: bool) -> None:
        kept = list(triples)
        if not data:
            self._terms.update(kept)
        self._scratch.add(_in_graph(kept, ids.FACTS))

    def exhaust(self, rules: Sequence[Rule]) -> None:
        new = self._round(rules, first=True)
        depth = 1
        while new:
            self._take(new, depth)
            depth += 1
            new = self._round(rules, first=False)
        self._scratch.update(f"CLEAR SILENT GRAPH {_NEW}")

    def _take(self, new: list[Inference], depth: int) -> None:
        for inference in new:
            self._depth[inference.triple] = depth
            if not inference.premises:
                self._terms.add(inference.triple)
        triples = [i.triple for i in new]
        self.found += new
        self._scratch.update(f"CLEAR SILENT GRAPH {_NEW}")
        self._scratch.add(_in_graph(triples, ids.FACTS))
        self._scratch.add(_in_graph(triples, _NEW))

    def _round(self, rules: Sequence[Rule], *, first: bool) -> list[Inference]:
        best: dict[Triple, tuple[object, Inference]] = {}
        for rule in rules:
            for query, conclusion in _queries(rule, first=first):
                for inference in self._answers(rule, query, conclusion):
                    key = self._key(inference)
                    known = best.get(inference.triple)
                    if known is None or key < known[0]:  # type: ignore[operator]
                        best[inference.triple] = (key, inference)
        return sorted((i for _, i in best.values()), key=lambda i: str(i.triple))

    def _answers(self, rule: Rule, query: str, conclusion: Pattern) -> Iterator[Inference]:
        table = self._scratch.select(query)
        for values in table.rows:
            row = dict(zip(table.columns, values, strict=True))
            triple = conclusion.triple(row)
            if triple is not None:
                given = (p.triple(row) for p in rule.premises)
                premises = tuple(t for t in given if t is not None and t not in self._terms)
                yield Inference(triple, rule, premises)

    def _key(self, inference: Inference) -> tuple[int, int, str, tuple[str, ...]]:
        """Order derivations of one triple: the least inferred, then the shortest comes first."""
        premises = inference.premises
        depth = sum(self._depth.get(p, 0) for p in premises)
        return (depth, len(premises), inference.rule.id, tuple(str(p) for p in premises))


def _queries(rule: Rule, *, first: bool) -> Iterator[tuple[str, Pattern]]:
    for conclusion in rule.conclusions:
        places: Iterable[int | None] = (None,) if first else range(len(rule.premises))
        for new in places:
            yield _query(rule, conclusion, new), conclusion


def _query(rule: Rule, conclusion: Pattern, new: int | None) -> str:
    premises = " ".join(
        f"GRAPH {_NEW} {{ {p} }}" if at == new else str(p) for at, p in enumerate(rule.premises)
    )
    return (
        f"SELECT DISTINCT * WHERE {{ {premises} {rule.conditions} "
        f"FILTER NOT EXISTS {{ {conclusion} }} }}"
    )


def _in_graph(triples: Iterable[Triple], graph: NamedNode) -> Iterator[Quad]:
    return (Quad(t.subject, t.predicate, t.object, graph) for t in triples)

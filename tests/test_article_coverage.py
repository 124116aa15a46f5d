"""Every row of the article's inventory is in the graph, with its words, status and layer.

`data/inventory.tsv` lists what a complete record of the article must hold; its head explains the
marks. A row counts only when each of its triples has a claim whose words touch the row's span.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg import ids, vocabulary
from kg.model import Layer
from kg.namespaces import RDF, SKOS

INVENTORY = Path(__file__).parent / "data" / "inventory.tsv"
SOURCE = "tam-dao-lan-toa"
SPEAKER = ids.thing("person-bui-thi-hong-nhung-tam-dao")
FURNITURE = 8925  # page furniture starts here, after the credit of paragraph 30
TRIPLE = re.compile(r'([SRWVD]) (\S+) (\S+) (?:"(.*)"|(\S+))')
STATUS = {"S": "stated", "W": "stated", "R": "reading", "V": "reading", "D": "reading"}
ROWS_OF_THE_ARTICLE = 194
RIVAL_SUBJECTS = 10

CLAIMS = f"""
SELECT ?s ?p ?o ?status ?rank ?speaker ?start ?end WHERE {{
  GRAPH ?g {{
    ?c a lt:Claim ; lt:claimedIn lti:src-{SOURCE} ;
       rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
       lt:assertionStatus ?status ; lt:rank ?rank .
    OPTIONAL {{ ?c lt:attributedSpeaker ?speaker }}
    OPTIONAL {{
      ?c lt:hasEvidence/oa:hasSelector ?selector .
      ?selector oa:start ?start ; oa:end ?end .
    }}
  }}
}}"""
RIVALS = f"""
SELECT ?s ?left ?right (EXISTS {{ ?s ?p ?o }} AS ?stands) WHERE {{
  GRAPH ?g {{
    ?preferred lt:claimedIn lti:src-{SOURCE} ; lt:rank ?left ; lt:conflictsWith ?rival .
    ?rival lt:rank ?right ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
  }}
  FILTER(?left = lts:rank-preferred)
}}"""
FACTS = "SELECT ?s ?p ?o WHERE {{ GRAPH <{0}> {{ ?s ?p ?o }} }}"


@dataclass(frozen=True)
class Row:
    id: str
    start: int
    end: int
    expected: str

    @property
    def furniture(self):
        return self.expected == "furniture"

    def triples(self):
        for one in self.expected.split("; "):
            found = TRIPLE.fullmatch(one)
            assert found, f"{self.id}: {one}"
            yield found.groups()


@dataclass(frozen=True)
class Said:
    """One claim of the article with one of its spans."""

    status: str
    rank: str
    speaker: object
    start: int
    end: int

    def answers(self, mark, row):
        return (
            self.status == f"status-{STATUS[mark]}"
            and (self.rank == "rank-deprecated") == (mark == "D")
            and (mark not in "WV" or self.speaker == SPEAKER)
            and self.start < row.end
            and self.end > row.start
        )


def read_rows():
    lines = INVENTORY.read_text(encoding="utf-8").splitlines()
    table = csv.DictReader(
        (x for x in lines if x[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [Row(r["id"], int(r["start"]), int(r["end"]), r["expected"]) for r in table]


ROWS = read_rows()


def name_of(iri):
    return iri.value.rpartition("/")[2]


def predicate(name, words):
    special = {"a": RDF.type, "altLabel": SKOS.altLabel}
    return special.get(name) or words.properties[name].iri


def thing(name, words):
    if name in words.classes:
        return words.classes[name].iri
    return words.concepts[name].iri if name in words.concepts else ids.thing(name)


def key(parts, words):
    _, subject, pred, literal, name = parts
    value = literal if name is None else thing(name, words).value
    return thing(subject, words).value, predicate(pred, words).value, value


@pytest.fixture(scope="module")
def words():
    return vocabulary.shipped()


@pytest.fixture(scope="module")
def said(graph):
    found = defaultdict(list)
    for row in graph.select(CLAIMS):
        start, end = (int(row[k].value) if k in row else -1 for k in ("start", "end"))
        one = Said(name_of(row["status"]), name_of(row["rank"]), row.get("speaker"), start, end)
        found[row["s"].value, row["p"].value, row["o"].value].append(one)
    return found


@pytest.fixture(scope="module")
def layers(graph):
    graphs = {
        "stated": ids.layer_graph(Layer.SOURCE, SOURCE),
        "reading": ids.layer_graph(Layer.READING, SOURCE),
        "facts": ids.FACTS,
    }
    found = {
        name: {tuple(row[v].value for v in "spo") for row in graph.select(FACTS.format(iri.value))}
        for name, iri in graphs.items()
    }
    # Each fact stands once: what the country's tables hold too stands there.
    units = graph.select(FACTS.format(ids.UNITS.value))
    found["facts"] |= {tuple(row[v].value for v in "spo") for row in units}
    return found


def missing(row, said, layers, words):
    """Give the triples of a row that the graph lacks, or holds in the wrong layer."""
    for parts in row.triples():
        mark, triple = parts[0], key(parts, words)
        claimed = any(one.answers(mark, row) for one in said.get(triple, []))
        if mark == "D":
            stands = triple not in layers["facts"]
        else:
            stands = triple in layers[STATUS[mark]] and triple in layers["facts"]
        if not (claimed and stands):
            yield " ".join(str(p) for p in parts if p)


def test_the_inventory_has_all_rows_of_the_article():
    numbers = [int(row.id[1:]) for row in ROWS if row.id[0] == "I"]
    assert numbers == list(range(1, ROWS_OF_THE_ARTICLE + 1))
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert [row.id for row in ROWS if row.furniture] == ["I190", "I191", "I192", "I193", "I194"]


def test_every_row_is_in_the_graph_with_its_words(said, layers, words):
    rows = [row for row in ROWS if not row.furniture]
    lacking = {row.id: list(missing(row, said, layers, words)) for row in rows}
    lacking = {row: triples for row, triples in lacking.items() if triples}
    report = "\n".join(f"{row}: {'; '.join(triples)}" for row, triples in lacking.items())
    assert not lacking, f"{len(rows) - len(lacking)} of {len(rows)} rows are covered\n{report}"


def test_page_furniture_is_nobodys_words(said):
    assert max(one.end for claims in said.values() for one in claims) <= FURNITURE


def test_a_row_is_missing_when_its_words_stand_elsewhere(said, layers, words):
    row = next(row for row in ROWS if row.id == "I016")
    assert not list(missing(row, said, layers, words))
    elsewhere = Row(row.id, row.end + 1000, row.end + 1010, row.expected)
    assert list(missing(elsewhere, said, layers, words))


def test_a_reading_does_not_count_as_stated(said, layers, words):
    row = next(row for row in ROWS if row.id == "I007")
    assert not list(missing(row, said, layers, words))
    stated = Row(row.id, row.start, row.end, row.expected.replace("R ", "S ", 1))
    assert list(missing(stated, said, layers, words))


def test_of_rival_readings_only_the_preferred_stands(graph):
    rows = graph.select(RIVALS)
    assert {(name_of(row["left"]), name_of(row["right"])) for row in rows} == {
        ("rank-preferred", "rank-deprecated")
    }
    assert not [row for row in rows if row["stands"].value == "true"]
    assert len({row["s"].value for row in rows}) >= RIVAL_SUBJECTS

"""What the background sets hold, and how sure they are of it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import yaml
from question_files import ROOT, local

from kg.text import slug

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((ROOT / "data" / "background").glob("*/*.yaml"))
WORDS = {"id", "type", "vi", "en", "also", "by"}


def read(path: Path) -> dict:
    # Every scalar is text, as in the product: "05" keeps its zero.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def entities() -> list[tuple[dict, dict]]:
    return [(record, entity) for record in map(read, FILES) for entity in record["entities"]]


def statements(entity: dict) -> list[tuple[str, dict]]:
    return [
        (key, one if isinstance(one, dict) else {"is": one})
        for key, value in entity.items()
        if key not in WORDS
        for one in (value if isinstance(value, list) else [value])
    ]


def of_type(name: str) -> list[dict]:
    return [entity for _, entity in entities() if entity.get("type") == name]


def values(entity: dict, name: str) -> list[str]:
    return [statement["is"] for key, statement in statements(entity) if key == name]


def test_every_doubtful_statement_says_why_in_both_languages() -> None:
    for _, entity in entities():
        for key, statement in statements(entity):
            if "certainty" in statement:
                assert statement.get("note"), (entity["id"], key)
                assert statement.get("note_en"), (entity["id"], key)


def test_every_listed_page_is_the_source_of_something() -> None:
    for path in FILES:
        record = read(path)
        used = {record.get("by")}
        for entity in record["entities"]:
            used |= {entity.get("by")} | {s.get("by") for _, s in statements(entity)}
        assert {source["id"] for source in record["sources"]} - used == set(), path.name


def test_every_change_has_one_result_or_ends_its_unit() -> None:
    for change in of_type("UnitChange"):
        results = values(change, "resultingUnit")
        ended = values(change, "changeKind") == ["unitchange-giai-the"]
        assert len(results) == (0 if ended else 1), change["id"]


def test_a_unit_is_the_original_of_one_change_and_the_result_of_one() -> None:
    for side in ("originalUnit", "resultingUnit"):
        units = Counter(unit for change in of_type("UnitChange") for unit in values(change, side))
        assert [unit for unit, times in units.items() if times > 1] == []


def test_unit_ids_say_kind_name_code_and_era() -> None:
    for unit in of_type("AdministrativeUnit"):
        kind, code = (
            values(unit, "unitKind")[0].removeprefix("unitkind-"),
            values(unit, "identifier"),
        )
        name = slug(unit["vi"].split(" (")[0])
        assert name.startswith(kind)
        assert code[0].startswith("ident-gso-")
        assert unit["id"] == f"unit-{name}-{code[0].removeprefix('ident-gso-')}"


def test_terms_follow_one_another_without_a_gap() -> None:
    terms = sorted(
        (values(entity, "validFrom")[0], values(entity, "validTo")[0])
        for _, entity in entities()
        if entity["id"].startswith("term-")
    )
    for (_, end), (start, _) in pairwise(terms):
        assert date.fromisoformat(start) - date.fromisoformat(end) == timedelta(days=1)


PAIRS = """
SELECT ?document ?date ?from ?to WHERE {
  ?document lt:issuedInTerm ?term ; lt:dateIssued ?date .
  ?term lt:validFrom ?from ; lt:validTo ?to .
}
"""
PREFIX = "PREFIX lt: <https://w3id.org/lantoa/ont#>\nPREFIX lti: <https://w3id.org/lantoa/id/>\n"


def test_every_party_document_is_dated_within_its_term(graph) -> None:
    rows = graph.select(PREFIX + PAIRS)
    assert len(rows) >= 12
    for row in rows:
        assert row["from"].value <= row["date"].value <= row["to"].value, local(row["document"])


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("thi-tran-hop-chau-08911", "xa-tam-dao-08911"),
        ("thi-tran-tam-dao-08908", "xa-tam-dao-08911"),
        ("xa-ho-son-08929", "xa-tam-dao-08911"),
        ("xa-minh-quang-08932", "xa-tam-dao-08911"),
        ("thi-tran-dai-dinh-08923", "xa-dai-dinh-08923"),
        ("xa-bo-ly-08920", "xa-dai-dinh-08923"),
        ("xa-dao-tru-08914", "xa-dao-tru-08914"),
        ("xa-yen-duong-08917", "xa-dao-tru-08914"),
        ("xa-tam-quan-08926", "xa-tam-duong-bac-08872"),
    ],
)
def test_each_of_the_nine_units_has_its_one_successor(graph, old: str, now: str) -> None:
    rows = graph.select(
        f"{PREFIX}SELECT ?now WHERE {{ lti:unit-{old}-den-2025 lt:succeededBy ?now }}"
    )
    assert [local(row["now"]) for row in rows] == [f"unit-{now}-tu-2025"]


def test_a_code_names_two_units_in_two_eras(graph) -> None:
    rows = graph.select(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
        "PREFIX adms: <http://www.w3.org/ns/adms#>\n"
        'SELECT ?unit WHERE { ?code skos:notation "08911" . ?unit adms:identifier ?code }'
    )
    assert {local(row["unit"]) for row in rows} == {
        "unit-xa-hop-chau-08911-den-2020",
        "unit-thi-tran-hop-chau-08911-den-2025",
        "unit-xa-tam-dao-08911-tu-2025",
    }


def test_the_district_has_no_single_successor(graph) -> None:
    assert not graph.ask(
        f"{PREFIX}ASK {{ lti:unit-huyen-tam-dao-248-den-2025 lt:succeededBy ?unit }}"
    )

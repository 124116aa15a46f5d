"""What is generated from the ontology: the page, the JSON-LD context, the schema of records."""

import json
import os
import re
from html.parser import HTMLParser

import jsonschema
import pytest
import yaml
from ontology_files import EXAMPLES, LT, classes, properties
from rdflib import SKOS, Graph, Literal
from rdflib.compare import isomorphic

from kg import assets, ontology_docs, rdf, record_schema, vocabulary

RECORD = {
    "source": {
        "id": "bai-vi-du",
        "title": "Một bài ví dụ",
        "sha256": "0" * 64,
        "chars": "100",
        "reported": {"edtf": "2024", "text": "năm 2024"},
    },
    "entities": [
        {
            "id": "act-trong-cay",
            "type": "Activity",
            "vi": "Trồng cây",
            "also": ["trồng rừng", {"is": "TC", "status": "reading", "from": "viết tắt"}],
            "seen": ["2", "trồng cây", "40"],
            "ledBy": {"is": "body-hoi-nong-dan", "seen": [["2", "Hội", "30"], ["3", "Hội", "60"]]},
            "field": ["field-bao-ve-moi-truong", {"is": "field-nong-nghiep", "status": "reading"}],
            "openPartners": "true",
        },
        {"concept": "abbr-ccb", "also": {"is": "CCB", "seen": ["2", "CCB", "9"]}},
    ],
}


@pytest.fixture(scope="module")
def record_validator():
    schema = record_schema.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def page():
    return ontology_docs.page()


class Anchors(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.loads = [], [], []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if "href" in named else []
        self.loads += [named["src"]] if "src" in named else []


@pytest.fixture(scope="module")
def anchors(page):
    found = Anchors()
    found.feed(page)
    return found


@pytest.mark.golden
@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("context.jsonld", ontology_docs.write_context),
        ("record.schema.json", record_schema.write),
    ],
)
def test_a_committed_file_is_what_the_ontology_makes(tmp_path, name, write):
    committed = assets.asset("ontology", name)
    if os.environ.get("UPDATE_GOLDEN"):
        write(committed)
    write(tmp_path / name)
    assert (tmp_path / name).read_bytes() == committed.read_bytes()


# The record schema


def test_a_good_record_fits(record_validator):
    record_validator.validate(RECORD)


RECORDS = sorted(assets.asset("data").glob("*/**/*.yaml"))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_shipped_record_fits_and_tells_editors_of_the_schema(record_validator, path):
    text = path.read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.SafeLoader)  # as editors read it, dates and all
    if "entities" not in data:
        return
    record_validator.validate(json.loads(json.dumps(data, default=str)))
    schema = text.partition("$schema=")[2].partition("\n")[0]
    assert (path.parent / schema).resolve() == assets.asset("ontology", "record.schema.json")


def change(**keys):
    return {"source": RECORD["source"], "entities": [{**RECORD["entities"][0], **keys}]}


@pytest.mark.parametrize(
    "bad",
    [
        change(ledby="body-x"),
        change(field="field-khong-co"),
        change(type="Organisation"),
        change(ledBy={"seen": ["2", "Hội"]}),
        change(ledBy={"is": "body-x", "status": "sure"}),
        change(id="Act_Trong_Cay"),
        change(type="Claim"),
        {"entities": []},
        {"source": RECORD["source"], "set": "x", "entities": []},
    ],
)
def test_a_bad_record_does_not_fit(record_validator, bad):
    assert not record_validator.is_valid(bad)


def test_every_property_explains_itself_in_vietnamese(record_validator):
    known = vocabulary.shipped().properties
    offered = record_validator.schema["$defs"]["entity"]["properties"]
    keys_of_the_form = {"certainty", "rank", "type"}
    for name in offered.keys() & known.keys() - keys_of_the_form:
        assert known[name].definition.vi in offered[name]["description"]


def test_what_the_builder_makes_is_not_offered(record_validator):
    offered = record_validator.schema["$defs"]["entity"]["properties"]
    assert not {"assertionStatus", "hasEvidence", "sha256", "paragraph"} & offered.keys()


def test_every_list_of_concepts_has_a_label_for_each(record_validator):
    for definition in record_validator.schema["$defs"].values():
        if "enumDescriptions" in definition:
            assert len(definition["enum"]) == len(definition["enumDescriptions"]) > 0


# The context


def test_the_context_names_every_term():
    named = ontology_docs.context()["@context"]
    locals_ = {str(t).rpartition("#")[2] for t in [*classes(), *properties()]}
    assert locals_ <= named.keys()
    assert {"prefLabel", "altLabel", "definition"} <= named.keys()


def test_plain_json_becomes_the_same_graph_as_the_turtle():
    told = {
        **ontology_docs.context(),
        "id": "lti:change-vi-du",
        "type": "UnitChange",
        "prefLabel": {"vi": "Lập xã", "en": "Founding"},
        "changeDate": "2025-07-01",
        "originalUnit": [{"id": "lti:unit-a"}, "lti:unit-b"],
        "changeKind": "lts:unitchange-sap-nhap",
    }
    turtle = """
        @prefix lt: <https://w3id.org/lantoa/ont#> . @prefix lti: <https://w3id.org/lantoa/id/> .
        @prefix lts: <https://w3id.org/lantoa/scheme/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        lti:change-vi-du a lt:UnitChange ; skos:prefLabel "Lập xã"@vi , "Founding"@en ;
            lt:changeDate "2025-07-01"^^xsd:date ; lt:originalUnit lti:unit-a , lti:unit-b ;
            lt:changeKind lts:unitchange-sap-nhap ."""
    made = Graph().parse(data=json.dumps(told), format="json-ld")
    assert isomorphic(made, Graph().parse(data=turtle))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_survives_the_way_through_the_context(path):
    graph = Graph().parse(path)
    text = graph.serialize(format="json-ld", context=ontology_docs.context()["@context"])
    assert isomorphic(Graph().parse(data=text, format="json-ld"), graph)


# The page


def test_the_page_tells_of_every_term_once(anchors):
    named = {str(t).rpartition("#")[2] for t in [*classes(), *properties()]}
    assert named <= set(anchors.ids)
    assert len(anchors.ids) == len(set(anchors.ids))


def test_every_link_of_the_page_leads_to_a_place_on_it(anchors):
    assert {link for link in anchors.links if link[0] != "#"} == set()
    assert {link[1:] for link in anchors.links} <= set(anchors.ids)


def test_the_page_asks_for_nothing(page, anchors):
    assert anchors.loads == []
    assert not re.search(r"@import|url\((?!#)", page)


def test_the_page_is_valid_about_its_languages(page):
    assert page.startswith('<!doctype html>\n<html lang="vi">')
    assert 'lang="en"' in page


def test_hostile_words_in_the_ontology_stay_words():
    graph = rdf.to_rdflib(vocabulary.shipped().triples)
    graph.set((LT.Body, SKOS.definition, Literal("<script>x</script>", lang="vi")))
    made = ontology_docs.page(vocabulary.load(rdf.from_rdflib(graph)))
    assert "<script>" not in made
    assert "&lt;script&gt;" in made


def test_the_page_is_the_same_every_time(page):
    assert ontology_docs.page() == page

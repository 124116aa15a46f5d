"""A small graph of our own, built inline: enough rows to make a hostile query endless."""

import pytest

from kg import ids
from kg.namespaces import LT, OWL, PREFIXES, RDF, RDFS, SKOS
from kg.store import POINTER, EmbeddedStore
from kg.terms import Literal, NamedNode, Quad

MODELS = 300


def quads():
    for name in ("Activity", "EmulationModel", "Body"):
        term = NamedNode(PREFIXES["lt"] + name)
        yield Quad(term, RDF.type, OWL.Class, ids.ONTOLOGY)
        yield Quad(term, RDFS.label, Literal(name, language="en"), ids.ONTOLOGY)
    for name in ("ledBy", "hasPartner"):
        yield Quad(NamedNode(PREFIXES["lt"] + name), RDF.type, OWL.ObjectProperty, ids.ONTOLOGY)
    field = ids.concept("field-moi-truong")
    yield Quad(field, SKOS.prefLabel, Literal("môi trường", language="vi"), ids.SCHEMES)
    dataset = NamedNode("https://w3id.org/lantoa/dataset")
    title, modified = (NamedNode(PREFIXES["dcterms"] + n) for n in ("title", "modified"))
    yield Quad(dataset, RDF.type, NamedNode(PREFIXES["void"] + "Dataset"), ids.META)
    yield Quad(dataset, title, Literal("Bộ thử", language="vi"), ids.META)
    yield Quad(dataset, title, Literal("Trial set", language="en"), ids.META)
    yield Quad(dataset, modified, Literal("2024-05-06"), ids.META)
    for number in range(MODELS):
        model = ids.thing(f"model-{number}")
        yield Quad(model, RDF.type, NamedNode(PREFIXES["lt"] + "EmulationModel"), ids.FACTS)
        yield Quad(model, SKOS.prefLabel, Literal(f"Mô hình {number}", language="vi"), ids.FACTS)
        yield Quad(model, SKOS.prefLabel, Literal(f"Model {number}", language="en"), ids.FACTS)
    background = NamedNode(PREFIXES["ltg"] + "background/thu")
    yield Quad(ids.thing("src-nen"), title, Literal("Trang nền", language="vi"), background)
    claim = ids.thing("clm-thu-0123456789ab")
    yield Quad(claim, RDF.type, LT.Claim, NamedNode(PREFIXES["ltg"] + "evidence/source/thu"))


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Give the home of a small built graph."""
    base = tmp_path_factory.mktemp("nhỏ")
    EmbeddedStore(base / "store-a").fill(quads())
    (base / POINTER).write_text("store-a", encoding="ascii")
    return base

"""What the index takes from a graph."""

import pytest

from kg import ids, search
from kg.namespaces import LTI, LTS, PREFIXES
from kg.search import How


@pytest.fixture(scope="module")
def index(built):
    return search.open_current(built)


@pytest.mark.parametrize(
    ("typed", "iri"),
    [
        ("Hội Cựu chiến binh huyện Tam Đảo", f"{LTI}body-hoi-ccb-huyen-tam-dao"),
        ("hoi ccb huyen tam dao", f"{LTI}body-hoi-ccb-huyen-tam-dao"),
        ("District Veterans", f"{LTI}body-hoi-ccb-huyen-tam-dao"),
        ("clb hoi ccb", f"{LTI}body-clb-hoi-ccb-bvmt-chua-vang"),
        ("huyen uy tam dao", f"{LTI}body-huyen-uy-tam-dao"),
        ("trong oi", f"{LTI}model-trong-oi-trai-mua"),
        ("CCB", f"{LTS}abbr-ccb"),
        ("hasPartner", f"{PREFIXES['lt']}hasPartner"),
    ],
)
def test_the_shipped_graph_is_found_by_its_names(index, typed, iri):
    assert iri in {hit.thing.iri.value for hit in search.search(index, typed, 3)}


def test_a_code_that_two_documents_share_finds_both(index):
    hits = search.search(index, "29 nq tw")
    codes = {hit.thing.iri.value.removeprefix(LTI) for hit in hits if hit.how <= How.FOLDED}
    assert codes == {"doc-nghi-quyet-29-nq-tw-2013", "doc-nghi-quyet-29-nq-tw-2022"}


def test_a_thing_is_told_with_its_narrowest_kind(index):
    thing = index.by_iri(f"{LTI}body-hoi-ccb-huyen-tam-dao")
    assert thing.kind.en == "Socio-political organisation"
    assert index.by_iri(f"{LTS}field-nong-nghiep").kind.vi == "Lĩnh vực"
    assert index.by_iri(f"{PREFIXES['lt']}Body").kind.en == "class"
    assert index.by_iri(f"{PREFIXES['lt']}hasPartner").kind.vi == "thuộc tính"


def test_claims_and_evidence_are_not_things_to_be_found(index):
    assert "/id/clm-" not in index.things
    assert "/id/ev-" not in index.things


def test_a_code_of_a_unit_leads_to_the_unit_not_to_its_identifier(index):
    assert "/id/ident-" not in index.things


def test_every_thing_with_a_label_is_found_by_it(index, graph):
    rows = graph.select(
        """SELECT ?thing ?label { GRAPH ltg:facts { ?thing skos:prefLabel ?label }
        FILTER NOT EXISTS { ?thing a adms:Identifier } } ORDER BY ?thing"""
    )
    labels = [(r["thing"].value, r["label"].value) for r in rows]
    assert len(labels) > 300
    for iri, label in labels[::17]:
        assert iri in {hit.thing.iri.value for hit in search.search(index, label, 20)}


def test_an_index_made_twice_of_the_same_graph_is_the_same(graph, built, tmp_path):
    search.build(graph.view).save(tmp_path / "again")
    current = (built / (built / "current").read_text().strip() / search.FILE).read_bytes()
    assert (tmp_path / "again").read_bytes() == current
    assert ids.thing("x").value.startswith(LTI)

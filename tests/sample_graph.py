"""A small graph in the layout of the built one, for the tests of what goes out."""

import random

from kg import ids
from kg.model import Table
from kg.store import EmbeddedStore
from kg.terms import Literal, NamedNode, Quad

HEADER = """
PREFIX lt: <https://w3id.org/lantoa/ont#>
PREFIX lti: <https://w3id.org/lantoa/id/>
PREFIX lts: <https://w3id.org/lantoa/scheme/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

ONTOLOGY = """
lt:Body rdfs:subClassOf org:Organization ; rdfs:label "Cơ quan, tổ chức"@vi, "Body"@en .
lt:StateBody rdfs:subClassOf lt:Body ; rdfs:label "Cơ quan nhà nước"@vi, "State body"@en .
lt:Activity rdfs:label "Hoạt động"@vi, "Activity"@en .
lt:ledBy owl:inverseOf lt:leads ; rdfs:label "do … chủ trì"@vi, "led by"@en .
lt:leads rdfs:label "chủ trì"@vi, "leads"@en .
lt:hasPartner rdfs:label "phối hợp với"@vi, "has partner"@en .
lt:cooperatesWith a owl:SymmetricProperty ; rdfs:label "phối hợp"@vi, "cooperates with"@en .
lt:frequencyText rdfs:label "tần suất"@vi, "frequency"@en .
<https://w3id.org/lantoa/ont> owl:versionInfo "1.0.0" .
"""

SCHEMES = """
lts:status-stated skos:prefLabel "nguồn nêu"@vi, "stated"@en .
lts:field-moi-truong skos:prefLabel "môi trường"@vi, "environment"@en .
"""

SOURCE = """
lti:act-don-ve-sinh a lt:Activity ;
    skos:prefLabel "Dọn vệ sinh đường thôn"@vi, "Cleaning village roads"@en ;
    lt:ledBy lti:body-hoi-ccb-xa ; lt:hasPartner lti:body-doan-xa ;
    lt:field lts:field-moi-truong ; lt:frequencyText "hằng tuần"@vi .
lti:body-hoi-ccb-xa a lt:Body ;
    skos:prefLabel "Hội Cựu chiến binh xã"@vi, "Veterans of the commune"@en ;
    skos:altLabel "Hội CCB xã"@vi .
lti:body-doan-xa a lt:Body ; skos:prefLabel "Đoàn xã"@vi, "Youth Union of the commune"@en .
"""

READING = """
lti:body-doan-xa lt:under lti:body-hoi-ccb-xa .
"""

BACKGROUND = """
lti:body-ubnd-xa a lt:StateBody ; skos:prefLabel "Ủy ban nhân dân xã"@vi, "People's committee"@en ;
    lt:docNumber "05" ; lt:count 05 ; lt:share 1.50 ; lt:official true ;
    lt:validFrom "2020-02-01"^^xsd:date ; lt:year "2020"^^xsd:gYear .
"""

INFERRED = """
lti:body-hoi-ccb-xa lt:leads lti:act-don-ve-sinh ; lt:cooperatesWith lti:body-doan-xa .
lti:body-doan-xa lt:cooperatesWith lti:body-hoi-ccb-xa .
"""

EVIDENCE = """
lti:clm-bai-mot-000000000001 a lt:Claim ;
    rdf:subject lti:act-don-ve-sinh ; rdf:predicate lt:ledBy ; rdf:object lti:body-hoi-ccb-xa ;
    lt:assertionStatus lts:status-stated ; lt:rank lts:rank-normal ;
    lt:claimedIn lti:src-bai-mot ; lt:hasEvidence lti:ev-bai-mot-10-22 .
lti:ev-bai-mot-10-22 a lt:Evidence ; lt:paragraph 2 ; oa:hasSelector lti:ev-bai-mot-10-22-q .
lti:ev-bai-mot-10-22-q a oa:TextQuoteSelector ; oa:exact "Hội CCB xã chủ trì" .
"""

EVIDENCE_READING = """
lti:clm-bai-mot-000000000005 a lt:Claim ;
    rdf:subject lti:body-doan-xa ; rdf:predicate lt:under ; rdf:object lti:body-hoi-ccb-xa ;
    lt:assertionStatus lts:status-reading ; skos:note "Hiểu theo câu trước"@vi .
"""

EVIDENCE_INFERRED = """
lti:clm-inferred-000000000002 a lt:Claim ;
    rdf:subject lti:body-hoi-ccb-xa ; rdf:predicate lt:leads ; rdf:object lti:act-don-ve-sinh ;
    lt:assertionStatus lts:status-inferred ; lt:inferredFrom lti:clm-bai-mot-000000000001 .
lti:clm-inferred-000000000003 a lt:Claim ;
    rdf:subject lti:body-hoi-ccb-xa ; rdf:predicate lt:cooperatesWith ;
    rdf:object lti:body-doan-xa ; lt:assertionStatus lts:status-inferred .
lti:clm-inferred-000000000004 a lt:Claim ;
    rdf:subject lti:body-doan-xa ; rdf:predicate lt:cooperatesWith ;
    rdf:object lti:body-hoi-ccb-xa ; lt:assertionStatus lts:status-inferred .
"""

GRAPHS = {
    "ont": ONTOLOGY,
    "schemes": SCHEMES,
    "source/bai-mot": SOURCE,
    "reading/bai-mot": READING,
    "background/xa": BACKGROUND,
    "inferred/1.0.0": INFERRED,
    "evidence/source/bai-mot": EVIDENCE,
    "evidence/reading/bai-mot": EVIDENCE_READING,
    "evidence/inferred/1.0.0": EVIDENCE_INFERRED,
    "facts": SOURCE + READING + BACKGROUND + INFERRED,
}

AWKWARD = (
    'ngoặc " và \\ và \t tab',
    "hai\ndòng\r\nvà về đầu\rdòng",
    "=HYPERLINK(A1)",
    "+84",
    "-5",
    "@a",
    "<script>alert(1)</script> & ]]>",
    "cà phê, trà; 'nháy'",
    "😀 và \u2028 và \u00a0",
    "",
    " khoảng trắng hai đầu ",
)
AWKWARD_IRIS = (
    "https://w3id.org/lantoa/id/a.b.",
    "https://w3id.org/lantoa/id/",
    "https://w3id.org/lantoa/id/-gạch",
    "https://w3id.org/lantoa/id/a%20b",
    "http://example.org/x?y=1&z='2'#f",
    "urn:x:y",
)


def trig(parts=GRAPHS):
    """Write the sample as TriG."""
    return HEADER + "".join(
        f"GRAPH <https://w3id.org/lantoa/graph/{name}> {{ {text} }}\n"
        for name, text in parts.items()
    )


def awkward_quads():
    """Give facts with every kind of text and name that a writer could get wrong."""
    base = "https://w3id.org/lantoa/"
    subject, said = NamedNode(f"{base}id/act-kho"), NamedNode(f"{base}ont#statedAs")
    for text in AWKWARD:
        yield Quad(subject, said, Literal(text), ids.FACTS)
        yield Quad(subject, said, Literal(text, language="vi"), ids.FACTS)
    for iri in AWKWARD_IRIS:
        yield Quad(NamedNode(iri), NamedNode(f"{base}ont#actsOn"), subject, ids.FACTS)
        yield Quad(subject, NamedNode(f"{base}ont#actsOn"), NamedNode(iri), ids.FACTS)


def sample_store(*, awkward=False):
    """Give the sample in a store in memory."""
    store = EmbeddedStore()
    store.add(quads_of(trig()))
    if awkward:
        store.add(awkward_quads())
    return store


def quads_of(text):
    """Parse TriG."""
    import pyoxigraph as ox

    return list(ox.parse(text, format=ox.RdfFormat.TRIG))


class Shuffled:
    """A store that hands everything over in an order of its own."""

    def __init__(self, quads, seed):
        self._quads = list(quads)
        random.Random(seed).shuffle(self._quads)
        self._engine = EmbeddedStore()
        self._engine.add(self._quads)

    def select(self, query):
        table = self._engine.select(query)
        rows = list(table.rows)
        random.Random(len(rows)).shuffle(rows)
        return Table(table.columns, tuple(rows))

    def quads(self, graph=None):
        return (q for q in self._quads if graph is None or q.graph_name == graph)

    def graphs(self):
        return tuple({q.graph_name for q in self._quads})

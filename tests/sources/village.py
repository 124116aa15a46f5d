"""A small village of our own: vocabulary, text and record, written for these tests."""

from hashlib import sha256

from kg import vocabulary
from kg.namespaces import prefix_header
from kg.sources import load_all
from kg.terms import Triple

TEXT = """\
Hội Nông dân xã Suối Vàng giúp nhau làm kinh tế

Sau hai năm thực hiện Chỉ thị 01, Hội Nông dân xã phối hợp với Đoàn xã trồng 300 cây cam.

Hội còn thường xuyên vận động bà con dọn đường làng, thu gom rác thải; Đoàn xã thường xuyên giúp.
"""

ONTOLOGY = (
    prefix_header().replace("PREFIX", "@prefix").replace(">\n", "> .\n")
    + """
foaf:Agent a owl:Class ; rdfs:label "Tác nhân"@vi .
lt:Body a owl:Class ; rdfs:subClassOf foaf:Agent ; lt:iriPrefix "body" ; rdfs:label "Tổ chức"@vi .
lt:Club a owl:Class ; rdfs:subClassOf lt:Body ; rdfs:label "Câu lạc bộ"@vi .
lt:Activity a owl:Class ; lt:iriPrefix "act" ; rdfs:label "Hoạt động"@vi .
lt:Outcome a owl:Class ; lt:iriPrefix "outc" ; rdfs:label "Kết quả"@vi .
lt:Source a owl:Class ; lt:iriPrefix "src" ; rdfs:label "Nguồn"@vi .
lt:ApproximateDate a owl:Class ; lt:iriPrefix "date" ; rdfs:label "Thời điểm"@vi .
lt:allApart a owl:AllDisjointClasses ; owl:members ( foaf:Agent lt:Activity ) .
lt:Activity owl:disjointWith lt:Outcome .
lt:ledBy a owl:ObjectProperty ; rdfs:domain lt:Activity ; rdfs:range foaf:Agent .
lt:hasPartner a owl:ObjectProperty ; rdfs:domain lt:Activity ; rdfs:range foaf:Agent .
lt:aim a owl:ObjectProperty ; rdfs:range lt:Outcome .
lt:field a owl:ObjectProperty ; rdfs:range skos:Concept ; lt:scheme lts:field .
dcterms:source a owl:ObjectProperty .
lt:frequencyText a owl:DatatypeProperty ; rdfs:range rdf:langString .
lt:numericValue a owl:DatatypeProperty ; rdfs:range xsd:decimal .
lt:paragraph a owl:DatatypeProperty ; rdfs:range xsd:positiveInteger .
lt:evaluative a owl:DatatypeProperty ; rdfs:range xsd:boolean .
lt:validFrom a owl:DatatypeProperty ; rdfs:range rdfs:Literal ; schema:rangeIncludes xsd:date .
lt:edtf a owl:DatatypeProperty ;
    rdfs:range <http://id.loc.gov/datatypes/edtf/EDTF-level2> .
lt:unitCode a owl:DatatypeProperty ; rdfs:range xsd:string .
foaf:homepage a owl:DatatypeProperty ; rdfs:range xsd:anyURI .
lts:field-nong-nghiep a skos:Concept ; skos:inScheme lts:field ; skos:prefLabel "nông nghiệp"@vi .
lts:field-moi-truong a skos:Concept ; skos:inScheme lts:field ; skos:prefLabel "môi trường"@vi .
lts:certainty-chac-chan a skos:Concept ; skos:inScheme lts:certainty .
lts:certainty-co-the a skos:Concept ; skos:inScheme lts:certainty .
lts:abbr-hnd a skos:Concept ; skos:inScheme lts:abbr ; skos:prefLabel "Hội Nông dân"@vi .
"""
)

HEAD = f"""\
source:
  id: suoi-vang
  title: Hội Nông dân xã Suối Vàng giúp nhau làm kinh tế
  sha256: {sha256(TEXT.encode()).hexdigest()}
  chars: {len(TEXT)}
entities:
"""

RECORD = (
    HEAD
    + """\
  # Hai tổ chức · two bodies
  - id: body-hoi-nong-dan-suoi-vang
    type: Body
    vi: Hội Nông dân xã Suối Vàng
    en: Suối Vàng Farmers' Association
    also:
      - Hội Nông dân xã
      - {is: Hội, seen: [3, "Hội còn", 140], status: reading, from: tên gọi tắt}
    seen: [2, "Hội Nông dân xã", 83]
  - id: body-doan-xa-suoi-vang
    type: [Body, Club]
    vi: Đoàn xã Suối Vàng
    en: Suối Vàng Youth Union
    seen: [[2, "Đoàn xã", 112], [3, "Đoàn xã", 211]]
  - id: act-trong-cam
    type: Activity
    vi: Trồng cam ở Suối Vàng
    en: Planting oranges
    seen: [2, "trồng 300 cây cam", 120]
    ledBy: {is: body-hoi-nong-dan-suoi-vang, seen: [2, "Hội Nông dân xã phối hợp", 83]}
    hasPartner:
      - {is: body-doan-xa-suoi-vang, seen: [2, "phối hợp với Đoàn xã", 99], certainty: chac-chan}
    field: field-nong-nghiep
    numericValue: {is: 300.0, seen: [2, "300 cây", 126]}
  - id: act-don-duong
    type: Activity
    vi: Dọn đường làng
    en: Cleaning the village road
    seen: [3, "dọn đường làng", 177]
    status: reading
    from: đoạn này không nói ai làm
    ledBy: {is: body-hoi-nong-dan-suoi-vang, rank: preferred, rival: ai-lam}
    frequencyText: {is: thường xuyên, status: stated, seen: [3, "thường xuyên", 148]}
    field: {is: field-moi-truong, speaker: body-doan-xa-suoi-vang}
  - id: act-don-duong
    status: reading
    note: x
    hasPartner: {is: body-doan-xa-suoi-vang, rank: deprecated, rival: ai-lam}
"""
)


def words():
    """Make the small vocabulary."""
    import pyoxigraph

    triples = [
        Triple(q.subject, q.predicate, q.object)
        for q in pyoxigraph.parse(ONTOLOGY, format=pyoxigraph.RdfFormat.TURTLE)
    ]
    return vocabulary.load(triples)


VOCABULARY = words()


def load(folder, **named):
    """Load texts as files of a data folder; a name with `_bg` is a background file."""
    for name, text in named.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.yaml").write_bytes(data)
    return load_all([folder], VOCABULARY)


def codes(loaded):
    """Give the codes of all findings."""
    return [finding.code for finding in loaded.findings]

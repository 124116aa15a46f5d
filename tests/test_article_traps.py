"""The traps of the article that a hasty reader falls into; the graph falls into none of them.

Each test is named after the rule that keeps the graph out of one trap.
"""

import pytest

SRC = "ltg:source/tam-dao-lan-toa"
READ = "ltg:reading/tam-dao-lan-toa"
A1 = "lti:act-giao-duc-truyen-thong-tam-dao"
A2 = "lti:act-tuyen-truyen-phong-duoi-nuoc-tam-dao"
DIRECTIVE = "lti:doc-chi-thi-05-ct-tw-2016"
RESOLUTION = "lti:doc-nghi-quyet-29-nq-tw-2013"
DISTRICT = "lti:unit-huyen-tam-dao-248-den-2025"
PROVINCE = "lti:unit-tinh-vinh-phuc-26-den-2025"
DIVISION = "lti:body-phong-gddt-tam-dao"
SECTOR = "lti:group-nganh-gddt-huyen-tam-dao"
YOUTH = "lti:body-huyen-doan-tam-dao"
SOCIO_POLITICAL = "lti:group-to-chuc-chinh-tri-xa-hoi-tam-dao"
SPEAKER = "lti:person-bui-thi-hong-nhung-tam-dao"
PERMANENT_BOARD = "lti:body-thuong-truc-huyen-uy-tam-dao"
QUOTATION = "lti:quote-lay-guong-nguoi-tot-viec-tot"
INCOME = "lti:meas-thu-nhap-oi-gia-dinh-ong-ky"
LOCALITIES_AS_PLACES = "lti:group-cac-dia-phuong-tuyen-truyen-duoi-nuoc"
LOCALITIES_AS_AGENTS = "lti:group-cac-dia-phuong-don-vi-tam-dao"
MODELS = {
    "model-don-vi-diem-vung-manh-toan-dien",
    "model-trong-tra-hoa-vang",
    "model-trong-oi-trai-mua",
    "model-lo-dot-rac",
}
COMMITTEES = {
    "body-bcd-kinh-te-xa-hoi-phat-trien-dang-tam-dao",
    "body-bcd-dat-dich-vu-dat-dai-tam-dao",
    "body-bcd-boi-thuong-gpmb-tam-dao",
}


def iri(name):
    """Write a name out: a slash may not stand in a prefixed name."""
    return name.replace("ltg:", "<https://w3id.org/lantoa/graph/") + ">"


HEADS = f"?h a lt:HeadshipAssignment ; lt:holderDrawnFrom {PERMANENT_BOARD}"
LAYERS = f"VALUES ?layer {{ {iri(SRC)} {iri(READ)} }}"
CLAIM = """
  GRAPH ?in { ?c a lt:Claim ; lt:claimedIn lti:src-tam-dao-lan-toa ;
      rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; lt:assertionStatus ?status . }
"""
WORDS = """
  GRAPH ?in { ?c lt:hasEvidence ?e . ?e lt:paragraph ?paragraph ; oa:hasSelector ?selector .
      ?selector oa:start ?start . }
"""


def paragraphs(graph, condition):
    """Give the paragraphs whose words bear the article's claims under a condition."""
    query = f"SELECT DISTINCT ?paragraph WHERE {{ {CLAIM} {WORDS} {condition} }}"
    return {int(row["paragraph"].value) for row in graph.select(query)}


@pytest.fixture
def column(graph):
    """Give one column of an answer as local names."""

    def ask(query, name="x"):
        return [row[name].value.rpartition("/")[2] for row in graph.select(query)]

    return ask


def test_trap_01_two_resolutions_with_the_same_code_stay_apart(graph, column):
    same_code = column('SELECT DISTINCT ?x WHERE { ?x lt:docCode "29-NQ/TW" }')
    assert len(same_code) >= 2
    meant = column("SELECT ?x WHERE { lti:mention-nghi-quyet-29-nq-tw-doan-4 lt:mentionOf ?x }")
    assert meant == ["doc-nghi-quyet-29-nq-tw-2013"]
    resolved = f"{CLAIM} FILTER(?p = lt:mentionOf && ?status != lts:status-reading)"
    assert not graph.ask(f"ASK {{ {resolved} }}")
    assert graph.ask(f"ASK {{ GRAPH {iri(SRC)} {{ {RESOLUTION} lt:shortTitle ?title }} }}")
    assert graph.ask(f"ASK {{ {DIRECTIVE} lt:issuedInTerm lti:term-khoa-xii }}")


def test_trap_02_district_and_province_are_resolved_not_stated(graph):
    named = f"FILTER(?status = lts:status-stated) FILTER(?s = {DISTRICT} || ?o = {DISTRICT})"
    assert paragraphs(graph, named) == {7, 22}
    province = f"{CLAIM} FILTER(?s = {PROVINCE} || ?o = {PROVINCE})"
    assert graph.ask(f"ASK {{ {province} }}")
    assert not graph.ask(f"ASK {{ {province} FILTER(?status = lts:status-stated) }}")


def test_trap_03_the_education_sector_is_not_the_division(graph):
    assert graph.ask(f"ASK {{ {SECTOR} a lt:AgentGroup . {DIVISION} a lt:StateBody }}")
    assert not graph.ask(f"ASK {{ {SECTOR} a lt:Body }}")
    label = "skos:prefLabel|skos:altLabel ?name"
    assert not graph.ask(f"ASK {{ {SECTOR} {label} . {DIVISION} {label} }}")
    assert not graph.ask("ASK { ?x owl:sameAs ?y }")
    leads = "lti:act-thuc-hien-nghi-quyet-29-tam-dao lt:ledBy"
    assert graph.ask(f"ASK {{ {leads} {SECTOR} }}")
    assert not graph.ask(f"ASK {{ {leads} {DIVISION} }}")


def test_trap_04_partners_do_not_cooperate_with_each_other(graph):
    partners = f"{YOUTH} {DIVISION} {SOCIO_POLITICAL}"
    led = f"SELECT ?x WHERE {{ {A1} lt:hasPartner ?x }}"
    assert len(graph.select(led)) == 3
    pairs = f"VALUES ?a {{ {partners} }} VALUES ?b {{ {partners} }} ?a lt:cooperatesWith ?b"
    assert not graph.ask(f"ASK {{ {pairs} }}")


def test_trap_05_cooperation_without_a_partner_stays_open(graph):
    assert graph.ask(f"ASK {{ {A2} lt:openPartners true }}")
    assert not graph.ask(f"ASK {{ {A2} lt:hasPartner ?anyone }}")


def test_trap_06_the_list_of_models_is_open(column):
    known = """SELECT ?x WHERE { lti:group-mo-hinh-hay lt:listCompleteness lts:completeness-mo ;
        lt:includesKnown ?x }"""
    assert set(column(known)) == MODELS
    closed = "?x lt:listCompleteness lts:completeness-dong"
    assert not column(f"SELECT ?x WHERE {{ {LAYERS} GRAPH ?layer {{ {closed} }} }}")


def test_trap_07_models_implement_the_directive_by_inference_only(graph, column):
    said = f"{LAYERS} GRAPH ?layer {{ ?m lt:implements|lt:respondsTo ?d }} ?m a lt:EmulationModel"
    assert not graph.ask(f"ASK {{ {said} }}")
    within = "?x a lt:EmulationModel ; lt:withinDrive lti:drive-hoc-tap-va-lam-theo-bac"
    assert set(column(f"SELECT ?x WHERE {{ GRAPH {iri(SRC)} {{ {within} }} }}")) == MODELS
    derived = f"SELECT ?x WHERE {{ ?x a lt:EmulationModel ; lt:implements {DIRECTIVE} }}"
    assert set(column(derived)) == MODELS
    bridge = f"{CLAIM} FILTER(?p = lt:carriesOut && ?o = {DIRECTIVE})"
    assert graph.ask(f"ASK {{ {bridge} }}")
    assert not graph.ask(f"ASK {{ {bridge} FILTER(?status = lts:status-stated) }}")


def test_trap_08_three_committees_one_board_no_person(graph, column):
    assert set(column(f"SELECT ?x WHERE {{ {HEADS} ; org:organization ?x }}")) == COMMITTEES
    assert not graph.ask(f"ASK {{ {HEADS} ; org:member ?person }}")
    persons = f"SELECT DISTINCT ?x WHERE {{ {LAYERS} GRAPH ?layer {{ ?x a foaf:Person }} }}"
    assert len(column(persons)) == 4
    parts = "VALUES ?o { lti:mand-xu-ly-vi-pham-dat-dai lti:mand-xu-ly-xay-dung-trai-phep }"
    after_semicolon = f"{parts} {CLAIM} FILTER(?p = lt:mandatePart)"
    found = column(f"SELECT DISTINCT ?status WHERE {{ {after_semicolon} }}", "status")
    assert found == ["status-reading"]


def test_trap_09_reported_speech_has_its_speaker_and_an_end(graph):
    spoken = f"GRAPH ?in {{ ?c lt:attributedSpeaker {SPEAKER} }}"
    assert paragraphs(graph, spoken) == {7, 8}
    assert 8 not in paragraphs(graph, f"FILTER(?p != rdf:type) FILTER NOT EXISTS {{ {spoken} }}")
    herself = f"{CLAIM} FILTER(?p = lt:ledBy && ?o = {SPEAKER} && ?status = lts:status-reading)"
    assert graph.ask(f"ASK {{ {herself} }}")


def test_trap_10_the_quotation_has_no_author_in_the_article(graph):
    assert graph.ask(f"ASK {{ {QUOTATION} a lt:Quotation }}")
    said = f"{LAYERS} GRAPH ?layer {{ {QUOTATION} dcterms:creator ?anyone }}"
    assert not graph.ask(f"ASK {{ {said} }}")


def test_trap_11_the_income_keeps_number_and_words(graph):
    rows = graph.select(
        f"SELECT ?n ?w ?u ?t ?b WHERE {{ {INCOME} lt:numericValue ?n ; lt:statedAs ?w ; "
        "lt:unitCode ?u ; lt:referencePeriod ?t ; lt:bound ?b }"
    )
    assert [[row[k].value for k in "nwutb"] for row in rows] == [
        [
            "600000000",
            "600 triệu đồng/năm",
            "VND",
            "P1Y",
            "https://w3id.org/lantoa/scheme/bound-khong-ro",
        ]
    ]
    how_sure = f"SELECT ?status WHERE {{ {CLAIM} FILTER(?p = lt:bound) }}"
    assert [row["status"].value.rpartition("/")[2] for row in graph.select(how_sure)] == [
        "status-reading"
    ]


def test_trap_12_contribution_is_not_cause(graph, column):
    contributed = "SELECT ?x WHERE { ?x lt:attribution lts:attribution-gop-phan }"
    assert set(column(contributed)) == {
        "outc-giam-duoi-nuoc-tre-em",
        "outc-muc-tieu-kinh-te-xa-hoi-dia-phuong",
        "outc-thuc-day-thi-dua-yeu-nuoc",
    }
    caused = f"{LAYERS} GRAPH ?layer {{ ?x lt:attribution lts:attribution-gay-ra }}"
    assert not graph.ask(f"ASK {{ {caused} }}")
    assert graph.ask("ASK { lti:lesson-cap-uy-vao-cuoc a lt:Lesson }")
    assert not graph.ask("ASK { lti:lesson-cap-uy-vao-cuoc a lt:Activity }")


def test_trap_13_norms_purposes_and_plans_are_not_events(graph, column):
    told = paragraphs(graph, "?s lt:modality lts:modality-thuc-te FILTER(?p = rdf:type)")
    assert {2, 3, 4, 9} <= told
    assert not told & {10, 11, 12, 26, 27, 28}
    planned = "SELECT ?x WHERE { ?x lt:modality lts:modality-ke-hoach }"
    assert len(column(planned)) == 7
    norm = "SELECT ?x WHERE { ?x a lt:Activity ; lt:modality lts:modality-chuan-muc }"
    assert column(norm) == ["act-doi-thoai-voi-nhan-dan"]
    purposes = "SELECT ?x WHERE { ?x a lt:OversightActivity ; lt:modality lts:modality-muc-dich }"
    assert set(column(purposes)) == {
        "act-theo-doi-giam-sat-chuan-muc",
        "act-gop-y-giam-sat-dang-ky-neu-guong",
    }


def test_trap_14_offsets_are_those_of_the_untouched_text(graph):
    # The doubled word of paragraph 6 stands before 1671, the no-break space of 30 at 8897.
    starts = {
        (row["words"].value, int(row["start"].value))
        for row in graph.select(
            """SELECT ?words ?start WHERE { GRAPH ?in {
              ?e oa:hasSource lti:txt-tam-dao-lan-toa ; oa:hasSelector ?q , ?selector .
              ?q oa:exact ?words . ?selector oa:start ?start } }"""
        )
    }
    assert ("được biểu dương, khen thưởng", 1759) in starts
    assert ("http://baovinhphuc.com.vn", 8898) in starts
    assert max(start for _, start in starts) == 8898


def test_trap_15_forms_of_address_are_no_parts_of_names(graph):
    names = graph.select(
        f"SELECT ?n WHERE {{ {LAYERS} GRAPH ?layer {{ ?x foaf:name|foaf:givenName ?n }} }}"
    )
    assert {row["n"].value for row in names} == {
        "Hồ Chí Minh",
        "Bùi Thị Hồng Nhung",
        "Kỳ",
        "Bạch Dương",
    }


def test_trap_15_private_persons_carry_only_what_the_article_says(graph):
    private = f"VALUES ?s {{ {SPEAKER} lti:person-ong-ky-hop-chau }}"
    claims = "GRAPH ?g { ?c rdf:subject ?s ; lt:claimedIn ?from }"
    drawn = "FILTER NOT EXISTS { GRAPH ?g { ?c lt:inferenceRule ?rule } }"
    rows = graph.select(f"SELECT DISTINCT ?from WHERE {{ {private} {claims} {drawn} }}")
    assert [row["from"].value.rpartition("/")[2] for row in rows] == ["src-tam-dao-lan-toa"]


def test_trap_16_the_resolution_of_2016_is_not_cited_by_the_article(column):
    cited = f"SELECT DISTINCT ?x WHERE {{ {LAYERS} GRAPH ?layer {{ ?x a lt:PartyDocument }} }}"
    assert set(column(cited)) == {
        "doc-chi-thi-05-ct-tw-2016",
        "doc-nghi-quyet-29-nq-tw-2013",
    }
    mentions = f"SELECT DISTINCT ?x WHERE {{ {LAYERS} GRAPH ?layer {{ ?m lt:mentionOf ?x }} }}"
    assert set(column(mentions)) == set(column(cited))


def test_trap_17_localities_act_in_paragraph_20_and_are_places_in_paragraph_3(graph):
    assert graph.ask(f"ASK {{ {LOCALITIES_AS_PLACES} a lt:PlaceGroup }}")
    assert graph.ask(f"ASK {{ {LOCALITIES_AS_AGENTS} a lt:AgentGroup }}")
    assert graph.ask(f"ASK {{ {A2} lt:locatedIn {LOCALITIES_AS_PLACES} }}")
    chose = f"lti:act-chon-noi-dung-dot-pha lt:ledBy {LOCALITIES_AS_AGENTS}"
    assert graph.ask(f"ASK {{ {chose} }}")
    assert not graph.ask("ASK { ?x a lt:AgentGroup , lt:PlaceGroup }")

"""Our Turtle: read back to the same graph, compared line by line, read by people."""

import difflib
import io

import pyoxigraph as ox
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg import ids, rdf
from kg.exports import Selection, choose
from kg.exports.turtle import write
from kg.exports.view import View
from kg.network import Labels
from kg.terms import Literal, NamedNode, Triple
from sample_graph import sample_store

XSD = "http://www.w3.org/2001/XMLSchema#"
LT, LTI = "https://w3id.org/lantoa/ont#", "https://w3id.org/lantoa/id/"
FACT = Triple(NamedNode(f"{LTI}act-a"), NamedNode(f"{LT}note"), Literal("một"))


def turtle(triples):
    out = io.StringIO(newline="")
    write(View({ids.FACTS: list(triples)}, Labels({}), {}), out)
    return out.getvalue()


def sample():
    return choose(sample_store(awkward=True), Selection()).triples


def changed_lines(before, after):
    diff = difflib.unified_diff(turtle(before).split("\n"), turtle(after).split("\n"), n=0)
    return [line for line in diff if line[0] in "+-" and line[:3] not in ("+++", "---")]


literals = st.builds(
    Literal, st.text(st.characters(codec="utf-8", exclude_characters="\0"))
) | st.builds(
    lambda text, lang: Literal(text, language=lang), st.text(), st.sampled_from(["vi", "en"])
)
numbers = st.builds(
    lambda text, kind: Literal(text, datatype=NamedNode(f"{XSD}{kind}")),
    st.sampled_from(["05", "+5", "1.", ".5", "1.50", "1e3", "true", "1", "TRUE", "", "2020"]),
    st.sampled_from(["integer", "decimal", "boolean", "double", "gYear", "date"]),
)
locals_ = st.text(st.sampled_from("abz09-._~%'()đ:@,;"), max_size=8)
iris = locals_.map(lambda local: f"{LTI}{local}").filter(lambda i: "%" not in i).map(NamedNode)


@given(st.lists(st.builds(Triple, iris, iris, literals | numbers | iris), max_size=12))
def test_what_is_written_reads_back_to_the_same_triples(triples):
    assert {q.triple for q in ox.parse(turtle(triples), format=ox.RdfFormat.TURTLE)} == set(triples)


def test_rdflib_reads_the_same_graph():
    triples = sample()
    read = rdflib.Graph().parse(data=turtle(triples), format="turtle")
    assert isomorphic(read, rdflib.Graph().parse(data=_ntriples(triples), format="nt"))


def _ntriples(triples):
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES).decode()


def test_a_fact_more_is_one_line_more():
    triples = sample()
    more = Triple(FACT.subject, FACT.predicate, Literal("hai"))
    assert changed_lines([*triples, FACT], [*triples, FACT, more]) == ['+    lt:note "hai" ;']


def test_a_changed_fact_is_two_lines_wherever_it_stands():
    triples = sample()
    for triple in triples:
        if isinstance(triple.object, Literal):
            new = Triple(triple.subject, triple.predicate, Literal("khác", language="vi"))
            rest = [t for t in triples if t != triple]
            if new not in rest and not triple.object.datatype.value.startswith(
                "http://www.w3.org/2001"
            ):
                assert len(changed_lines(triples, [*rest, new])) == 2


def test_only_prefixes_in_use_are_declared():
    assert turtle([FACT]) == (
        "@prefix lt: <https://w3id.org/lantoa/ont#> .\n"
        "@prefix lti: <https://w3id.org/lantoa/id/> .\n"
        '\nlti:act-a\n    lt:note "một" ;\n.\n'
    )


def test_type_and_names_come_before_all_else():
    block = turtle(sample()).partition("\nlti:act-don-ve-sinh\n")[2].split("\n")
    verbs = [line.split()[0] for line in block[: block.index(".")]]
    assert verbs[:3] == ["a", "skos:prefLabel", "skos:prefLabel"]
    assert verbs[3:] == sorted(verbs[3:])


def test_vietnamese_stands_as_it_is_typed():
    assert "Hội Cựu chiến binh xã" in turtle(sample())
    assert "\\u" not in turtle(sample())


def test_lexical_forms_are_kept():
    texts = {"integer": "05", "decimal": "1.50", "boolean": "true", "gYear": "2020", "date": "x"}
    triples = [
        Triple(FACT.subject, FACT.predicate, Literal(text, datatype=NamedNode(f"{XSD}{kind}")))
        for kind, text in texts.items()
    ]
    assert "".join(turtle([*triples, FACT]).partition("lti:act-a\n")[2]) == (
        '    lt:note 05 ;\n    lt:note 1.50 ;\n    lt:note "2020"^^xsd:gYear ;\n'
        '    lt:note "một" ;\n    lt:note true ;\n    lt:note "x"^^xsd:date ;\n.\n'
    )


def test_the_order_of_triples_is_of_no_account():
    triples = sample()
    assert turtle(triples) == turtle(reversed(triples)) == turtle(rdf.sorted_triples(triples))

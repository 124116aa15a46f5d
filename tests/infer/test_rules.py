import pytest

from kg import assets, infer
from kg.errors import ModelError
from kg.namespaces import RDF
from kg.terms import Literal, NamedNode

HEADER = "# id: thu\n# vi: Thử.\n# en: Try.\nPREFIX ex: <http://example.org/>\n"
EX = "http://example.org/"


def rule(folder, body, header=HEADER):
    path = folder / "thu.rq"
    path.write_text(header + body, encoding="utf-8")
    return infer.read_rule(path)


def test_premises_and_conclusions_are_read(tmp_path):
    read = rule(
        tmp_path,
        'CONSTRUCT { ?a <http://example.org/p> ?b } WHERE { ?a a ex:C ; ex:q ?b , "x"@vi . }',
    )
    patterns = [(p.subject, p.predicate, p.object) for p in read.premises]
    assert patterns == [
        ("a", RDF.type, NamedNode(f"{EX}C")),
        ("a", NamedNode(f"{EX}q"), "b"),
        ("a", NamedNode(f"{EX}q"), Literal("x", language="vi")),
    ]
    assert [str(c) for c in read.conclusions] == [f"?a <{EX}p> ?b ."]
    assert read.iri.value.endswith("/rule/thu")


def test_conditions_stand_beside_the_premises(tmp_path):
    body = (
        "CONSTRUCT { ?a ex:p ?b } WHERE { VALUES ?c { ex:C ex:D } ?a a ?c . ?a ex:q ?b . "
        "FILTER(?a != ?b && (isIRI(?b) || BOUND(?a))) }"
    )
    read = rule(tmp_path, body)
    assert len(read.premises) == 2
    assert f"VALUES ?c {{ <{EX}C> <{EX}D> }}" in read.conditions
    assert "FILTER(?a != ?b && (isIRI(?b) || BOUND(?a)))" in read.conditions


@pytest.mark.parametrize(
    "body",
    [
        "SELECT ?a WHERE { ?a ?b ?c }",
        "CONSTRUCT { ?a ?b ?c } WHERE { ?a ex:p/ex:q ?c }",
        "CONSTRUCT { ?a ?b ?c } WHERE { OPTIONAL { ?a ?b ?c } }",
        "CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b }",
    ],
)
def test_a_rule_that_is_not_plain_is_refused(tmp_path, body):
    with pytest.raises(ModelError) as caught:
        rule(tmp_path, body)
    assert "thu.rq" in caught.value.to("vi")


def test_a_rule_without_its_words_is_refused(tmp_path):
    with pytest.raises(ModelError):
        rule(tmp_path, "CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }", "# id: thu\n# vi: Thử.\n")


def test_every_shipped_rule_reads_and_says_what_it_does_in_both_languages():
    folders = [assets.asset("ontology", "rules", "rl"), assets.asset("ontology", "rules")]
    rules = infer.read_rules(folders)
    assert {"cax-sco", "prp-trp", "prp-spo2", "drive-implements"} <= {r.id for r in rules}
    assert all(r.words.vi.endswith(".") and r.words.en.endswith(".") for r in rules)

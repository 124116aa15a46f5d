import judge

from kg import assets, ids, infer


def triples(graph, name):
    return {q.triple for q in graph.view.quads(name)}


def test_the_judge_agrees_on_all_that_ships(graph):
    terms = [*triples(graph, ids.ONTOLOGY), *triples(graph, ids.SCHEMES)]
    ours = triples(graph, infer.GRAPH)
    facts = triples(graph, ids.FACTS) - ours
    rules = assets.asset("ontology", "rules").glob("*.rq")
    theirs = judge.closure(terms, facts, [path.read_text(encoding="utf-8") for path in rules])
    assert theirs == ours
    assert len(ours) > 500

"""The shipped record against the article itself, read where the article is present.

    KG_SOURCES=path/to/sources python -m pytest -m conformance

The article's text is not part of the project: the record holds facts, offsets and short phrases.
Here every phrase is compared with the text at its offset, and names that were annotated by hand,
by someone who had not seen the record, are looked for among the record's evidence.
"""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.assets import root
from kg.cli.group import kg

ARTICLE = "tam-dao-lan-toa"
FOLDER = Path(os.environ.get("KG_SOURCES", root().parent / "shared" / "sources"))
TEXT, MENTIONS = FOLDER / f"{ARTICLE}.txt", FOLDER / f"{ARTICLE}.mentions.json"

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(not TEXT.is_file(), reason="the article is not here; KG_SOURCES names it"),
]

SPANS = f"""
SELECT DISTINCT ?start ?end WHERE {{
  GRAPH ?g {{ ?position oa:start ?start ; oa:end ?end }}
  FILTER(CONTAINS(STR(?position), "/ev-{ARTICLE}-"))
}}"""
UNSAID = """
SELECT ?claim WHERE {
  GRAPH ?g { ?claim lt:assertionStatus lts:status-stated
             FILTER NOT EXISTS { ?claim lt:hasEvidence ?evidence } }
}"""


def test_every_phrase_stands_in_the_article_where_the_record_says():
    result = CliRunner().invoke(kg, ["--lang", "en", "check", "--text", str(TEXT)])
    assert (result.exit_code, "0 error(s), 0 warning(s)" in result.stderr) == (0, True), (
        result.output
    )


def test_every_stated_claim_has_words(graph):
    stated = graph.select(
        "SELECT ?c WHERE { GRAPH ?g { ?c lt:assertionStatus lts:status-stated } }"
    )
    assert len(stated) > 700
    assert not graph.select(UNSAID)


def test_every_name_that_was_annotated_by_hand_is_in_the_words_of_some_statement(graph):
    spans = [(int(r["start"].value), int(r["end"].value)) for r in graph.select(SPANS)]
    names = json.loads(MENTIONS.read_text("utf-8"))["mentions"]
    unseen = [
        name["text"]
        for name in names
        if not any(start < name["end"] and name["start"] < end for start, end in spans)
    ]
    assert (len(names), unseen) == (53, [])

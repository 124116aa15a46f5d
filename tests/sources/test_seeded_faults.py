"""A hundred and more faults sown into a record, one at a time: each is found on its own line."""

import re

import pytest
from village import RECORD, load

from kg.model import Severity

LINES = RECORD.splitlines()

# A way of going wrong: what the line must hold, what becomes of it, the finding that must come.
WAYS = {
    "a mistyped property": (
        r"^    (ledBy|hasPartner|field|numericValue|frequencyText):", r"    x\1y:",
        "property-unknown"
    ),
    "a property twice": (r"^(    \w+:.*)$", r"\1\n\1", "key-twice"),
    "a mistyped key of a statement": (r"\{is:", "{iss:", "key-unknown"),
    "an unknown entity": (r"(is|speaker): body-[a-z-]+", r"\1: body-khong-co", "thing-unknown"),
    "text instead of an entity": (r"is: body-[a-z-]+", "is: Tên Gọi", "literal-for-thing"),
    "an entity of the wrong class": (r"ledBy: \{is: [a-z-]+", "ledBy: {is: act-don-duong", "range"),
    "an unknown concept": (r"field-[a-z-]+", "field-khong-co-dau", "concept-unknown"),
    "a concept of another scheme": (r"field-[a-z-]+", "certainty-co-the", "concept-scheme"),
    "an unknown class": (r"(Activity|Club)", r"X\1", "class-unknown"),
    "the wrong id prefix": (r"^  - id: (act|body)-(?=trong|doan)", "  - id: outc-", "id-prefix"),
    "an id with marks": (r"^(  - id: act)-(?=trong)", r"\1-ố-", "id-form"),
    "a paragraph of nought": (r"\[(2|3), ", "[0, ", "seen-number"),
    "an offset in words": (r", (\d+)\]", ", một]", "seen-number"),
    "an offset beyond the text": (r", (\d+)\]", r", \g<1>000]", "offset-outside"),
    "no offset": (r', \d+\](?!\])', "]", "offset-missing"),
    "no phrase": (r'\[(\d), "[^"]+"', r'[\1, ""', "seen-form"),
    "a mistyped status": (r"status: \w+", "status: readin", "status-unknown"),
    "a mistyped rank": (r"rank: \w+", "rank: best", "rank-unknown"),
    "a mistyped certainty": (r"certainty: [\w-]+", "certainty: sure", "certainty-unknown"),
    "a number in words": (r"is: 300.0", "is: ba trăm", "decimal-form"),
    "an unclosed quote": (r'"(?=, \d)', "", "yaml-syntax"),
    "a tab": (r"^    (?=\w+:)", "\t", "yaml-syntax"),
    "an unclosed bracket": (r"\](?=\}?$)", "", "yaml-syntax"),
    "a zero-width space": (r"(?<=vi: \w)", "\u200b", "invisible-character"),
    "a right-to-left mark": (r"(?<=en: \w)", "\u200f", "invisible-character"),
    "a Cyrillic letter": (r"(?<=[vn]: \w)\w", "\u0430", "look-alike"),
    "a letter in two parts": (r"(?<=vi: \w)", "e\u0302\u0301", "not-nfc"),
    "an alias": (r"(?<=field: )field", "*field", "alias"),
    "a tag": (r"(?<=[vn]: )", "!!str2 ", "tag"),
    "an empty value": (r"^( +(?:vi|en|from|note):).*", r"\1", "value-missing"),
}  # fmt: skip


def sow():
    for name, (pattern, new, code) in WAYS.items():
        for number, line in enumerate(LINES):
            changed = re.sub(pattern, new, line, count=1)
            if changed != line and number > 5:
                yield pytest.param(number, changed, code, id=f"{name} on line {number + 1}")


FAULTS = list(sow())


def test_there_are_enough_faults():
    assert len(FAULTS) >= 100
    assert len(WAYS) == len({f.id.partition(" on line")[0] for f in FAULTS})


@pytest.mark.parametrize(("number", "changed", "code"), FAULTS)
def test_a_seeded_fault_is_found_on_its_line(tmp_path, number, changed, code):
    text = "\n".join([*LINES[:number], changed, *LINES[number + 1 :]]) + "\n"
    found = load(tmp_path, a=text).findings
    lines = {f.where.line for f in found if f.code == code}
    # A line written twice is at fault the second time.
    assert number + 1 + changed.count("\n") in lines, found
    assert any(f.severity < Severity.INFO for f in found)

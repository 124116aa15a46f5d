"""The browser carries ICU, the reference for Vietnamese order; our key is held against it."""

import random
from pathlib import Path

import pytest

from kg import text

WORDS = Path(__file__).parents[1] / "data" / "vietnamese-order.txt"
SORT = "names => names.slice().sort(new Intl.Collator('vi-VN').compare)"


@pytest.mark.parametrize("seed", range(3))
def test_thousands_of_generated_names_sort_as_icu_sorts_them(chromium, seed):
    rng = random.Random(seed)
    syllables = sorted({w for line in WORDS.read_text("utf-8").splitlines() for w in line.split()})
    made = {
        rng.choice([" ", "-", ", ", " – ", "/"]).join(rng.choices(syllables, k=rng.randint(1, 4)))
        for _ in range(4000)
    }
    tab = chromium.new_page()
    theirs = tab.evaluate(SORT, sorted(made))
    tab.close()
    assert sorted(sorted(made), key=text.collation_key) == theirs

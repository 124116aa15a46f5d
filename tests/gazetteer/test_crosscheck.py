"""The links beside those of a second package, which `make test` installs for this test only.

Nothing of that package is shipped: it is under the GPL, and only compared with.
"""

import pytest
from vietnam_provinces import _ward_conversion_2025 as conversion

from kg.gazetteer import tables

DIFFER = {
    ("00553", "00562"): "leave-out",
    ("00556", "00562"): "keep",
    ("01615", "01648"): "leave-out",
    ("02485", "02494"): "leave-out",
    ("23053", "23041"): "keep",
}
"""Each link that one side has and the other lacks, and what was decided about it."""


@pytest.fixture(scope="module")
def theirs():
    return {
        f"{code:05d}": {f"{new.code:05d}" for new in entry.new_wards}
        for code, entry in conversion.OLD_TO_NEW.items()
    }


@pytest.fixture(scope="module")
def ours(snapshot):
    found = {}
    for link in snapshot.links:
        old, new = snapshot.units[link.old], snapshot.units[link.new]
        if old.type.level == "xa" and old.era == "den-2025":
            found.setdefault(old.code, set()).add(new.code)
    return found


def test_the_heirs_of_all_but_five_communes_are_the_same(ours, theirs):
    same = [code for code, heirs in theirs.items() if ours.get(code) == heirs]
    assert len(theirs) == 10_033
    assert len(same) == 10_028


def test_every_difference_is_one_that_was_decided(ours, theirs, snapshot):
    differ = {(old, new) for old, heirs in theirs.items() for new in heirs ^ ours.get(old, set())}
    assert differ == set(DIFFER)
    decided = {
        (snapshot.units[d.subject].code, snapshot.units[d.object].code): d.decision
        for d in snapshot.decisions
    }
    assert {pair: decided[pair] for pair in differ} == DIFFER


def test_only_two_communes_are_in_our_links_alone(ours, theirs):
    assert set(ours) - set(theirs) == {"01651", "02482"}
    assert set(theirs) - set(ours) == set()


def test_the_present_units_bear_the_same_codes(snapshot):
    from vietnam_provinces._lookup import WARD_MAPPING

    new = [u for u in snapshot.tables[tables.NEW] if u.era == "tu-2025" and u.type.level == "xa"]
    assert {u.code for u in new} == {f"{int(code):05d}" for code in WARD_MAPPING}

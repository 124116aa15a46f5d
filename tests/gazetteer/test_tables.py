"""What the tables hold: counts, ends, and the district whose history is known row by row."""

import dataclasses
import shutil
from collections import Counter

import pytest

from kg import gazetteer
from kg.errors import SourceError
from kg.gazetteer import tables

TAM_DAO = {
    "08908": "08911", "08911": "08911", "08929": "08911", "08932": "08911", "08926": "08872",
    "08914": "08914", "08917": "08914", "08920": "08923", "08923": "08923",
}  # fmt: skip


def level_counts(snapshot, table):
    return Counter(unit.type.level for unit in snapshot.tables[table])


def test_june_2025_has_63_provinces_696_districts_and_10035_communes(snapshot):
    assert level_counts(snapshot, tables.OLD) == {"tinh": 63, "huyen": 696, "xa": 10_035}


def test_july_2025_has_34_provinces_and_3321_communes(snapshot):
    of_2025 = [u for u in snapshot.tables[tables.NEW] if u.era == "tu-2025"]
    assert Counter(u.type.level for u in of_2025) == {"tinh": 34, "xa": 3_321}
    kinds = Counter(u.kind for u in of_2025 if u.type.level == "xa")
    assert kinds == {"xa": 2_621, "phuong": 687, "dac-khu": 13}


def test_nearly_every_new_code_was_another_units_before(snapshot):
    old = {u.code for u in snapshot.tables[tables.OLD] if u.type.level == "xa"}
    new = {u.code for u in snapshot.tables[tables.NEW] if u.type.level == "xa"}
    assert (len(new), len(new & old)) == (3_321, 3_316)
    text = (snapshot.folder / "README.md").read_text(encoding="utf-8")
    assert "3.316 trong 3.321" in text


def test_three_provinces_and_22_communes_changed_their_kind_in_2026(snapshot):
    later = [u for u in snapshot.tables[tables.NEW] if u.era == "tu-2026"]
    assert Counter(u.type.level for u in later) == {"tinh": 3, "xa": 22}
    for unit in later:
        (link,) = snapshot.before[unit.id]
        before = snapshot.units[link.old]
        assert (before.code, before.name) == (unit.code, unit.name)
        assert before.kind != unit.kind
        assert before.last_day < unit.first_day


def test_the_links_are_those_of_the_package_after_the_decisions(snapshot):
    told = snapshot.meta["counts"]["links"]
    assert (told["taken"], told["taken_split"]) == (10_602, 471)
    assert told["taken"] - told["decided_drop"] + told["decided_add_part"] == 10_571
    assert told["communes"] + told["island_districts"] == 10_571
    assert told["heirs"] == {"1": 9_594, "2": 369, "3": 55, "4": 16, "5": 1}
    assert told["split"] == 441


def test_the_counts_told_are_the_counts_there_are(snapshot):
    communes = [k for k in snapshot.links if snapshot.units[k.new].era == "tu-2025"]
    communes = [k for k in communes if snapshot.units[k.new].type.level == "xa"]
    assert len(communes) == 10_571
    assert len({k.old for k in communes if k.share == "part"}) == 441


def test_the_communes_of_tam_dao_went_into_four_new_ones(snapshot):
    district = "unit-huyen-tam-dao-248-den-2025"
    found = {}
    for unit in snapshot.tables[tables.OLD]:
        if unit.parent == district:
            (link,) = snapshot.after[unit.id]
            assert link.share == "whole"
            heir = snapshot.units[link.new]
            assert snapshot.units[heir.parent].title == "Tỉnh Phú Thọ"
            assert heir.resolution == "1676/NQ-UBTVQH15"
            found[unit.code] = heir.code
    assert found == TAM_DAO


def test_a_new_commune_may_join_two_districts(snapshot):
    olds = [snapshot.units[k.old] for k in snapshot.before["unit-xa-tam-duong-bac-08872-tu-2025"]]
    assert sorted(u.name for u in olds) == ["Hoàng Hoa", "Tam Quan", "Đồng Tĩnh"]
    assert len({u.parent for u in olds}) == 2


def test_every_end_of_a_link_exists_and_no_unit_becomes_itself(snapshot):
    assert {k.old for k in snapshot.links} | {k.new for k in snapshot.links} <= set(snapshot.units)
    assert [k for k in snapshot.links if k.old == k.new] == []
    assert len(set(snapshot.links)) == len(snapshot.links)


def test_every_commune_and_province_of_june_2025_has_an_heir(snapshot):
    left = [
        u.id for u in snapshot.tables[tables.OLD]
        if u.type.level != "huyen" and u.id not in snapshot.after
    ]  # fmt: skip
    assert left == []


def test_every_new_unit_has_an_origin(snapshot):
    assert [u.id for u in snapshot.tables[tables.NEW] if u.id not in snapshot.before] == []


def test_what_was_gone_before_says_so_and_has_no_heir(snapshot):
    gone = snapshot.tables[tables.EARLIER]
    assert len(gone) == snapshot.meta["holes"]["earlier_without_heir"]
    assert {u.era for u in gone} == {"truoc-2025"}
    assert not {u.id for u in gone} & set(snapshot.after)
    assert {"vi", "en"} == set(snapshot.meta["notes"][f"{tables.EARLIER}#name"])


def test_a_whole_has_one_heir_and_a_split_has_several(snapshot):
    for links in snapshot.after.values():
        assert {k.share for k in links} == ({"whole"} if len(links) == 1 else {"part"})


def test_no_two_units_share_an_id_and_every_parent_is_there(snapshot):
    every = [u for table in tables.UNIT_TABLES for u in snapshot.tables[table]]
    assert len({u.id for u in every}) == len(every)
    for unit in every:
        assert bool(unit.parent) == (unit.type.level != "tinh")
        assert not unit.parent or unit.parent in snapshot.units


def test_the_province_of_a_link_is_where_the_old_province_went(snapshot):
    def province(unit):
        return province(snapshot.units[unit.parent]) if unit.parent else unit

    heirs = {k.old: k.new for k in snapshot.links if snapshot.units[k.old].type.level == "tinh"}
    for link in snapshot.links:
        old, new = snapshot.units[link.old], snapshot.units[link.new]
        if old.era == "den-2025":
            assert heirs[province(old).id] == province(new).id


def test_every_unit_since_2025_names_a_resolution_that_the_table_holds(snapshot):
    known = {r.code for r in snapshot.resolutions}
    assert len(known) == 34 + 2 + 5
    assert {u.resolution for u in snapshot.tables[tables.NEW]} <= known


def test_every_column_names_its_package_and_every_package_its_licence(snapshot):
    packages = snapshot.meta["packages"]
    for name, about in snapshot.meta["tables"].items():
        shown = {f.name for f in dataclasses.fields(type(snapshot.tables[name][0]))}
        assert set(about["columns"]) <= shown
        assert set(about["columns"].values()) <= {*packages, "lantoa"}
    assert all(about["version"] and about["licence"] for about in packages.values())


def test_a_doubtful_link_is_decided_with_a_reason_in_both_languages(snapshot):
    decided = Counter(d.decision for d in snapshot.decisions)
    assert decided == {"drop": 32, "leave-out": 3, "keep": 2, "add-part": 1}
    pairs = {(k.old, k.new) for k in snapshot.links}
    for one in snapshot.decisions:
        assert one.reason_vi
        assert one.reason_en
        stays = one.decision in ("keep", "add-part")
        assert ((one.subject, one.object) in pairs) == stays


def test_a_table_changed_by_hand_is_refused(snapshot, tmp_path):
    shutil.copytree(snapshot.folder, tmp_path / "units")
    path = tmp_path / "units" / tables.LINKS
    path.write_text(path.read_text(encoding="utf-8").replace("whole", "part", 1), encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        gazetteer.read(tmp_path / "units")
    assert "SHA-256" in caught.value.words.en


def test_each_file_is_small_enough_to_be_tracked(snapshot):
    assert all(path.stat().st_size < 2 * 1024 * 1024 for path in snapshot.folder.iterdir())


def test_rows_are_sorted_so_that_two_snapshots_can_be_compared(snapshot):
    for table in tables.UNIT_TABLES:
        ids = [u.id for u in snapshot.tables[table]]
        assert ids == sorted(ids)
    pairs = [(k.old, k.new) for k in snapshot.links]
    assert pairs == sorted(pairs)


def test_coordinates_lie_in_the_country_and_its_islands(snapshot):
    for unit in snapshot.units.values():
        if unit.lat:
            assert 6.0 < float(unit.lat) < 24.0, unit
            assert 101.0 < float(unit.long) < 118.0, unit

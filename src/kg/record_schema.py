"""The JSON Schema of a record (draft 2020-12), by which editors complete and check as one types.

Generated from the ontology: property names with their Vietnamese definition, class names, and for
each concept-valued property the concepts of its schemes. It knows the form of a record only; what
needs the text or other records is left to `kg check`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg import vocabulary
from kg.namespaces import BASE, LT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.vocabulary import Property, Vocabulary

__all__ = ["schema", "write"]

_Json = dict[str, Any]
_MADE_BY_THE_BUILDER = frozenset({LT.Claim, LT.Evidence, LT.SourceText})
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_DATE = r"^\d{4}-\d{2}-\d{2}$"
_REPORTED_MARKS = frozenset({"seen", "certainty", "from", "from_en", "note", "note_en"})
_AUTHORED_STATUS = ("stated", "reading", "disputed", "background")


def schema(words: Vocabulary | None = None) -> _Json:
    """Give the schema of a record as a JSON object."""
    words = words or vocabulary.shipped()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{BASE}record.schema.json",
        "title": "Hồ sơ nguồn hoặc hồ sơ nền / Record of a source or of background",
        "type": "object",
        "properties": _top(),
        "required": ["entities"],
        "oneOf": [{"required": ["source"]}, {"required": ["set"]}],
        "additionalProperties": False,
        "$defs": _definitions(words),
    }


def write(path: Path, words: Vocabulary | None = None) -> None:
    """Write the schema as JSON, the same bytes for the same ontology."""
    text = json.dumps(schema(words), ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _top() -> _Json:
    return {
        "source": _ref("source", "Bài báo mà hồ sơ này ghi lại."),
        "set": {"type": "string", "pattern": _ID, "description": "Tên bộ dữ liệu nền."},
        "sources": {
            "type": "array",
            "items": {"$ref": "#/$defs/page"},
            "description": "Các trang công khai làm chỗ dựa cho dữ liệu nền.",
        },
        "by": _ref("id", "Nguồn nền mặc định của cả tệp."),
        "entities": {
            "type": "array",
            "items": {"$ref": "#/$defs/entity"},
            "description": "Những gì nguồn nói tới, theo thứ tự của nguồn.",
        },
    }


def _definitions(words: Vocabulary) -> _Json:
    authored = [p for p in words.properties.values() if p.domain not in _MADE_BY_THE_BUILDER]
    schemes = sorted({p.schemes for p in authored if p.schemes})
    return {
        "id": {"type": "string", "pattern": _ID},
        "scalar": {"type": ["string", "number", "boolean"]},
        "words": {"type": "string", "minLength": 1},
        "span": _span(),
        "seen": {"anyOf": [{"$ref": "#/$defs/span"}, _list_of({"$ref": "#/$defs/span"})]},
        "source": _source(),
        "page": _page(),
        "class": _classes(words),
        "certainty-name": _notations(words, "certainty"),
        "rank-name": _notations(words, "rank"),
        **{_scheme_name(s): _concepts(words, s) for s in schemes},
        "name": _value({"$ref": "#/$defs/words"}),
        "thing": _value({"$ref": "#/$defs/id"}),
        "literal": _value({"$ref": "#/$defs/scalar"}),
        **{f"{_scheme_name(s)}-value": _value(_ref_to(_scheme_name(s))) for s in schemes},
        "entity": _entity(authored),
    }


def _span() -> _Json:
    return {
        "type": "array",
        "prefixItems": [
            {"type": ["integer", "string"], "description": "Đoạn, đếm từ 1."},
            {"type": "string", "description": "Câu chữ, nhiều nhất 12 từ."},
            {"type": ["integer", "string"], "description": "Vị trí đầu."},
            {"type": ["integer", "string"], "description": "Vị trí cuối, khi câu chữ bị cắt giữa."},
        ],
        "minItems": 2,
        "maxItems": 4,
        "description": "[đoạn, câu chữ, vị trí đầu, vị trí cuối]",
    }


def _source() -> _Json:
    day = {"type": "string", "pattern": _DATE}
    said = {key: _ref_to("words") for key in ("edtf", "text", "vi", "en")}
    marks = {k: v for k, v in _marks().items() if k in _REPORTED_MARKS}
    reported = {**said, "earliest": day, "latest": day, **marks}
    return {
        "type": "object",
        "properties": {
            "id": _ref("id", "Mã nguồn; cũng là tên tệp."),
            "title": _ref("words", "Nhan đề như in ở đầu bài."),
            "en": _ref("words", "Nhan đề bằng tiếng Anh."),
            "publisher": _ref("words", "Nơi đăng."),
            "address": _ref("words", "Địa chỉ trên mạng."),
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "chars": {"type": ["integer", "string"]},
            "reported": {"type": "object", "properties": reported, "additionalProperties": False},
        },
        "required": ["id", "title", "sha256", "chars"],
        "additionalProperties": False,
    }


def _page() -> _Json:
    keys = {
        "id": "Mã của trang, bắt đầu bằng bg-.",
        "title": "Nhan đề trang.",
        "en": "Nhan đề bằng tiếng Anh.",
        "publisher": "Nơi công bố.",
        "address": "Địa chỉ trên mạng.",
        "accessed": "Ngày xem.",
    }
    properties = {key: _ref("words", said) for key, said in keys.items()}
    required = {"required": ["id", "title"], "additionalProperties": False}
    return {"type": "object", "properties": properties, **required}


def _classes(words: Vocabulary) -> _Json:
    names = sorted(
        c.local
        for c in words.classes.values()
        if words.prefixes(c.local) and not words.superclasses(c.iri) & _MADE_BY_THE_BUILDER
    )
    return _enumeration((n, words.classes[n].label.vi) for n in names)


def _concepts(words: Vocabulary, schemes: tuple[str, ...]) -> _Json:
    named = (c for c in words.concepts.values() if c.scheme in schemes)
    return _enumeration(sorted((c.name, c.label.vi) for c in named))


def _notations(words: Vocabulary, scheme: str) -> _Json:
    named = (c for c in words.concepts.values() if c.scheme == scheme)
    return _enumeration(sorted((c.name.removeprefix(f"{scheme}-"), c.label.vi) for c in named))


def _enumeration(pairs: Iterable[tuple[str, str]]) -> _Json:
    listed = list(pairs)
    # `enumDescriptions` is not of the standard; editors show it beside each name.
    return {"enum": [n for n, _ in listed], "enumDescriptions": [said for _, said in listed]}


def _value(base: _Json) -> _Json:
    """Give the three ways to write a value: bare, with its marks, or a list of either."""
    marked = {"type": "object", "properties": {"is": base} | _marks(), "required": ["is"]}
    one = {"anyOf": [base, marked | {"additionalProperties": False}]}
    return {"anyOf": [base, marked | {"additionalProperties": False}, _list_of(one)]}


def _marks() -> _Json:
    return {
        "seen": _ref("seen", "Câu chữ của nguồn làm chỗ dựa."),
        "status": {"enum": list(_AUTHORED_STATUS), "description": "Trạng thái của phát biểu."},
        "from": _ref("words", "Cách hiểu này dựa vào đâu."),
        "from_en": _ref("words", "Như from, bằng tiếng Anh."),
        "note": _ref("words", "Ghi chú của người ghi."),
        "note_en": _ref("words", "Như note, bằng tiếng Anh."),
        "certainty": _ref("certainty-name", "Cách hiểu này chắc đến đâu."),
        "speaker": _ref("id", "Người được dẫn lời."),
        "rank": _ref("rank-name", "Thứ tự giữa các cách hiểu cạnh tranh."),
        "rival": _ref("words", "Nhãn chung của các cách hiểu cạnh tranh."),
        "lang": {"enum": ["vi", "en"], "description": "Ngôn ngữ của câu chữ."},
        "by": _ref("id", "Nguồn nền."),
    }


def _entity(authored: list[Property]) -> _Json:
    own = {
        "id": _ref("id", "Mã: tiền tố của lớp, rồi tên không dấu, nối bằng gạch ngang."),
        "concept": _ref("id", "Khái niệm được thêm phát biểu, thay cho id."),
        "type": {
            "anyOf": [_ref_to("class"), _list_of(_ref_to("class"))],
            "description": "Lớp, hoặc danh sách lớp.",
        },
        "vi": _ref("words", "Tên chính tiếng Việt."),
        "en": _ref("words", "Tên chính tiếng Anh."),
        "also": _ref("name", "Tên khác, kể cả viết tắt."),
        "also_en": _ref("name", "Tên khác bằng tiếng Anh."),
        "hidden": _ref("name", "Cách viết chỉ dùng để tìm."),
    }
    marks = _marks()
    found = {p.local: _property(p) for p in sorted(authored, key=lambda p: p.local)}
    return {
        "type": "object",
        "properties": found | own | marks,
        "oneOf": [{"required": ["id"]}, {"required": ["concept"]}],
        "additionalProperties": False,
    }


def _property(property_: Property) -> _Json:
    kind = "thing" if property_.takes_things else "literal"
    if property_.schemes:
        kind = f"{_scheme_name(property_.schemes)}-value"
    return _ref(kind, f"{property_.label.vi}: {property_.definition.vi}")


def _scheme_name(schemes: tuple[str, ...]) -> str:
    return "concept-" + "-".join(sorted(schemes))


def _ref(name: str, said: str) -> _Json:
    return {**_ref_to(name), "description": said}


def _ref_to(name: str) -> _Json:
    return {"$ref": f"#/$defs/{name}"}


def _list_of(item: _Json) -> _Json:
    return {"type": "array", "items": item, "minItems": 1}

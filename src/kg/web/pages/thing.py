"""The page of one thing: its names, what is said of it and on what grounds, what points at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import Words
from kg.explain import of_claim, of_thing
from kg.namespaces import BASE, LTI, SKOS
from kg.terms import Literal, NamedNode
from kg.web.frame import with_lang
from kg.web.pages import beside
from kg.web.pages.common import FORMS, called, html, kind_of, link, text
from kg.web.pages.drawing import draw
from kg.web.pages.linked import schema_org
from kg.web.pages.statements import Teller
from kg.web.pages.times import times
from kg.web.resources import exists, like, not_here

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.web.desk import Desk
    from kg.web.reply import Reply

__all__ = ["page"]

_ALSO = (SKOS.altLabel, SKOS.hiddenLabel)


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Make the page of the thing `name`; `scheme/…` names a concept, `rule/…` a rule."""
    name, lang = str(args["name"]), str(args["lang"])
    thing = _thing(desk, name)
    is_claim = thing.value.startswith(beside.CLAIM)
    account = of_claim(desk.store, thing) if is_claim else of_thing(desk.store, thing)
    kind = account.kind or kind_of(desk, thing)
    label = _label(desk, thing)
    also = [t.value for t in _texts(desk, thing) if t.value not in (label.vi, label.en)]
    return html(
        "thing",
        args,
        label=label.to(lang),
        other_label=label.to("vi" if lang == "en" else "en"),
        also=list(dict.fromkeys(also)),
        kind=link(desk, kind, lang) if kind else None,
        listed=_listed(desk, kind, lang),
        iri=thing.value,
        name=name,
        members=_members(desk, thing, lang) if name.startswith("scheme/") else [],
        sourced=_sourced(desk, thing),
        forms=[(f"/data/{name}.{suffix}", title) for suffix, title in FORMS.items()],
        cite=_cite(desk, label, thing.value).to(lang),
        linked=schema_org(desk, thing, kind, label, also),
        is_thing="/" not in name and desk.kinds.kind(kind) != "other",
        **_told(Teller(desk, account, lang), label.to(lang), is_claim=is_claim),
        times=times(desk, thing, lang),
    )


def _thing(desk: Desk, name: str) -> NamedNode:
    """Give the IRI behind an address; Problem when the graph has nothing of that name."""
    iri = BASE + name if "/" in name else LTI + name
    if not exists(desk, iri):
        raise not_here(like(desk, iri))
    return NamedNode(iri)


def _told(teller: Teller, label: str, *, is_claim: bool) -> dict[str, object]:
    """Tell what is said of a thing, what points at it, and draw both; a claim is one sentence."""
    pointing = teller.pointing()
    if is_claim:
        subject, group = teller.claimed()
        return {
            "subject": subject, "said": [group], "pointing": pointing, "inferred": (),
            "pictures": [],
        }  # fmt: skip
    said = teller.said()
    return {
        "subject": None, "said": said, "pointing": pointing, "inferred": teller.inferred(),
        "pictures": draw(label, said, pointing),
    }  # fmt: skip


def _label(desk: Desk, thing: NamedNode) -> Words:
    """Name a thing: a claim by what it says, evidence by the words it marks."""
    if thing.value.startswith(beside.CLAIM):
        told = {lang: beside.sentences(desk, [thing], lang) for lang in ("vi", "en")}
        return Words(told["vi"][thing], told["en"][thing])
    phrase = beside.quoted(desk, thing)
    if phrase:
        return Words(f"“{phrase}”", f"“{phrase}”")
    return Words(called(desk, thing, "vi"), called(desk, thing, "en"))


def _listed(desk: Desk, kind: NamedNode | None, lang: str) -> str:
    """Give the address of the list of things of this kind, where there is one."""
    if kind is None or desk.kinds.kind(kind) == "other":
        return ""
    name = kind.value.replace("#", "/").rpartition("/")[2]
    return with_lang(f"/list?kind={name}", lang)


def _sourced(desk: Desk, thing: NamedNode) -> int:
    """Count the claims that a source makes."""
    query = f"SELECT (COUNT(DISTINCT ?c) AS ?n) {{ GRAPH ?g {{ ?c lt:claimedIn {thing} }} }}"
    return int(text(desk.store.select(query).rows[0][0]))


def _texts(desk: Desk, thing: NamedNode) -> list[Literal]:
    properties = ", ".join(str(p) for p in _ALSO)
    query = f"SELECT DISTINCT ?t {{ {thing} ?p ?t FILTER(?p IN ({properties})) }} ORDER BY STR(?t)"
    return [t for (t,) in desk.store.select(query).rows if isinstance(t, Literal)]


def _members(desk: Desk, thing: NamedNode, lang: str) -> list[object]:
    """Give the concepts of a scheme, or the things that a concept sorts."""
    query = f"SELECT DISTINCT ?x {{ ?x skos:inScheme {thing} }} ORDER BY ?x"
    return [link(desk, x, lang) for (x,) in desk.store.select(query).rows]


def _cite(desk: Desk, label: Words, iri: str) -> Words:
    date = desk.manifest.date
    vi, en = (label.to(lang).strip("“”") for lang in ("vi", "en"))
    return Words(
        f"Nhóm Lan Tỏa ({date[:4]}). “{vi}”, trong Lan Tỏa: đồ thị tri thức. "
        f"Dữ liệu ngày {date}. {iri}",
        f"Lan Tỏa team ({date[:4]}). “{en}”, in Lan Tỏa: a knowledge graph. Data of {date}. {iri}",
    )

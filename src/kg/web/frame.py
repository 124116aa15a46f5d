"""What every page shares: its language, the menu, the same page in the other language."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from kg.errors import Words
from kg.text import thousands

__all__ = ["MENU", "frame", "local", "shown", "with_lang"]

MENU = (
    ("/list", Words("Danh mục", "Index")),
    ("/ask", Words("Hỏi đáp", "Questions")),
    ("/query", Words("SPARQL", "SPARQL")),
    ("/network", Words("Mạng lưới", "Network")),
    ("/ontology.html", Words("Bản thể học", "Ontology")),
    ("/download", Words("Tải về", "Downloads")),
)


def frame(lang: str, path: str, query: str = "") -> dict[str, object]:
    """Give the values that the frame of every page needs."""
    return {
        "lang": lang,
        "path": path,
        "menu": [(with_lang(at, lang), words.to(lang), at) for at, words in MENU],
        "other": other_language(lang, path, query),
        "q": "?lang=en" if lang == "en" else "",
        "number": lambda n: thousands(n, lang),
        "t": lambda vi, en: en if lang == "en" else vi,
    }


def shown(lang: str, path: str, query: str, **more: object) -> dict[str, object]:
    """Give what a worker is told of a page that is wanted."""
    return {"lang": lang, "path": path, "query": query} | more


def with_lang(address: str, lang: str) -> str:
    """Keep the language in an address of ours; Vietnamese needs no mark."""
    if lang != "en":
        return address
    return f"{address}{'&' if '?' in address else '?'}lang=en"


def other_language(lang: str, path: str, query: str) -> str:
    """Give the address of the same page in the other language."""
    pairs = [(name, value) for name, value in parse_qsl(query) if name != "lang"]
    if lang != "en":
        pairs.append(("lang", "en"))
    return path + (f"?{urlencode(pairs)}" if pairs else "")


def local(iri: str, lang: str = "vi") -> str:
    """Give the address of the page of a thing of ours; other IRIs stay as they are."""
    from kg.namespaces import BASE, LTI, LTS, PREFIXES

    if iri.startswith(LTI):
        return with_lang(f"/page/{iri.removeprefix(LTI)}", lang)
    if iri.startswith(LTS):
        return with_lang(f"/page/scheme/{iri.removeprefix(LTS)}", lang)
    if iri.startswith(PREFIXES["lt"]):
        return f"/ontology.html#{iri.removeprefix(PREFIXES['lt'])}"
    return f"/{iri.removeprefix(BASE)}" if iri.startswith(f"{BASE}graph/") else iri

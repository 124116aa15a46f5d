"""Homes made for a test: any quads as a built graph, swapped in as a build does it."""

from kg import search, store
from kg.build.manifest import MANIFEST, Manifest


def put_up(home, quads, digest="0", graphs=()):
    """Make quads, and graphs without any, the current graph of a home."""
    home.mkdir(parents=True, exist_ok=True)
    name = f"store-{digest}"
    path = home / name
    made = store.EmbeddedStore(path)
    # Past the door of our store, which lets no nameless nodes in: cases of the W3C have some.
    made._store.bulk_extend(quads)
    for graph in graphs:
        made._store.add_graph(graph)
    made._store.flush()
    search.build(made).save(path / search.FILE)
    del made
    manifest = Manifest(digest, "2026-01-02", {}, {}, 0, {}, {}, {})
    (path / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    (path / store.IN_USE).touch()
    fresh = home / f"{store.POINTER}.new"
    fresh.write_text(f"{name}\n", encoding="ascii")
    fresh.replace(home / store.POINTER)
    return home

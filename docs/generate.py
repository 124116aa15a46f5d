"""Writes the generated parts of the documents, or checks with --check that they are true.

Output blocks are made by running the real commands, so a page that no longer tells the truth
fails the build.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cogapp import Cog

from kg import ontology_docs, record_schema

ROOT = Path(__file__).resolve().parents[1]
PAGES = ["README.md", "README.en.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]


def main() -> int:
    """Run cog over every page; exit status 5 when a page is stale.

    The JSON Schema of the records and the JSON-LD context are made from the ontology and written
    too; a test compares them.
    """
    check = "--check" in sys.argv[1:]
    if not check:
        record_schema.write(ROOT / "ontology" / "record.schema.json")
        ontology_docs.write_context(ROOT / "ontology" / "context.jsonld")
    how = ["--check", "--diff"] if check else ["-r"]
    return Cog().main(["cog", "-I", str(ROOT / "docs"), *how, *(str(ROOT / p) for p in PAGES)])


if __name__ == "__main__":
    sys.exit(main())

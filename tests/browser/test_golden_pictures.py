"""The look of the page, kept as small pictures: a person looked at each before it was committed.

The fonts are fixed (fonts.conf), so only another version of a font or of the browser can move a
letter: compared at a quarter of the size, where that does no harm and a thing that is missing,
moved or of another colour does. UPDATE_GOLDEN=1 writes them anew.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

FOLDER = Path(__file__).parent / "golden"
MEAN = 3.0
"""How far the pictures may differ on the whole, of 255."""
SPOTS = 0.01
"""What share of them may differ by more than SPOT."""
SPOT = 72
SIZES = {1440: 900, 1024: 768, 390: 844}
SCENES = [
    ("toan-canh", "vi", 1440, "light", ""),
    ("toan-canh", "vi", 1440, "dark", "#n=body-hoi-ccb-huyen-tam-dao"),
    ("he-thong-to-chuc", "vi", 1024, "light", ""),
    ("don-vi-2025", "en", 1024, "dark", ""),
    ("phoi-hop", "en", 390, "light", ""),
    ("nhan-rong", "vi", 390, "dark", ""),
    ("chi-thi-den-noi", "vi", 1440, "light", "#m=table"),
]


@pytest.mark.golden
@pytest.mark.parametrize(("name", "lang", "wide", "scheme", "fragment"), SCENES)
def test_the_page_looks_as_it_was_looked_at(
    open_page, all_html, name, lang, wide, scheme, fragment
):
    viewport = {"width": wide, "height": SIZES[wide]}
    tab = open_page(all_html(name, lang), viewport, fragment=fragment, color_scheme=scheme).tab
    tab.wait_for_timeout(250)
    shot = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    path = FOLDER / f"{name}-{lang}-{wide}-{scheme}.png"
    if os.environ.get("UPDATE_GOLDEN"):
        FOLDER.mkdir(exist_ok=True)
        half = shot.resize((shot.width // 2, shot.height // 2), Image.Resampling.LANCZOS)
        half.quantize(200).save(path, optimize=True)
    assert path.stat().st_size < 300_000
    known = Image.open(path).convert("RGB")
    small = (wide // 4, SIZES[wide] // 4)
    gap = ImageChops.difference(shot.resize(small), known.resize(small)).convert("L")
    assert ImageStat.Stat(gap).mean[0] < MEAN
    assert sum(gap.histogram()[SPOT:]) / (small[0] * small[1]) < SPOTS

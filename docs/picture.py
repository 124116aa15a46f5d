"""Takes the picture of the README: the shipped network, in a real browser, the network cut.

    python docs/picture.py PAGE.html

Run by `make golden` when the look of the page has changed; a person looks at it before it is
committed.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).parent / "images" / "mang-luoi.png"
CHOSEN = "#n=body-hoi-ccb-huyen-tam-dao"
SEEN = "localStorage.setItem('lan-toa-help', '1')"  # else the help of the first opening covers it
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main(page: Path) -> None:
    """Open `page` at a chosen thing and write the picture."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, offline=True, reduced_motion="reduce"
        )
        tab = context.new_page()
        tab.add_init_script(SEEN)
        tab.goto(page.resolve().as_uri() + CHOSEN)
        tab.wait_for_selector("body.ready")
        tab.wait_for_timeout(400)
        tab.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

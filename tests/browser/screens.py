"""The screens that pages are looked at on, and how to wait for what they do."""

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
TABLET = {"width": 1024, "height": 768}


def until(tab, expression, seconds=8):
    """Wait for an expression; Playwright's own waiting evaluates strings, which the policy bars."""
    for _ in range(seconds * 40):
        if tab.evaluate(expression):
            return
        tab.wait_for_timeout(25)
    raise AssertionError(expression)

"""The browser that is installed: tabs that a test holds, and programs that look at many pages at once."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from previews import BOUND
from tools import NODE, node_package, program

BROWSERS = ("chromium", "google-chrome", "chromium-browser")


class Browser:
    """The browser, by the program that drives it."""

    def __init__(self, driver: subprocess.Popen[str]) -> None:
        self._driver = driver

    def order(self, **order: object) -> Any:  # noqa: ANN401 - JSON
        """What the driver answers; raises where it could not."""
        assert self._driver.stdin
        assert self._driver.stdout
        self._driver.stdin.write(json.dumps(order) + "\n")
        self._driver.stdin.flush()
        answer = json.loads(self._driver.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer.get("value")

    def tab(self, number: int, **options: object) -> Tab:
        """A tab, made where it is not there yet; with `options`, Playwright's, in a window of its own."""
        if options:
            self.order(tab=number, options=options)
        return Tab(self, number)

    def troubles(self) -> list[str]:
        """What the consoles complained of, but for answers that say no."""
        return [said for said in self.order(troubles=True) if not said.startswith("Failed to load resource")]


class Tab:
    """One tab of a browser."""

    def __init__(self, browser: Browser, number: int) -> None:
        self._browser = browser
        self._number = number

    def open(self, url: str) -> int:
        """Go there; the status."""
        return int(self._browser.order(tab=self._number, open=url))

    def value(self, expression: str) -> Any:  # noqa: ANN401 - JSON
        """Of a JavaScript expression; None while the page is being loaded anew."""
        try:
            return self._browser.order(tab=self._number, evaluate=expression)
        except RuntimeError as error:
            if "navigation" in str(error) or "context was destroyed" in str(error):
                return None
            raise

    def press(self, *keys: str) -> None:
        """Strike keys, one after the other."""
        for key in keys:
            self._browser.order(tab=self._number, press=key)

    def click(self, selector: str) -> None:
        """Click the first element that `selector` finds, once it can be clicked."""
        self._browser.order(tab=self._number, click=selector)

    def until(self, expression: str) -> None:
        """Wait until `expression` is true; nothing in the browser is touched."""
        end = time.monotonic() + BOUND
        while not self.value(expression):
            assert time.monotonic() < end, f"{expression}: {self.value('document.body?.innerText')}"
            time.sleep(0.02)

    def shows(self, words: str) -> None:
        """Wait until the page shows `words`."""
        self.until(f"document.body?.innerText.includes({json.dumps(words)})")

    def mark(self) -> None:
        """Leave a mark that goes when the page is loaded anew."""
        self.value("void (window.mark = true)")

    @property
    def is_marked(self) -> bool:
        """Whether the page was not loaded anew since `mark`."""
        return bool(self.value("window.mark === true"))


def looked(script: str, **order: object) -> Any:  # noqa: ANN401 - JSON
    """What a program of tests/site/node/ says of the pages in `order`."""
    node_package("playwright-core/package.json")
    command = [program("node"), str(NODE / script)]
    told = json.dumps({"browser": program(*BROWSERS), **order})
    result = subprocess.run(command, check=False, input=told, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser that is installed, without a window."""
    found, node = program(*BROWSERS), program("node")
    node_package("playwright-core/package.json")
    with subprocess.Popen(
        [node, str(NODE / "tabs.mjs"), found],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as driver:
        try:
            yield Browser(driver)
        finally:
            driver.communicate(timeout=BOUND)

"""Pictures of a built site, a page of each kind: light and dark, phone to desk, and as it is printed.

    python -m workshop.screenshots output/ /tmp/pictures            every kind, width and scheme
    python -m workshop.screenshots output/ /tmp/pictures --only home,article
    python -m workshop.screenshots output/ docs/images --manual     the few that the manual shows

Wants chromium; `pdftoppm` for what is printed, and ImageMagick's `convert` to make the files small.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

KINDS = {
    "home": r"index\.html",
    "article": r"articles/[^/]+/index\.html",
    "speakers": r"speakers/index\.html",
    "speaker": r"speakers/[^/]+/index\.html",
    "tags": r"tags/index\.html",
    "tag": r"tags/[^/]+/index\.html",
    "outlets": r"outlets/index\.html",
    "outlet": r"outlets/[^/]+/index\.html",
    "dates": r"dates/index\.html",
    "year": r"dates/\d{4}/index\.html",
    "month": r"dates/\d{4}/\d\d/index\.html",
    "day": r"dates/\d{4}/\d\d/\d\d/index\.html",
    "undated": r"dates/undated/index\.html",
    "unattributed": r"unattributed/index\.html",
    "compare": r"compare/.*index\.html",
    "search": r"search/index\.html",
    "data": r"data/index\.html",
    "method": r"method/index\.html",
    "404": r"404\.html",
}
"""A page of each kind, by its file; of several, the one of the most bytes, which shows most."""

SIZES = {"phone": (360, 1800), "tablet": (768, 1800), "desk": (1440, 1800)}
WAIT = "/.wait"
PRINTED = ("home", "article", "speaker")


class Picture(NamedTuple):
    """One to take."""

    name: str
    kind: str
    width: int
    height: int
    dark: bool = False


MANUAL = (
    Picture("home", "home", 1200, 900),
    Picture("article", "article", 1200, 900),
    Picture("article-dark", "article", 1200, 900, dark=True),
    Picture("speaker", "speaker", 1200, 900),
    Picture("search", "search", 1200, 900),
    Picture("article-phone", "article", 390, 844),
)
"""What the manual shows."""


def main() -> None:
    """Takes the pictures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("site", type=Path, help="a built site")
    options.add_argument("folder", type=Path, help="where the pictures go")
    options.add_argument("--only", default=",".join(KINDS), help="kinds, with commas between")
    options.add_argument("--manual", action="store_true", help="the few that the manual shows")
    options.add_argument("--page", default={}, type=chosen, help="KIND=PATH,…: this page of its kind")
    given = options.parse_args()
    pages = found(given.site) | given.page
    wanted = [kind for kind in given.only.split(",") if kind in pages]
    given.folder.mkdir(parents=True, exist_ok=True)
    with served(given.site) as origin:
        for picture in MANUAL if given.manual else every(wanted):
            if picture.kind in pages:
                take(origin + pages[picture.kind], picture, given.folder / f"{picture.name}.png")
        for kind in () if given.manual else [kind for kind in PRINTED if kind in wanted]:
            printed(origin + pages[kind], given.folder / f"{kind}-print")


def chosen(text: str) -> dict[str, str]:
    """`article=articles/entretien/` as a page of its kind."""
    return dict(pair.split("=", 1) for pair in text.split(",") if "=" in pair)


def found(site: Path) -> dict[str, str]:
    """A page of each kind that `site` has."""
    files = sorted(site.rglob("*.html"), key=lambda file: (-file.stat().st_size, file))
    names = [file.relative_to(site).as_posix() for file in files]
    pages = {kind: next((name for name in names if re.fullmatch(KINDS[kind], name)), "") for kind in KINDS}
    return {kind: name.removesuffix("index.html") for kind, name in pages.items() if name}


def every(kinds: list[str]) -> Iterator[Picture]:
    """Each kind in each size, light and dark."""
    for kind in kinds:
        for size, (width, height) in SIZES.items():
            for dark in (False, True):
                yield Picture(f"{kind}-{size}{'-dark' if dark else ''}", kind, width, height, dark)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing. A page that is asked something, as search is, gets a picture that is
    long in coming: the browser takes its own when all are there, and the answer is too.
    """

    def do_GET(self) -> None:
        """Answers a request."""
        address, _, asked = self.path.partition("?")
        if address == WAIT:
            time.sleep(3)
            self.send_error(404)
        elif asked and (page := Path(self.translate_path(address)) / "index.html").is_file():
            data = page.read_bytes() + f'<img src="{WAIT}" alt="" hidden>'.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site as a web server gives it; its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def chromium(*arguments: str) -> None:
    """Runs the browser that is installed."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    if not program:
        raise SystemExit("This needs chromium, and found none.")
    command = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *arguments]
    subprocess.run(command, check=True, capture_output=True)


def take(address: str, picture: Picture, file: Path) -> None:
    """Takes `picture` of the page at `address`."""
    scheme = ["--blink-settings=preferredColorScheme=0"] if picture.dark else []
    size = f"--window-size={picture.width},{picture.height}"
    chromium(size, *scheme, f"--screenshot={file}", address)
    if small := shutil.which("convert"):
        smaller = ["-strip", "-dither", "None", "-colors", "96", f"PNG8:{file}"]
        subprocess.run([small, str(file), *smaller], check=True)
    print(f"{file}: {file.stat().st_size:,} bytes")


def printed(address: str, file: Path) -> None:
    """The page at `address` as paper shows it: a PDF, and its sheets as pictures."""
    pdf = file.with_suffix(".pdf")
    chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", address)
    print(pdf)
    if program := shutil.which("pdftoppm"):
        subprocess.run([program, "-r", "72", "-l", "4", "-png", str(pdf), str(file)], check=True)


if __name__ == "__main__":
    main()

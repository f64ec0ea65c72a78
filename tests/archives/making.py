"""What a case holds that a repository cannot: odd bytes, pipes, links, names, sizes.

A maker stands under the name of its case's folder, and is handed the archive's folder.
"""

from __future__ import annotations

import os
import socket
import stat
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import chdir
from pathlib import Path

import pytest

ARTICLES = "content/articles"
TEXT = "Un titre à Minsk\nLavrov a déclaré qu’il viendrait.\n"
PAGE = "---\ntitle: Un titre à Minsk\n---\n\nLavrov a déclaré qu’il viendrait.\n"
MEGABYTE = 1_000_000

Maker = Callable[[Path], None]


def article(data: bytes | str, name: str = "a.txt") -> Maker:
    """Lays one article."""
    return files({f"{ARTICLES}/{name}": data})


def files(held: Mapping[str, bytes | str]) -> Maker:
    """Lays files, by their paths in the archive."""

    def make(site: Path) -> None:
        for path, data in held.items():
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data.encode() if isinstance(data, str) else data)

    return make


def link(name: str, target: str) -> Maker:
    """Lays a symbolic link."""

    def make(site: Path) -> None:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).symlink_to(target)

    return make


def pipe(name: str) -> Maker:
    """Puts a pipe where a file might lie: who reads it waits for ever."""

    def make(site: Path) -> None:
        (site / name).unlink(missing_ok=True)
        os.mkfifo(site / name)

    return make


def a_socket(site: Path) -> None:
    with chdir(site / ARTICLES), socket.socket(socket.AF_UNIX) as listening:
        listening.bind("a.txt")  # a socket's path has at most 108 bytes


def a_device(site: Path) -> None:
    try:
        os.mknod(site / ARTICLES / "a.txt", stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root may make a device")


def closed(name: str) -> Maker:
    """Takes away every right to read what is there."""
    return lambda site: (site / name).chmod(0)


def gone(name: str) -> Maker:
    """Takes a file away."""
    return lambda site: (site / name).unlink()


def renamed(name: str, other: str) -> Maker:
    """Gives a file or folder another name."""

    def make(site: Path) -> None:
        (site / name).rename(site / other)

    return make


def both(first: Maker, then: Maker) -> Maker:
    """Makes one after the other."""

    def make(site: Path) -> None:
        first(site)
        then(site)

    return make


def not_utf8_name(site: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(site / ARTICLES) + b"/\xe9t\xe9.txt")).write_text(TEXT, "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")


def far_too_large(site: Path) -> None:
    with (site / ARTICLES / "a.txt").open("wb") as file:
        file.truncate(50 * 1024**2 + 1)


MAKERS: dict[str, Maker] = {
    # Bytes
    "an-article-in-windows-1252": article(TEXT.encode("cp1252")),
    "an-article-in-latin-1-with-byte-85": article(b"Un titre\nAlors\x85 il s'est tu.\n"),
    "an-article-in-two-encodings": article(TEXT.encode() + "Un café, déjà.\n".encode("cp1252")),
    "an-article-in-utf-16": files(
        {
            f"{ARTICLES}/a.txt": b"\xff\xfe" + TEXT.encode("utf-16-le"),
            f"{ARTICLES}/b.md": b"\xfe\xff" + PAGE.encode("utf-16-be"),
        }
    ),
    "an-article-in-utf-16-without-its-mark": files(
        {
            f"{ARTICLES}/a.txt": TEXT.encode("utf-16-le"),
            f"{ARTICLES}/b.txt": TEXT.encode("utf-16-be"),
        }
    ),
    "an-article-in-half-utf-16": article(b"\xff\xfeU\x00n"),
    "a-byte-order-mark-before-the-front-matter": article(b"\xef\xbb\xbf" + PAGE.encode(), "a.md"),
    "a-byte-order-mark-in-the-middle": article("Un titre\nUn \ufefftexte.\n\ufeffUn autre.\n"),
    "an-article-that-breaks-off-in-a-character": article("Été à Minsk, a-t-il déclar".encode() + b"\xc3"),
    "a-nul-in-a-text": article(b"Un titre\nUn \0texte.\n"),
    "control-characters-in-a-text": article(b"Un titre\nUn \x07texte\x1b[31m rouge\x7f.\x0cUne page.\n"),
    "control-characters-in-the-fields": article(b"---\ntitle: Un \x1b[31mtitre\n---\n\nTexte.\n", "a.md"),
    "bytes-that-are-no-text": article(b"Un titre\nUn \x81 texte \xe9.\n"),
    "letters-read-in-the-wrong-encoding": article(TEXT.encode().decode("cp1252").encode()),
    "a-character-that-was-lost": article("Un titre\nUne d\ufffdclaration.\n"),
    "a-sidecar-in-windows-1252": files(
        {f"{ARTICLES}/a.txt": TEXT, f"{ARTICLES}/a.yaml": "outlet: L’Humanité\n".encode("cp1252")}
    ),
    "lines-that-end-in-every-way": files(
        {
            f"{ARTICLES}/a.txt": TEXT.replace("\n", "\r\n"),
            f"{ARTICLES}/b.txt": TEXT.replace("\n", "\r"),
            f"{ARTICLES}/c.md": "---\r\ntitle: Un titre\r---\n\rUn texte.\r\n\r\nUn autre.\r",
        }
    ),
    "lines-that-only-python-parts": article("Un titre\x85qui va\nUn\u2028seul\u2029paragraphe\x85ici.\n"),
    "accents-that-are-not-composed": files(
        {
            f"{ARTICLES}/a.txt": unicodedata.normalize("NFD", TEXT),
            f"{ARTICLES}/a.yaml": unicodedata.normalize("NFD", "tags: [Élections, Sécurité]\n"),
        }
    ),
    "a-picture-called-md": article(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "a.md"),
    "documents-called-txt": files(
        {
            f"{ARTICLES}/a.txt": b"PK\x03\x04\x14\x00",
            f"{ARTICLES}/b.txt": b"%PDF-1.7\n",
            f"{ARTICLES}/c.txt": b"{\\rtf1\\ansi",
            f"{ARTICLES}/d.txt": b"\xd0\xcf\x11\xe0\xa1\xb1",
        }
    ),
    "forty-thousand-blanks": article("Un titre\nUn texte." + " " * 40_000 + "Et la suite.\n" + "\t" * 40_000),
    # Fields
    "fifty-kilobytes-of-brackets": article(f"---\ntitle: {'[' * 50_000}\n---\n\nTexte.\n", "a.md"),
    "fifty-kilobytes-of-braces": files({f"{ARTICLES}/a.txt": TEXT, f"{ARTICLES}/a.yaml": "{a: " * 12_500}),
    "a-megabyte-of-fields": article(f"---\ntitle: {'m' * MEGABYTE}\n---\n\nTexte.\n", "a.md"),
    "a-megabyte-of-one-tag": article(
        f"---\ntitle: Minsk\ntags: [{'Otan ' * 150_000}]\n---\n\nTexte.\n", "a.md"
    ),
    "a-headline-of-a-megabyte": article("m" * MEGABYTE + "\nUn texte.\n"),
    "site-yaml-is-missing": gone("site.yaml"),
    "site-yaml-is-called-yml": renamed("site.yaml", "site.yml"),
    "site-yaml-is-called-yaml-txt": renamed("site.yaml", "site.yaml.txt"),
    "site-yaml-is-a-pipe": pipe("site.yaml"),
    "site-yaml-in-windows-1252": files({"site.yaml": "title: Été\n".encode("cp1252")}),
    "site-yaml-of-fifty-kilobytes-of-brackets": files({"site.yaml": "title: Essai\nkeeper: " + "[" * 50_000}),
    # Paths
    "no-article-at-all": gone(f"{ARTICLES}/temoin.txt"),
    "a-link-to-a-file": link(f"{ARTICLES}/a.txt", "temoin.txt"),
    "a-link-to-a-file-elsewhere": link(f"{ARTICLES}/a.txt", "/etc/passwd"),
    "a-link-to-a-folder": link(f"{ARTICLES}/ailleurs", "../../.."),
    "a-link-to-itself": link(f"{ARTICLES}/a.txt", "a.txt"),
    "a-link-to-its-own-folder": link(f"{ARTICLES}/encore", "."),
    "a-link-to-nothing": link(f"{ARTICLES}/a.md", "absent.md"),
    "a-picture-that-is-a-link": link("content/media/p.jpg", "/etc/passwd"),
    "content-that-is-a-link": both(renamed("content", "other"), link("content", "other")),
    "content-that-is-a-file": both(renamed("content", "other"), files({"content": "rien"})),
    "a-pipe-among-the-articles": pipe(f"{ARTICLES}/a.txt"),
    "a-socket-among-the-articles": a_socket,
    "a-device-among-the-articles": a_device,
    "a-folder-called-md": files({f"{ARTICLES}/a.md/b.txt": TEXT}),
    "an-article-nobody-may-read": both(article(TEXT), closed(f"{ARTICLES}/a.txt")),
    "a-folder-nobody-may-read": both(article(TEXT, "b/a.txt"), closed(f"{ARTICLES}/b")),
    "a-name-that-is-not-utf-8": not_utf8_name,
    "a-name-with-a-line-break": article(TEXT, "a\nb.txt"),
    "a-name-with-the-signs-of-addresses": article(TEXT, "a#b?c%2e%2e&<d>'\"e\\f.txt"),
    "a-name-of-255-bytes": article(TEXT, "é" * 125 + "a.txt"),
    "folders-deep-in-folders": article(TEXT, "a/" * 400 + "a.txt"),
    "names-that-are-temporary": files(
        {
            f"{ARTICLES}/{name}": b"\0"
            for name in (
                *("a.txt~", "#a.txt#", ".a.txt.swp", "a.txt.tmp", "4913", "~$a.docx", "a.txt.bak"),
                *(".DS_Store", "Thumbs.db", "a.txt___jb_tmp___", "a.crdownload", ".git/a.txt"),
            )
        }
    ),
    "names-that-differ-by-capitals": files({f"{ARTICLES}/minsk.txt": TEXT, f"{ARTICLES}/Minsk.txt": TEXT}),
    "names-that-differ-by-how-an-accent-is-written": files(
        {f"{ARTICLES}/\u00e9t\u00e9.txt": TEXT, f"{ARTICLES}/e\u0301te\u0301.txt": TEXT}
    ),
    # Quotations
    "sixteen-thousand-marks-never-closed": article("Un titre\n" + "« " * 16_000 + "fin.\n"),
    "sixteen-thousand-marks-in-marks": article("Un titre\n" + "«" * 8_000 + "a" + "»" * 8_000 + "\n"),
    "a-quotation-of-fifty-thousand-words": article(
        "Un titre\nAngela Merkel a déclaré : « " + "mot " * 50_000 + "».\n"
    ),
    # Templates
    "a-template-that-is-not-utf-8": files({"templates/article.html": b"\xe9t\xe9"}),
    # Load
    "an-article-over-fifty-megabytes": far_too_large,
}

NEEDS_A_PROCESS = {"an-article-nobody-may-read", "a-folder-nobody-may-read"}
"""Root reads everything, unless it gives that right up, which only a process of its own can."""

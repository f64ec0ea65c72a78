"""The preview as its user runs it: a process that follows edits, tells faults and ends when told to."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from previews import ARTICLE, FAULTY, SETTINGS, archive, ask, running, serving, soon
from sites import ROOT, build_py, files_of, write

from pressarchive.serve import ears

UN = "content/articles/un.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archive(tmp_path / "archive")


def test_an_edit_reaches_what_shows_it_and_nothing_else(folder: Path) -> None:
    with serving(folder) as preview:
        before = {page: preview.text(page) for page in ("/repo/articles/un/", "/repo/articles/deux/")}
        write(folder, {UN: ARTICLE.format(title="Un", day=1) + "\nUn mot nouveau.\n"})
        told = preview.line(re.escape(UN))
        assert re.search(r": 1 page, 2 other files in \d+\.\d\d s$", told)
        assert "Un mot nouveau." in preview.text("/repo/articles/un/")
        assert preview.text("/repo/articles/deux/") == before["/repo/articles/deux/"]
    assert not (folder / "output").exists()


def test_every_kind_of_edit_is_seen(folder: Path) -> None:
    """Of files, of folders, by way of another file, and of whatever else is read."""
    articles = folder / "content" / "articles"

    def safe_write() -> None:
        (articles / ".un.md.tmp").write_text(ARTICLE.format(title="Sauvé", day=1), "utf-8")
        (articles / ".un.md.tmp").replace(articles / "un.md")

    def away_and_back() -> None:
        shutil.rmtree(folder / "content")
        write(folder, {"content/articles/neuf.md": ARTICLE.format(title="Refait", day=3)})

    edits: dict[str, tuple[Callable[[], object], str]] = {
        "a new folder": (
            lambda: write(folder, {"content/articles/2024/trois.md": ARTICLE.format(title="Trois", day=3)}),
            "/repo/articles/trois/",
        ),
        "a rename": (lambda: (articles / "deux.md").rename(articles / "second.md"), "/repo/articles/second/"),
        "a safe write": (safe_write, "Sauvé"),
        "a deletion": ((articles / "second.md").unlink, "no deux"),
        "an authority file": (
            lambda: write(folder, {"content/tags.yaml": "- name: Océan\n  other_names: [Mer]\n"}),
            "Océan",
        ),
        "a template": (lambda: write(folder, {"templates/macros.html": _macros("MARK")}), "MARK"),
        "an edit after all that": (
            lambda: write(folder, {UN: ARTICLE.format(title="Encore", day=1)}),
            "Encore",
        ),
        "a folder made anew": (away_and_back, "Refait"),
        "an edit in it": (
            lambda: write(folder, {"content/articles/neuf.md": ARTICLE.format(title="Fini", day=3)}),
            "Fini",
        ),
    }
    with serving(folder) as preview:
        for name, (edit, seen) in edits.items():
            edit()
            soon(lambda seen=seen: _is_seen(preview.port, seen), f"{name} is not seen")  # type: ignore[misc]


def _is_seen(port: int, what: str) -> bool:
    if what.startswith("/"):
        return ask(port, what).status == 200
    if what == "no deux":
        return ask(port, "/repo/articles/deux/").status == 404
    return what in ask(port, "/repo/tags/").body.decode() + ask(port, "/repo/").body.decode()


def _macros(mark: str) -> str:
    text = (ROOT / "templates" / "macros.html").read_text("utf-8")
    assert '<ul class="{{ class }}">' in text
    return text.replace('<ul class="{{ class }}">', f'{mark}<ul class="{{{{ class }}}}">')


def test_the_base_path_may_be_edited(folder: Path) -> None:
    with serving(folder) as preview:
        write(folder, {"site.yaml": SETTINGS.replace("/repo/", "/autre/")})
        soon(lambda: ask(preview.port, "/autre/").status == 200, "the new path is not served")
        assert b'href="/autre/"' in ask(preview.port, "/repo/").body
        assert preview.state("/autre/")["marks"]


def test_a_git_checkout_is_followed(folder: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)

    (folder / ".gitignore").write_text(".pressarchive/\n", "utf-8")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "other")
    many = {f"content/articles/{n}.md": ARTICLE.format(title=f"Titre {n}", day=1) for n in range(40)}
    write(folder, many | {UN: ARTICLE.format(title="Ailleurs", day=1)})
    git("add", ".")
    git("commit", "-qm", "two")
    with serving(folder) as preview:
        assert "Ailleurs" in preview.text("/repo/articles/un/")
        git("checkout", "-q", "main")
        soon(lambda: ask(preview.port, "/repo/articles/39/").status == 404, "the checkout is not seen")
        assert "Ailleurs" not in preview.text("/repo/articles/un/")


def test_a_fault_is_told_the_last_good_page_stays_and_it_goes_when_mended(folder: Path) -> None:
    with serving(folder) as preview:
        good = preview.text("/repo/articles/un/")
        write(folder, {UN: FAULTY})
        assert preview.line("titre").startswith(f'{UN}:2:1: "titre" is not a key')
        preview.line("1 fault; the last good site stays")
        (fault,) = preview.state()["faults"]
        assert (fault["place"], fault["source"], fault["caret"]) == (f"{UN}:2:1", "titre: Oups", 1)
        assert preview.text("/repo/articles/un/") == good
        write(folder, {UN: ARTICLE.format(title="Un", day=1)})
        preview.line(r"un\.md: \d+ pages? in")
        assert preview.state()["faults"] == []


def test_an_archive_that_was_never_good_is_served_once_it_is(folder: Path) -> None:
    write(folder, {"site.yaml": "titre: Oups\n"})
    with serving(folder) as preview:
        page = ask(preview.port, "/")
        assert page.status == 503
        assert b"site.yaml:1:1" in page.body
        write(folder, {"site.yaml": SETTINGS})
        preview.line(r"site\.yaml: \d+ pages")
        assert ask(preview.port, "/repo/").status == 200


def test_requests_are_answered_while_it_builds(folder: Path) -> None:
    write(
        folder,
        {f"content/articles/{n}.md": ARTICLE.format(title=f"Titre {n}", day=1) for n in range(300)},
    )
    with serving(folder) as preview:
        write(folder, {"site.yaml": SETTINGS + "page_size: 7\n"})
        slowest = 0.0
        while not preview.more_lines(0):
            began = time.monotonic()
            assert ask(preview.port, "/repo/").status == 200
            slowest = max(slowest, time.monotonic() - began)
    assert slowest < 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("arguments", [("serve", "--port", "0"), ("--watch",)], ids=["serve", "watch"])
def test_a_signal_ends_it_at_once_and_cleanly(
    folder: Path, arguments: tuple[str, ...], number: signal.Signals
) -> None:
    with running(folder, *arguments) as preview:
        preview.line(r"^\d\d:\d\d:\d\d built")
        began = time.monotonic()
        assert preview.ended(number) == 0
        assert time.monotonic() - began < 3
        assert preview.more_lines(0.05) == ["Ended."]


HINDERED = """
import signal, sys, threading
from pathlib import Path
from pressarchive.cli import following

following.PUTTING_AWAY = 0.3
with following.ended_by_interrupt():
    try:
        signal.raise_signal(signal.SIGINT)
    {then}
"""


@pytest.mark.parametrize(
    "then",
    [
        "except KeyboardInterrupt: threading.Event().wait()",
        "finally: threading.Event().wait()",
    ],
    ids=["nobody lets it through", "what is put away never is"],
)
def test_an_interrupt_ends_it_whatever_stands_in_its_way(then: str) -> None:
    command = [sys.executable, "-c", HINDERED.format(then=then)]
    ended = subprocess.run(command, capture_output=True, timeout=20, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"Ended.\n", b"")


@pytest.mark.skipif(os.name != "posix", reason="the shell's way to close an output")
def test_an_interrupt_ends_it_though_nobody_can_be_told() -> None:
    script = HINDERED.format(then="except KeyboardInterrupt: threading.Event().wait()")
    command = f"{shlex.join([sys.executable, '-c', script])} >&-"
    ended = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, timeout=20, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_signal_ends_the_first_build_too(folder: Path) -> None:
    with running(folder, "serve", "--port", "0") as preview:
        preview.line("^Preview at")
        assert preview.ended() == 0


def test_a_page_that_listens_does_not_keep_it_from_ending(folder: Path) -> None:
    with serving(folder) as preview, socket.create_connection(("127.0.0.1", preview.port)) as browser:
        browser.sendall(
            f"GET /__preview__/events HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode()
        )
        assert b"200" in browser.recv(100)
        began = time.monotonic()
        assert preview.ended() == 0
        assert time.monotonic() - began < 3


def test_watching_publishes_each_edit_and_serves_nothing(folder: Path) -> None:
    with running(folder, "--watch") as preview:
        preview.line("built: 2 articles")
        write(folder, {UN: ARTICLE.format(title="Publié", day=1)})
        preview.line(r"un\.md: \d+ pages, \d+ other files in")
        page = folder / "output" / "articles" / "un" / "index.html"
        assert "Publié" in page.read_text("utf-8")
        assert not [name for name in files_of(folder / "output") if "__preview__" in name]
        assert "__preview__" not in page.read_text("utf-8")
        write(folder, {UN: FAULTY})
        preview.line("1 fault; the last good site stays")
        assert "Publié" in page.read_text("utf-8")
        # Its own writing wakes nobody.
        assert preview.more_lines(0.7) == []


def test_a_port_that_is_taken_is_a_sentence(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = build_py("--site", str(folder), "serve", "--port", str(port))
    assert result.returncode == 2
    assert result.stderr.startswith(
        f"--port: port {port} is taken by another program — end that one, or take"
    )
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("serve", "--port", "abc"),
            "Error: Invalid value for '--port': 'abc' is not a number from 0",
        ),
        (
            ("serve", "--port", "65536"),
            "Error: Invalid value for '--port': '65536' is not a number from",
        ),
        (("serve", "--workers", "2"), "Error: No such option '--workers'."),
        (("--workers", "2", "serve"), "Error: --workers belongs to building, not to “serve”."),
        (("--watch", "serve"), "Error: --watch belongs to building, not to “serve”."),
        (("--watch", "--workers", "2"), "Error: --workers does not go with --watch, which builds in its own"),
        (("serve", "--host", ""), "--host: this machine cannot listen at “” ("),
        (
            ("serve", "--base-url", "rep"),
            "--base-url: this should be a web address that begins with https://",
        ),
        (("--watch", "--base-url", "rep"), "--base-url: this should be a web address that begins with"),
        (("--site", "nowhere", "serve"), "--site: there is no folder nowhere — name the one of site.yaml"),
        (("--site", "nowhere", "--watch"), "--site: there is no folder nowhere — name the one of site.yaml"),
    ],
    ids=" ".join,
)
def test_what_no_edit_would_mend_ends_it_at_once_with_a_sentence(
    folder: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = build_py("--site", str(folder), *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith(sentence)
    assert "Traceback" not in result.stderr
    assert not (folder / "nowhere").exists()


def _file_for_content(folder: Path) -> None:
    shutil.rmtree(folder / "content")
    write(folder, {"content": "mot"})


RUIN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a list that is not closed": (
        lambda folder: write(folder, {"site.yaml": "title: [x\n"}),
        r"^site\.yaml:1:8: a list opens here that is not closed",
    ),
    "no settings": (lambda folder: (folder / "site.yaml").unlink(), r"/site\.yaml: this file is not there"),
    "an authority file that is none": (
        lambda folder: write(folder, {"content/tags.yaml": "- name: [\n"}),
        r"^content/tags\.yaml:\d:\d: ",
    ),
    "no content": (
        lambda folder: shutil.rmtree(folder / "content"),
        "^warning: content/articles: there is no article here yet",
    ),
    "a file in the place of content": (
        _file_for_content,
        "^content: this is not a folder",
    ),
    "a template that does not end": (
        lambda folder: write(folder, {"templates/home.html": "{% if %}"}),
        r"^templates/home\.html:1: ",
    ),
    "the whole folder": (shutil.rmtree, r"^--site: there is no folder |/site\.yaml: this file is not there"),
}


@pytest.mark.parametrize("name", RUIN)
@pytest.mark.parametrize("arguments", [("serve", "--port", "0"), ("--watch",)], ids=["serve", "watch"])
def test_whatever_is_ruined_while_it_runs_is_a_sentence_and_can_be_mended(
    folder: Path, tmp_path: Path, arguments: tuple[str, ...], name: str
) -> None:
    kept = shutil.copytree(folder, tmp_path / "kept")
    ruin, sentence = RUIN[name]
    with running(folder, *arguments) as preview:
        preview.line("built: 2 articles")
        ruin(folder)
        preview.line(sentence)
        for part in ("content", "templates"):
            if (folder / part).is_dir():
                shutil.rmtree(folder / part)
            (folder / part).unlink(missing_ok=True)
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        write(folder, {UN: ARTICLE.format(title="Refait", day=1)})
        preview.line(r"un\.md.*: \d+ pages")
        assert preview.ended() == 0
    assert not [line for line in preview.lines if "Traceback" in line]


def test_a_first_build_with_faults_speaks_of_no_site_that_was_good(folder: Path) -> None:
    write(folder, {UN: FAULTY})
    with running(folder, "serve", "--port", "0") as preview:
        preview.line("built: 1 fault; the site is built as soon as there is none$")
        write(folder, {UN: ARTICLE.format(title="Un", day=1)})
        preview.line(r"un\.md: \d+ pages")


def test_where_the_system_does_not_watch_it_looks_and_says_so(folder: Path, tmp_path: Path) -> None:
    refusing = tmp_path / "refusing"
    write(
        refusing,
        {
            "sitecustomize.py": (
                "import watchdog.observers as o\n"
                "def refuse(*a, **k): raise OSError(24, 'inotify instance limit reached')\n"
                "o.Observer = refuse\n"
            )
        },
    )
    with running(folder, "serve", "--port", "0", env={"PYTHONPATH": str(refusing)}) as preview:
        preview.line("inotify instance limit reached.*every half second")
        preview.line("built")
        write(folder, {UN: ARTICLE.format(title="Vu", day=1)})
        preview.line(re.escape(UN))


def test_nothing_is_built_while_nothing_is_edited(folder: Path) -> None:
    """Longer than two looks of safety; the long test waits a minute."""
    with serving(folder) as preview:
        for page in ("/repo/", "/repo/articles/un/"):
            ask(preview.port, page)
        assert preview.more_lines(2 * ears.SAFETY + 0.5) == []


def test_no_other_command_waits_for_the_servers_libraries() -> None:
    code = (
        "import sys; from pressarchive.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'watchdog', 'starlette', 'uvicorn', 'anyio', 'asyncio'} & sys.modules.keys()))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8", cwd=ROOT
    )
    assert told.stdout.splitlines()[-1] == "[]"

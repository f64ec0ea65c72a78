"""What is found under content/: what is read, what is passed over, what is a fault."""

# ruff: noqa: E501 - messages stand whole

import os
import random
import socket
import time
from pathlib import Path

import pytest

from pressarchive.read import walk
from pressarchive.read.names import is_ignored
from pressarchive.read.scan import scan

NO_ARTICLE = (
    "warning: content/articles: there is no article here yet — "
    "put the first one here: a .txt file, its title on line 1, then a paragraph a line"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one good article, so that it has no warning."""
    put(tmp_path, "content/articles/minsk.txt")
    return tmp_path


def put(site: Path, *paths: str) -> None:
    for path in paths:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("Titre\n\nTexte.\n", encoding="utf-8")


def found(site: Path) -> list[str]:
    return [entry.path.removeprefix("content/") for entry in scan(site)[0]]


def problems(site: Path) -> list[str]:
    return [f"{problem.severity}: {problem}".replace("content/articles/", "…/") for problem in scan(site)[1]]


def test_every_kind_of_file_has_its_role(site: Path) -> None:
    put(site, "content/articles/minsk.yaml", "content/articles/2023/oslo.md", "content/pages/about.md")
    put(
        site,
        "content/media/scans/minsk.JPG",
        "content/speakers.yaml",
        "content/tags.yaml",
        "content/outlets.yaml",
    )
    entries, faults = scan(site)
    assert [(entry.path.removeprefix("content/"), entry.role) for entry in entries] == [
        ("articles/2023/oslo.md", "article"),
        ("articles/minsk.txt", "article"),
        ("media/scans/minsk.JPG", "media"),
        ("outlets.yaml", "authority"),
        ("pages/about.md", "page"),
        ("speakers.yaml", "authority"),
        ("tags.yaml", "authority"),
    ]
    assert [entry.sidecar for entry in entries if entry.sidecar] == [
        str(site / "content/articles/minsk.yaml")
    ]
    assert faults == []


def test_the_order_is_that_of_the_paths_whatever_the_file_system_says(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["a.txt", "B.txt", "é.txt", "a b.txt", "a/z.txt", "a-b.txt", "z/a.txt"]
    put(site, *(f"content/articles/{name}" for name in names))
    first = scan(site)
    in_order = walk._listing  # noqa: SLF001
    monkeypatch.setattr(
        walk, "_listing", lambda folder: random.sample(entries := in_order(folder), len(entries))
    )
    assert all(scan(site) == first for _ in range(10))
    assert found(site) == sorted(found(site))


@pytest.mark.parametrize("made", ["", "content", "content/articles", "content/pages"])
def test_an_archive_without_articles_says_where_the_first_one_goes(tmp_path: Path, made: str) -> None:
    (tmp_path / made).mkdir(parents=True, exist_ok=True)
    entries, faults = scan(tmp_path)
    assert entries == []
    assert [f"{fault.severity}: {fault}" for fault in faults] == [NO_ARTICLE]


@pytest.mark.parametrize("kind", ["file", "link", "dangling"])
def test_content_that_is_no_folder_is_an_error(tmp_path: Path, kind: str) -> None:
    content = tmp_path / "content"
    if kind == "file":
        content.write_text("")
    else:
        content.symlink_to("." if kind == "link" else "nowhere")
    assert problems(tmp_path) == [
        "error: content: this is not a folder — put a folder of that name in its place",
        NO_ARTICLE,
    ]


IGNORED = [
    *(
        ".DS_Store",
        ".gitkeep",
        "Thumbs.db",
        "desktop.ini",
        "minsk.txt~",
        "#minsk.txt#",
        ".#minsk.txt",
        "4913",
    ),
    *(".minsk.txt.swp", "minsk.swo", "minsk.txt.tmp", "minsk.txt.bak", "minsk.txt.part", "minsk.crdownload"),
    *("~$minsk.docx", "minsk.txt.orig", "minsk.txt___jb_tmp___", "._minsk.txt", "__MACOSX"),
]


@pytest.mark.parametrize("name", IGNORED)
def test_what_editors_and_systems_leave_behind_is_passed_over(site: Path, name: str) -> None:
    put(site, f"content/articles/{name}", f"content/articles/{name}.d/.hidden/minsk.txt", f"content/{name}")
    assert is_ignored(name)
    assert found(site) == ["articles/minsk.txt"]
    assert problems(site) == []


def test_a_hidden_folder_is_not_entered(site: Path) -> None:
    put(site, "content/articles/.git/minsk.txt", "content/.obsidian/app.json")
    assert found(site) == ["articles/minsk.txt"]
    assert problems(site) == []


def test_a_name_that_only_looks_temporary_is_read(site: Path) -> None:
    put(site, "content/articles/4913.txt", "content/articles/tmp.txt", "content/articles/#metoo.txt")
    assert len(found(site)) == 4
    assert problems(site) == []


@pytest.mark.parametrize("target", ["minsk.txt", ".", "/etc/hostname", "nowhere", "/", "link.txt", "../.."])
@pytest.mark.parametrize("name", ["link.txt", "link", "link.md", "link.yaml"])
def test_a_link_is_not_followed_wherever_it_leads(site: Path, name: str, target: str) -> None:
    (site / "content/articles" / name).symlink_to(target)
    assert found(site) == ["articles/minsk.txt"]
    assert problems(site) == [
        f"error: …/{name}: this is a symbolic link, and links are not followed — put the file itself here"
    ]


def test_a_pipe_a_socket_and_a_device_are_named_and_never_opened(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "content/articles")  # a socket's path has at most 108 bytes
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        assert problems(site) == [
            "error: …/pipe.txt: this is a pipe, not a file — take it away",
            "error: …/socket.md: this is a socket, not a file — take it away",
        ]


def test_a_device_is_named(site: Path) -> None:
    try:
        os.mknod(site / "content/articles/null.txt", 0o600 | 0o020000, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only root may make a device")
    assert problems(site) == ["error: …/null.txt: this is a device, not a file — take it away"]


@pytest.mark.parametrize("name", ["minsk.md", "oslo.txt", "x.yaml"])
def test_a_folder_named_as_an_article_is_an_error(site: Path, name: str) -> None:
    (site / "content/articles/sub" / name).mkdir(parents=True)
    assert problems(site) == [
        f"error: …/sub/{name}: this is a folder, and is named as an article is — give it a name without the dot"
    ]


def test_a_name_that_is_not_utf8_is_an_error(site: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(site / "content/articles") + b"/\xe9t\xe9.txt")).touch()
    except OSError:
        pytest.skip("this file system has no such names")
    assert problems(site) == [
        "error: …/\\udce9t\\udce9.txt: this name is not in UTF-8 — give it another name"
    ]


@pytest.mark.parametrize(("char", "shown"), [("\n", "\\u000a"), ("\x1b", "\\u001b"), ("\u2028", "\\u2028")])
def test_a_name_with_a_control_character_is_an_error(site: Path, char: str, shown: str) -> None:
    put(site, f"content/articles/a{char}b.txt")
    assert problems(site) == [
        f"error: …/a{shown}b.txt: a line break or control character stands in this name — give it another name"
    ]


@pytest.mark.parametrize(
    "name",
    ["a#?%&<>'\"b.txt", "été à Minsk.txt", "Лавров.txt", "🕊.txt", "x" * 251 + ".txt", "-rf.txt", "a.b.c.txt"],
)
def test_an_unusual_name_is_read(site: Path, name: str) -> None:
    put(site, f"content/articles/{name}")
    assert f"articles/{name}" in found(site)
    assert problems(site) == []


def test_deep_folders_are_read(site: Path) -> None:
    put(site, f"content/articles/{'a/' * 500}oslo.txt")
    assert len(found(site)) == 2
    assert problems(site) == []


@pytest.mark.parametrize(
    ("path", "warning"),
    [
        ("articles/oslo.yml", "only .txt .md .yaml in …/ — end its name in .yaml"),
        ("articles/oslo.TXT", "only .txt .md .yaml in …/ — end its name in .txt"),
        ("articles/oslo.markdown", "only .txt .md .yaml in …/ — end its name in .md"),
        (
            "articles/oslo.jpg",
            "only .txt .md .yaml in …/ — move it; pictures and scans belong in content/media/",
        ),
        ("articles/oslo", "only .txt .md .yaml in …/ — move it; pictures and scans belong in content/media/"),
        (
            "pages/oslo.txt",
            "only .md in content/pages/ — move it; pictures and scans belong in content/media/",
        ),
        (
            "speaker.yaml",
            (
                "only content/speakers.yaml, content/tags.yaml, content/outlets.yaml and the folders of content/ — "
                "move it; pictures and scans belong in content/media/"
            ),
        ),
        (
            "tags.yml",
            (
                "only content/speakers.yaml, content/tags.yaml, content/outlets.yaml and the folders of content/ — "
                "end its name in .yaml"
            ),
        ),
    ],
)
def test_a_file_that_nothing_reads_is_a_warning_that_says_what_is_read(
    site: Path, path: str, warning: str
) -> None:
    put(site, f"content/{path}")
    shown = f"content/{path}".replace("content/articles/", "…/")
    assert problems(site) == [f"warning: {shown}: this file is not read: {warning}"]


def test_a_sidecar_without_its_article_is_a_warning(site: Path) -> None:
    put(site, "content/articles/mink.yaml", "content/articles/oslo.yaml", "content/articles/oslo.md")
    assert problems(site) == [
        "warning: …/mink.yaml: these fields belong to no article: there is no …/mink.txt — give them the name of their article",
        "warning: …/oslo.yaml: these fields are not read: …/oslo.md has its own — move them to the head of that file",
    ]


def test_one_article_in_two_forms_is_an_error(site: Path) -> None:
    put(site, "content/articles/minsk.md")
    assert problems(site) == [
        "error: …/minsk.txt: this article is also there as …/minsk.md — keep one of the two, or rename it"
    ]


def test_names_that_are_one_elsewhere_are_an_error(site: Path) -> None:
    put(
        site,
        "content/articles/Minsk.txt",
        "content/articles/\u00e9t\u00e9.txt",
        "content/articles/e\u0301te\u0301.txt",
    )
    if len(list((site / "content/articles").iterdir())) < 4:
        pytest.skip("this file system does not tell the names apart")
    assert problems(site) == [
        "error: …/minsk.txt: this name differs from …/Minsk.txt only by capital letters — give one of the two another name: elsewhere they are one file",
        "error: …/été.txt: two files have this name, and differ only in how its accents are written (NFC and NFD) — give one of the two another name: elsewhere they are one file",
    ]


def test_strasse_in_its_two_spellings_is_two_names(site: Path) -> None:
    put(site, "content/articles/straße.txt", "content/articles/strasse.txt")
    assert problems(site) == []


def test_a_content_path_is_composed_however_the_file_is_named(site: Path) -> None:
    put(site, "content/articles/e\u0301te\u0301.txt")
    [_, entry] = scan(site)[0]
    assert entry.path == "content/articles/\u00e9t\u00e9.txt"
    assert Path(entry.file).exists()


def test_a_folder_that_cannot_be_listed_is_an_error(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, "content/articles/locked/oslo.txt", "content/articles/gone/oslo.txt")
    in_order = walk._listing  # noqa: SLF001

    def listing(folder: str) -> list[os.DirEntry[str]]:
        if folder.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        if folder.endswith("gone"):
            raise FileNotFoundError(2, "No such file or directory")
        return in_order(folder)

    monkeypatch.setattr(walk, "_listing", listing)
    assert problems(site) == [
        "error: …/gone: this folder went away while it was being read — build again",
        "error: …/locked: this folder cannot be read: Permission denied — see that you may read it",
    ]


def test_ten_thousand_files_are_found_soon(site: Path) -> None:
    folder = site / "content/articles"
    for number in range(10_000):
        os.close(os.open(folder / f"{number}.{'txt' if number % 2 else 'yaml'}", os.O_CREAT))
    start = time.process_time()
    entries, faults = scan(site)
    assert (len(entries), len(faults)) == (5_001, 5_000)
    assert time.process_time() - start < 3

"""The settings: read whole, or refused in words that say what to write."""

# ruff: noqa: E501 - messages stand whole

import os
import socket
from pathlib import Path

import pytest

from pressarchive.config import TABLE, Settings, read_settings
from pressarchive.problems import SettingsFaults


def site(folder: Path, content: str | bytes) -> Path:
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "site.yaml").write_bytes(data)
    return folder


def faults(folder: Path, base_url: str | None = None) -> list[str]:
    with pytest.raises(SettingsFaults) as raised:
        read_settings(folder, base_url)
    return str(raised.value).splitlines()


def test_a_title_is_enough(tmp_path: Path) -> None:
    settings = read_settings(site(tmp_path, "title: Lavrov, une revue de presse\n"))
    assert settings == Settings(title="Lavrov, une revue de presse")
    assert settings.base_path == "/"


def test_every_setting_is_read(tmp_path: Path) -> None:
    written = """\
title: Revue
description: |
  Une revue
  de presse.
language: en-gb
base_url: https://Example.org/repo
keeper: Jeanne Dupont
contact: jeanne@example.org
licence: CC BY 4.0
rights: "Les articles : à leurs journaux"
page_size: 20
home_articles: 5
recognise_tags: no
"""
    assert read_settings(site(tmp_path, written)) == Settings(
        title="Revue",
        description="Une revue\nde presse.",
        language="en-GB",
        base_url="https://example.org/repo/",
        keeper="Jeanne Dupont",
        contact="jeanne@example.org",
        licence="CC BY 4.0",
        rights="Les articles : à leurs journaux",
        page_size=20,
        home_articles=5,
        recognise_tags=False,
    )


def test_words_lost_after_a_hash_are_a_warning_of_the_file(tmp_path: Path) -> None:
    settings = read_settings(site(tmp_path, "title: La vague #MeToo\npage_size: 20 # au plus\n"))
    assert settings.title == "La vague"
    assert [str(problem) for problem in settings.warnings] == [
        'site.yaml:1:17: the value of "title" ends before this #, for YAML takes what follows it for a note — put it between quotation marks: title: "La vague #MeToo"; if it is a note, write a space after the #'
    ]


def test_a_title_that_is_a_hashtag_is_not_said_to_be_missing(tmp_path: Path) -> None:
    assert faults(site(tmp_path, "title: #MeToo\n")) == [
        'site.yaml:1:8: the value of "title" begins with #, and YAML takes what follows it for a note — put it between quotation marks: title: "#MeToo"; if it is a note, write a space after the #'
    ]


def test_each_setting_is_a_key_and_each_key_a_setting() -> None:
    assert (*TABLE.kinds, "warnings") == Settings.__struct_fields__


@pytest.mark.parametrize(
    ("written", "normal", "base_path"),
    [
        ("https://example.org", "https://example.org/", "/"),
        ("http://localhost:8000/", "http://localhost:8000/", "/"),
        ("https://jeanne.github.io/revue", "https://jeanne.github.io/revue/", "/revue/"),
        ("https://example.org//a///b//", "https://example.org/a/b/", "/a/b/"),
        ("HTTPS://EXAMPLE.org/Repo", "https://example.org/Repo/", "/Repo/"),
    ],
)
def test_a_base_url_has_one_form(tmp_path: Path, written: str, normal: str, base_path: str) -> None:
    from_file = read_settings(site(tmp_path, f"title: x\nbase_url: {written}\n"))
    from_option = read_settings(site(tmp_path, "title: x\nbase_url: https://other.org\n"), written)
    assert from_file == from_option
    assert (from_file.base_url, from_file.base_path) == (normal, base_path)


def test_an_empty_option_takes_the_base_url_away(tmp_path: Path) -> None:
    assert not read_settings(site(tmp_path, "title: x\nbase_url: https://other.org\n"), "").base_url


ADDRESS = "a web address that begins with https:// or http://"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ['1: "title" is missing, or has no value — add it, for example: title: Revue de presse']),
        (
            "# rien\n",
            ['1: "title" is missing, or has no value — add it, for example: title: Revue de presse'],
        ),
        (
            "- title\n",
            [
                (
                    "1:1: keys with their values should stand here, not a list — "
                    "write key: value, with a space after the colon"
                )
            ],
        ),
        (
            "title: Revue : presse\n",
            [
                (
                    '1:14: the value of "title" holds a colon followed by a space — '
                    'put it between quotation marks: title: "Revue : presse"'
                )
            ],
        ),
        (
            "title: x\nlangage: fr\n",
            ['2:1: "langage" is not a key that is read here — did you mean "language"?'],
        ),
        (
            "title: x\nlanguage: ru\n",
            [
                (
                    '2:11: "language" is "ru", and the archive itself speaks fr or en — '
                    "write language: fr, or en; an article in another language names its own"
                )
            ],
        ),
        (
            "title: x\nlanguage: français\n",
            ['2:11: "language" should be a language tag, not "français" — write it like this: language: fr'],
        ),
        (
            "title: x\nbase_url: example.org\npage_size: 0\ncontact: jeanne\n",
            [
                (
                    f'2:11: "base_url" should be {ADDRESS}, not "example.org" — '
                    "write it like this: base_url: https://example.org/archive/"
                ),
                '3:12: "page_size" should be a whole number from 1 to 500, not "0" — write it like this: page_size: 1',
                (
                    '4:10: "contact" should be an e-mail or a web address, not "jeanne" — '
                    "write it like this: contact: archive@example.org"
                ),
            ],
        ),
        (
            "title: x\nbase_url: https://example.org/a?b\n",
            [
                (
                    '2:11: "base_url" should be an address without ?, # or .., not "https://example.org/a?b" — '
                    "write it like this: base_url: https://example.org/"
                )
            ],
        ),
        (
            "title: x\nbase_url: https://example.org/../b\n",
            [
                (
                    '2:11: "base_url" should be an address without ?, # or .., not "https://example.org/../b" — '
                    "write it like this: base_url: https://example.org/"
                )
            ],
        ),
        (
            "title: x\nrecognise_tags: peut-être\n",
            [
                '2:17: "recognise_tags" should be yes or no, not "peut-être" — write it like this: recognise_tags: yes'
            ],
        ),
    ],
)
def test_a_wrong_setting_is_named_with_its_remedy(tmp_path: Path, content: str, expected: list[str]) -> None:
    assert faults(site(tmp_path, content)) == [f"site.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("example.org", f'should be {ADDRESS}, not "example.org"'),
        ("javascript:alert(1)", f'should be {ADDRESS}, not "javascript:alert(1)"'),
        ("https://me:secret@example.org", f'should be {ADDRESS}, not "https://me:secret@example.org"'),
    ],
)
def test_a_wrong_option_is_named_as_it_was_written(tmp_path: Path, option: str, expected: str) -> None:
    assert faults(site(tmp_path, "title: x\n"), option) == [
        f"--base-url: this {expected} — write it like this: --base-url https://example.org/archive/"
    ]


BEGIN = 'create it with these two lines: "title: Revue de presse" and "language: fr"'


def test_a_missing_file_is_shown_how_to_write_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert faults(Path()) == [f"site.yaml: this file is not there — {BEGIN}"]


def test_a_folder_that_was_named_stands_in_the_place_of_its_missing_file(tmp_path: Path) -> None:
    sentence = f"this file is not there — name the folder of your archive, or {BEGIN}"
    assert faults(tmp_path) == [f"{tmp_path}/site.yaml: {sentence}"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    sentence = f"there is no folder {tmp_path}/nowhere — name the one of site.yaml"
    assert faults(tmp_path / "nowhere") == [f"--site: {sentence}"]


@pytest.mark.parametrize("name", ["site.yml", "site.yaml.txt", "Site.yml", "SITE.YAML.TXT", "site.yml.txt"])
def test_a_file_of_nearly_the_name_is_to_be_renamed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("title: x\n", "utf-8")
    assert faults(tmp_path) == [f"{tmp_path}/site.yaml: this file is not there — rename {name} to site.yaml"]


def test_capitals_in_its_name_are_no_fault_of_the_file_or_to_be_renamed(tmp_path: Path) -> None:
    """Some systems find it all the same."""
    (tmp_path / "Site.yaml").write_text("title: x\n", "utf-8")
    if not (tmp_path / "site.yaml").exists():
        assert faults(tmp_path)[0].endswith("rename Site.yaml to site.yaml")


def test_a_link_that_leads_nowhere_is_not_to_be_renamed_as_itself(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").symlink_to("absent")
    assert faults(tmp_path)[0].endswith(BEGIN)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    assert faults(site(tmp_path, "title: été\n".encode("cp1252"))) == [
        "site.yaml:1:8: this file is not in UTF-8: a byte is 0xe9 — save the file as UTF-8"
    ]
    assert faults(site(tmp_path, b"\xef\xbb\xbftitle: x\r\nkeeper: \xc3\xa9t\xe9\n"))[0].startswith(
        "site.yaml:2:11: "
    )


def test_a_byte_order_mark_and_carriage_returns_are_no_fault(tmp_path: Path) -> None:
    assert read_settings(site(tmp_path, b"\xef\xbb\xbftitle: x\r\nkeeper: y\r\n")) == Settings(
        title="x", keeper="y"
    )


def test_a_pipe_a_socket_and_a_folder_are_refused_unopened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ["site.yaml: this is not a file — put a file of that name in its place"]
    monkeypatch.chdir(tmp_path)  # a socket's path has at most 108 bytes
    file = Path("site.yaml")
    os.mkfifo(file)
    assert faults(Path()) == expected
    file.unlink()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("site.yaml")
        assert faults(Path()) == expected
    file.unlink()
    file.mkdir()
    assert faults(Path()) == expected

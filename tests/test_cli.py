"""The command line: what each command does, what it tells, and its exit code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pressarchive.cli import main

Run = Callable[..., Result]

ARTICLE = "---\ntitle: Un article\ndate: 2018-12-01\ntags: [Mer]\n---\n\n« Oui », a déclaré Angela Merkel.\n"


def write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, in which the command is run."""
    write(tmp_path, {"site.yaml": "title: Revue\n", "content/articles/un.md": ARTICLE})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run() -> Run:
    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(main, arguments, prog_name="build.py")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


# Building


def test_a_build_is_summed_up_in_three_lines(archive: Path, run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stderr == ""
    counts, rights, size = result.stdout.splitlines()
    pages = len(list((archive / "output").rglob("*.html")))
    assert counts == f"1 article, {pages} pages, 1 quotation (1 attributed), 1 speaker, 0 warnings"
    assert rights == "published in full: 1 article (unknown outlet 1)"
    assert re.fullmatch(r"output: [\d.]+ kB \(\d+ written, 0 deleted\) in \d+\.\d s", size)


def test_the_size_told_is_the_size_there(archive: Path, run: Run) -> None:
    told = re.search(r"output: ([\d.]+) kB", run().stdout)
    files = [path for path in (archive / "output").rglob("*") if path.is_file()]
    there = sum(path.stat().st_size for path in files if not path.name.startswith("."))
    assert told
    assert abs(float(told[1]) - there / 1000) < 1


def test_quiet_says_nothing_but_problems(archive: Path, run: Run) -> None:
    result = run("--quiet")
    assert (result.exit_code, result.output) == (0, "")
    write(archive, {"content/articles/deux.md": "---\ntitre: Oups\n---\n\nMot.\n"})
    result = run("-q")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "content/articles/deux.md:2:1: " in result.stderr


def test_a_fault_in_the_archive_is_1_and_publishes_nothing(archive: Path, run: Run) -> None:
    write(archive, {"content/articles/deux.md": "---\ntitre: Oups\n---\n\nMot.\n"})
    result = run()
    assert result.exit_code == 1
    assert not (archive / "output").exists()
    assert result.stderr.splitlines()[-1].endswith("nothing was published.")


def test_a_setting_that_is_wrong_is_2(archive: Path, run: Run) -> None:
    write(archive, {"site.yaml": "title: Revue\nlangauge: fr\n"})
    result = run()
    assert result.exit_code == 2
    assert result.stderr.startswith("site.yaml:2:1: ")
    assert "language" in result.stderr


def test_a_folder_without_settings_is_told_how_to_begin(tmp_path: Path, run: Run) -> None:
    result = run("--site", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr == (
        f"{tmp_path}/site.yaml: this file is not there — name the folder of your archive, or create it with "
        'these two lines: "title: Revue de presse" and "language: fr"\n'
    )


@pytest.mark.parametrize("command", [(), ("speakers",), ("addresses",), ("import", "records.jsonl")])
def test_a_folder_that_is_not_there_is_named(archive: Path, run: Run, command: tuple[str, ...]) -> None:
    records(archive, {"title": "Un", "text": "Mot."})
    result = run("--site", "nowhere", *command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "--site: there is no folder nowhere — name the one of site.yaml\n"
    assert not (archive / "nowhere").exists()


def test_strict_makes_a_warning_1_and_publishes_all_the_same(archive: Path, run: Run) -> None:
    write(archive, {"content/articles/deux.txt": "Un titre\nUn mot\u200b ici.\n"})
    assert run().exit_code == 0
    result = run("--strict")
    assert result.exit_code == 1
    assert result.stderr.startswith("warning: content/articles/deux.txt:2:")
    assert ", 1 warning\n" in result.stdout
    assert (archive / "output" / "index.html").is_file()


def test_strict_without_a_warning_is_0(archive: Path, run: Run) -> None:
    assert archive.is_dir()
    assert run("--strict").exit_code == 0


def test_warnings_of_one_kind_are_shown_a_few_and_counted(archive: Path, run: Run) -> None:
    write(archive, {f"content/articles/w{n}.txt": f"Titre {n}\nUn mot\u200b ici.\n" for n in range(8)})
    lines = run().stderr.splitlines()
    assert len(lines) == 6
    assert lines[-1] == "warning: … and 3 more like the last"


def test_clean_builds_without_what_was_kept(archive: Path, run: Run) -> None:
    run()
    page = archive / "output" / "index.html"
    before = page.read_bytes()
    for kept in (archive / ".pressarchive").rglob("*"):
        if kept.is_file() and "lock" not in kept.name:
            kept.write_bytes(b"not what it was")
    result = run("--clean")
    assert result.exit_code == 0
    assert page.read_bytes() == before


def test_output_names_another_folder(archive: Path, run: Run) -> None:
    result = run("--output", "public/site")
    assert result.exit_code == 0
    assert (archive / "public" / "site" / "index.html").is_file()
    assert not (archive / "output").exists()
    assert "public/site: " in result.stdout


@pytest.mark.parametrize("output", ["content", ".", "templates", "/"])
def test_a_dangerous_output_is_2_and_a_sentence(archive: Path, run: Run, output: str) -> None:
    before = sorted(archive.rglob("*"))
    result = run("--output", output)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "choose another folder with --output" in result.stderr
    assert sorted(archive.rglob("*")) == before


def test_site_names_the_archive_s_folder(
    archive: Path, run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run("--site", str(archive)).exit_code == 0
    assert (archive / "output" / "index.html").is_file()
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "ftp://example.org/",
            (
                "--base-url: this should be a web address that begins with https:// or http://, "
                'not "ftp://example.org/"'
                " — write it like this: --base-url https://example.org/archive/"
            ),
        ),
        (
            "example.org",
            (
                "--base-url: this should be a web address that begins with https:// or http://, "
                'not "example.org"'
                " — write it like this: --base-url https://example.org/archive/"
            ),
        ),
        (
            "https://example.org/?page=1",
            (
                '--base-url: this should be an address without ?, # or .., not "https://example.org/?page=1"'
                " — write it like this: --base-url https://example.org/"
            ),
        ),
    ],
)
def test_a_wrong_base_url_is_2(archive: Path, run: Run, address: str, message: str) -> None:
    result = run("--base-url", address)
    assert (result.exit_code, result.stderr) == (2, f"{message}\n")
    assert not (archive / "output").exists()


@pytest.mark.parametrize("address", ["https://example.org/repo", "https://EXAMPLE.org//repo/"])
def test_base_url_is_read_as_it_is_meant(archive: Path, run: Run, address: str) -> None:
    """GitHub hands it over without its last slash."""
    assert run("--base-url", address).exit_code == 0
    page = (archive / "output" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/repo/">' in page


def test_an_empty_base_url_takes_the_one_of_the_settings_away(archive: Path, run: Run) -> None:
    write(archive, {"site.yaml": "title: Revue\nbase_url: https://example.org/a/\n"})
    assert run("--base-url", "").exit_code == 0
    assert "example.org" not in (archive / "output" / "index.html").read_text(encoding="utf-8")


# Help and mistakes


def test_help_mentions_every_option_and_command(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for parameter in main.params:
        for name in parameter.opts:
            assert name in result.stdout
    for name, command in main.commands.items():
        assert re.search(rf"^  {name} ", result.stdout, re.MULTILINE)
        said = run(name, "--help")
        assert said.exit_code == 0
        for parameter in command.params:
            for option in (
                parameter.opts if isinstance(parameter, click.Option) else [parameter.human_readable_name]
            ):
                assert option in said.stdout


def test_every_option_says_what_it_does() -> None:
    for command in (main, *main.commands.values()):
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, parameter.name


def test_version_is_told(run: Run) -> None:
    """Also where the libraries alone are installed, as when GitHub publishes."""
    result = run("--version")
    assert result.exit_code == 0
    assert re.search(r"\d+\.\d+", result.stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--nope",),
        ("nope",),
        ("import",),
        ("import", "none.jsonl"),
        ("--output",),
        ("--strict", "import", "x"),
    ],
)
def test_a_wrong_command_is_2(archive: Path, run: Run, arguments: Sequence[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert not (archive / "output").exists()


# Importing

RECORD = {
    "id": "7",
    "title": "Été : « l’œuvre » ?",
    "text": "Un paragraphe.\n\n« Un autre. »",
    "date": "2016-01-02",
    "outlet": "Wikinews",
    "language": "fr",
    "url": 'https://fr.wikinews.org/wiki/Un_"titre"_à_part',
    "licence": "CC BY 2.5",
}


def records(folder: Path, *lines: object) -> str:
    """A file of records; a string is a line as it is."""
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    write(folder, {"records.jsonl": "\n".join(texts) + "\n"})
    return "records.jsonl"


def written(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((folder / "content").rglob("*"))
        if path.is_file()
    }


def test_an_import_writes_the_text_and_beside_it_what_is_supplied(archive: Path, run: Run) -> None:
    result = run("import", records(archive, RECORD, ""))
    assert (result.exit_code, result.output) == (0, "1 article written below content/articles/\n")
    files = written(archive)
    del files["content/articles/un.md"]
    name = "content/articles/wikinews/2016/2016-01-02-ete-l-oeuvre"
    assert list(files) == [f"{name}.txt", f"{name}.yaml"]
    assert files[f"{name}.txt"] == "Été : « l’œuvre » ?\nUn paragraphe.\n\n« Un autre. »\n"
    assert "licence: CC BY 2.5\n" in files[f"{name}.yaml"]
    assert "title" not in files[f"{name}.yaml"]
    assert run("--strict").exit_code == 0


def test_a_second_import_writes_nothing_over(archive: Path, run: Run) -> None:
    file = records(archive, RECORD, {"title": "Deux", "text": "Mot."})
    assert run("import", file).exit_code == 0
    edited = archive / "content/articles/deux.txt"
    edited.write_text("Deux, corrigé\nMot.\n", encoding="utf-8")
    before = written(archive)
    result = run("import", file)
    assert result.exit_code == 0
    assert result.stdout == "0 articles written below content/articles/, 2 records there already\n"
    assert written(archive) == before


def test_an_import_leaves_a_file_of_that_name_alone(archive: Path, run: Run) -> None:
    write(archive, {"content/articles/deux.yaml": "date: 2001\n"})
    before = written(archive)
    assert run("import", records(archive, {"title": "Deux", "text": "Mot."})).exit_code == 0
    assert written(archive) == before | {"content/articles/deux-2.txt": "Deux\nMot.\n"}


def test_another_article_of_the_same_name_is_imported_beside_the_first(archive: Path, run: Run) -> None:
    first = {"title": "Deux", "text": "Un mot.", "url": "https://example.org/1"}
    other = {"title": "Deux", "text": "Un autre.", "url": "https://example.org/2"}
    for _ in range(2):
        assert run("import", records(archive, first)).exit_code == 0
        assert run("import", records(archive, other)).exit_code == 0
    assert {"content/articles/deux.txt", "content/articles/deux-2.txt"} <= set(written(archive))
    assert "content/articles/deux-3.txt" not in written(archive)
    assert run().exit_code == 0


def test_the_same_headline_in_another_outlet_still_builds(archive: Path, run: Run) -> None:
    lines = [{"title": "Deux", "text": "Mot.", "outlet": outlet} for outlet in ("Un", "Autre")]
    for line in lines:
        assert run("import", records(archive, line)).exit_code == 0
    assert run().exit_code == 0


def test_bad_records_are_told_with_their_lines_and_nothing_is_written(archive: Path, run: Run) -> None:
    good = {"title": "Bon", "text": "Mot."}
    before = written(archive)
    result = run(
        "import",
        records(
            archive,
            good,
            "pas du JSON",
            "[1]",
            {"title": 3, "text": "x"},
            {"title": " ", "text": "x"},
            good | {"date": "2023-02-30"},
            good | {"url": "ftp://example.org/"},
        ),
    )
    assert result.exit_code == 1
    shape = 'write a JSON object on the line, with "title" and "text"'
    *lines, last = result.stderr.splitlines()
    assert lines == [
        f"records.jsonl:2: this is no record: JSON is malformed: invalid character (byte 0) — {shape}",
        f"records.jsonl:3: this is no record: Expected `object`, got `array` — {shape}",
        (
            'records.jsonl:4: "title" should be words between quotation marks, not 3 — '
            'write it like this: "title": "3"'
        ),
        'records.jsonl:5: the record has no "title" — give it the article’s headline',
        (
            'records.jsonl:6: "date" should be a date of the calendar, as precise as it is known, not '
            '"2023-02-30" — write it like this: "date": "2023-12-01", "2023-12" or "2023"'
        ),
        (
            'records.jsonl:7: "url" should be a web address that begins with https:// or http://, not '
            '"ftp://example.org/" — write it like this: "url": "https://example.org/article"'
        ),
    ]
    assert last.startswith("6 faults")
    assert written(archive) == before


ADDRESS = '"url": "https://example.org/article"'


def test_a_fault_is_told_by_its_key_whatever_parts_lines_elsewhere(archive: Path, run: Run) -> None:
    for values in ({"outlet": "a\u0085b"}, {"date": "2014\u2028", "outlet": "AFP"}):
        told = run("import", records(archive, {"title": "T", "text": "x", "url": "zz", **values})).stderr
        (line,) = [line for line in told.splitlines() if '"url" should be a web address' in line]
        assert line.endswith(f"write it like this: {ADDRESS}")
    told = run("import", records(archive, {"title": "T", "text": "x", "outlet": "A\u001cB"})).stderr
    assert "control character U+001C — delete the escape" in told


YEAR = '"date": "2023-12-01", "2023-12" or "2023"'


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            '{"title": "", "text": ""}',
            [
                'the record has no "text" — give it the article’s words',
                'the record has no "title" — give it the article’s headline',
            ],
        ),
        ("{}", ['the record has no "text" — give it', 'the record has no "title" — give it']),
        ('{"title": "Un"}', ['the record has no "text" — give it the article’s words']),
        (
            '{"title": "Un", "text": "Mot.", "date": 2024}',
            [
                (
                    '"date" should be words between quotation marks, not 2024 — '
                    'write it like this: "date": "2024"; or leave it out'
                )
            ],
        ),
        (
            '{"title": "Un", "text": null, "date": null, "url": ["x"]}',
            [
                f'"date" should be words between quotation marks, not null — write it like this: {YEAR}; or',
                '"text" should be words between quotation marks, not null — give it the article’s words',
                '"url" should be words between quotation marks, not ["x"] — write it like this: "url": "http',
            ],
        ),
        ('{"title": "Un", "text": "\\ud800"}', ["this is no record: "]),
        ("[" * 100_000, ["this is no record: "]),
        ('{"title": "Un", "text": ' + "[" * 100_000, ["this is no record: "]),
        ('{"title": "Un", "text": "a\\u0000b"}', ['"title" and "text" make no article: this is not text']),
    ],
)
def test_a_record_that_is_none_is_told_by_its_keys(
    archive: Path, run: Run, line: str, told: list[str]
) -> None:
    result = run("import", records(archive, line))
    *lines, _ = result.stderr.splitlines()
    assert result.exit_code == 1
    assert len(lines) == len(told), lines
    for said, expected in zip(lines, told, strict=True):
        assert said.removeprefix("records.jsonl:1: ").startswith(expected)


def test_records_in_another_encoding_are_told_where_it_shows(archive: Path, run: Run) -> None:
    lines = '{"title": "Un", "text": "Mot."}\n{"title": "Été", "text": "Mot."}\n'
    (archive / "records.jsonl").write_bytes(lines.encode("latin-1"))
    result = run("import", "records.jsonl")
    assert result.stderr.splitlines()[0] == (
        "records.jsonl:2:12: this file is not in UTF-8: a byte is 0xc9 — save the file as UTF-8"
    )


ODD_TITLES = (
    "???",
    "???",
    "x/../../y",
    "..",
    "CON",
    "a" * 400,
    "Лавров\nи другие",
    "中国",
    "😀",
    "- liste: [1, 2] # & *",
    "'''",
    "---",
    "<script>alert(1)</script>",
    "Nul\u0000octet",
    "{{ 7 * 7 }}",
    ".caché",
)


def test_odd_titles_become_files_that_build(archive: Path, run: Run) -> None:
    before = set(written(archive))
    lines = [{"title": title, "text": "Un mot."} for title in ODD_TITLES]
    file = records(archive, *lines)
    assert run("import", file).exit_code == 0
    new = set(written(archive)) - before
    assert len(new) == len(ODD_TITLES), "two titles shared a file"
    for path in new:
        assert path.startswith("content/articles/")
        assert path.isascii()
        assert len(Path(path).name) < 120
    assert sorted(path.name for path in archive.iterdir()) == ["content", "records.jsonl", "site.yaml"]
    assert "0 articles written" in run("import", file).stdout


@pytest.mark.parametrize("title", [title for title in ODD_TITLES if "\0" not in title])
def test_an_odd_title_is_read_as_it_was_written(archive: Path, run: Run, title: str) -> None:
    assert run("import", records(archive, {"title": title, "text": "Un mot."})).exit_code == 0
    assert run().exit_code == 0
    pages = list((archive / "output" / "articles").glob("*/index.html"))
    assert len(pages) == 2


def test_an_address_is_imported_as_a_browser_sends_it(archive: Path, run: Run) -> None:
    """A percent sign that escapes nothing is escaped itself."""
    address = "https://fr.wikinews.org/wiki/Une_hausse_de_6_%"
    assert run("import", records(archive, RECORD | {"url": address})).exit_code == 0
    (sidecar,) = (archive / "content").rglob("*.yaml")
    assert f"url: {address}25\n" in sidecar.read_text(encoding="utf-8")


def test_a_date_in_words_is_filed_under_its_year(archive: Path, run: Run) -> None:
    assert run("import", records(archive, RECORD | {"date": "2 janvier 2016"})).exit_code == 0
    folders = {path.parent.name for path in archive.rglob("*.txt")}
    assert folders == {"2016"}

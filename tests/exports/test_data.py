"""The data: what pages show, in files that other people's programs read to the same values."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema.validators import validator_for
from sites import extract, held, write

from pressarchive.build import build
from pressarchive.config import read_settings
from pressarchive.exports import spreadsheet
from pressarchive.exports.spreadsheet import BETWEEN
from pressarchive.model import Content, FileRef
from pressarchive.publish import publish
from pressarchive.store import DiskStore, MemoryStore, Store

HOSTILE = {
    "content/articles/formules.txt": (
        '=HYPERLINK("https://example.org";"clic")\n'
        '« =1+1, a dit le tableur », a déclaré Anne Martin. « +33, "oui" », a ajouté Anne Martin.\n'
        "« @SUM(A1:A9) et ’=2 », a déclaré Paul Durand, \u202eà l’envers\u202c.\n"
        "Anne Martin a dit\u00a0: « 'tis; l'été,\tpartout »\u2028suite.\n"
    ),
    "content/articles/formules.yaml": (
        "outlet: '+Média; \"cité\", et autres'\nbyline: '@personne'\n"
        'licence: "-1\\n=2"\nurl: https://example.org/a,b-c\n'
    ),
    "content/articles/extraits.txt": (
        "Un extrait\nParis – Un secret.\n« Nous irons loin », a déclaré Anne Martin hier au conseil.\n"
    ),
    "content/articles/extraits.yaml": "visibility: excerpt\n",
}
ENDINGS = ("articles.jsonl", "quotations.jsonl", "quotations.csv", "speakers.csv", "mentions.csv")


def made(folder: Path, store: Store) -> Mapping[str, Content]:
    return build(folder, read_settings(folder), store, lambda *_: lambda: None).site


def settings(folder: Path, more: str = "") -> None:
    text = (folder / "site.yaml").read_text("utf-8")
    write(folder, {"site.yaml": f"{text}search: off\nfeeds: off\n{more}"})


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with hostile words in it."""
    folder = tmp_path_factory.mktemp("data")
    extract(folder)
    write(folder, HOSTILE)
    settings(folder, "base_url: https://example.org/a/\n")
    publish(made(folder, MemoryStore()), folder / "output")
    return folder / "output"


def lines(output: Path, name: str) -> list[dict[str, Any]]:
    with (output / "data" / name).open(encoding="utf-8", newline="\n") as file:
        return [msgspec.json.decode(line) for line in file]


def cells(output: Path, name: str) -> list[dict[str, str]]:
    with (output / "data" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def base(output: Path) -> sqlite3.Connection:
    opened = sqlite3.connect(f"file:{output / 'data' / 'archive.sqlite'}?mode=ro", uri=True)
    opened.row_factory = sqlite3.Row
    return opened


def as_cell(value: object) -> str:
    """A value as a cell shows it, before formulas are made harmless."""
    if isinstance(value, list):
        return BETWEEN.join(value)
    return "" if value is None else str(value)


def printed(cell: str) -> str:
    """What a cell holds, by the rule of the guide."""
    return cell[1:] if re.match("'['\\s]*[=+\\-@\t\r\n＝＋－＠]", cell) else cell


def test_each_quotation_stands_where_its_offsets_say_with_its_words_around(output: Path) -> None:
    texts = {article["id"]: article["text"] for article in lines(output, "articles.jsonl")}
    quotations = lines(output, "quotations.jsonl")
    assert len(quotations) > 30
    assert len({quotation["id"] for quotation in quotations}) == len(quotations)
    for quotation in quotations:
        text, start, end = texts[quotation["article_id"]], quotation["start"], quotation["end"]
        assert text[start:end] == quotation["words"] != ""
        assert text[:start].endswith(quotation["prefix"])
        assert text[end:].startswith(quotation["suffix"])
        assert max(len(quotation["prefix"]), len(quotation["suffix"])) <= 32
        slug, _, anchor = quotation["id"].partition("#")
        assert quotation["url"] == f"https://example.org/a/articles/{slug}/#{anchor}"
        assert f'id="{anchor}"' in (output / "articles" / slug / "index.html").read_text("utf-8")


def test_the_passages_of_an_excerpt_are_nobodys_neighbours(output: Path) -> None:
    (one,) = (q for q in lines(output, "quotations.jsonl") if q["article_id"] == "extraits")
    assert (one["words"], one["prefix"]) == ("Nous irons loin", "« ")
    assert "conseil" not in json.dumps(one)


def test_a_quotation_of_an_article_with_an_original_leads_into_it(output: Path) -> None:
    of = [q["original"] for q in lines(output, "quotations.jsonl") if q["article_id"] == "formules"]
    assert all(address.startswith("https://example.org/a,b-c#:~:text=") for address in of)


def test_csv_holds_what_json_holds_and_no_formula(output: Path) -> None:
    rows, told = cells(output, "quotations.csv"), lines(output, "quotations.jsonl")
    assert len(rows) == len(told)
    for row, quotation in zip(rows, told, strict=True):
        assert {name: printed(cell) for name, cell in row.items()} == {
            name: as_cell(value) for name, value in quotation.items()
        }
    every = [cell for name in ENDINGS[2:] for row in cells(output, name) for cell in row.values()]
    assert not [cell for cell in every if cell[:1] in set("=+-@\t\r\n")]
    assert any(cell.startswith("'=1+1") for cell in every)
    assert any(cell.startswith("'+Média") for cell in every)


class Row(msgspec.Struct):
    cell: str


@pytest.mark.parametrize(
    "words", ["= 1", " = {x}", "\u00a0+1", "'=2", "' =2", " \n@a", "été = 2", "'tis", " a", "-1"]
)
def test_no_cell_is_a_formula_and_an_apostrophe_less_gives_back_what_was_printed(words: str) -> None:
    ((cell,),) = csv.reader(io.StringIO(spreadsheet.lines([Row(words)]).decode(), newline=""))
    assert not re.match(r"\s*[=+\-@]", cell)
    assert printed(cell) == words


def test_csv_is_as_its_standard_has_it_and_excel_knows_its_encoding(output: Path) -> None:
    for name in ENDINGS[2:]:
        data = (output / "data" / name).read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")
        assert data.count(b"\xef\xbb\xbf") == 1


def test_the_database_is_whole_and_holds_what_json_holds(output: Path) -> None:
    with closing(base(output)) as opened:
        assert [row[0] for row in opened.execute("PRAGMA integrity_check")] == ["ok"]
        assert list(opened.execute("PRAGMA foreign_key_check")) == []
        rows = [dict(row) for row in opened.execute("SELECT * FROM quotations ORDER BY rowid")]
        assert rows == lines(output, "quotations.jsonl")
        apart = {"tags", "provenance", "bylines"}
        articles = [dict(row) for row in opened.execute("SELECT * FROM articles ORDER BY rowid")]
        for row, article in zip(articles, lines(output, "articles.jsonl"), strict=True):
            assert json.loads(row.pop("bylines")) == article["bylines"]
            assert row == {name: value for name, value in article.items() if name not in apart}
            own = (
                "SELECT field, value, origin, rule, line FROM provenance WHERE article_id = ? ORDER BY rowid"
            )
            assert [dict(known) for known in opened.execute(own, (row["id"],))] == article["provenance"]
            tags = "SELECT tag_id, supplied FROM article_tags WHERE article_id = ? ORDER BY rowid"
            found = [(tag["tag_id"], bool(tag["supplied"])) for tag in opened.execute(tags, (row["id"],))]
            assert found == [(tag["id"], tag["supplied"]) for tag in article["tags"]]


def test_words_are_found_whatever_their_accents(output: Path) -> None:
    asked = (
        "SELECT q.words FROM quotations_fts f JOIN quotations q ON q.rowid = f.rowid "
        "WHERE quotations_fts MATCH ?"
    )
    with closing(base(output)) as opened:
        assert [row[0] for row in opened.execute(asked, ('"ete partout"',))] == ["'tis; l'été,\tpartout"]
        opened.execute("SELECT 1 FROM articles_fts WHERE articles_fts MATCH 'qu'").fetchall()


def test_counts_agree_in_every_format(output: Path) -> None:
    articles, quotations = (lines(output, name) for name in ENDINGS[:2])
    speakers, mentions = cells(output, "speakers.csv"), cells(output, "mentions.csv")
    counts = {
        "articles": len(articles),
        "quotations": len(quotations),
        "speakers": len(speakers),
        "mentions": len(mentions),
    }
    with closing(base(output)) as opened:
        for table, count in counts.items():
            assert opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == count  # noqa: S608
    assert sum(article["quotation_count"] for article in articles) == len(quotations)
    assert mentions
    for speaker in speakers:
        own = [q for q in quotations if q["speaker_id"] == speaker["id"]]
        assert len(own) == int(speaker["quotations"])
        assert len({q["article_id"] for q in own}) == int(speaker["articles"])
        assert sum(m["speaker_id"] == speaker["id"] for m in mentions) == int(speaker["mentions"])
        dates = [q["date"] for q in own if q["date"] and not q["date"].startswith("X")]
        assert bool(dates) == bool(speaker["first"]) == bool(speaker["last"])
        assert not dates or (speaker["first"] in dates and speaker["last"] in dates)


def test_a_date_is_as_precise_as_it_is_known_and_none_stands_for_another(output: Path) -> None:
    dates = {a["id"]: (a["date"], a["date_precision"]) for a in lines(output, "articles.jsonl")}
    assert dates["annee"] == ("2017", "year")
    assert dates["entretien"] == ("2018-12", "month")
    assert dates["sans-date"] == ("XXXX-12-01", "day and month")
    assert dates["formules"] == (None, "unknown")
    for quotation in lines(output, "quotations.jsonl"):
        assert (quotation["date"], quotation["date_precision"]) == dates[quotation["article_id"]]


def test_each_article_has_its_data_and_its_words_beside_its_page(output: Path) -> None:
    quotations = lines(output, "quotations.jsonl")
    for article in lines(output, "articles.jsonl"):
        folder = output / "articles" / article["id"]
        own = json.loads((folder / "index.json").read_bytes())
        told = own.pop("quotations")
        assert own == article
        rows = [q for q in quotations if q["article_id"] == article["id"]]
        assert [q["id"] for q in told] == [q["id"] for q in rows]
        for one, row in zip(told, rows, strict=True):
            quote, position = one["selector"]
            assert [quote["type"], position["type"]] == ["TextQuoteSelector", "TextPositionSelector"]
            assert [quote["exact"], quote["prefix"], quote["suffix"]] == [
                row[n] for n in ("words", "prefix", "suffix")
            ]
            assert article["text"][position["start"] : position["end"]] == quote["exact"]
            assert {name: row[name] for name in one if name != "selector"} == {
                name: value for name, value in one.items() if name != "selector"
            }
        text = (folder / "index.txt").read_bytes().decode()
        header, _, words = text.partition(f"\n{'-' * 72}\n\n")
        assert words == article["text"] + "\n"
        assert header.splitlines()[0] == article["title"]
        page = (folder / "index.html").read_text("utf-8")
        assert all(
            f'href="../../articles/{article["id"]}/{name}"' in page for name in ("index.json", "index.txt")
        )


def test_the_description_has_its_published_schema_and_true_digests(output: Path) -> None:
    description = json.loads((output / "data" / "datapackage.json").read_bytes())
    profile = files("dplib") / "profiles" / "2.0" / "datapackage.json"
    schema = json.loads(profile.read_text("utf-8"))
    validator_for(schema)(schema).validate(description)
    for resource in description["resources"]:
        data = (output / "data" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_frictionless_reads_every_table_by_its_description(output: Path) -> None:
    command = [sys.executable, "-m", "frictionless", "validate", "--json", "datapackage.json"]
    done = subprocess.run(command, check=False, capture_output=True, cwd=output / "data", encoding="utf-8")
    report = json.loads(done.stdout)
    assert report["valid"], report
    assert {task["name"] for task in report["tasks"]} >= {"articles", "quotations", "speakers", "mentions"}


def test_datasette_opens_the_database_and_searches_it(output: Path) -> None:
    def got(address: str) -> Any:  # noqa: ANN401 - JSON
        command = [sys.executable, "-m", "datasette", "archive.sqlite", "--get", address]
        done = subprocess.run(command, check=True, capture_output=True, cwd=output / "data", encoding="utf-8")
        return json.loads(done.stdout)

    (found,) = got("/archive/quotations.json?_search=ete+partout&_shape=array")
    assert found["words"] == "'tis; l'été,\tpartout"
    names = {table["name"] for table in got("/archive.json")["tables"] if not table["hidden"]}
    assert names >= {"articles", "quotations", "speakers", "tags", "outlets", "article_tags", "mentions"}


def test_the_page_of_figures_leads_to_each_file(output: Path) -> None:
    page = (output / "data" / "index.html").read_text("utf-8")
    for path in (output / "data").iterdir():
        assert path.name == "index.html" or f'href="../data/{path.name}"' in page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of a few articles."""
    write(tmp_path, {"site.yaml": "title: Archive\n", **HOSTILE})
    settings(tmp_path)
    return tmp_path


def references(site: Mapping[str, Content]) -> dict[str, FileRef]:
    return {path: ref for path, ref in site.items() if isinstance(ref, FileRef)}


def spoiled(ref: FileRef, how: str) -> None:
    path = Path(ref.path)
    if how == "lost":
        path.unlink()
    else:
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)


@pytest.mark.parametrize("how", ["lost", "damaged"])
def test_a_file_that_is_lost_or_damaged_is_made_again(folder: Path, how: str) -> None:
    def seen() -> Iterator[tuple[str, bytes]]:
        with DiskStore(folder / ".pressarchive") as store:
            site = made(folder, store)
            store.sweep()
            yield from ((path, held(content)) for path, content in site.items())

    first = dict(seen())
    with DiskStore(folder / ".pressarchive") as store:
        spoiled(references(made(folder, store))["data/archive.sqlite"], how)
    assert dict(seen()) == first == {path: held(c) for path, c in made(folder, MemoryStore()).items()}


def test_data_are_kept_until_an_article_changes_and_old_ones_go(folder: Path) -> None:
    states = []
    for words in ("", "", "Un.\n", "Deux.\n"):
        path = folder / "content/articles/formules.txt"
        path.write_text(path.read_text("utf-8") + words, "utf-8")
        with DiskStore(folder / ".pressarchive") as store:
            states.append({Path(ref.path).parent for ref in references(made(folder, store)).values()})
            store.sweep()
    assert states[0] == states[1] != states[2] != states[3]
    assert len(list((folder / ".pressarchive" / "data").iterdir())) == 2


def test_data_off_leaves_all_of_them_out(folder: Path) -> None:
    write(folder, {"site.yaml": "title: Archive\nsearch: off\ndata: off\n"})
    with DiskStore(folder / ".pressarchive") as store:
        site = made(folder, store)
        others = [path for path in site if not path.startswith("assets/")]
        assert not [path for path in others if path.endswith((".json", ".jsonl", ".csv", ".sqlite", ".txt"))]
        assert b"index.json" not in held(site["articles/formules/index.html"])
        assert b"articles.jsonl" not in held(site["data/index.html"])
    assert not (folder / ".pressarchive" / "data").exists()

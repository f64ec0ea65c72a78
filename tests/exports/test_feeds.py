"""Feeds: what programs that follow the archive are told, by the rules of both formats."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import html5lib
import pytest
from feed_rules import ATOM, JSON_FEED, atom_faults
from sites import extract, held, seeds, write
from tools import node_package, program

from pressarchive.build import build
from pressarchive.config import read_settings
from pressarchive.store import MemoryStore

BASE = "https://example.org/repo/"
HOSTILE = "</title>]]><script>alert(1)</script><img src=x onerror=alert(1)>\"' & {{7*7}} \u202e"

Files = dict[str, bytes]


def hostile(folder: Path) -> None:
    """Markup in every field, and characters that XML has no way to write."""
    name = json.dumps(HOSTILE)
    head = f"title: {name}\ndate: 2018-12\noutlet: {name}\nbyline: {name}\ntags: [{name}]\n"
    write(
        folder,
        {
            "site.yaml": f"title: {name}\ndescription: {name}\nkeeper: {name}\nrights: {name}\n",
            "content/articles/a.md": (
                f"---\n{head}url: https://example.org/?a=1&b=]]\n---\n\n"
                f"« Voici {HOSTILE} », a déclaré Anne Martin.\n\nUn texte \ufffe {HOSTILE}.\n"
            ),
            "content/articles/b.md": (
                "---\ntitle: خبر\nlanguage: ar\ndate: 2019\n---\n\nقال الوزير «هذا خبر».\n"
            ),
        },
    )


MAKERS: dict[str, Callable[[Path], None]] = {"seeds": seeds, "extract": extract, "hostile": hostile}


def made(folder: Path, settings: str = f"base_url: {BASE}\n") -> Files:
    """Every file of the archive in `folder`, after `settings` were added to its own."""
    with (folder / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\nsearch: off\n{settings}")
    site = build(folder, read_settings(folder), MemoryStore(), lambda *_: lambda: None).site
    return {path: held(content) for path, content in site.items()}


@pytest.fixture(scope="module", params=MAKERS)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Each archive in turn."""
    folder = tmp_path_factory.mktemp(request.param)
    MAKERS[request.param](folder)
    return made(folder)


def named(files: Files, name: str) -> Files:
    return {path: data for path, data in files.items() if path.rpartition("/")[2] == name}


def item(files: Files, path: str, title: str) -> dict[str, Any]:
    """The item of that title of a JSON Feed."""
    [found] = [one for one in json.loads(files[path])["items"] if one["title"] == title]
    return dict(found)


def entry(files: Files, path: str, title: str) -> ET.Element:
    """The entry of that title of an Atom feed."""
    feed = ET.fromstring(files[path])  # noqa: S314 - we wrote it
    [found] = [one for one in feed.iter(f"{ATOM}entry") if one.findtext(f"{ATOM}title") == title]
    return found


def moved(page: bytes) -> bool:
    """Whether a page does nothing but lead on."""
    return b'http-equiv="refresh"' in page


def ids(files: Files) -> dict[str, list[str]]:
    """What is in each Atom feed."""
    return {
        path: [name.text or "" for name in ET.fromstring(data).iter(f"{ATOM}id")]  # noqa: S314
        for path, data in named(files, "feed.xml").items()
    }


def test_the_archive_and_each_tag_speaker_and_outlet_has_one_in_both_formats(files: Files) -> None:
    pages = {
        path.removesuffix("index.html")
        for path, data in files.items()
        if path.endswith("/index.html")
        and path.count("/") == 2
        and not moved(data)
        and path.partition("/")[0] in {"speakers", "tags", "outlets"}
    }
    for name in ("feed.xml", "feed.json"):
        assert {path.removesuffix(name) for path in named(files, name)} == pages | {""}


def test_every_atom_feed_keeps_the_rules(files: Files) -> None:
    for path, data in named(files, "feed.xml").items():
        assert atom_faults(data, BASE + path) == [], path


@pytest.mark.browser
@pytest.mark.long
def test_a_validator_of_grammars_finds_no_fault_in_an_atom_feed(files: Files, tmp_path: Path) -> None:
    feeds: list[Path] = []
    for data in named(files, "feed.xml").values():
        feeds.append(tmp_path / f"{len(feeds)}.xml")
        feeds[-1].write_bytes(data)
    broken = tmp_path / "broken.xml"
    broken.write_bytes(feeds[0].read_bytes().replace(b"<updated>", b"<updated>on ", 1))

    def complaints(*of: Path) -> list[str]:
        jing = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"
        jar = node_package("vnu-jar/build/dist/vnu.jar")
        command = [program("java"), "-cp", str(jar), jing, "-c", str(Path(__file__).parent / "atom.rnc")]
        checked = subprocess.run([*command, *of], check=False, capture_output=True, encoding="utf-8")
        assert not checked.stderr
        return checked.stdout.splitlines()

    assert complaints(*feeds) == []
    assert len(complaints(broken)) == 1


def test_every_json_feed_keeps_the_rules(files: Files, tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text(json.dumps(JSON_FEED), "utf-8")
    feeds: list[Path] = []
    for path, data in named(files, "feed.json").items():
        read = json.loads(data)
        assert read["feed_url"] == BASE + path
        assert len({one["id"] for one in read["items"]}) == len(read["items"])
        feeds.append(tmp_path / f"{len(feeds)}.json")
        feeds[-1].write_bytes(data)
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(tmp_path / "schema.json")]
    checked = subprocess.run([*command, *map(str, feeds)], check=False, capture_output=True, encoding="utf-8")
    assert checked.returncode == 0, checked.stdout


def test_a_program_that_follows_reads_in_both_the_same(files: Files) -> None:
    for path, data in named(files, "feed.xml").items():
        read = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
        other = json.loads(files[path.removesuffix("xml") + "json"])
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.feed.title == other["title"]
        assert read.feed.get("subtitle", "") == other.get("description", "")
        assert read.feed.link == other["home_page_url"]
        dated = [one for one in other["items"] if is_dated(one)]
        assert [one.id for one in read.entries] == [one["id"] for one in dated]
        for one, same in zip(read.entries, dated, strict=True):
            assert one.title == same["title"]
            assert one.link == same["url"]
            assert one.get("published", "") == same.get("date_published", "")
            assert [tag.label for tag in one.get("tags", [])] == same.get("tags", [])
            via = [link.href for link in one.links if link.rel == "via"]
            assert via == [same[key] for key in ("external_url",) if key in same]
            signed = [author["name"] for author in same.get("authors", [])]
            assert [author.name for author in one.authors] == (signed or ["Auteur inconnu"])
            words = one.content[0].value if "content" in one else one.get("summary", "")
            assert seen(words) == seen(same.get("content_html", ""))


def is_dated(item: dict[str, Any]) -> bool:
    """Whether the year of an item is known: Atom has no other."""
    date = item.get("_pressarchive", {}).get("date", "")
    return bool(date) and not date.startswith("XXXX")


def seen(markup: str) -> list[str]:
    """The words of some HTML, paragraph by paragraph, and where its links lead."""
    tree = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    paragraphs = ["".join(p.itertext()) for p in tree.iter("p")]
    return paragraphs + [str(a.get("href")) for a in tree.iter("a")]


def test_the_list_of_feeds_names_every_one(files: Files) -> None:
    tree = ET.fromstring(files["feeds.opml"])  # noqa: S314 - we wrote it
    assert (tree.tag, tree.get("version")) == ("opml", "2.0")
    assert [child.tag for child in tree] == ["head", "body"]
    outlines = list(tree.iter("outline"))
    assert all(outline.get("text") for outline in outlines)
    listed = [outline for outline in outlines if outline.get("type") == "rss"]
    assert sorted(str(one.get("xmlUrl")) for one in listed) == sorted(
        BASE + path for path in named(files, "feed.xml")
    )
    for outline in listed:
        path = str(outline.get("xmlUrl")).removeprefix(BASE)
        assert feedparser.parse(files[path]).feed.link == outline.get("htmlUrl")
        assert json.loads(files[path.removesuffix("xml") + "json"])["title"] == outline.get("title")


def test_every_page_leads_to_what_can_be_followed(files: Files) -> None:
    for path, data in files.items():
        if path.endswith(".html") and not moved(data):
            tree = html5lib.parse(data, namespaceHTMLElements=False)
            links = [link for link in tree.iter("link") if link.get("rel") == "alternate"]
            feeds = [str(link.get("href")).rpartition("/")[0] for link in links]
            own = re.sub(r"(page/\d+/)?index\.html$", "feed.xml", path)
            its_own = own in files and own not in ("feed.xml", path)
            assert len(feeds) == (4 if its_own else 2), path
            assert all(link.get("title") for link in links)
            shown = [a.get("href", "").rpartition("/")[2] for a in tree.iter("a")]
            assert {"feed.xml", "feeds.opml"} <= set(shown), path


@pytest.mark.parametrize(
    ("settings", "count"),
    [("", 0), (f"base_url: {BASE}\nfeeds: off\n", 0), (f"base_url: {BASE}\nfeeds: archive\n", 1)],
)
def test_there_are_as_many_as_the_archive_wants_and_none_without_an_address(
    tmp_path: Path, settings: str, count: int
) -> None:
    seeds(tmp_path)
    files = made(tmp_path, settings)
    assert len(named(files, "feed.xml")) == len(named(files, "feed.json")) == count
    assert "feeds.opml" not in files
    assert (b"application/atom+xml" in files["index.html"]) == bool(count)


ARTICLES = {
    "site.yaml": "title: Archive\nlanguage: fr\n",
    "content/articles/jour.txt": (
        "Un jour\nPARIS, 3 mai 2023 – Il pleut sur la ville et sur les champs depuis lundi matin.\n"
        "« Nous tiendrons ! », a déclaré Anne Martin. « Nous verrons », a-t-elle ajouté.\n"
    ),
    "content/articles/jour.yaml": (
        "outlet: Le Jour\nurl: https://example.com/jour\nbyline: Jeanne Dupont\ntags: [Pluie]\n"
    ),
    "content/articles/mois.md": "---\ntitle: Un mois\ndate: 2021-12\n---\n\nIl neige.\n",
    "content/articles/annee.md": "---\ntitle: Une année\ndate: 1969\n---\n\nIl vente.\n",
    "content/articles/sans.md": "---\ntitle: Sans date\n---\n\nIl fait beau.\n",
}


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """An article of each precision."""
    write(tmp_path, ARTICLES)
    return tmp_path


def test_an_entry_has_its_date_as_precisely_as_it_is_known(few: Path) -> None:
    files = made(few)

    def dates(title: str) -> tuple[str | None, ...]:
        one = entry(files, "feed.xml", title)
        names = (f"{ATOM}updated", f"{ATOM}published", "{http://purl.org/dc/terms/}date")
        same = item(files, "feed.json", title)
        assert (one.findtext(f"{ATOM}published") or None) == same.get("date_published")
        return (*map(one.findtext, names), same["content_html"].partition("</p>")[0].partition(">")[2])

    opening = "Il pleut sur la ville et sur les champs depuis lundi matin."
    assert dates("Un jour") == ("2023-05-03T12:00:00Z", "2023-05-03T12:00:00Z", "2023-05-03", opening)
    assert dates("Un mois") == ("2021-12-01T12:00:00Z", None, "2021-12", "décembre 2021")
    assert dates("Une année") == ("1969-01-01T12:00:00Z", None, "1969", "1969")
    assert "Sans date" not in files["feed.xml"].decode(), "Atom would ask for a date that it has not"
    assert "sans date" in item(files, "feed.json", "Sans date")["content_html"]
    assert "19" not in json.dumps(item(files, "feed.json", "Sans date")), "no date is taken for it"
    order = [one["title"] for one in json.loads(files["feed.json"])["items"]]
    assert order == ["Un jour", "Un mois", "Une année", "Sans date"]


def test_a_speaker_is_followed_article_by_article_with_what_they_say_as_printed(few: Path) -> None:
    files = made(few)
    one = item(files, "speakers/anne-martin/feed.json", "Un jour")
    page = f"{BASE}articles/jour/"
    assert one["url"].startswith(f"{page}#q-")
    assert one["external_url"] == "https://example.com/jour"
    first, in_context, second, *_ = seen(one["content_html"])
    assert (first, in_context, second) == ("« Nous tiendrons ! »", "Voir dans l’article", "« Nous verrons »")
    assert "\u202f" not in one["content_html"]
    assert [author["name"] for author in one["authors"]] == ["Jeanne Dupont", "Le Jour"]
    assert one["authors"][1]["url"] == f"{BASE}outlets/le-jour/"
    assert one["id"] != item(files, "feed.json", "Un jour")["id"]
    assert item(files, "feed.json", "Un jour")["id"] == item(files, "tags/pluie/feed.json", "Un jour")["id"]


def test_an_interview_is_one_entry_that_leads_to_the_rest(few: Path) -> None:
    said = "\n".join(f"« Voici le mot numéro {n} de tous », a déclaré Anne Martin." for n in range(20))
    write(few, {"content/articles/long.txt": f"Long\n2 mai 2023\nUn entretien.\n{said}\n"})
    one = item(made(few), "speakers/anne-martin/feed.json", "Long")
    assert one["content_html"].count("<blockquote") == 12
    assert "et 8 autres" in one["content_html"]


def test_ids_stay_when_headline_text_date_and_address_change(few: Path) -> None:
    before = ids(made(few))
    text = ARTICLES["content/articles/jour.txt"].replace("Un jour", "Un autre jour").replace("3 mai", "4 mai")
    write(few, {"content/articles/jour.txt": text.replace("Nous tiendrons", "Nous tenons") + "De plus.\n"})
    write(few, {"site.yaml": "title: Nouveau titre\nlanguage: en\n"})
    settings = f"base_url: https://new.example.net/\nfirst_url: {BASE}\n"
    after = ids(made(few, settings))
    assert before == after


def test_ids_stay_when_an_article_a_speaker_and_a_tag_get_another_slug(few: Path) -> None:
    before = ids(made(few))
    write(few, {"site.yaml": ARTICLES["site.yaml"]})
    with (few / "content/articles/jour.yaml").open("a") as supplied:
        supplied.write("slug: mai\n")
    write(few, {"content/speakers.yaml": "- {name: Anne Martin, slug: martin, aliases: anne-martin}\n"})
    write(few, {"content/tags.yaml": "- {name: Pluie, slug: eau, aliases: pluie}\n"})
    files = made(few)
    after = ids(files)
    assert before.items() <= after.items(), "who follows the former address follows on"
    assert after["speakers/martin/feed.xml"] == after["speakers/anne-martin/feed.xml"]
    assert set(after) - set(before) == {"speakers/martin/feed.xml", "tags/eau/feed.xml"}
    feed = feedparser.parse(files["tags/pluie/feed.xml"]).feed
    assert [link.href for link in feed.links if link.rel == "self"] == [f"{BASE}tags/eau/feed.xml"]


def test_what_is_newest_stands_first_and_no_more_than_thirty(tmp_path: Path) -> None:
    days = [f"{month:02}-{day:02}" for month in (1, 2) for day in range(1, 21)]
    write(tmp_path, {"site.yaml": "title: Archive\n"})
    for day in days:
        write(
            tmp_path, {f"content/articles/{day}.md": f"---\ntitle: D{day}\ndate: 2020-{day}\n---\n\nMot.\n"}
        )
    items = json.loads(made(tmp_path)["feed.json"])["items"]
    assert [one["title"] for one in items] == [f"D{day}" for day in sorted(days, reverse=True)[:30]]
    assert items[0]["date_published"] == "2020-02-20T12:00:00Z"

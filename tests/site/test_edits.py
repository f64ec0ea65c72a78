"""After any edits, a build that remembers gives what a build that remembers nothing gives."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest
from sites import build_py, extract, files_of, held, write

from pressarchive.build import articles, build, press
from pressarchive.build.building import assemble
from pressarchive.build.pools import processes
from pressarchive.build.workers import HERE, Workers
from pressarchive.config import read_settings
from pressarchive.model import Content
from pressarchive.publish import publish
from pressarchive.render.theme import default_theme
from pressarchive.store import DiskStore, MemoryStore, Store

Edit = Callable[[Path, random.Random], None]


def texts(folder: Path) -> list[Path]:
    """The raw articles."""
    return sorted((folder / "content" / "articles").rglob("*.txt"))


def edit_a_body(folder: Path, chance: random.Random) -> None:
    path = chance.choice(texts(folder))
    said = f"« Voici {chance.randrange(100)} mots », a déclaré Emmanuel Macron à Lisbonne."
    path.write_text(path.read_text(encoding="utf-8") + said + "\n", encoding="utf-8")


def add_a_sentence(folder: Path, chance: random.Random) -> None:
    """Which nothing but the article's own page shows."""
    path = chance.choice(texts(folder))
    said = f"Il y a {chance.randrange(1000)} ans de cela."
    path.write_text(path.read_text(encoding="utf-8") + said + "\n", encoding="utf-8")


def edit_a_title(folder: Path, chance: random.Random) -> None:
    path = chance.choice(texts(folder))
    _, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"Un titre tout neuf, le {chance.randrange(100)}\n{rest}", encoding="utf-8")


def delete_an_article(folder: Path, chance: random.Random) -> None:
    path = chance.choice(texts(folder)[1:])
    path.unlink()
    path.with_suffix(".yaml").unlink(missing_ok=True)


def rename_an_article(folder: Path, chance: random.Random) -> None:
    path = chance.choice(texts(folder))
    new = path.with_stem(f"nouveau-nom-{chance.randrange(10**6)}")
    path.rename(new)
    if path.with_suffix(".yaml").exists():
        path.with_suffix(".yaml").rename(new.with_suffix(".yaml"))


def add_an_article(folder: Path, chance: random.Random) -> None:
    n = chance.randrange(10**6)
    write(
        folder, {f"content/articles/neuf-{n}.md": f"---\ntitle: Neuf {n}\ndate: 201{n % 10}\n---\n\nMot.\n"}
    )


def add_a_tag(folder: Path, chance: random.Random) -> None:
    path = folder / "content/articles/entretien.md"
    old = path.read_text(encoding="utf-8")
    path.write_text(old.replace("tags: [", f"tags: [Sujet {chance.randrange(9)}, "), encoding="utf-8")


def say_where_it_stood(folder: Path, chance: random.Random) -> None:
    """The original and the byline, which feeds alone show of another page’s article."""
    path = folder / "content/articles/entretien.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("url:", "byline:"))]
    n = chance.randrange(9)
    given = [f"url: https://example.com/{n}", f"byline: Anne {'ABC'[n % 3]}. Durand"]
    path.write_text("\n".join([kept[0], *given, *kept[1:]]) + "\n", encoding="utf-8")


def change_a_date(folder: Path, chance: random.Random) -> None:
    path = chance.choice([p for p in texts(folder) if p.with_suffix(".yaml").exists()])
    path.with_suffix(".yaml").write_text(f"date: 2017-0{chance.randrange(1, 10)}\n", encoding="utf-8")


def edit_the_speakers(folder: Path, chance: random.Random) -> None:
    names = chance.sample(["Macron", "E. Macron", "le président de la République", "le chef de l’État"], 2)
    kind = chance.choice(["person", "body"])
    record = f"- name: Emmanuel Macron\n  kind: {kind}\n  other_names: [{', '.join(names)}]\n"
    record += f"  note: Note {chance.random()}\n"
    write(folder, {"content/speakers.yaml": record})


def edit_who_speaks(folder: Path, chance: random.Random) -> None:
    who = chance.choice(["les organisateurs", "les manifestants", "les riverains"])
    said = "quotations: [{starts: Nous sommes venus, speaker: " + who + ", speaker_kind: group}]\n"
    words = "Titre\nUn texte.\n« Nous sommes venus en nombre pour le dire », pouvait-on entendre.\n"
    write(folder, {"content/articles/foule.txt": words, "content/articles/foule.yaml": said})


def edit_the_tags(folder: Path, chance: random.Random) -> None:
    name = chance.choice(["Union européenne", "Europe", "France", "Assemblée"])
    write(folder, {"content/tags.yaml": f"- name: {name}\n  note: Note {chance.random()}\n"})


def edit_the_outlets(folder: Path, chance: random.Random) -> None:
    record = f"- name: Wikinews\n  other_names: [Le Monde]\n  note: Note {chance.random()}\n"
    write(folder, {"content/outlets.yaml": chance.choice([record, ""])})


def edit_a_standing_page(folder: Path, chance: random.Random) -> None:
    write(folder, {"content/pages/a-propos.md": f"# À propos, encore {chance.randrange(100)}\n\nTexte.\n"})


def edit_a_template(folder: Path, chance: random.Random) -> None:
    name = chance.choice(["macros.html", "tag.html", "base.html", "404.html"])
    source = (default_theme() / name).read_text(encoding="utf-8")
    write(folder, {f"templates/{name}": f"{source}{{# {chance.random()} #}}<!-- {chance.randrange(9)} -->\n"})


def edit_the_style(folder: Path, chance: random.Random) -> None:
    write(folder, {"templates/assets/style.css": f"body {{ margin: {chance.randrange(99)}px }}\n"})


def take_the_templates_away(folder: Path, _chance: random.Random) -> None:
    shutil.rmtree(folder / "templates", ignore_errors=True)


def edit_the_settings(folder: Path, chance: random.Random) -> None:
    write(
        folder,
        {
            "site.yaml": (
                f"title: Titre {chance.randrange(5)}\nlanguage: {chance.choice(['fr', 'en'])}\n"
                f"page_size: {chance.choice([2, 5, 50])}\nrecognise_tags: {chance.choice(['yes', 'no'])}\n"
                f"base_url: https://example.org/{chance.choice(['', 'a/', 'b/'])}\n"
                f"feeds: {chance.choice(['all', 'all', 'archive', 'off'])}\n"
            )
        },
    )


def print_a_text_twice(folder: Path, chance: random.Random) -> None:
    """In two articles, with a word that differs; and then change either, or what both quote."""
    texts = [folder / f"content/articles/{name}.txt" for name in ("depeche", "copie")]
    words = " ".join(f"Voici la phrase numéro {n} de la dépêche." for n in range(20))
    said = f"« Nous ne le dirons pas {chance.randrange(3)} fois à tout le monde », a déclaré Emmanuel Macron."
    printed = f"Titre\n{words.replace('Voici', f'Voilà {chance.randrange(9)}', 1)}\n{said}\n"
    write(folder, {path.relative_to(folder).as_posix(): printed for path in texts if not path.exists()})
    chance.choice(texts).write_text(printed, "utf-8")


EDITS: tuple[Edit, ...] = (
    add_a_sentence,
    edit_a_body,
    edit_a_title,
    delete_an_article,
    rename_an_article,
    add_an_article,
    add_a_tag,
    say_where_it_stood,
    change_a_date,
    edit_the_speakers,
    edit_the_tags,
    edit_the_outlets,
    edit_a_standing_page,
    edit_a_template,
    edit_the_style,
    take_the_templates_away,
    edit_the_settings,
)


def add_a_text(folder: Path, chance: random.Random) -> None:
    n = chance.randrange(10**6)
    said = f"« Voici {n} mots », a déclaré Emmanuel Macron à Lisbonne."
    write(folder, {f"content/articles/texte-{n}.txt": f"Titre {n}\n12 mars 2018\n{said}\n"})
    write(folder, {f"content/articles/texte-{n}.yaml": "date: 2018-03\n"})


def site_of(folder: Path, store: Store, workers: Workers = HERE) -> Mapping[str, Content]:
    """The site as a value."""
    return build(folder, read_settings(folder), store, lambda _what, _steps: lambda: None, workers).site


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extract, as it is before any edit."""
    folder = tmp_path_factory.mktemp("written")
    extract(folder)
    with (folder / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("base_url: https://example.org/\n")
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    """A copy to edit."""
    return shutil.copytree(written, tmp_path / "site")


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_rebuild_after_an_edit_gives_the_bytes_of_a_clean_build(folder: Path, edit: Edit) -> None:
    with DiskStore(folder / ".pressarchive") as store:
        before = site_of(folder, store)
        store.sweep()
    edit(folder, random.Random(edit.__name__))  # noqa: S311 - the same edit in every run
    with DiskStore(folder / ".pressarchive") as store:
        rebuilt = site_of(folder, store)
    clean = site_of(folder, MemoryStore())
    assert sorted(rebuilt) == sorted(clean)
    assert [path for path in clean if rebuilt[path] != clean[path]] == []
    if edit is not take_the_templates_away:
        assert clean != before, "the edit shows nowhere"


def views_of(folder: Path, store: Store) -> dict[str, bytes]:
    """The view of every page under its key."""
    made = assemble(folder, read_settings(folder), store, lambda _what, _steps: lambda: None)
    pages = made.site.press.pages.values()
    return {page.key: msgspec.msgpack.encode(page.draft.view()) for page in pages}


@pytest.mark.parametrize("seed", range(2))
def test_pages_with_one_key_have_one_view(folder: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    lasting = MemoryStore()
    seen: dict[str, bytes] = {}
    often = [edit_who_speaks, edit_the_speakers, *[print_a_text_twice] * 4, edit_who_speaks]
    for edit in chance.sample([*EDITS, *often], len(EDITS) + len(often)):
        edit(folder, chance)
        now = views_of(folder, lasting)
        assert [key for key, view in now.items() if seen.setdefault(key, view) != view] == [], edit


OF_ONE_ARTICLE = 3
"""Its page, its data and its words."""


def test_a_page_that_the_ledger_knows_is_the_page_that_would_be_drafted(folder: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - the same edits in every run
    lasting = MemoryStore()
    for edit in (edit_a_title, add_a_sentence, *EDITS, add_a_sentence):
        edit(folder, chance)
        site = assemble(folder, read_settings(folder), lasting, lambda _what, _steps: lambda: None).site
        press = site.press
        rows = {path: row for path in press.paths if (row := press.ledger.row(path))}
        assert list(press.paths) == list(press.pages)
        assert [path for path, row in rows.items() if row.key != press.pages[path].key] == [], edit
        site.make()
        assert [path for path in press.pages if not press.ledger.row(path)] == []
        assert edit is not add_a_sentence or len(rows) == len(press.pages) - OF_ONE_ARTICLE


MANY = [int(number) for number in os.environ.get("PRESSARCHIVE_EDITS", "1 4").split()]
"""How many rows of how many edits: a quarter of an hour for `20 200`."""


@pytest.mark.parametrize("seed", range(MANY[0]))
def test_so_it_does_after_each_of_a_long_row_of_edits(
    folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    for path in texts(folder)[8:]:
        path.unlink()
        path.with_suffix(".yaml").unlink(missing_ok=True)
    monkeypatch.setattr(articles, "AT_ONCE", 2)
    monkeypatch.setattr(articles, "TOGETHER", 2)
    monkeypatch.setattr(press, "AT_ONCE", 4)
    lasting = MemoryStore()  # as a preview has it
    output = folder / "output"
    with Workers(processes(2), 2) as two:
        for number in range(MANY[1]):
            if len(texts(folder)) < 4:
                add_a_text(folder, chance)
            edit = chance.choice(EDITS)
            edit(folder, chance)
            clean = site_of(folder, MemoryStore())
            with DiskStore(folder / ".pressarchive") as store:
                rebuilt = site_of(folder, store, chance.choice([HERE, two]))
                publish(rebuilt, output, store=store)
                store.sweep()
            remembered = site_of(folder, lasting)
            lasting.sweep()
            for other in (rebuilt, remembered):
                assert sorted(other) == sorted(clean), (number, edit)
                assert [path for path in clean if other[path] != clean[path]] == [], (number, edit)
            if number % 25 == 0:
                done = build_py("--site", str(folder), "--output", str(output), "--workers", "2")
                assert done.returncode == 0, done.stderr
            assert [p for p in clean if (output / p).read_bytes() != held(clean[p])] == [], (number, edit)


@pytest.mark.parametrize("seed", range(3))
def test_so_it_is_on_the_disk_after_a_row_of_edits(folder: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    output = folder / "output"
    for _ in range(6):
        chance.choice(EDITS)(folder, chance)
        with DiskStore(folder / ".pressarchive") as store:
            publish(site_of(folder, store), output)
            store.sweep()
    clean = site_of(folder, MemoryStore())
    assert files_of(output) == set(clean)
    assert [path for path in clean if (output / path).read_bytes() != held(clean[path])] == []

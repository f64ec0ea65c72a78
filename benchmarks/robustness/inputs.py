"""Trials of bad input: one file that is not as it should be, beside two good articles."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from benchmarks.robustness.programs import Program
from benchmarks.robustness.running import PATIENCE, Done, Trial, good, others_stay, run, shown

Write = Callable[[Program, Path], bool | None]
"""Put the file there; False: the program has no such thing."""
Judge = Callable[[Program, Path, Done], str]

ARCHIVES = (
    "tests/archives/test_archives.py::test_an_archive_gives_its_exact_messages_and_nothing_else_changes"
)
HOSTILE = "tests/archives/test_hostile_text.py"


def trial(promise: str, test: str, write: Write, judge: Judge, patience: float = PATIENCE) -> Trial:
    """A trial of one bad file."""

    def try_(program: Program, tools: Path, folder: Path) -> str | None:
        site = folder / "site"
        before = good(program, tools, site)
        if write(program, site) is False:
            return None
        done = run(program, tools, site, patience=patience)
        return others_stay(program, site, done, before) or judge(program, site, done)

    return Trial(promise, test, try_)


def body(text: str | bytes, title: str = "Le cas") -> Write:
    """An article of that body."""

    def write(program: Program, site: Path) -> None:
        data = text.encode() if isinstance(text, str) else text
        program.put(site, "cas", program.article(title, "").encode() + data)

    return write


def field(key: str, value: str) -> Write:
    """An article whose head holds that, too."""

    def write(program: Program, site: Path) -> None:
        program.put(site, "cas", program.head(title="Le cas", **{key: value}) + "Des mots.\n")

    return write


def whole(data: bytes) -> Write:
    """An article's file of these bytes."""

    def write(program: Program, site: Path) -> None:
        program.put(site, "cas", data)

    return write


def _in_utf_16(program: Program, site: Path) -> None:
    program.put(site, "cas", program.article("Le cas", "Lavrov a déclaré.").encode("utf-16"))


def told(program: Program, _site: Path, done: Done) -> str:
    """The file is named, in whatever words."""
    named = re.search(r"\bcas\b", done.told.replace(f"{program.articles}/bon.md", ""))
    return "" if named else "says nothing"


def told_or(*words: str) -> Judge:
    """The file is named, or its page holds the words."""

    def judge(program: Program, site: Path, done: Done) -> str:
        page = shown(program, site).decode("utf-8", "replace")
        return (
            ""
            if page and all(word in page for word in words)
            else told(program, site, done) and "loses words"
        )

    return judge


def only_bounded(_program: Program, _site: Path, _done: Done) -> str:
    """It is enough that the build ends."""
    return ""


def nowhere(pattern: str, why: str) -> Judge:
    """What matches `pattern` stands in no page."""

    def judge(program: Program, site: Path, _done: Done) -> str:
        pages = (site / program.output).rglob("*.html")
        return why if any(re.search(pattern.encode(), page.read_bytes()) for page in pages) else ""

    return judge


def _duplicate(program: Program, site: Path) -> None:
    text = program.article("Le cas", "Des mots.")
    line = text.splitlines()[1 if program.yaml else 0]
    program.put(site, "cas", text.replace(line, f"{line}\n{line}, encore", 1))


def _only_yaml(write: Write) -> Write:
    return lambda program, site: write(program, site) if program.yaml else False


def _slug(program: Program, site: Path) -> bool | None:
    return field("slug", "../../../dehors")(program, site) if program.slugs else False


def _stays_inside(program: Program, site: Path, _done: Done) -> str:
    strangers = [p for p in site.parent.rglob("*dehors*") if site / program.output not in p.parents]
    return "writes outside of its output" if strangers else ""


def _one_slug_twice(program: Program, site: Path) -> bool | None:
    if not program.slugs:
        return False
    program.put(site, "cas", program.head(title="Le cas", slug="bon") + "Les mots du cas.\n")
    return None


def _both_or_told(program: Program, site: Path, done: Done) -> str:
    pages = b"".join(page.read_bytes() for page in (site / program.output).rglob("*.html"))
    return "" if b"Les mots du cas." in pages else told(program, site, done) and "one takes the other’s place"


def _twin_tags(program: Program, site: Path) -> bool | None:
    if not program.tags:
        return False
    program.put(site, "cas", program.article("Le cas", "Des mots.", "otan", 3))
    return None


def _both_listed(program: Program, site: Path, _done: Done) -> str:
    folders = [
        p
        for p in (site / program.output).rglob("*.html")
        if p.parent.name in {"tag", "otan", "Otan"} or p.stem == "otan"
    ]
    lists = [page.read_text("utf-8") for page in folders if "otan" in page.as_posix().lower()]
    whole = [text for text in lists if "Le cas" in text and "Un bon titre" in text]
    return "" if whole else "neither page lists both"


def _link_out(program: Program, site: Path) -> None:
    (site.parent / "secret.md").write_text(program.article("Le cas", "Le secret de la machine."), "utf-8")
    (site / program.articles / "cas.md").symlink_to(site.parent / "secret.md")


def _dangling(program: Program, site: Path) -> None:
    (site / program.articles / "cas.md").symlink_to(site / "nowhere.md")


def _pipe(program: Program, site: Path) -> None:
    os.mkfifo(site / program.articles / "cas.md")


def _named_oddly(program: Program, site: Path) -> None:
    program.put(site, "cas #1 100% & ?", program.article("Le cas étrange", "Des mots étranges."))


def _reachable(program: Program, site: Path, done: Done) -> str:
    """Some page links to the odd one, so that a browser finds it."""
    from urllib.parse import unquote, urljoin, urlsplit

    output = site / program.output
    odd = [page for page in output.rglob("*.html") if b"Des mots \xc3\xa9tranges." in page.read_bytes()]
    for page in set(output.rglob("*.html")) - set(odd):
        for link in re.findall(r'href="?([^"\s>]+)', page.read_text("utf-8")):
            href = link.replace("&amp;", "&")
            at = urljoin(
                f"http://h/{page.relative_to(output).as_posix()}", href.replace("https://example.org/", "/")
            )
            path = unquote(urlsplit(at).path).lstrip("/")
            if any(output / path in (target, target.parent) for target in odd):
                return ""
    return told(program, site, done) and "no link leads to its page"


def _broken_template(program: Program, site: Path) -> None:
    (site / program.template).parent.mkdir(exist_ok=True)
    (site / program.template).write_text("<p>\n{{ if \n{% if %}", "utf-8")


def _template_told(program: Program, _site: Path, done: Done) -> str:
    if not done.code:
        return "builds as if nothing were wrong"
    name = Path(program.template).name
    return (
        ""
        if re.search(rf"{re.escape(name)}\S*?\W{{1,9}}(?:line )?\d", done.told)
        else "names no line of the template"
    )


_BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
)
_SCRIPT = r"<script>\s*alert"
_BY_ONE_SIGN = "tests/parse/test_long_texts.py::test_fifty_kilobytes_of_the_same_signs_are_soon_parsed"

INPUTS = (
    trial(
        "A file in Windows-1252 keeps its accents, or is named",
        "tests/read/test_decode.py::test_windows_1252_is_read_with_a_warning_that_shows_the_word",
        body("Lavrov a déclaré.".encode("cp1252")),
        told_or("déclaré"),
    ),
    trial(
        "A file in UTF-16 is read, or named",
        "tests/read/test_decode.py::test_utf8_and_marked_encodings_are_read_without_a_word",
        _in_utf_16,
        told_or("déclaré"),
    ),
    trial(
        "A picture named .md is named",
        ARCHIVES,
        whole(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256))),
        told,
    ),
    trial("An empty file is named", ARCHIVES, whole(b""), told),
    trial(
        "A head that does not end is named",
        ARCHIVES,
        _only_yaml(whole(b"---\ntitle: Le cas\n\nDes mots.\n")),
        told,
    ),
    trial("A key that stands twice is named", ARCHIVES, _duplicate, told),
    trial("30 February is named", ARCHIVES, field("date", "2023-02-30"), told),
    trial(
        "50 kB of brackets end nothing",
        "tests/fields/test_yaml.py::test_deep_nesting_is_refused_at_its_depth",
        field("resume", "[" * 50_000),
        only_bounded,
    ),
    trial(
        "Aliases of aliases take no time and no memory",
        "tests/fields/test_yaml.py::test_a_megabyte_of_anything_is_read_or_refused_soon",
        _only_yaml(whole(f"---\ntitle: Le cas\n{_BOMB}\n---\n\nMots.\n".encode())),
        only_bounded,
    ),
    trial("An address of `../../../x` stays in the output folder", ARCHIVES, _slug, _stays_inside),
    trial(
        "Two articles of one address: both are there, or it is told", ARCHIVES, _one_slug_twice, _both_or_told
    ),
    trial(
        "Otan and otan are one list with both articles",
        "tests/index/test_index.py::test_tags_and_outlets_merge_by_record_and_by_folding",
        _twin_tags,
        _both_listed,
    ),
    trial(
        "What a link outside leads to is not published",
        "tests/read/test_scan.py::test_a_link_is_not_followed_wherever_it_leads",
        _link_out,
        nowhere("Le secret de la machine", "publishes the file"),
    ),
    trial(
        "A link that leads nowhere ends nothing",
        "tests/read/test_scan.py::test_a_link_is_not_followed_wherever_it_leads",
        _dangling,
        only_bounded,
    ),
    trial(
        "A pipe named .md is not waited for",
        "tests/read/test_scan.py::test_a_pipe_a_socket_and_a_device_are_named_and_never_opened",
        _pipe,
        only_bounded,
    ),
    trial(
        "A file named `cas #1 100% & ?.md` has a page that links lead to",
        "tests/site/test_links.py::test_every_link_and_anchor_resolves_at_any_place",
        _named_oddly,
        _reachable,
    ),
    trial(
        "`<script>` in a headline is words",
        HOSTILE,
        body("Des mots.", "<script>alert(1)</script>"),
        nowhere(_SCRIPT, "runs it"),
    ),
    trial(
        "`<script>` in a text is words, or left out",
        HOSTILE,
        body("<script>alert(1)</script>\n\nDes mots."),
        nowhere(_SCRIPT, "runs it"),
    ),
    trial(
        "A link to `javascript:` is none",
        "tests/parse/test_markdown.py::test_a_link_with_a_foreign_scheme_is_not_safe",
        body("[ici](JaVaScRiPt:alert\\(1\\)) <a href='javascript:x'>là</a>"),
        nowhere(r"(?i)href=.?javascript:", "links to it"),
    ),
    trial(
        "`{{ 7*7 }}`, `{% raw %}` and `{{< x >}}` in a text are words, or named",
        HOSTILE,
        body("Voici {{ 7*7 }} et {% raw %} et {{< x >}} là."),
        told_or("{{ 7*7 }}", "{% raw %}"),
    ),
    trial(
        "16,000 unclosed « take no time",
        "tests/quotations/test_properties.py::test_the_work_grows_with_the_length_and_no_faster",
        body("« Oui " * 16_000),
        only_bounded,
    ),
    trial(
        "50,000 signs of a list in a list take no time",
        _BY_ONE_SIGN,
        body("- " * 25_000 + "x\n\n" + "> " * 25_000 + "x"),
        only_bounded,
    ),
    trial(
        "An article of 5 MB is a page",
        "tests/parse/test_long_texts.py",
        body(("Un mot après un autre. " * 40 + "\n\n") * 5_500),
        told_or("Un mot"),
        60.0,
    ),
    trial(
        "A template that does not parse is named with its line",
        "tests/render/test_templates.py::test_a_fault_names_its_file_and_line",
        _broken_template,
        _template_told,
    ),
)

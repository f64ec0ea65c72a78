"""The programs on trial: how each is given articles, built and served, as its own documentation begins."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers.generator import ROOT
from benchmarks.peers.hugo import HUGO

Command = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Program:
    """A generator. Its commands run in the site's folder."""

    name: str
    command: Callable[[Path], Command]
    """How its commands begin, given the folder where the peers are installed."""
    settings: Mapping[str, str]
    """The files of a site without articles, by path."""
    articles: str
    """The folder of the articles."""
    page: str
    """Where the page of `{name}` is built."""
    url: str
    """Where that page is served."""
    build: Command
    serve: Command
    version: Command = ("--version",)
    to: str
    """The option that names another output folder."""
    output: str
    template: str
    """A file of the site that takes the place of the template of an article's page."""
    yaml: bool = True
    """Whether the head of an article is YAML."""
    slugs: bool = True
    """Whether an article may name its own address."""
    tags: bool = True
    """Whether tags have pages."""
    kept: tuple[str, ...] = field(default=())
    """What is kept for the next build, beside the output."""

    def head(self, **fields: str) -> str:
        """The head of an article; a list of tags is written as it is."""
        if self.yaml:
            return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n\n"
        plain = {key.title(): value.strip("[]") for key, value in fields.items()}
        return "".join(f"{key}: {value}\n" for key, value in plain.items()) + "\n"

    def quoted(self, words: str) -> str:
        """As a value of the head."""
        return json.dumps(words, ensure_ascii=False) if self.yaml else words

    def article(self, title: str, body: str, tag: str = "Otan", day: int = 1) -> str:
        """A whole article."""
        return self.head(title=self.quoted(title), date=f"2023-12-{day:02}", tags=f"[{tag}]") + body + "\n"

    def put(self, site: Path, name: str, text: str | bytes) -> Path:
        """Save an article's file."""
        path = site / self.articles / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def make(self, site: Path) -> None:
        """A site with two good articles."""
        for path, text in self.settings.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, "utf-8")
        self.put(site, "bon", self.article("Un bon titre", "Les mots du premier."))
        self.put(site, "autre", self.article("Un autre titre", "Les mots du second.", "Mer", 2))

    def page_of(self, site: Path, name: str) -> Path:
        """The file of an article's page."""
        return site / self.output / self.page.format(name=name)

    def installed(self, tools: Path) -> bool:
        """Whether it can be run."""
        return all(Path(part).exists() for part in self.command(tools) if part.startswith("/"))

    def told_version(self, tools: Path) -> str:
        """The version that it tells."""
        result = subprocess.run(
            [*self.command(tools), *self.version], check=False, capture_output=True, encoding="utf-8"
        )
        words = result.stdout.replace(",", " ").replace("-", " ").split()
        return next((word for word in words if word.strip("v")[:1].isdigit()), "?").strip("v")


_END = "</body></html>"
_PAGE = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>"
_LIST = '{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}'

OURS = Program(
    name="Pressarchive",
    command=lambda _tools: (sys.executable, str(ROOT / "build.py")),
    settings={"site.yaml": "title: Revue\nlanguage: fr\nsearch: off\n"},
    articles="content/articles",
    page="articles/{name}/index.html",
    url="/articles/{name}/",
    build=(),
    serve=("serve", "--port", "{port}"),
    to="--output",
    output="output",
    template="templates/article.html",
    kept=(".pressarchive",),
)
HUGO_HERE = Program(
    name="Hugo",
    command=HUGO.program,
    settings={
        "hugo.toml": 'title = "Revue"\nbaseURL = "https://example.org/"\n[taxonomies]\ntag = "tags"\n',
        "layouts/home.html": _PAGE + _LIST.replace(".Pages", ".Site.RegularPages") + _END,
        "layouts/list.html": _PAGE + _LIST + _END,
        "layouts/page.html": _PAGE
        + "<h1>{{ .Title }}</h1>{{ .Content }}"
        + _LIST.replace(".Pages", '.GetTerms "tags"')
        + '{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
        + _END,
    },
    articles="content/articles",
    page="articles/{name}/index.html",
    url="/articles/{name}/",
    build=(),
    serve=("server", "--bind", "127.0.0.1", "--port", "{port}"),
    version=("version",),
    to="--destination",
    output="public",
    template="layouts/page.html",
    kept=("resources", ".hugo_build.lock"),
)
PELICAN_HERE = Program(
    name="Pelican",
    command=lambda tools: (str(tools / "python" / "bin" / "pelican"),),
    settings={
        "pelicanconf.py": (
            "SITENAME = 'Revue'\nSITEURL = ''\nPATH = 'content'\nSLUGIFY_SOURCE = 'basename'\n"
            "TIMEZONE = 'Europe/Paris'\nDEFAULT_LANG = 'fr'\n"
            "FEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\nTRANSLATION_FEED_ATOM = None\n"
            "AUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\nTHEME_TEMPLATES_OVERRIDES = ['templates']\n"
        ),
    },
    articles="content",
    page="{name}.html",
    url="/{name}.html",
    build=("content", "--settings", "pelicanconf.py"),
    serve=("content", "--settings", "pelicanconf.py", "--autoreload", "--listen", "--port", "{port}"),
    to="--output",
    output="output",
    template="templates/article.html",
    yaml=False,
    kept=("cache",),
)
MKDOCS = Program(
    name="MkDocs",
    command=lambda tools: (str(tools / "python" / "bin" / "mkdocs"),),
    settings={
        "mkdocs.yml": (
            "site_name: Revue\nsite_url: https://example.org/\n"
            "theme:\n  name: mkdocs\n  custom_dir: templates\n"
        ),
        "docs/index.md": "# Revue\n\nDes articles.\n",
        "templates/.keep": "",
    },
    articles="docs",
    page="{name}/index.html",
    url="/{name}/",
    build=("build",),
    serve=("serve", "--livereload", "--dev-addr", "127.0.0.1:{port}"),
    to="--site-dir",
    output="site",
    template="templates/main.html",
    slugs=False,
    tags=False,
)
PROGRAMS = (OURS, HUGO_HERE, PELICAN_HERE, MKDOCS)

"""An archive to measure with: any number of distinct French press articles of about 3 KB, always the same.

Each article has three voices that speak twice, in marks and reported; three subjects, named in the text;
an outlet and a day in ten years. All generators are given the same records.
"""

from __future__ import annotations

import random
import re
import tomllib
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))
"""The lists of lexicon.toml."""

FIRST_DAY, DAYS = date(2014, 1, 2), 3650
SIZE = 3000
"""Bytes of a body, about."""

UNATTRIBUTED = "Citations non attribuées"
"""Whom the words of groups are given to: a group has no page of its own."""

SPEAKERS = [f"{WORDS['first_names'][(i // 50 + 7 * i) % 40]} {WORDS['surnames'][i % 50]}" for i in range(500)]
TAGS = [f"{kind} {matter}" for kind in WORDS["tag_kinds"] for matter in WORDS["tag_matters"]]
_GAP = re.compile(r"\{(?!body)(\w+)\}")
_LISTS = {
    "when": "whens",
    "thing": "things",
    "quality": "qualities",
    "agent": "agents",
    "does": "does",
    "object": "objects",
    "side": "sides",
    "spot": "spots",
    "way": "ways",
    "reason": "reasons",
    "who": "said_who",
}
"""The list of the lexicon that fills each gap."""

_FEMININE = ("Agence", "Commission", "Fondation", "Ligue", "Union")


class Block(NamedTuple):
    """A paragraph of an article."""

    kind: str
    """`p`, `h` (a heading) or `li` (one entry of a list)."""
    text: str
    """Its words; emphasis stands between `*`."""


class Record(NamedTuple):
    """What every generator is given of an article."""

    slug: str
    title: str
    date: date
    outlet: str
    tags: tuple[str, ...]
    """Named in the text, too."""
    speakers: tuple[str, ...]
    """Who speaks: for generators that do not find it out."""
    blocks: tuple[Block, ...]

    @property
    def markdown(self) -> str:
        """The body as Markdown."""
        marks = {"p": "", "h": "## ", "li": "- "}
        return "\n\n".join(marks[block.kind] + block.text for block in self.blocks) + "\n"

    @property
    def raw(self) -> str:
        """The body as it would be copied from a page: a paragraph a line."""
        return "\n".join(block.text.replace("*", "") for block in self.blocks) + "\n"


def records(count: int) -> Iterator[Record]:
    """`count` articles, oldest first."""
    return (_record(number, count) for number in range(count))


def _record(number: int, count: int) -> Record:
    rng = random.Random(number)  # noqa: S311 - the same articles every time
    tags = _picked(rng, TAGS, 3)
    people = _people(rng)
    blocks = tuple(_blocks(rng, tags, people))
    return Record(
        slug=f"article-{number:06}",
        title=_filled(rng, rng.choice(WORDS["headlines"])),
        date=FIRST_DAY + timedelta(days=number * DAYS // count),
        outlet=rng.choice(WORDS["outlets"]),
        tags=tags,
        speakers=tuple(person if person in _KNOWN else UNATTRIBUTED for person in people),
        blocks=blocks,
    )


_KNOWN = frozenset(SPEAKERS)


def _picked(rng: random.Random, names: Sequence[str], count: int, evenness: float = 0.8) -> tuple[str, ...]:
    """Some names, each once: the first of them often, the last seldom, as subjects and speakers are."""
    weights = _weights(len(names), evenness)
    found: dict[str, None] = {}
    while len(found) < count:
        found[names[bisect(weights, rng.random() * weights[-1])]] = None
    return tuple(found)


@cache
def _weights(count: int, evenness: float) -> list[float]:
    return list(accumulate((i + 1) ** -evenness for i in range(count)))


def _people(rng: random.Random) -> tuple[str, ...]:
    """Three voices without a surname in common; now and then the third is a group."""
    while True:
        people = _picked(rng, SPEAKERS, 3, 0.7)
        if len({person.split()[-1] for person in people}) == len(people):
            break
    return (*people[:2], rng.choice(WORDS["groups"])) if rng.random() < 0.3 else people


def _blocks(rng: random.Random, tags: Sequence[str], people: Sequence[str]) -> Iterator[Block]:
    yield Block("p", f"{_filled(rng, rng.choice(WORDS['leads']))} {_story(rng)}")
    size = 300
    for turn, (person, tag) in enumerate(zip(people, tags, strict=True)):
        first, second = _first_words(rng, person), _second_words(rng, person)
        yield (one := Block("p", f"{first} {_story(rng)}"))
        yield (two := Block("p", f"{_mention(rng, tag)} {_story(rng)}"))
        yield (three := Block("p", f"{second} {_story(rng, emphasis=True)}"))
        size += sum(len(block.text.encode()) + 2 for block in (one, two, three))
        if turn == 0:
            yield Block("h", _filled(rng, rng.choice(WORDS["headings"])))
    for _ in range(2):
        yield Block("li", _story(rng))
        size += 120
    while size < SIZE:
        yield (more := Block("p", f"{_story(rng)} {_story(rng, emphasis=True)}"))
        size += len(more.text.encode())


def _story(rng: random.Random, *, emphasis: bool = False) -> str:
    text = _filled(rng, rng.choice(WORDS["stories"]))
    words = text.split(" ")
    if emphasis and rng.random() < 0.5:
        place = rng.randrange(1, len(words) - 1)
        if words[place].isalpha() and len(words[place]) > 4:
            words[place] = f"*{words[place]}*"
    return " ".join(words)


def _filled(rng: random.Random, template: str) -> str:
    """The template with its gaps filled; its first letter made a capital."""
    text = _GAP.sub(lambda gap: _word(rng, gap[1]), template)
    return text[0].upper() + text[1:]


def _word(rng: random.Random, kind: str) -> str:
    """What fills a gap of a template; another for each."""
    match kind:
        case "city":
            return rng.choice(WORDS["town_starts"]) + rng.choice(WORDS["town_ends"])
        case "number":
            return str(rng.randint(12, 980))
        case _:
            return rng.choice(WORDS[_LISTS[kind]])


def _mention(rng: random.Random, tag: str) -> str:
    article = "l’" if tag[0] in "AIOU" else "la " if tag.startswith(_FEMININE) else "le "
    sentence = _filled(rng, rng.choice(WORDS["mentions"]))
    return sentence.replace("{body}", article + tag).replace(" à le ", " au ")


def _words(rng: random.Random) -> str:
    return _filled(rng, rng.choice(WORDS["said"]))


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def _first_words(rng: random.Random, person: str) -> str:
    """In marks, with the name in full."""
    said = _words(rng)
    if person not in _KNOWN:
        return f"« {said} », {rng.choice(WORDS['plural_verbs'])} {_small(person)}."
    office, verb = rng.choice(WORDS["offices"]), rng.choice(WORDS["verbs"])
    if rng.random() < 0.6:
        return f"« {said} », {verb} {person}, {office}."
    return f"{person}, {office}, {verb} : « {said}. »"


def _second_words(rng: random.Random, person: str) -> str:
    """Reported, not in marks."""
    said = _small(_words(rng))
    that = "qu’" if said[0] in "aàeé" else "que "
    if person not in _KNOWN:
        return f"{person} {rng.choice(WORDS['plural_verbs'])} {that}{said}."
    if rng.random() < 0.3:
        return f"Selon {person}, {said}."
    return f"{person} {rng.choice(WORDS['verbs'])} {that}{said}."

"""From a mention to a speaker: names made full, titles and pronouns resolved within the article."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from pressarchive.model import How, SpeakerKind
from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.bodies import own_name
from pressarchive.quotations.heard import called, heard
from pressarchive.quotations.marks import SIGNS
from pressarchive.quotations.mention import (
    BODYKIND,
    GROUPKIND,
    OFFICE,
    PERSON,
    PRONOUNKIND,
    THING,
    UNSURE,
    Mention,
)
from pressarchive.quotations.mentions import Mentions
from pressarchive.quotations.offices import Context, holder, unnamed
from pressarchive.quotations.pairs import two
from pressarchive.quotations.people import People, Person, name_keys
from pressarchive.quotations.pronouns import antecedent, same_person, taken_up
from pressarchive.quotations.sorts import sort
from pressarchive.quotations.stacks import possessive
from pressarchive.quotations.subjects import inner
from pressarchive.quotations.words import Words


class Speaker(Struct, frozen=True):
    """Somebody who speaks in an article."""

    name: str
    kind: SpeakerKind
    gender: str = ""
    plural: bool = False


class Resolved(Struct, frozen=True):
    """A speaker and how a mention led there."""

    speaker: Speaker
    how: How


class Speakers:
    """Who has been mentioned and who has spoken so far in an article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.spoken: dict[int, Speaker] = {}
        """The last speaker of each sentence, by its number."""
        self.last: Speaker | None = None
        self._names: dict[tuple[str, bool], bool] = {}
        self._people: People | None = None
        self._mentions: dict[int, Mentions] = {}
        self.offices: dict[tuple[str, str], Person | None] = {}
        """Who was found to hold an office, by its words and gender."""
        self.contexts: dict[tuple[str, ...], list[Context]] = {}
        """Words beside the names of people, by the words of the name."""
        self._cache: dict[tuple[int, int, int], Resolved | None] = {}

    @property
    def people(self) -> People:
        """Everybody named in full."""
        if self._people is None:
            self._people = People(self.article)
        return self._people

    def mentions(self, sentence: Sentence, before: int | None = None) -> list[Mention]:
        """The mentions of a sentence in order, each read once: all, or at least those that begin before
        the word `before`.
        """
        found = self._mentions.get(sentence.number)
        if found is None:
            found = self._mentions[sentence.number] = Mentions(sentence.words)
        return found.before(before)

    def spoke(self, sentence: Sentence, speaker: Speaker) -> None:
        """Remember who spoke in a sentence."""
        self.spoken[sentence.number] = speaker
        self.last = speaker

    def resolve(self, sentence: Sentence, mention: Mention) -> Resolved | None:
        """Whom a mention means; None where one cannot be sure."""
        if mention.kind == PRONOUNKIND:
            found = antecedent(self, sentence, mention)
            return Resolved(found, "pronoun") if found else None
        key = (sentence.number, mention.first, mention.last)
        if key not in self._cache:
            self._cache[key] = self._stable(sentence, mention)
        return self._cache[key]

    def resolve_fresh(self, clause: Sentence, mention: Mention) -> Resolved | None:
        """Whom a mention means that stands in a clause of its own, inside marks."""
        return self._stable(clause, mention)

    def _stable(self, sentence: Sentence, mention: Mention) -> Resolved | None:
        if mention.kind == PERSON and mention.name:
            return Resolved(self._person(sentence, mention), "named")
        if mention.kind == UNSURE and mention.name:
            unsure = self._unsure(sentence, mention)
            return Resolved(unsure, "named") if unsure else None
        if mention.kind == BODYKIND:
            return None if _silent(sentence.words, mention) else self._body(sentence, mention)
        if mention.kind == GROUPKIND:
            return Resolved(self._group(sentence, mention), "named")
        if mention.kind in (OFFICE, THING):
            return self._office(sentence, mention)
        return None

    def _name(self, sentence: Sentence, name: tuple[int, int]) -> str:
        words = sentence.words
        if words.text[name[0]][0] == "\x00":
            return self.article.text[words.starts[name[0]] : words.ends[name[0]]].strip(SIGNS)
        return tidy(
            self.article.text[words.starts[name[0]] : words.ends[name[1] - 1]][
                : -2 if possessive(words, name[1] - 1) else None
            ]
        )

    def _person(self, sentence: Sentence, mention: Mention) -> Speaker:
        name = self._name(sentence, mention.name or (0, 1))
        person = self.people.named(name, mention.gender, sentence.words.starts[mention.first])
        if person is None and " " not in name and sentence.words.lexicon.stacked:
            person = self._by_given_name(name)
        if person:
            return self.of(person, mention.gender)
        return Speaker(name, "person", mention.gender)

    @staticmethod
    def together(name: str) -> Speaker:
        """Two people named together."""
        return Speaker(tidy(name), "group", plural=True)

    def body(self, name: str, gender: str) -> Speaker:
        """A body by its name."""
        return Speaker(own_name(name, self.article), "body", gender)

    def of(self, person: Person, gender: str = "") -> Speaker:
        """The person as a speaker."""
        return Speaker(tidy(person.name), "person", self.people.gender(person) or gender)

    def _unsure(self, sentence: Sentence, mention: Mention) -> Speaker | None:
        name = self._name(sentence, mention.name or (0, 1))
        person = self.people.named(name, "", sentence.words.starts[mention.first])
        if person is None:
            person = self._by_given_name(name)
        if person:
            return self.of(person)
        kinds = sentence.words.kinds[mention.first]
        if name in self.article.known or kinds & (lang.FIRST | lang.SURNAME):
            return Speaker(name, "person", mention.gender)
        kind = sort(self.article, name) if self._a_name(mention, name) else None
        return Speaker(name, kind, mention.gender) if kind else None

    def _a_name(self, mention: Mention, name: str) -> bool:
        key = (name, mention.first > 0)
        if key not in self._names:
            self._names[key] = self._stands_as_name(mention, name)
        return self._names[key]

    def _stands_as_name(self, mention: Mention, name: str) -> bool:
        """Whether one capitalised word is a name: it does not also stand small, or only open sentences."""
        plain, small = self.article.opening, name.lower()
        if len(name) < 2 or (small in plain and re.search(rf"(?<!\w){re.escape(small)}(?!\w)", plain)):
            return False
        if self.article.lexicon.stacked and f"{name}, the " in plain:
            return True
        return mention.first > 0 or bool(re.search(rf"[a-zà-ÿ,] {re.escape(name)}(?!\w)", plain))

    def _by_given_name(self, name: str) -> Person | None:
        keys = name_keys(name)
        bearers = [p for p in self.people.by_word.get(keys[0], ()) if p.keys[0] == keys[0]] if keys else []
        return bearers[0] if len(bearers) == 1 else None

    def _body(self, sentence: Sentence, mention: Mention) -> Resolved | None:
        words = sentence.words
        head = words.low[mention.head if mention.head >= 0 else mention.first]
        if head in words.lexicon.sets["couples"]:
            return Resolved(two(self, sentence) or self._group(sentence, mention), "title")
        return self._author(sentence, mention) or self._body_itself(sentence, mention)

    def _body_itself(self, sentence: Sentence, mention: Mention) -> Resolved | None:
        words = sentence.words
        if mention.head > mention.first and words.low[mention.head - 1] in ("même", "mêmes"):
            return Resolved(self.last, "title") if self.last and self.last.kind == "body" else None
        if mention.name is None or _common(words, mention):
            named = taken_up(self, sentence, mention)
            if named:
                return Resolved(named, "title")
            return Resolved(Speaker(self._printed(sentence, mention), "body", mention.gender), "named")
        name = self._name(sentence, mention.name)
        if mention.head < 0 and self._no_name(words, mention, name):
            return None
        if mention.name[0] > mention.head >= 0:
            return Resolved(Speaker(name, "body", mention.gender), "named")
        return Resolved(Speaker(own_name(name, self.article), "body", mention.gender), "named")

    def _group(self, sentence: Sentence, mention: Mention) -> Speaker:
        return Speaker(self._printed(sentence, mention), "group", plural=True)

    def _author(self, sentence: Sentence, mention: Mention) -> Resolved | None:
        """« le sondage d'Elabe », « un communiqué du ministère »: the body whose paper it is."""
        kinds = sentence.words.kinds
        if mention.head < 0 or mention.name or not kinds[mention.head] & lang.DOCUMENT:
            return None
        whose = inner(sentence.words, mention)
        if whose is mention or whose.kind != BODYKIND:
            return None
        named = whose.name[0] if whose.name else whose.head
        if kinds[named] & (lang.PLACE | lang.DOCUMENT):
            return None
        found = self._body(sentence, whose)
        return Resolved(replace(found.speaker, gender=mention.gender), found.how) if found else None

    def _no_name(self, words: Words, mention: Mention, name: str) -> bool:
        """« le Soleil », where the article writes « soleil » as well."""
        if mention.name is None or words.kinds[mention.last - 1] or name in words.lexicon.named:
            return False
        alone = mention.name[1] - mention.name[0] == 1 and name.istitle()
        return alone and bool(words.lexicon.words.get("named_small")) and not self._a_name(mention, name)

    def _printed(self, sentence: Sentence, mention: Mention) -> str:
        words = sentence.words
        printed = tidy(self.article.text[words.starts[mention.first] : words.ends[mention.last - 1]])
        first, _, rest = printed.partition(" ")
        for pair in words.lexicon.words.get("spelled_out", ()):
            if pair.partition(" ")[0] == first.lower():
                return f"{pair.partition(' ')[2]} {rest}"
        if "'" in first or "’" in first:
            return printed[0].lower() + printed[1:]
        return (
            f"{first.lower()} {rest}".strip()
            if words.kinds[mention.first] & (lang.DET | lang.TITLE | lang.GROUP)
            else printed
        )

    def _office(self, sentence: Sentence, mention: Mention) -> Resolved | None:
        person = holder(self, sentence, mention)
        if person:
            return Resolved(self.of(person, mention.gender), "title")
        if mention.kind == THING:
            return None
        meant = same_person(self, sentence, mention)
        if meant:
            return Resolved(meant, "title")
        fuller = unnamed(self, sentence, mention)
        found = self.resolve(*fuller) if fuller else None
        return Resolved(found.speaker if found else self._bearer(sentence, mention), "title")

    def _bearer(self, sentence: Sentence, mention: Mention) -> Speaker:
        """Who bears an office beside which no full name stands; failing anybody, the office itself."""
        name = called(self, sentence, mention)
        person = self.people.named(name, mention.gender, sentence.start) if name else None
        person = person or (None if name else heard(self, sentence, mention))
        if person:
            return self.of(person, mention.gender)
        if name:
            return Speaker(name, "person", mention.gender)
        return Speaker(self._printed(sentence, mention), "office", mention.gender)


_GAP = re.compile(r"(?<=['’]) +|\s+(?=[,.)])|\s{2,}|\n")


@lru_cache(maxsize=10_000)
def tidy(printed: str) -> str:
    """A name as printed, without the stray spaces of a bad conversion."""
    return _GAP.sub("", printed).strip() if _GAP.search(printed) else printed


def _silent(words: Words, mention: Mention) -> bool:
    """« la loi », « le Code du travail »: nobody speaks by them."""
    head = mention.head if mention.head >= 0 else mention.name[0] if mention.name else mention.first
    return words.low[head] in words.lexicon.sets["no_speakers"]


def _common(words: Words, mention: Mention) -> bool:
    """« la Mairie », « le Tribunal »: a noun with a capital is no name of its own."""
    if mention.name is None or mention.name[1] - mention.name[0] > 1 or mention.first == mention.name[0]:
        return False
    kind, text = words.kinds[mention.name[0]], words.text[mention.name[0]]
    return bool(kind & lang.BODY) and text not in words.lexicon.named and text.istitle()

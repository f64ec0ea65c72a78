"""Verbs of speech in all the forms a press text gives them, from a line of a linguist's list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

SINGULAR, PLURAL, PARTICIPLE, GERUND, INFINITIVE = 1, 2, 4, 8, 16
"""What a form may be; « dit » is both a finite singular and a participle."""

_GRAVE = {"é": "è"}
_VOWELS = "aeiouyéèêâîô"


class Form(Struct, frozen=True):
    """One written form of a verb."""

    text: str
    use: int


def forms(language: str, line: str) -> Iterator[Form]:
    """The forms of the verb on `line` of the list of `language`."""
    return _CONJUGATIONS.get(language, _as_listed)(line.strip())


def _french(line: str) -> Iterator[Form]:
    infinitive, _, stems = line.partition(":")
    infinitive = infinitive.strip().removeprefix("se ").removeprefix("s'")
    head, space, tail = infinitive.partition(" ")
    for form in _french_irregular(head, stems.split()) if stems else _french_regular(head):
        yield Form(form.text + space + tail, form.use)


def _french_irregular(infinitive: str, stems: list[str]) -> Iterator[Form]:
    present, presents, imperfect, past, pasts, future, participle, gerund = stems
    yield from _singulars(present, past)
    yield from (Form(text, PLURAL) for text in (presents, pasts))
    yield from _french_imperfect(imperfect.removesuffix("ai"))
    yield from _french_future(future)
    yield from _french_participles(participle)
    yield Form(gerund, GERUND)
    yield Form(infinitive, INFINITIVE)


def _singulars(*texts: str) -> Iterator[Form]:
    return (Form(text, SINGULAR) for text in texts)


def _french_imperfect(stem: str) -> Iterator[Form]:
    yield Form(stem + "ait", SINGULAR)
    yield Form(stem + "aient", PLURAL)


def _french_future(stem: str) -> Iterator[Form]:
    yield from _singulars(stem + "a", stem + "ait")
    yield from (Form(stem + ending, PLURAL) for ending in ("ont", "aient"))


def _french_participles(participle: str) -> Iterator[Form]:
    plural = participle if participle.endswith("s") else participle + "s"
    yield from (Form(text, PARTICIPLE) for text in (participle, plural, participle + "e", participle + "es"))


def _french_regular(infinitive: str) -> Iterator[Form]:
    special = {"faire": _FAIRE, "mettre": _METTRE, "rendre": _RENDRE}.get(infinitive)
    if special:
        return _french_irregular(infinitive, special)
    return _french_first(infinitive) if infinitive.endswith("er") else _french_second(infinitive)


_FAIRE = ["fait", "font", "faisai", "fit", "firent", "fer", "fait", "faisant"]
_METTRE = ["met", "mettent", "mettai", "mit", "mirent", "mettr", "mis", "mettant"]
_RENDRE = ["rend", "rendent", "rendai", "rendit", "rendirent", "rendr", "rendu", "rendant"]


def _french_first(infinitive: str) -> Iterator[Form]:
    stem = infinitive[:-2]
    silent = _before_silent_e(stem)
    soft = _before_a(stem)
    yield from _singulars(silent + "e", soft + "a")
    yield from (Form(text, PLURAL) for text in (silent + "ent", stem + "èrent"))
    yield from _french_imperfect(soft)
    yield from _french_future((stem if _accented(stem) else silent) + "er")
    yield from _french_participles(stem + "é")
    yield Form(soft + "ant", GERUND)
    yield Form(infinitive, INFINITIVE)


def _french_second(infinitive: str) -> Iterator[Form]:
    stem = infinitive[:-1]
    yield from _singulars(stem + "t", stem + "ra", stem + "rait", stem + "ssait")
    yield from (Form(stem + ending, PLURAL) for ending in ("ssent", "rent", "ront", "raient", "ssaient"))
    yield from _french_participles(stem)
    yield Form(stem + "ssant", GERUND)
    yield Form(infinitive, INFINITIVE)


def _accented(stem: str) -> bool:
    return "é" in stem[-3:]


def _before_silent_e(stem: str) -> str:
    """`stem` before a mute ending: répéter, répète; appeler, appelle; rappeler; ployer, ploie."""
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    if stem.endswith(("appel", "jet")):
        return stem + stem[-1]
    for back in (2, 3):
        vowel = stem[-back : len(stem) - back + 1]
        if vowel in ("é", "e") and all(letter not in _VOWELS for letter in stem[len(stem) - back + 1 :]):
            return stem[:-back] + ("è" if vowel == "é" or back == 2 else "e") + stem[len(stem) - back + 1 :]
    return stem


def _before_a(stem: str) -> str:
    if stem.endswith("g"):
        return stem + "e"
    return stem[:-1] + "ç" if stem.endswith("c") else stem


def _english(line: str) -> Iterator[Form]:
    base, _, past = line.partition(":")
    base = base.strip()
    head, space, tail = base.partition(" ")
    pasts = past.split() or [_english_past(head)]
    for text in (head, _english_third(head)):
        yield Form(text + space + tail, SINGULAR | PLURAL)
    for text in pasts:
        yield Form(text + space + tail, SINGULAR | PLURAL | PARTICIPLE)
    yield Form(_english_gerund(head, pasts[0]) + space + tail, GERUND)


def _english_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def _english_third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


def _english_gerund(base: str, past: str) -> str:
    if past == base + base[-1] + "ed":
        return base + base[-1] + "ing"
    return (base.removesuffix("e")) + "ing"


def _as_listed(line: str) -> Iterator[Form]:
    yield Form(line, SINGULAR | PLURAL)


_CONJUGATIONS: dict[str, Callable[[str], Iterator[Form]]] = {"fr": _french, "en": _english}

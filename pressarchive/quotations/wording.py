"""What the words around and between marks say of them: an utterance, a fragment, a title, a charge."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.situation import Situation


def names_a_thing(found: Situation, cue: Cue) -> bool:
    """Whether the word before the marks says that they hold a title, a term or a name."""
    if (
        found.at - cue.last <= 0
        or found.before in (":", ",", "(")
        or found.words.kinds[found.at - 1] & lang.THAT
    ):
        return False
    kinds = found.words.kinds
    if kinds[found.at - 1] & lang.NAMING and not kinds[found.at - 1] & lang.REPORTS:
        return not _describes(found)
    return a_charge(found) or _a_medium(found) or _a_name(found) or _an_example(found)


def _describes(found: Situation) -> bool:
    """« dénonce un plan « dessiné dans un bureau » »: what is said of the thing, not its name."""
    first, _, rest = found.printed.partition(" ")
    return " " in rest and first.endswith(
        tuple(found.lexicon.words.get("participle_endings", ()) or ("\x00",))
    )


def _an_example(found: Situation) -> bool:
    """« Slogans such as “…” »: an example."""
    return (
        found.at > 1 and found.words.low[found.at - 2] in found.lexicon.sets["such"] and found.before == "as"
    )


def _a_name(found: Situation) -> bool:
    """« la création du « Conseil national » », « l'« affaire Dupont » »: a noun phrase's own name."""
    printed = found.printed
    if not found.words.kinds[found.at - 1] & (lang.DET | lang.OF) or printed.count(" ") >= _TITLE_WORDS:
        return False
    first = printed.partition(" ")[0].lower()
    return (printed[:1].isupper() and printed[-1] not in ".!?…") or bool(
        found.lexicon.kinds.get(first, 0) & lang.NAMING
    )


def _a_medium(found: Situation) -> bool:
    """« a déclaré au « Monde » »: a newspaper or a broadcast."""
    within = found.before in found.lexicon.sets["in_media"]
    return within and found.printed.count(" ") < _TITLE_WORDS and not found.printed[0].islower()


_TITLE_WORDS = 4


def a_charge(found: Situation) -> bool:
    """Whether the words are an offence, as court reports print them: « association de malfaiteurs »."""
    charges = tuple(found.lexicon.words.get("charges", ()))
    return (
        bool(charges)
        and found.before in found.lexicon.sets["charge_cues"]
        and found.printed.lower().startswith(charges)
    )


def whole(found: Situation) -> bool:
    """Whether the words stand for themselves: at the head, or behind a colon or comma."""
    if found.opens or found.before == ":":
        return True
    return found.before in (",", "—", "–", "-", ")") and whole_words(found)


def whole_words(found: Situation) -> bool:
    """Whether the words look like a whole utterance: a capital, and more than a few of them."""
    return found.printed[:1].isupper() and found.printed.count(" ") > 3

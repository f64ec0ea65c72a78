"""Corrections: the archivist's word on quotations, which wins over what was found.

A correction names a quotation by its first words. It may give the speaker, set where the words end (and
so join what they take in), part them, dismiss them, or add a quotation that was not found.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from pressarchive.fields.kinds import choice, word, words, yes_no
from pressarchive.fields.records import Reading, Table, records
from pressarchive.model import Quotation, SpeakerKind
from pressarchive.problems import Problem
from pressarchive.text.folding import fold, same_length_fold

TABLE = Table(
    {
        "starts": word,
        "ends": word,
        "split": words,
        "speaker": word,
        "speaker_kind": choice("person", "body", "group", "office"),
        "unattributed": yes_no,
        "dismiss": yes_no,
    },
    required={"starts": "Nous exprimons une fois de plus"},
)
"""Every key of a correction."""

corrections = records(TABLE)
"""The kind of value of an article's `quotations` key."""

NAMESAKE_TABLE = Table(
    {"printed": word, "speaker": word},
    required={"printed": "Jean Martin", "speaker": "Jean Martin (médecin)"},
)
"""Every key of an entry that says who a printed name is."""

namesakes = records(NAMESAKE_TABLE)
"""The kind of value of an article's `speakers` key."""


class Corrected(Struct, frozen=True):
    """The quotations with the archivist's corrections, and the corrections that match nothing."""

    quotations: tuple[Quotation, ...]
    problems: tuple[Problem, ...]


def corrected(text: str, found: Sequence[Quotation], given: Sequence[Reading], path: str) -> Corrected:
    """`found`, the quotations of `text`, corrected by `given` in order; `path` is where these stand."""
    folded = same_length_fold(text) if given else ""
    quotations = list(found)
    problems: list[Problem] = []
    for reading in given:
        starts = str(reading.values.get("starts", ""))
        if not starts:
            continue  # its table has said so already
        problems += _contradictory(reading, path)
        changed = _applied(folded, quotations, reading)
        if changed is None:
            problems.append(_unmatched(reading, path))
        else:
            quotations = changed
    return Corrected(tuple(quotations), tuple(problems))


def told_apart(quotations: Sequence[Quotation], given: Sequence[Reading], path: str) -> Corrected:
    """`quotations` with the speakers whom the archivist tells apart from their namesakes; an entry for
    somebody who is not quoted is a problem.
    """
    if not given:
        return Corrected(tuple(quotations), ())
    whole = [reading for reading in given if {"printed", "speaker"} <= reading.values.keys()]
    who = {fold(reading.values["printed"]): reading.values["speaker"] for reading in whole}
    quoted = {fold(q.speaker) for q in quotations if q.speaker}
    lost = [reading for reading in whole if fold(reading.values["printed"]) not in quoted]
    told = (replace(q, speaker=who.get(fold(q.speaker), q.speaker)) if q.speaker else q for q in quotations)
    return Corrected(tuple(told), tuple(_not_quoted(reading, path) for reading in lost))


def _not_quoted(reading: Reading, path: str) -> Problem:
    what = f'the article quotes nobody under the name "{reading.values["printed"]}"'
    hint = "write the fullest name that the article gives, as on its page"
    return Problem(path, *reading.places["printed"], what, hint, "warning")


def _applied(folded: str, quotations: list[Quotation], reading: Reading) -> list[Quotation] | None:
    """`quotations` after one correction, or None where its words are not in the text."""
    values = reading.values
    starts = same_length_fold(values["starts"])
    target = next((q for q in quotations if folded.startswith(starts, q.start)), None)
    if target is None:
        at = folded.find(starts)
        if at < 0 or "ends" not in values:
            return None
        target = Quotation(at, at + len(starts), "direct", rule="added by the archivist")
    if values.get("dismiss"):
        return [q for q in quotations if q is not target]
    end = target.end
    if "ends" in values:
        ends = same_length_fold(values["ends"])
        last = folded.find(ends, target.start)
        if last < 0:
            return None
        end = last + len(ends)
    parts = _parts(folded, target.start, end, values.get("split", ()))
    if parts is None:
        return None
    new = [_spoken(replace(target, start=start, end=stop), reading) for start, stop in parts]
    rest = [q for q in quotations if q is not target and not (q.start < end and target.start < q.end)]
    for quotation in new:
        bisect.insort(rest, quotation, key=lambda q: q.start)
    return rest


def _parts(folded: str, start: int, end: int, split: Sequence[str]) -> list[tuple[int, int]] | None:
    """The stretches into which `split`, the first words of each further part, parts the words."""
    cuts = [start]
    for first_words in split:
        at = folded.find(same_length_fold(first_words), cuts[-1] + 1, end)
        if at < 0:
            return None
        cuts.append(at)
    return [_trimmed(folded, first, last) for first, last in zip(cuts, [*cuts[1:], end], strict=True)]


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without spaces, marks and commas at its end."""
    return start, start + len(folded[start:end].rstrip(' \t\n«»“”„",;:'))


def _spoken(quotation: Quotation, reading: Reading) -> Quotation:
    """`quotation` with the speaker that the correction gives, if it gives one."""
    if reading.values.get("unattributed"):
        return replace(
            quotation, speaker=None, speaker_kind=None, mention=None, how="supplied", confidence=1.0
        )
    speaker = reading.values.get("speaker")
    if speaker is None:
        return quotation
    kind: SpeakerKind = reading.values.get("speaker_kind") or quotation.speaker_kind or "person"
    return replace(quotation, speaker=speaker, speaker_kind=kind, how="supplied", confidence=1.0)


def _contradictory(reading: Reading, path: str) -> list[Problem]:
    """The warning for a correction that takes the speaker away and gives one."""
    given = [key for key in ("speaker", "speaker_kind") if key in reading.values]
    if not (given and reading.values.get("unattributed")):
        return []
    what = f'"{given[0]}" and "unattributed: yes" contradict one another; the quotation is left unattributed'
    return [Problem(path, *reading.places[given[0]], what, "delete one of them", "warning")]


def _unmatched(reading: Reading, path: str) -> Problem:
    key = next((k for k in ("split", "ends", "starts") if k in reading.values), "starts")
    what = f'no quotation of the article begins with "{reading.values["starts"]}"'
    if key != "starts":
        what += f', or what "{key}" says does not follow it'
    hint = 'copy its first words as they are printed; to add a quotation, give its last words as "ends" too'
    return Problem(path, *reading.places["starts"], what, hint, "warning")

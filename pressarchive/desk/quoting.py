"""Quotations of any text, on the desk: from raw texts, or from records of a corpus as they stream by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from pressarchive.model import Quotation, Span
from pressarchive.problems import Faults, Problem
from pressarchive.quotations import quotations
from pressarchive.read.decode import decode

_SHOWN = 72
"""Characters of a quotation on its line."""


class Text(Struct, frozen=True):
    """A text to be read: a record of a corpus, or a file."""

    id: str
    text: str
    lang: str = ""


def texts(file: Path) -> Iterator[Text]:
    """The texts of `file`: each record of a `.jsonl`, one at a time; or the whole file.

    Raises `Faults` for a file that is no text and a line that is no record.
    """
    if file.suffix != ".jsonl":
        text, problems = decode(file.read_bytes(), str(file))
        if any(problem.severity == "error" for problem in problems):
            raise Faults(problems)
        yield Text(str(file), text)
        return
    decoder = msgspec.json.Decoder(Text)
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _record(decoder, line, str(file), number)


def _record(decoder: msgspec.json.Decoder[Text], line: bytes, file: str, number: int) -> Text:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        hint = 'write a JSON object on the line, with "id", "lang" and "text"'
        raise Faults([Problem(file, number, 0, f"this is no record: {error}", hint)]) from None


def as_json(text: Text, language: str) -> str:
    """The text's id and its quotations, as one line of JSON; offsets are code points of the text."""
    found = quotations(text.text, text.lang or language)
    quotes = [_plain(quotation, text.text) for quotation in found]
    return msgspec.json.encode({"id": text.id, "quotes": quotes}).decode()


def _plain(quotation: Quotation, text: str) -> dict[str, object]:
    return {
        "start": quotation.start,
        "end": quotation.end,
        "text": text[quotation.start : quotation.end],
        "type": quotation.kind,
        "speaker": quotation.speaker,
        "mention": _stretch(text, quotation.mention),
        "cue": _stretch(text, quotation.cue),
        "how": quotation.how,
        "confidence": round(quotation.confidence, 3),
    }


def as_lines(text: Text, language: str, *, explain: bool) -> Iterator[str]:
    """A readable line for each quotation: where it stands, who says it, how that is known, the words."""
    for quotation in quotations(text.text, text.lang or language):
        line = text.text.count("\n", 0, quotation.start) + 1
        words = " ".join(text.text[quotation.start : quotation.end].split())
        shown = words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
        who = f"{quotation.speaker} ({quotation.how})" if quotation.speaker else "unattributed"
        yield f"{text.id}:{line}: {who}: {quotation.kind}: {shown}"
        if explain:
            yield f"    {quotation.rule}; {_evidence(quotation, text.text)}"


def _evidence(quotation: Quotation, text: str) -> str:
    cue, mention = _stretch(text, quotation.cue), _stretch(text, quotation.mention)
    parts = [f"cue “{cue}”" if cue else "", f"mention “{mention}”" if mention else ""]
    return ", ".join([*filter(None, parts), f"confidence {quotation.confidence:.2f}"])


def _stretch(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]

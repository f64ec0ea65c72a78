"""The speakers of an archive, on the desk: who is quoted under which names, and who may be one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import yaml

from pressarchive.authority.suggestions import Suggestion, suggestions
from pressarchive.index.model import Index, Speaker
from pressarchive.model import SpeakerRecord


def speaker_lines(index: Index) -> Iterator[str]:
    """A line for each speaker, the most quoted first: quotations, articles, kind, name, other names."""
    for speaker in sorted(index.speakers.values(), key=lambda s: (-len(s.said), s.slug)):
        articles = len({said.article.slug for said in speaker.said})
        others = f"  also {', '.join(speaker.other_names)}" if speaker.other_names else ""
        known = "*" if speaker.record else " "
        yield f"{len(speaker.said):6,} {articles:6,} {known} {speaker.kind:6}  {speaker.name}{others}"


def suggested(index: Index, records: Sequence[SpeakerRecord]) -> list[Suggestion]:
    """Speakers with pages of their own whose names may be one person's."""
    persons = [s for s in index.speakers.values() if s.kind == "person"]
    apart = [frozenset((r.name, other)) for r in records for other in r.different_from]
    return suggestions([(s.name, len(s.said)) for s in persons], apart)


def snippet(found: Sequence[Suggestion], speakers: Sequence[Speaker]) -> str:
    """Records to paste into speakers.yaml: they merge what is suggested, where it is right."""
    by_name = {speaker.name: speaker for speaker in speakers}
    return "\n".join(_entry(suggestion.names, by_name) for suggestion in found)


def _entry(names: Sequence[str], by_name: Mapping[str, Speaker]) -> str:
    """One record; where one of the names has a record already, what to add to it."""
    first = next((name for name in names if by_name[name].record), names[0])
    record: dict[str, object] = {"name": first, "other_names": [name for name in names if name != first]}
    text = yaml.safe_dump([record], allow_unicode=True, sort_keys=False, default_flow_style=None, width=1000)
    has_one = by_name[first].record is not None
    return f"# has a record: add these names to it\n{text}" if has_one else text

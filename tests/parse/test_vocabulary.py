"""Subjects are recognised by name, in the article's language, and named in the archive's."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest
import yaml

from pressarchive.authority.records import TAGS, read_authority
from pressarchive.model import Authority, TagRecord
from pressarchive.parse.vocabulary import Knowledge, recognised

STARTER = Path(__file__).parents[2] / TAGS
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "vocabulary.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    authority, problems = read_authority({TAGS: STARTER.read_text("utf-8")})
    assert not problems
    return Knowledge(language="fr", authority=authority)


def test_what_is_known_of_a_build_goes_with_it() -> None:
    """A preview makes thousands of builds."""
    gone = weakref.ref(known := Knowledge(language="fr"))
    assert recognised("", "La Chine.", "fr", known)
    del known
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_sentence_gets_the_tags_of_its_case(case: dict[str, Any], knowledge: Knowledge) -> None:
    tags = recognised("", case["text"], case.get("language", "fr"), knowledge)
    assert [tag.value for tag in tags] == case["tags"]
    assert {(tag.origin, tag.rule) for tag in tags} <= {("inferred", "named in the text")}


def test_the_archivists_record_renames_a_country_and_can_silence_it() -> None:
    records = (
        TagRecord(name="Bélarus", other_names=("Biélorussie",)),
        TagRecord(name="Chine", recognise=False),
    )
    knowledge = Knowledge(language="fr", authority=Authority(tags=records))
    tags = recognised("", "La Biélorussie, le Belarus et la Chine.", "fr", knowledge)
    assert [tag.value for tag in tags] == ["Bélarus"]

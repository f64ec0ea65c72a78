"""Closed records: good values with their places, and every problem at once."""

# ruff: noqa: E501 - messages stand whole

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressarchive.fields.kinds import (
    choice,
    is_web_address,
    language,
    slug,
    text,
    web_address,
    whole_number,
    word,
    words,
    yes_no,
)
from pressarchive.fields.records import Kind, Reading, Slot, Table, read_record, records
from pressarchive.fields.yaml import Word, read_yaml
from pressarchive.problems import Problem

OFFICE = Table({"role": word, "until": word}, required={"role": "ministre"})
TABLE = Table(
    {
        "title": word,
        "tags": words,
        "note": text,
        "kind": choice("article", "interview"),
        "shown": yes_no,
        "page_size": whole_number(1, 500),
        "url": web_address,
        "slug": slug,
        "language": language,
        "offices": records(OFFICE),
        "picture": word,
    },
    required={"title": "Lavrov à Minsk"},
    nested={"picture": Table({"file": word})},
)


def read(yaml: str) -> Reading:
    return read_record(read_yaml("title: x\n" + yaml, "x.yaml"), TABLE, "x.yaml")


def problem(yaml: str) -> str:
    [only] = read(yaml).problems
    return str(only)


@pytest.mark.parametrize(
    ("yaml", "key", "value"),
    [
        ("tags: Otan", "tags", ("Otan",)),
        ("tags: [Otan, 'Russie, Chine']", "tags", ("Otan", "Russie, Chine")),
        ("tags:\n- NO\n- 12:30", "tags", ("NO", "12:30")),
        ("tags: []", "tags", ()),
        ("note: |\n  un\n\n  deux\n", "note", "un\n\ndeux"),
        ("kind: interview", "kind", "interview"),
        ("shown: No", "shown", False),
        ("shown: true", "shown", True),
        ("page_size: 0500", "page_size", 500),
        ("url: https://example.org/é?a=b#c", "url", "https://example.org/é?a=b#c"),
        ("slug: lavrov-a-minsk", "slug", "lavrov-a-minsk"),
        ("language: PT-br", "language", "pt-BR"),
        ("language: zh-hant-tw", "language", "zh-Hant-TW"),
    ],
)
def test_a_good_value_is_read(yaml: str, key: str, value: object) -> None:
    reading = read(yaml)
    assert reading.values == {"title": "x", key: value}
    assert reading.problems == ()


def test_a_value_keeps_its_place() -> None:
    assert read("tags:\n  - Otan\n").places == {"title": (1, 8), "tags": (3, 3)}


@pytest.mark.parametrize("empty", ["tags:", "note: # rien", "kind:\nshown:"])
def test_an_empty_value_is_no_value(empty: str) -> None:
    assert read(empty).values == {"title": "x"}
    assert read(empty).problems == ()


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("tag: Otan", '2:1: "tag" is not a key that is read here — did you mean "tags"?'),
        ("Tags: Otan", '2:1: "Tags" is not a key that is read here — did you mean "tags"?'),
        (
            "zzz: 1",
            (
                '2:1: "zzz" is not a key that is read here — the keys that are read here: title, tags, note, kind, shown, '
                "page_size, url, slug, language, offices, picture"
            ),
        ),
        (
            "tags: [Otan, [Russie]]",
            '2:14: "tags" should be a list of words, not a list — write it like this: tags: [Otan, Russie]',
        ),
        (
            "tags:\n- Lavrov : mise en garde",
            (
                '3:3: "tags" should be a list of words, not keys with values ("Lavrov:" is read as a key) — '
                "write it like this: tags: [Otan, Russie]"
            ),
        ),
        (
            "tags:\n- Otan\n-\n",
            '4:2: "tags" should be a list of words, not nothing — write it like this: tags: [Otan, Russie]',
        ),
        (
            "kind: roman",
            '2:7: "kind" should be one of article, interview, not "roman" — write it like this: kind: article',
        ),
        ("shown: oui", '2:8: "shown" should be yes or no, not "oui" — write it like this: shown: yes'),
        *(
            (
                f"page_size: {value}",
                (
                    f'2:12: "page_size" should be a whole number from 1 to 500, not "{value}" — '
                    "write it like this: page_size: 1"
                ),
            )
            for value in ("0", "501", "1.5", "-1", "1e2", "²", "many", "9" * 40)
        ),
        *(
            (
                f"url: {value}",
                (
                    f'2:6: "url" should be a web address that begins with https:// or http://, not "{value}" — '
                    "write it like this: url: https://example.org/article"
                ),
            )
            for value in (
                "javascript:alert(1)",
                "//example.org",
                "example.org",
                "ftp://example.org",
                "https://",
                "https://me:secret@example.org/",
                "https://example.org:99999/",
                "https://[::1/",
                "https://example.org/a b",
                "https://example.org\\@evil.org/",
                "https://example.org/<script>",
            )
        ),
        (
            "url: https://example.org/\u202ex",
            (
                '2:6: "url" should be a web address that begins with https:// or http://, not '
                '"https://example.org/\\u202ex" — write it like this: url: https://example.org/article'
            ),
        ),
        (
            "slug: Lavrov à Minsk",
            (
                '2:7: "slug" should be small letters a to z, digits and single hyphens, not "Lavrov à Minsk" — '
                "write it like this: slug: lavrov-a-minsk"
            ),
        ),
        (
            "slug: ../../etc/passwd",
            (
                '2:7: "slug" should be small letters a to z, digits and single hyphens, not "../../etc/passwd" — '
                "write it like this: slug: etc-passwd"
            ),
        ),
        *(
            (
                f"slug: {value}",
                (
                    f'2:7: "slug" should be small letters a to z, digits and single hyphens, not "{value}" — '
                    f"write it like this: slug: {better}"
                ),
            )
            for value, better in (
                ('"%2e%2e"', "2e-2e"),
                ("/absolu", "absolu"),
                ("a\\b", "a-b"),
                ("con", "con-x"),
                ("page", "page-x"),
            )
            if not value.startswith('"')
        ),
        (
            "language: fr_FR",
            '2:11: "language" should be a language tag, not "fr_FR" — write it like this: language: fr',
        ),
        (
            "language: xx",
            '2:11: "language" should be a language tag, not "xx" — write it like this: language: fr',
        ),
        (
            "note: [a]",
            (
                '2:7: "note" should be text, not a list — write it like this: note: some words, or | with the text below '
                "it, indented"
            ),
        ),
        (
            "offices:\n- until: 2004",
            '3:3: "role" is missing, or has no value — add it, for example: role: ministre',
        ),
        *(
            (
                f"{written}: #1",
                (
                    f'2:{len(written) + 3}: the value of "{written}" begins with #, and YAML takes what follows it for a note — '
                    f'put it between quotation marks: {written}: "#1"; if it is a note, write a space after the #'
                ),
            )
            for written in ("note", "tags", "offices")
        ),
        (
            "tags:\n- #NousToutes",
            (
                "3:3: this item begins with #, and YAML takes what follows it for a note — "
                'put it between quotation marks: - "#NousToutes"; if it is a note, write a space after the #'
            ),
        ),
        (
            "offices:\n- role: #1",
            (
                '3:9: the value of "role" begins with #, and YAML takes what follows it for a note — '
                'put it between quotation marks: - role: "#1"; if it is a note, write a space after the #'
            ),
        ),
        (
            "offices:\n- #1",
            (
                "3:3: this item begins with #, and YAML takes what follows it for a note — "
                'put it between quotation marks: - "#1"; if it is a note, write a space after the #'
            ),
        ),
        *(
            (
                yaml,
                (
                    f"{place}: a non-breaking space (U+00A0) stands here, which YAML takes for a letter — "
                    "type an ordinary space in its place"
                ),
            )
            for yaml, place in (
                ("note\u00a0: Minsk", "2:5"),
                ("offices:\n- role:\u00a0ministre", "3:8"),
                ("offices:\n\u00a0\u00a0role: ministre", "3:1"),
            )
        ),
        (
            "picture:\nfile: a.jpg",
            '3:1: "file" is not a key that is read here — it stands under "picture": indent it by two spaces',
        ),
        (
            "offices: ministre",
            (
                '2:10: keys with their values should stand here, not "ministre" — write key: value, with a space after '
                "the colon"
            ),
        ),
    ],
)
def test_a_wrong_value_is_a_problem_in_its_place(yaml: str, expected: str) -> None:
    assert problem(yaml) == f"x.yaml:{expected}"
    assert read(yaml).values["title"] == "x"


def test_a_word_of_several_lines_is_not_one_line() -> None:
    reading = read_record(read_yaml("title: |\n  un\n  deux\n", "x.yaml"), TABLE, "x.yaml")
    assert [str(found) for found in reading.problems] == [
        (
            'x.yaml:1:8: "title" should be one line of words, not "un deux" — '
            'write it like this: title: "Lavrov : mise en garde"'
        )
    ]


def test_one_word_with_a_comma_is_one_with_a_warning() -> None:
    reading = read("tags: Otan, Russie")
    assert reading.values["tags"] == ("Otan, Russie",)
    assert reading.problems == (
        Problem(
            "x.yaml",
            2,
            7,
            '"tags" is read as one, and holds a comma',
            'for several, write tags: [Otan, Russie]; for one, tags: ["Otan, Russie"]',
            "warning",
        ),
    )


def test_a_list_between_quotation_marks_is_answered_with_the_list() -> None:
    (found,) = read('tags: "[Otan, Russie]"').problems
    assert found.hint == 'for several, write tags: [Otan, Russie]; for one, tags: ["[Otan, Russie]"]'


def test_a_long_value_is_shown_by_its_beginning() -> None:
    assert f'not "{"a" * 60}…"' in problem(f"kind: {'a' * 10_000}")


def test_all_problems_are_found_in_one_reading() -> None:
    reading = read_record(read_yaml("tag: a\nkind: b\nshown: c\n", "x.yaml"), TABLE, "x.yaml")
    assert [(found.line, found.column) for found in reading.problems] == [(1, 1), (2, 7), (3, 8), (1, 1)]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("", 'x.md:2: "title" is missing, or has no value — add it, for example: title: Lavrov à Minsk'),
        (
            "title:",
            'x.md:2:1: "title" is missing, or has no value — add it, for example: title: Lavrov à Minsk',
        ),
        (
            "title:Minsk",
            (
                'x.md:2:1: keys with their values should stand here, not "title:Minsk" — write key: value, with a space '
                "after the colon"
            ),
        ),
        (
            "- Minsk",
            (
                "x.md:2:1: keys with their values should stand here, not a list — write key: value, with a space after "
                "the colon"
            ),
        ),
    ],
)
def test_a_record_that_is_none_is_a_problem(yaml: str, expected: str) -> None:
    reading = read_record(read_yaml(yaml, "x.md", first_line=2), TABLE, "x.md", line=2)
    assert [str(found) for found in reading.problems] == [expected]


def test_records_in_a_record_keep_their_own_places() -> None:
    [first, second] = read("offices:\n- {role: ministre, until: 2004}\n- role: ambassadeur\n").values[
        "offices"
    ]
    assert first.values == {"role": "ministre", "until": "2004"}
    assert second.places == {"role": (4, 9)}


@given(st.text())
def test_no_web_address_holds_what_could_leave_an_attribute_or_a_host(value: str) -> None:
    assert not is_web_address("https://example.org/" + value + '"')
    assert not is_web_address("https://user@" + value)


@pytest.mark.parametrize(
    "kind",
    [
        word,
        text,
        words,
        yes_no,
        web_address,
        slug,
        language,
        choice("a"),
        whole_number(0, 9),
        records(OFFICE),
    ],
)
@given(
    yaml=st.sampled_from(["x", "''", "[]", "{}", "[[a], {b: c}]", "{a: [b]}", "|\n  a\n  b", "[~]"])
    | st.text()
)
def test_a_kind_answers_or_says_what_is_wrong(kind: Kind[object], yaml: str) -> None:
    try:
        node = read_yaml(yaml, "x.yaml")
    except Exception:  # noqa: BLE001 - what is no YAML is another test's
        return
    problems: list[Problem] = []
    assert node is None or kind(node, Slot("key", "x.yaml", problems)) is not None or problems


def test_a_word_that_is_no_choice_is_answered_with_the_one_that_is_like_it() -> None:
    kind = choice("full", "excerpt", "metadata", "private", example="private")
    assert [_example(kind, word) for word in ("Excerpt", "meta-data", "extrait", "")] == [
        "excerpt",
        "metadata",
        "private",
        "private",
    ]


def _example(kind: Kind[str], word: str) -> str:
    slot = Slot("visibility", "x.yaml", [])
    assert kind(Word(word, 1, 1), slot) is None
    return slot.problems[0].hint.rpartition(" ")[2]

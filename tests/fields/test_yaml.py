"""YAML as words with places: what is read, what is refused and in which words."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressarchive.fields import yaml
from pressarchive.fields.yaml import Listing, Node, Record, Word, read_yaml
from pressarchive.problems import Faults, Problem

CASES = Path(__file__).parent / "cases" / "yaml_faults.txt"
CASE = re.compile(r"^=== (?P<name>.*)\n(?P<text>(?s:.*?))-->\n(?P<faults>(?:.+\n?)+)", re.MULTILINE)


def yaml_faults() -> list[tuple[str, str, str]]:
    """The cases of the file: name with its line, YAML, and each fault expected."""
    content = CASES.read_text(encoding="utf-8")
    return [
        (f"{case['name']}, line {content.count(chr(10), 0, case.start()) + 1}", case["text"], case["faults"])
        for case in CASE.finditer(content)
    ]


@pytest.fixture(params=["C", "Python"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python":
        monkeypatch.setattr(yaml, "new_parser", yaml._PythonParser)  # noqa: SLF001


def fault_of(text: str) -> str:
    with pytest.raises(Faults) as raised:
        read_yaml(text, "x.yaml")
    return str(raised.value)


def outcome(text: str) -> Node | str | None:
    try:
        return read_yaml(text, "x.yaml")
    except Faults as faults:
        return str(faults)


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(("name", "text", "faults"), yaml_faults(), ids=[case[0] for case in yaml_faults()])
def test_each_fault_is_named_where_it_is(name: str, text: str, faults: str) -> None:
    expected = [f"x.yaml:{line}" for line in faults.splitlines()]
    assert fault_of(text).splitlines() == expected, name


def test_the_case_file_is_read_whole() -> None:
    assert len(yaml_faults()) == CASES.read_text(encoding="utf-8").count("=== ") > 40


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    "written",
    ["NO", "yes", "12:30", "010", "2023-02-30", "1e3", "~", "null", ".inf", "0x1F", "1_000", "l'Otan", "="],
)
def test_a_scalar_stays_as_it_is_written(written: str) -> None:
    record = read_yaml(f"key: {written}\n", "x.yaml")
    assert record == Record(((Word("key", 1, 1), Word(written, 1, 6)),), 1, 1)


def warned(text: str) -> list[str]:
    warnings: list[Problem] = []
    read_yaml(text, "x.yaml", warnings=warnings)
    assert {problem.severity for problem in warnings} <= {"warning"}
    return [f"{problem.line}:{problem.column}: {problem.what} — {problem.hint}" for problem in warnings]


IF_A_NOTE = "; if it is a note, write a space after the #"


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    ("text", "place", "what", "hint"),
    [
        (
            "title: La vague #MeToo",
            "1:17",
            'the value of "title"',
            'put it between quotation marks: title: "La vague #MeToo"',
        ),
        (
            "a: b\ntitle: La #1  # à revoir\n",
            "2:11",
            'the value of "title"',
            'put it between quotation marks: title: "La #1"',
        ),
        (
            "- name: Le mot 'vague' #MeToo",
            "1:24",
            'the value of "name"',
            "put it between quotation marks: - name: \"Le mot 'vague' #MeToo\"",
        ),
        (
            "tags:\n  - La vague #MeToo\n",
            "2:14",
            "this item",
            'put it between quotation marks: - "La vague #MeToo"',
        ),
        (
            'title: "La #1" #MeToo',
            "1:16",
            'the value of "title"',
            "put it between quotation marks: title: '\"La #1\" #MeToo'",
        ),
        (
            "tags: [Otan] #MeToo",
            "1:14",
            'the value of "tags"',
            'put the words with # between quotation marks: [Otan, "#MeToo"]',
        ),
        (
            "title: La\n  vague #MeToo\n",
            "2:9",
            "this line",
            "put the value that goes on here between quotation marks",
        ),
    ],
)
def test_words_that_are_lost_after_a_hash_are_warned_of(text: str, place: str, what: str, hint: str) -> None:
    does = "ends before this #, for YAML takes what follows it for a note"
    assert warned(text) == [f"{place}: {what} {does} — {hint}{IF_A_NOTE}"]


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    "text",
    [
        "title: Minsk # à revoir",
        "title: Minsk # voir #2",
        "title: Minsk #",
        "title: Minsk ## 2",
        "#title: Minsk\ndate: 2023\n  #place: Minsk\n",
        "url: https://example.org/a#b",
        "title: 'La #1'",
        'title: "La vague\n  #MeToo"',
        "rights: |\n  La #1\n  #MeToo\n",
        "note: C#5",
    ],
)
def test_a_note_as_people_write_it_is_passed_over(text: str) -> None:
    assert warned(text) == []


def test_a_flood_of_lost_words_ends_at_a_hundred() -> None:
    assert len(warned("- a #b\n" * 1000)) == 100


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).filter(lambda t: t[0].isalnum()))
def test_the_line_a_warning_shows_is_read_as_the_words_meant(word: str) -> None:
    [warning] = warned(f"title: La vague #{word}")
    if found := re.search(r"marks: (title: .*)" + IF_A_NOTE, warning):
        record = read_yaml(found[1], "x.yaml")
        assert isinstance(record, Record)
        assert plain(record)[1].value == f"La vague #{word}"


@pytest.mark.usefixtures("_parser")
def test_nodes_carry_their_places_counted_from_the_first_line() -> None:
    node = read_yaml("title: Minsk\ntags:\n  - Otan\n  - 'Russie'\n", "x.md", first_line=2)
    assert node == Record(
        (
            (Word("title", 2, 1), Word("Minsk", 2, 8)),
            (
                Word("tags", 3, 1),
                Listing((Word("Otan", 4, 5), Word("Russie", 5, 5, quoted=True)), 4, 3),
            ),
        ),
        2,
        1,
    )


def test_the_first_line_moves_the_places_of_faults() -> None:
    with pytest.raises(Faults, match=r"^x.md:7:15: the value"):
        read_yaml("title: Lavrov : non\n", "x.md", first_line=7)


@pytest.mark.usefixtures("_parser")
def test_blocks_keep_or_fold_their_lines() -> None:
    node = read_yaml("kept: |\n  un\n  deux\nfolded: >\n  un\n  deux\n", "x.yaml")
    assert isinstance(node, Record)
    assert [value.value for _, value in node.entries if isinstance(value, Word)] == [
        "un\ndeux\n",
        "un deux\n",
    ]


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("text", ["", "\n", "# rien\n", "---\n", "---\n# rien\n...\n"])
def test_nothing_is_none(text: str) -> None:
    assert read_yaml(text, "x.yaml") is None


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_a_line_break_only_yaml_knows_is_a_character_like_others(char: str) -> None:
    node = read_yaml(f"title: a{char}b\ntitre: c\n", "x.yaml")
    assert isinstance(node, Record)
    assert node.entries[0][1] == Word(f"a{char}b", 1, 8)
    assert node.entries[1][0] == Word("titre", 2, 1)


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("char", ["\x00", "\x07", "\x7f", "\x92", "\ufffe", "\ud800"])
def test_a_control_character_is_shown_and_placed(char: str) -> None:
    expected = f"x.yaml:2:4: a control character stands here (U+{ord(char):04X}) — delete it"
    assert fault_of(f"a: b\nc: {char}d\n") == expected


def test_too_long_a_text_is_refused_before_it_is_parsed() -> None:
    expected = "x.yaml:1:1: these fields run over 1,000,000 characters — move long text out of them"
    assert fault_of("a: " + "b" * 1_000_000) == expected
    assert read_yaml("a: " + "b" * 1_000_000, "x.yaml", at_most=2_000_000)


DEEP = "x.yaml:1:{}: more than 16 lists or records stand in one another here — write them side by side"


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    ("opening", "column"), [("[", 17), ("{", 17), ("- ", 33), ("? ", 33), ("{a: ", 65), ("[{a: ", 41)]
)
def test_deep_nesting_is_refused_at_its_depth(opening: str, column: int) -> None:
    assert fault_of(opening * 50_000).splitlines()[-1] == DEEP.format(column)


@pytest.mark.parametrize(
    "hostile",
    [
        "[" + "[]," * 300_000,
        "<<: {a: b}\n" * 80_000,
        "".join(f"a{i}: &x 1\n" for i in range(60_000)),
        "- *a\n" * 190_000,
        "a: " * 300_000,
        "a" + " " * 900_000,
        ":" * 900_000,
        'a: "' + "\\" * 900_000,
        "a: b\n" * 190_000,
        "\t" * 900_000,
        "[" + " " * 900_000,
        "x: " + "a : " * 200_000,
        "- #b\n" * 190_000,
        "- 'a' #b\n" * 100_000,
        "{" + "a, " * 300_000 + " #b\n}",
        "a: " + " " * 900_000 + "#b",
        "[" + "' #b" * 200_000,
        "a:b\n" * 200_000 + "a: b",
        "\u00a0" * 900_000 + "a: b",
    ],
    ids=lambda text: text[:8],
)
def test_a_megabyte_of_anything_is_read_or_refused_soon(hostile: str) -> None:
    start = time.process_time()
    outcome(hostile)
    assert time.process_time() - start < 5


def test_a_flood_of_faults_ends_at_a_hundred() -> None:
    assert len(fault_of("- !t a\n" * 1000).splitlines()) == 100


def plain(node: Node | None) -> list[Word]:
    match node:
        case Word():
            return [node]
        case Listing():
            return [found for item in node.items for found in plain(item)]
        case Record():
            return [found for key, value in node.entries for found in (key, *plain(value))]
        case None:
            return []


@given(st.text(st.sampled_from("ab :-\r\n\"'[]{},#&*!|>%@`?\\é«\t.")) | st.text())
@example("--- #todo")
@example("? #a")
@example("# a #b\n---")
def test_any_text_is_read_or_refused_with_places_inside_it(text: str) -> None:
    lines = re.split(r"\r\n?|\n", text)
    try:
        places = [(word.line, word.column) for word in plain(read_yaml(text, "x.yaml"))]
    except Faults as faults:
        places = [(problem.line, problem.column) for problem in faults.problems]
    assert all(1 <= line <= len(lines) + 1 and 1 <= column <= len(text) + 1 for line, column in places)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1).filter(
        lambda t: t.isprintable()
    )
)
def test_the_line_a_message_shows_is_read_as_the_words_meant(title: str) -> None:
    found = re.search(r"put it between quotation marks: (title: .*)", str(outcome(f"title: {title}\n")))
    if found and "closing" not in str(outcome(f"title: {title}\n")):
        record = read_yaml(found[1], "x.yaml")
        assert isinstance(record, Record)
        assert plain(record)[1].value == title.strip()

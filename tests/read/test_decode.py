"""Bytes become text: whatever saved them, no word is lost, and what is odd is pointed at."""

# ruff: noqa: E501 - messages stand whole

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressarchive.read.decode import decode

TEXT = "Titre\n\nLavrov a déclaré « à Minsk » qu’il viendrait.\n"


def read(data: bytes) -> tuple[str, list[str]]:
    text, problems = decode(data, "minsk.txt")
    return text, [f"{problem.severity}: {problem}" for problem in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf8_and_marked_encodings_are_read_without_a_word(encoding: str) -> None:
    assert read(TEXT.encode(encoding)) == (TEXT, [])


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_a_mark_tells_the_order_of_bytes(mark: bytes, encoding: str) -> None:
    assert read(mark + TEXT.encode(encoding)) == (TEXT, [])


def test_windows_1252_is_read_with_a_warning_that_shows_the_word() -> None:
    assert read(TEXT.encode("cp1252")) == (
        TEXT,
        [
            (
                'warning: minsk.txt:3:11: byte 17 (0xE9), in "déclaré", is not UTF-8: the whole file was read as Windows-1252'
                " — see that the word is right, and save it again as UTF-8"
            )
        ],
    )


def test_a_place_is_right_after_carriage_returns() -> None:
    assert read(TEXT.replace("\n", "\r\n").encode("cp1252"))[1][0].startswith(
        "warning: minsk.txt:3:11: byte 19"
    )


def test_latin_1_with_byte_85_is_an_ellipsis() -> None:
    text, [warning] = read(b"Alors\x85 oui")
    assert text == "Alors… oui"
    assert warning.startswith('warning: minsk.txt:1:6: byte 5 (0x85), in "Alors…", is not UTF-8')


def test_a_capital_before_a_closing_mark_is_no_utf8_in_windows_1252() -> None:
    assert read("La « LIBERTÉ» à l'été".encode("cp1252"))[0] == "La « LIBERTÉ» à l'été"


def test_a_file_pieced_together_from_two_encodings_keeps_every_word() -> None:
    assert read("Été à Minsk\n".encode() + b"caf\xe9 noir") == (
        "Été à Minsk\ncafé noir",
        [
            (
                'warning: minsk.txt:2:4: byte 18 (0xE9), in "café", is not UTF-8: it was read as Windows-1252'
                " — see that the word is right, and save it again as UTF-8"
            )
        ],
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "this file is empty — write its text, or delete it"),
        (b" \n\t\r\n", "this file holds only blanks — write its text, or delete it"),
        ("\xa0\u3000\n".encode(), "this file holds only blanks — write its text, or delete it"),
        (b"\xef\xbb\xbf", "this file holds only blanks — write its text, or delete it"),
        (
            TEXT.encode("utf-16-le"),
            "this file is in UTF-16LE, and without the byte order mark that says so — save it again as UTF-8",
        ),
        (
            TEXT.encode("utf-16-be"),
            "this file is in UTF-16BE, and without the byte order mark that says so — save it again as UTF-8",
        ),
        (
            "Лавров сказал".encode("utf-16-le"),
            "this file is in UTF-16LE, and without the byte order mark that says so — save it again as UTF-8",
        ),
        (
            "Лавров сказал".encode("utf-16-be"),
            "this file is in UTF-16BE, and without the byte order mark that says so — save it again as UTF-8",
        ),
        (b"\xff\xfea", "this file begins as UTF-16, and is not UTF-16 at byte 2 — save it again as UTF-8"),
        (
            b"\xff\xfe\x00\xd8a\x00",
            "this file begins as UTF-16, and is not UTF-16 at byte 2 — save it again as UTF-8",
        ),
        (
            "été, déclar".encode() + b"\xc3",
            "this file breaks off inside a character, at byte 14 — copy the article again",
        ),
        (
            b"abc\x00def",
            "this is not text: byte 3 is NUL — copy its text into a new file; pictures belong in content/media/",
        ),
        (
            b"\x00" * 100,
            "this is not text: byte 0 is NUL — copy its text into a new file; pictures belong in content/media/",
        ),
        (b"a\x81b", "this is no text in UTF-8 or Windows-1252: a byte is 0x81 — save it again as UTF-8"),
        *(
            (
                data,
                f"this is {name}, not text — copy its text into a new file; pictures belong in content/media/",
            )
            for data, name in (
                (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
                (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
                (b"GIF89a", "a GIF picture"),
                (b"%PDF-1.7", "a PDF document"),
                (b"PK\x03\x04", "a ZIP archive, or a Word or LibreOffice document"),
                (b"\xd0\xcf\x11\xe0", "a Word document"),
                (b"{\\rtf1\\ansi", "an RTF document"),
                (b"\x1f\x8b\x08", "a compressed file"),
            )
        ),
    ],
)
def test_what_is_no_text_is_an_error_that_names_it(data: bytes, problem: str) -> None:
    assert read(data) == ("", [f"error: minsk.txt: {problem}"])


def test_a_sidecar_may_be_empty() -> None:
    assert decode(b"", "minsk.yaml", may_be_empty=True) == ("", [])


@pytest.mark.parametrize("written", ["a\r\nb\r\n", "a\rb\r", "a\nb\n", "a\r\nb\r", "a\rb\n"])
def test_every_line_ends_alike(written: str) -> None:
    assert read(written.encode()) == ("a\nb\n", [])


def test_line_signs_that_editors_do_not_know_stay() -> None:
    assert read("a\x85b\u2028c\u2029d".encode()) == ("a\x85b\u2028c\u2029d", [])


def test_accents_are_composed() -> None:
    assert read(unicodedata.normalize("NFD", TEXT).encode()) == (TEXT, [])


@pytest.mark.parametrize(
    ("written", "kept", "warning"),
    [
        (
            "a\ufeffb\n\ufeffc",
            "ab\nc",
            "1:2: a byte order mark (U+FEFF) inside the text was taken out (2 times in this file) — delete it: two files may have been joined here",
        ),
        (
            "ab\ufffec",
            "abc",
            "1:3: a byte order mark (U+FFFE) inside the text was taken out — delete it: two files may have been joined here",
        ),
        (
            "un\uffff deux\ufdd0",
            "un deux",
            "1:3: a code that stands for no character (U+FFFF) was taken out (2 times in this file) — delete it",
        ),
        ("un\x07 deux", "un deux", "1:3: a control character (U+0007) was taken out — delete it"),
        (
            "un\x0cdeux",
            "un\ndeux",
            "1:3: a page or line break that only a word processor knows (U+000C) was read as the end of a line — write an ordinary line break",
        ),
        (
            "la d\ufffdclaration",
            "la d\ufffdclaration",
            '1:5: a character was lost before this file was saved, in "d\ufffdclaration" — look it up in the article and write it again',
        ),
        (
            "Il a dÃ©clarÃ©",
            "Il a dÃ©clarÃ©",
            '1:7: "dÃ©clarÃ©" looks like UTF-8 that was read as another encoding (2 times in this file) — copy the article again, or correct its accents',
        ),
        (
            "quâ€™il",
            "quâ€™il",
            '1:3: "quâ€™il" looks like UTF-8 that was read as another encoding — copy the article again, or correct its accents',
        ),
        (
            "qu\x92il",
            "qu\x92il",
            '1:3: "qu\\u0092il" looks like UTF-8 that was read as another encoding — copy the article again, or correct its accents',
        ),
        (
            "abc\u202edef",
            "abc\u202edef",
            "1:4: an invisible character (U+202E) turns the direction of the text around — delete it unless the text needs it",
        ),
        (
            "abc\u2066def",
            "abc\u2066def",
            "1:4: an invisible character (U+2066) turns the direction of the text around — delete it unless the text needs it",
        ),
        (
            "l'inter\u200bnational",
            "l'inter\u200bnational",
            '1:8: an invisible character (U+200B) stands in "l\'inter\\u200bnational", and searches for it will fail — delete it',
        ),
    ],
)
def test_an_odd_character_is_a_warning_with_its_place(written: str, kept: str, warning: str) -> None:
    assert read(written.encode()) == (kept, [f"warning: minsk.txt:{warning}"])


@pytest.mark.parametrize(
    "written",
    [
        "می\u200cخواهم",  # the non-joiner of Persian
        "3 € : می\u200cخواهم",  # the same in a text that is looked through closely
        "क्\u200dष",  # the joiner of Hindi
        "Ã la São João, AMANHÃ »",
        "ÑANDÚ, Ñandú, Ðingvellir",
        "3 € ; «\u00a0non\u00a0» ; l\u2019\u202fété\u00a0!",
        "un\tdeux",
        "\u200fעברית\u200e",
    ],
)
def test_honest_letters_of_other_languages_are_no_oddity(written: str) -> None:
    assert read(written.encode()) == (written, [])


@given(st.binary() | st.binary(max_size=40).map(lambda tail: "é".encode() + tail))
def test_any_bytes_become_text_or_an_error(data: bytes) -> None:
    text, problems = decode(data, "x.txt")
    assert bool(text) != any(problem.severity == "error" for problem in problems)
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    text.encode()


@given(st.text())
def test_no_printable_character_of_utf8_is_lost(written: str) -> None:
    text, problems = decode(written.encode(), "x.txt")
    if not any(problem.severity == "error" for problem in problems):
        kept = unicodedata.normalize("NFC", "".join(filter(str.isprintable, written)))
        assert unicodedata.normalize("NFC", "".join(filter(str.isprintable, text))) == kept


LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.characters(
    min_codepoint=0xC0, max_codepoint=0xFF
)


@given(st.text(LATIN))
def test_no_letter_of_windows_1252_is_lost(written: str) -> None:
    assert decode(f"é {written}".encode("cp1252"), "x.txt")[0] == f"é {written}"


@pytest.mark.parametrize(
    "unit", [TEXT.encode(), TEXT.encode("cp1252"), b"\xe9", b"\x01 a", b"\xef\xbb\xbf", b"\r"]
)
def test_a_large_file_takes_its_time_and_no_more(unit: bytes) -> None:
    start = time.process_time()
    decode(unit * (5_000_000 // len(unit)), "x.txt")
    assert time.process_time() - start < 4

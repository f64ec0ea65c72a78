"""The quotations of any text, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from pressarchive.cli import main

TEXT = "Un titre\n« Nous y sommes depuis longtemps », a déclaré Jean Dupont, maire de Lille.\n"


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["quotations", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_text_gives_a_line_for_each_quotation(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    assert run(file).stdout == f"{file}:2: Jean Dupont (named): direct: Nous y sommes depuis longtemps\n"


def test_explain_says_which_rule_and_which_words(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    _, why = run(file, "--explain").stdout.splitlines()
    assert "cue “a déclaré”" in why
    assert "mention “Jean Dupont" in why
    assert "confidence" in why


def test_json_gives_offsets_into_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    record = json.loads(run(file, "--json").stdout)
    (quote,) = record["quotes"]
    assert record["id"] == str(file)
    assert TEXT[quote["start"] : quote["end"]] == quote["text"] == "Nous y sommes depuis longtemps"
    keys = {"start", "end", "text", "type", "speaker", "mention", "cue", "how", "confidence"}
    assert set(quote) == keys
    assert (quote["type"], quote["speaker"], quote["how"]) == ("direct", "Jean Dupont", "named")


def test_records_stream_through_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    lines = [json.dumps({"id": str(i), "lang": "fr", "text": TEXT, "other": 1}) for i in range(3)]
    file.write_text("\n".join([*lines, ""]), "utf-8")
    answers = [json.loads(line) for line in run(file).stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["0", "1", "2"]
    assert all(len(answer["quotes"]) == 1 for answer in answers)


def test_a_line_that_is_no_record_is_named_and_what_came_before_is_told(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_text(json.dumps({"id": "1", "text": TEXT}) + "\n{]\n", "utf-8")
    result = run(file)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith(f"{file}:2: this is no record: ")


def test_a_file_that_is_no_text_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    assert run(file).exit_code == 1

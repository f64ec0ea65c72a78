"""XML as we write it, against the library for it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from pressarchive.exports.xml import clean, document, element

WORDS = st.text() | st.text("<>&\"']]>\r\n\t\x00\ud800 a", max_size=20)


@given(WORDS, WORDS, st.lists(WORDS, max_size=3))
def test_any_words_are_written_as_the_library_for_xml_writes_them(
    title: str, address: str, texts: list[str]
) -> None:
    parts = [element("p", text=text, text_=address, lang="fr") for text in texts]
    written = document("feed", element("title", text=title), element("div", *parts), xmlns="urn:a")

    tree = ET.Element("feed", {"xmlns": "urn:a"})
    tree.text = "\n"
    ET.SubElement(tree, "title").text = clean(title)
    within = ET.SubElement(tree, "div")
    for text in texts:
        ET.SubElement(within, "p", {"text": clean(address), "lang": "fr"}).text = clean(text)
    for child in tree:
        child.tail = "\n"
    assert written == ET.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"

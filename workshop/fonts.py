"""The theme's fonts, from the packages of those who drew them: `make fonts`.

Each is cut down to what pages use, parted by script, and written to templates/assets/fonts/ with its licence;
the rules that name them are written into style.css. The same versions give the same bytes.

The licence reserves the name “Source” for the fonts as they were drawn, so what is made here has another.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ASSETS = Path(__file__).parent.parent / "templates" / "assets"
STYLE = ASSETS / "style.css"
BEGINS, ENDS = "/* Made by `make fonts`: do not edit. */\n", "/* Made until here. */\n"

SERIF, SANS = "source-serif@4.5.1", "source-sans@3.52.0"
"""By Adobe: Frank Grießhammer's Source Serif and Paul D. Hunt's Source Sans."""

FEATURES = ["kern", "ccmp", "locl", "liga", "calt", "mark", "mkmk", "onum", "lnum", "pnum", "tnum", "rvrn"]
"""Of OpenType: the figures that style.css asks for, and what a script needs to be right."""

NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
"""Of the table of names: the copyright and the licence stay in the font."""

SCRIPTS: dict[str, tuple[tuple[int, int], ...]] = {
    # The rest of Europe, Turkish, transliteration and Vietnamese.
    "latin-ext": (
        (0x100, 0x17F),
        (0x18F, 0x18F),
        (0x1A0, 0x1DC),
        (0x1E6, 0x1E9),
        (0x218, 0x21B),
        (0x259, 0x259),
        (0x2B9, 0x2DD),
        (0x300, 0x332),
        (0x1E00, 0x1EFF),
        (0x20AB, 0x20AB),
        (0x20BA, 0x20BA),
    ),
    "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x301, 0x301), (0x400, 0x52F), (0x20B4, 0x20B4), (0x20BD, 0x20BD)),
    # French, English and their neighbours from Portugal to Finland, with the signs of print.
    "latin": (
        (0x20, 0xFF),
        (0x131, 0x131),
        (0x152, 0x153),
        (0x160, 0x161),
        (0x178, 0x178),
        (0x17D, 0x17E),
        (0x192, 0x192),
        (0x2BC, 0x2BC),
        (0x2C6, 0x2C6),
        (0x2DA, 0x2DC),
        (0x2000, 0x2044),
        (0x20AC, 0x20AC),
        (0x2116, 0x2122),
        (0x2190, 0x2193),
        (0x2212, 0x2212),
    ),
}
"""The files of a font. Where two have a sign, a browser takes the later one."""


class Cut(NamedTuple):
    """One of the theme's fonts: what it is cut from, and where it stays on the axes or may still move."""

    file: str
    family: str
    weights: str
    style: str
    package: str
    source: str
    axes: dict[str, float | tuple[float, float]]
    stands_in: Sequence[str]
    """Families here of which one is shown until this font is there: see STAND_INS."""


CUTS = (
    Cut(
        "serif",
        "Archive Serif",
        "400 700",
        "normal",
        SERIF,
        "VAR/SourceSerif4Variable-Roman.ttf",
        {"wght": (400, 700), "opsz": 18},
        ("Times", "Noto Serif"),
    ),
    Cut(
        "serif-italic",
        "Archive Serif",
        "400",
        "italic",
        SERIF,
        "VAR/SourceSerif4Variable-Italic.ttf",
        {"wght": 400, "opsz": 20},
        ("Times Italic", "Noto Serif Italic"),
    ),
    Cut(
        "display",
        "Archive Display",
        "700",
        "normal",
        SERIF,
        "VAR/SourceSerif4Variable-Roman.ttf",
        {"wght": 700, "opsz": 44},
        ("Times Bold", "Noto Serif Bold"),
    ),
    Cut(
        "sans",
        "Archive Sans",
        "400 700",
        "normal",
        SANS,
        "VF/SourceSans3VF-Upright.ttf",
        {"wght": (400, 700)},
        ("Arial", "Roboto"),
    ),
)


class StandIn(NamedTuple):
    """A font that a reader's machine has, and one of the same widths that can be measured here."""

    local: tuple[str, ...]
    package: str
    source: str


STAND_INS = {
    "Times": StandIn(
        ("Times New Roman", "Times", "Liberation Serif", "Tinos"),
        "@fontsource/tinos@5.3.0",
        "files/tinos-latin-400-normal.woff2",
    ),
    "Times Italic": StandIn(
        ("Times New Roman Italic", "TimesNewRomanPS-ItalicMT", "Times-Italic", "Liberation Serif Italic"),
        "@fontsource/tinos@5.3.0",
        "files/tinos-latin-400-italic.woff2",
    ),
    "Times Bold": StandIn(
        ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Times-Bold", "Liberation Serif Bold"),
        "@fontsource/tinos@5.3.0",
        "files/tinos-latin-700-normal.woff2",
    ),
    "Arial": StandIn(
        ("Arial", "Helvetica", "Liberation Sans", "Arimo"),
        "@fontsource/arimo@5.3.0",
        "files/arimo-latin-400-normal.woff2",
    ),
    "Noto Serif": StandIn(
        ("Noto Serif", "NotoSerif"),
        "@fontsource/noto-serif@5.3.0",
        "files/noto-serif-latin-400-normal.woff2",
    ),
    "Noto Serif Italic": StandIn(
        ("Noto Serif Italic", "NotoSerif-Italic"),
        "@fontsource/noto-serif@5.3.0",
        "files/noto-serif-latin-400-italic.woff2",
    ),
    "Noto Serif Bold": StandIn(
        ("Noto Serif Bold", "NotoSerif-Bold"),
        "@fontsource/noto-serif@5.3.0",
        "files/noto-serif-latin-700-normal.woff2",
    ),
    "Roboto": StandIn(("Roboto",), "@fontsource/roboto@5.3.0", "files/roboto-latin-400-normal.woff2"),
}

OURS = "U+20-52F, U+1E00-22FF"
"""Where a font stands in for one of ours; other scripts are the system's at once."""

PRINT = (
    "Le ministre des Affaires étrangères a déclaré mercredi que « le dialogue avec l’Europe n’a jamais été "
    "rompu », ajoutant qu’une réponse serait donnée avant la fin de l’année ; l’œuvre, où est-elle ? "
)
"""Words as a French newspaper prints them, by whose width two fonts are compared."""


def main() -> None:
    """Makes the files and the rules."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter).parse_args()
    folder = ASSETS / "fonts"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        packages = Packages(Path(name))
        rules = [rule for cut in CUTS for rule in make(cut, packages, folder)]
        for package, file in ((SERIF, "OFL-serif.txt"), (SANS, "OFL-sans.txt")):
            (folder / file).write_bytes(licence(packages, package))
    before, rest = STYLE.read_text("utf-8").split(BEGINS)
    STYLE.write_text(before + BEGINS + "".join(rules) + ENDS + rest.split(ENDS)[1], "utf-8")


class Packages:
    """npm packages, fetched once each in the version that is named."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened: dict[str, Path] = {}

    def open(self, package: str) -> Path:
        """The folder of the package's files."""
        if package not in self.opened:
            place = self.folder / re.sub(r"\W+", "-", package)
            place.mkdir()
            command = ["npm", "pack", "--silent", "--pack-destination", str(place), package]
            archive = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
            with tarfile.open(place / archive.split()[-1]) as tar:
                tar.extractall(place, filter="data")
            self.opened[package] = place / "package"
        return self.opened[package]


def licence(packages: Packages, package: str) -> bytes:
    """The licence as it comes with the package."""
    return (packages.open(package) / "LICENSE.md").read_bytes().replace(b"\r\n", b"\n")


def make(cut: Cut, packages: Packages, folder: Path) -> Iterable[str]:
    """Writes the files of `cut`; the rules that name them, and those of the fonts that stand in for it."""
    source = packages.open(cut.package) / cut.source
    for script, ranges in SCRIPTS.items():
        file = f"{cut.file}-{script}.woff2"
        data = cut_out(source, cut, ranges)
        (folder / file).write_bytes(data)
        print(f"{file}: {len(data):,} bytes")
        yield (
            f'@font-face {{ font-family: "{cut.family}"; {slanted(cut)}'
            f"font-weight: {cut.weights}; font-display: swap; "
            f'src: url("fonts/{file}"); '
            f"unicode-range: {', '.join(map(written, ranges))}; }}\n"
        )
    latin = TTFont(folder / f"{cut.file}-latin.woff2")
    for name in cut.stands_in:
        stand_in = STAND_INS[name]
        yield stand_in_rule(cut, name, latin, stand_in, packages)


def written(span: tuple[int, int]) -> str:
    """A range as CSS writes it."""
    first, last = span
    return f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}"


def slanted(cut: Cut) -> str:
    """What a rule says of an italic; upright goes without saying."""
    return "font-style: italic; " if cut.style == "italic" else ""


def cut_out(source: Path, cut: Cut, ranges: Iterable[tuple[int, int]]) -> bytes:
    """The font at `source` with the signs of `ranges` alone, at its place on the axes, as WOFF2."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = NAMES
    options.hinting = False
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[sign for first, last in ranges for sign in range(first, last + 1)])
    subsetter.subset(font)
    between = io.BytesIO()
    font.save(between)
    between.seek(0)
    font = instancer.instantiateVariableFont(TTFont(between, recalcTimestamp=False), cut.axes)
    rename(font, cut)
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def rename(font: TTFont, cut: Cut) -> None:
    """Another name than the reserved one, in every place that a reader is shown."""
    style = "Italic" if cut.style == "italic" else "Regular"
    postscript = f"{cut.family.replace(' ', '')}-{style}"
    names = {
        1: cut.family,
        2: style,
        3: f"{postscript}; from {cut.package}",
        4: f"{cut.family} {style}",
        6: postscript,
    }
    table = font["name"]
    for number, text in names.items():
        for record in [record for record in table.names if record.nameID == number]:
            table.setName(text, number, record.platformID, record.platEncID, record.langID)


def stand_in_rule(cut: Cut, name: str, font: TTFont, stand_in: StandIn, packages: Packages) -> str:
    """What a reader's machine shows until `font` is there, stretched so that nothing moves when it is."""
    other = TTFont(packages.open(stand_in.package) / stand_in.source)
    size = width(font) / width(other)
    hhea, em = font["hhea"], font["head"].unitsPerEm
    sources = ", ".join(f'local("{local}")' for local in stand_in.local)
    return (
        f'@font-face {{ font-family: "{cut.family} {name.split(maxsplit=1)[0]}"; {slanted(cut)}'
        f"src: {sources}; size-adjust: {size:.2%}; "
        f"ascent-override: {hhea.ascent / em / size:.2%}; descent-override: {-hhea.descent / em / size:.2%}; "
        f"line-gap-override: 0%; unicode-range: {OURS}; }}\n"
    )


def width(font: TTFont) -> float:
    """How long `PRINT` runs, in ems."""
    signs, advance = font.getBestCmap(), font["hmtx"]
    run = sum(advance[signs[ord(sign)]][0] for sign in PRINT)
    return float(run / font["head"].unitsPerEm)


if __name__ == "__main__":
    main()

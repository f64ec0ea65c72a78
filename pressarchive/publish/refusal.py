"""Refusal: the folders that must never become an output folder, told before anything is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pressarchive
from pressarchive.problems import Problem, SettingsFaults
from pressarchive.publish import manifest, names, telling
from pressarchive.publish.standing import kind

_READ = ("content", "templates")
_NOT_OURS = {*_READ, "tests", "benchmarks"}
_HARMLESS = {
    *names.OWN,
    ".git",  # a branch checked out to be published, still empty
    "cname",  # GitHub Pages' file with the site's domain
    ".nojekyll",
    ".ds_store",  # file managers' leavings
    "thumbs.db",
    "desktop.ini",
}
_CHOOSE = "choose another folder with --output: one that is empty, does not exist yet, or was built before"


def refuse(output: Path, site_folder: Path, *inputs: Path) -> None:
    """Nothing, where `output` is a folder that may hold the site: missing, empty or written by us.

    `inputs` are other folders that the build reads or keeps: the theme's templates, the store's.
    Raises SettingsFaults with the one reason why not.
    """
    shown = output.as_posix()
    try:
        reason = next(_reasons(output, site_folder, inputs), None)
        problem = telling.fault(shown, reason, _CHOOSE) if reason else None
    except manifest.DamagedError:
        problem = telling.damaged(shown)
    except OSError as error:
        place = f"{shown}/{names.MANIFEST}" if str(error.filename).endswith(names.MANIFEST) else shown
        problem = Problem(place, 0, 0, f"the system says: {error.strerror or error}", _CHOOSE)
    if problem:
        raise SettingsFaults([problem])


def _reasons(output: Path, site_folder: Path, inputs: tuple[Path, ...]) -> Iterator[str]:
    real = _real(output)
    yield from _place(real, _real(site_folder), [_real(path) for path in inputs])
    match kind(output):
        case "nothing":
            yield from _creation(real)
        case "folder":
            yield from _holdings(output)
        case "link":
            yield "this is a link, and the site must not be written through one"
        case "file":
            yield "this is a file, and the site needs a folder"
        case "other":
            yield "this is no folder"


def _place(output: Path, site_folder: Path, inputs: list[Path]) -> Iterator[str]:
    """Reasons that lie in where `output` is."""
    if output == output.parent:
        yield "this is the root of the file system"
    for home in _home():
        if _holds(output, home):
            yield "this is your home folder, or holds it"
    if _holds(output, site_folder):
        yield "this is the folder of the archive itself, or holds it"
    inside = output.relative_to(site_folder).parts if output.is_relative_to(site_folder) else ()
    if inside and (inside[0].casefold() in _NOT_OURS or inside[0].startswith(".")):
        yield f"this is in the archive's folder {inside[0]}, which is not for the finished site"
    if ".git" in map(str.casefold, output.parts):
        yield "this is inside a folder that belongs to git"
    package = Path(pressarchive.__file__).resolve().parent
    for path in (*(site_folder / name for name in _READ), *inputs, package):
        if _holds(output, path) or _holds(path, output):
            yield f"this holds, or is inside, the folder {path.as_posix()}, which the program reads"


def _creation(real: Path) -> Iterator[str]:
    """Reasons why a missing folder could not be made."""
    above = next(path for path in real.parents if kind(path) != "nothing")
    if not above.is_dir():
        yield f"this cannot be made, for {above.as_posix()} is no folder"
    elif not os.access(above, os.W_OK):
        yield f"this cannot be made, for the folder {above.as_posix()} may not be written"


def _holdings(output: Path) -> Iterator[str]:
    """Reasons that lie in what `output` holds."""
    if not os.access(output, os.W_OK):
        yield "this folder may not be written"
    found = sorted(entry.name for entry in output.iterdir())
    if names.MANIFEST in found:
        manifest.read(output)
    elif strangers := [name for name in found if name.casefold() not in _HARMLESS]:
        yield f"this folder was not made by the program and is not empty: it holds {strangers[0]}"


def _home() -> Iterator[Path]:
    """The home folder, where the system knows of one."""
    try:
        yield _real(Path.home())
    except RuntimeError:
        return


def _real(path: Path) -> Path:
    """`path` from the root, links followed; unlike `Path.resolve` it does not mind a link to itself."""
    return Path(os.path.realpath(path))


def _holds(folder: Path, path: Path) -> bool:
    """Whether `folder` is `path` or lies above it, as the disk knows them, which may not count case."""
    return any(folder == above or _same(folder, above) for above in (path, *path.parents))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False

"""Publishing: a finished site becomes the files of an output folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pressarchive.model import Content
from pressarchive.problems import Faults, Problem
from pressarchive.publish import limits, manifest, names, planning, telling, writing
from pressarchive.publish.lock import locked
from pressarchive.publish.standing import Standing, kind
from pressarchive.store import MemoryStore, Stamps, Store

_LINK = "this is a link, and the site must not be written through one"


class Published(Struct, frozen=True):
    """What publishing did."""

    written: tuple[str, ...]
    """Output paths, in the order of writing."""
    unchanged: tuple[str, ...]
    deleted: tuple[str, ...]
    size: int
    """Bytes of the whole site."""
    files: int
    """Files of the whole site."""
    warnings: tuple[Problem, ...]
    """Files changed by hand, and what became of them; what is too large to be published."""


def publish(
    site: Mapping[str, Content],
    output: Path,
    order: Callable[[str], int] = names.reading_order,
    store: Store | None = None,
    fetch: Callable[[Sequence[str]], None] = lambda names: None,  # noqa: ARG005
) -> Published:
    """Make the folder `output` hold `site` (output path to content), and whatever strangers keep there.

    Files are written in the order of `order`, a rank for each output path, after everything is known to
    fit; `fetch` is told before which they will be. `store` keeps what spares reading them the next time.
    Raises Faults for what is in the way, what the system refuses and another build at work, with the old
    site whole file by file; and ValueError for names that cannot stand together.
    """
    whole: dict[str, Content] = {".nojekyll": b"", **site}
    names.check(whole)
    shown = output.as_posix()
    root = _long(output)
    with telling.told(shown):
        root.mkdir(parents=True, exist_ok=True)
        if kind(root) != "folder":
            raise Faults([telling.fault(shown, _LINK, "choose a folder with --output")])
        with locked(root, shown):
            _sweep(root, shown)
            stamps = Stamps(
                MemoryStore() if store is None else store, f"the files of {os.path.realpath(root)}"
            )
            digests = {name: writing.sha256(content) for name, content in whole.items()}
            standing = Standing(root, shown, stamps)
            plan = _plan(digests, standing, order)
            fetch(plan.write)
            _carry_out(plan, whole, standing)
            stamps.save()
    sizes = {name: len(held) if isinstance(held, bytes) else held.size for name, held in whole.items()}
    return Published(
        written=plan.write,
        unchanged=plan.unchanged,
        deleted=tuple(sorted((*plan.first, *plan.delete))),
        size=sum(sizes.values()),
        files=len(whole),
        warnings=(*plan.warnings, *sorted(limits.exceeded(sizes, shown))),
    )


def _plan(digests: Mapping[str, str], standing: Standing, order: Callable[[str], int]) -> planning.Plan:
    try:
        before = manifest.read(standing.root)
    except manifest.DamagedError as error:
        raise Faults([telling.damaged(standing.shown)]) from error
    return planning.make(digests, before, standing, order)


def _carry_out(plan: planning.Plan, site: Mapping[str, Content], standing: Standing) -> None:
    root, shown = standing.root, standing.shown
    beside = root / names.BESIDE
    try:
        if plan.first or plan.write or plan.delete:
            _mark(plan.intent, root, shown)
        _remove(plan.first, plan.emptied, root, shown)
        for name in plan.write:
            writing.put(site[name], root / name, beside, f"{shown}/{name}")
            standing.written(name, writing.sha256(site[name]))
        _remove(plan.delete, plan.emptied, root, shown)
        _mark(plan.final, root, shown)
    finally:
        writing.remove_if_possible(beside)


def _mark(files: manifest.Manifest, root: Path, shown: str) -> None:
    """Write the manifest, unless it stands there already."""
    target = root / names.MANIFEST
    text = manifest.encode(files)
    if kind(target) == "nothing" or target.read_bytes() != text:
        writing.put_durably(text, target, root / names.BESIDE, f"{shown}/{names.MANIFEST}")


def _remove(files: tuple[str, ...], folders: tuple[str, ...], root: Path, shown: str) -> None:
    for name in files:
        writing.remove(root / name, f"{shown}/{name}")
    for name in folders:
        writing.remove_empty(root / name)


def _sweep(root: Path, shown: str) -> None:
    """Delete what a killed build left beside."""
    beside = root / names.BESIDE
    match kind(beside):
        case "nothing":
            pass
        case "file":
            writing.remove(beside, f"{shown}/{names.BESIDE}")
        case _:
            what = "something that the program did not write stands where it makes its files"
            raise Faults(
                [telling.fault(f"{shown}/{names.BESIDE}", what, "move or delete it, then build again")]
            )


def _long(folder: Path) -> Path:
    """`folder` as Windows takes paths longer than 260 characters; elsewhere itself."""
    return Path("\\\\?\\" + os.path.abspath(folder)) if os.name == "nt" else folder  # noqa: PTH100

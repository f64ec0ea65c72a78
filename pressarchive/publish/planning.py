"""The plan: everything publishing will do to the output folder, and every fault, before it does anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from msgspec import Struct

from pressarchive.problems import Faults, Problem
from pressarchive.publish import telling
from pressarchive.publish.manifest import Manifest
from pressarchive.publish.names import ancestors, folded
from pressarchive.publish.standing import Standing


class Plan(Struct, frozen=True):
    """What to do, each tuple in the order of doing it."""

    first: tuple[str, ...]
    """Files of ours to delete before writing: they stand where another must go."""
    write: tuple[str, ...]
    unchanged: tuple[str, ...]
    delete: tuple[str, ...]
    """Files of ours to delete once nothing shown links to them."""
    emptied: tuple[str, ...]
    """Folders that held files of ours that are no longer in the site, innermost first."""
    intent: Manifest
    """What is ours at any moment of the writing."""
    final: Manifest
    """What is ours at the end."""
    warnings: tuple[Problem, ...]


class Leaving(Struct, frozen=True):
    """What becomes of the files that are no longer in the site."""

    delete: frozenset[str]
    folders: frozenset[str]
    twins: Mapping[str, str]
    """Those to delete, by their name where case does not count."""
    warnings: tuple[Problem, ...]


class Arrival(Struct, frozen=True):
    """What becomes of one file of the site."""

    write: bool = True
    ours: bool = True
    """False: the same bytes stand there already, and were not written by us."""
    first: frozenset[str] = frozenset()
    """Files to delete before it."""
    problem: Problem | None = None


_UNCHANGED = Arrival(write=False)


def make(
    digests: Mapping[str, str],
    before: Manifest,
    standing: Standing,
    order: Callable[[str], int],
) -> Plan:
    """The plan that turns what `standing` holds into the files of `digests` (path to SHA-256).

    `before` is what the manifest says is ours, and `order` ranks the paths for writing. Raises Faults
    naming everything in the way.
    """
    leaving = _leaving(digests, before, standing)
    arrivals = {}
    for name in sorted(digests, key=lambda name: (order(name), name)):
        try:
            arrivals[name] = _arrival(name, digests[name], before, leaving, standing)
        except OSError as error:  # a context for each of thousands of names would take longer than the look
            raise Faults([telling.refused(standing.place(name), error)]) from error
    problems = {arrival.problem for arrival in arrivals.values() if arrival.problem}
    if faults := [problem for problem in problems if problem.severity == "error"]:
        raise Faults(faults)
    first = frozenset(chain.from_iterable(arrival.first for arrival in arrivals.values()))
    final = {name: frozenset([digests[name]]) for name, arrival in arrivals.items() if arrival.ours}
    return Plan(
        first=tuple(sorted(first)),
        write=tuple(name for name, arrival in arrivals.items() if arrival.write),
        unchanged=tuple(name for name, arrival in arrivals.items() if not arrival.write),
        delete=tuple(sorted(leaving.delete - first)),
        emptied=tuple(sorted(leaving.folders, reverse=True)),
        intent={name: _either(before.get(name), final.get(name)) for name in {*before, *final}},
        final=final,
        warnings=tuple(sorted({*leaving.warnings, *problems})),
    )


def _either(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str]:
    """What is in either: where they are equal, as they are of most of thousands of files, the same object."""
    if not one or not other or one == other:
        return one or other or frozenset()
    return one | other


def _leaving(site: Mapping[str, str], before: Manifest, standing: Standing) -> Leaving:
    gone = sorted(set(before) - set(site))
    delete = set()
    warnings = set()
    for name in gone:
        with telling.told(standing.place(name)):
            barrier = standing.barrier(name)
            if barrier and standing.kind(barrier) == "link":
                warnings.add(_behind_link(standing.place(barrier)))
            elif barrier or standing.kind(name) in {"nothing", "folder"}:
                continue  # our file is gone, whoever deleted it
            elif standing.kind(name) == "file" and standing.digest(name) in before[name]:
                delete.add(name)
            else:
                warnings.add(_kept(standing.place(name)))
    return Leaving(
        delete=frozenset(delete),
        folders=frozenset(chain.from_iterable(map(ancestors, gone))),
        twins={folded(name): name for name in delete},
        warnings=tuple(warnings),
    )


def _arrival(  # noqa: PLR0911 - one line for each thing that can stand there
    name: str, digest: str, before: Manifest, leaving: Leaving, standing: Standing
) -> Arrival:
    if barrier := standing.barrier(name):
        if barrier in leaving.delete:
            return Arrival(first=frozenset([barrier]))
        return Arrival(problem=_in_the_way_of_folder(standing.place(barrier), standing.kind(barrier)))
    match standing.kind(name):
        case "nothing":
            return Arrival()
        case "folder":
            return _over_folder(name, leaving, standing)
        case "file":
            held = standing.digest(name)
            if held == digest:
                return _already_there(name, before, leaving, standing)
            if held in before.get(name, ()):
                return Arrival()
    if name in before:
        return Arrival(problem=_repaired(standing.place(name)))
    twin = leaving.twins.get(folded(name))
    if twin and standing.same(name, twin):
        return Arrival(first=frozenset([twin]))
    return Arrival(problem=_in_the_way(standing.place(name), standing.kind(name)))


def _already_there(name: str, before: Manifest, leaving: Leaving, standing: Standing) -> Arrival:
    if name in before:
        return _UNCHANGED
    twin = leaving.twins.get(folded(name))
    if twin and standing.same(name, twin):
        return Arrival(first=frozenset([twin]))
    # Somebody else's file stays somebody else's: on no later day is it replaced or deleted.
    return Arrival(write=False, ours=False)


def _over_folder(name: str, leaving: Leaving, standing: Standing) -> Arrival:
    """A file where a folder stands: possible where the folder will be empty, and was ours."""
    found = set(standing.within(name))
    strangers = sorted(found - leaving.delete - leaving.folders)
    if strangers or name not in leaving.folders:
        stranger = strangers[0] if strangers else name
        return Arrival(problem=_in_the_way(standing.place(stranger), standing.kind(stranger)))
    return Arrival(first=frozenset(found & leaving.delete))


_CALLED = {"file": "a file", "folder": "a folder", "link": "a link", "other": "something that is no file"}


def _in_the_way(path: str, kind: str) -> Problem:
    return telling.fault(
        path,
        f"{_CALLED[kind]} that the program did not write stands where the site needs its own",
        "move or delete it, or choose another output folder with --output",
    )


def _in_the_way_of_folder(path: str, kind: str) -> Problem:
    return telling.fault(
        path,
        f"{_CALLED[kind]} stands where the site needs a folder",
        "move or delete it, or choose another output folder with --output",
    )


def _repaired(path: str) -> Problem:
    return telling.warning(
        path,
        "this file was changed or damaged since the last build, and has been written anew",
        "make changes in the content or the templates: those made in the output folder do not last",
    )


def _kept(path: str) -> Problem:
    return telling.warning(
        path,
        "this file is no longer part of the site, but was changed since the program wrote it, and is kept",
        "delete it if you do not need it: the program will not touch it again",
    )


def _behind_link(path: str) -> Problem:
    return telling.warning(
        path,
        "a link stands where the program had written a folder, and what is behind it is kept",
        "delete the link if you do not need it: the program will not touch it again",
    )

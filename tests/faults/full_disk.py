"""A process for the tests of full disks: it has mounts of its own, and tells how a build fared at each size.

unshare --mount python full_disk.py FOLDER MOUNTED STEPS

FOLDER is empty; MOUNTED is what of the archive lies on the small disk: `.`, `output` or `.pressarchive`. The
archive is built with room enough, edited, and built with ever more room: STEPS sizes. One line for each.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from pathlib import Path

from places import archive, run, tree
from previews import ARTICLE
from sites import write

from pressarchive.build import spool

ROOM = 64 * 2**20
OWN = {".pressarchive.json", ".pressarchive.tmp", ".pressarchive.lock"}
BLOCK = 4096


def mount(folder: Path, size: int, *, again: bool = False) -> None:
    how = f"{'remount,' if again else ''}size={size},nr_inodes=0"
    subprocess.run(["mount", "-t", "tmpfs", "-o", how, "tmpfs", str(folder)], check=True)


def used(folder: Path) -> int:
    found = os.statvfs(folder)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


def edit(site: Path, number: int) -> None:
    write(site, {"content/articles/a1.md": ARTICLE.format(title=f"Essai {number}", day=1)})
    write(site, {"content/tags.yaml": f"- name: Mer\n  note: La mer, {number}.\n"})
    settings = (site / "site.yaml").read_text("utf-8").splitlines()
    write(site, {"site.yaml": "\n".join([f"title: Revue {number}", *settings[1:]]) + "\n"})


def main(folder: Path, mounted: str, steps: int) -> None:
    spool.IN_MEMORY = 50_000
    disk = folder / "archive" if mounted == "." else folder / "archive" / mounted
    disk.mkdir(parents=True)
    mount(disk, ROOM)
    site, output = archive(folder / "archive"), folder / "archive" / "output"
    before, told = built(site), ""
    started = used(disk)
    for step in range(1, steps + 1):
        edit(site, step)
        if mounted == ".pressarchive":  # all that is remembered is written anew
            for path in disk.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        gc.collect()  # a nameless file on the disk goes with who had it open
        start = 0 if mounted == ".pressarchive" else started
        mount(disk, (start + step * (ROOM_WANTED[mounted] // steps)) // BLOCK * BLOCK + BLOCK, again=True)
        code, told = run(site)
        now = tree(output)
        mount(disk, ROOM, again=True)
        whole = built(site)
        clean = built(site, "--clean")
        assert whole == clean, changed(whole, clean)
        assert code in (0, 1), told
        if code == 0:
            assert now == clean, (step, told, changed(now, clean))
        else:
            assert "No space left on device" in told or "disk is full" in told or "find no room" in told, told
            for name in {*now, *before} - OWN:
                assert now.get(name) in {before.get(name), clean.get(name)}, (step, name, told)
            assert ".pressarchive.tmp" not in now
        print(code, " / ".join(told.splitlines()), flush=True)  # noqa: T201 - read by the test
        before, started = clean, used(disk)


ROOM_WANTED = {".": 24 * 10**5, "output": 240 * 2**10, ".pressarchive": 4 * 2**20}
"""Enough, on top of what is used or in all."""


def built(site: Path, *options: str) -> dict[str, str]:
    code, told = run(site, *options)
    assert code == 0, told
    return tree(site / "output")


def changed(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))

"""Whose hands write an archive: editors, git, rsync and file managers, each in its own way.

`WRITES` are ways of writing one file; `HANDS` do something at random to the folder of an archive that
`sites.extract` wrote, and leave it without a fault.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from sites import write

Hand = Callable[[Path, random.Random], object]
Write = Callable[[Path, str], object]

# Ways of writing a file


def _vim(path: Path, text: str) -> None:
    probe, backup = path.with_name("4913"), path.with_name(f"{path.name}~")
    probe.touch()
    probe.unlink()
    path.rename(backup)
    path.write_text(text, "utf-8")
    backup.unlink()


def _emacs(path: Path, text: str) -> None:
    path.with_name(f".#{path.name}").symlink_to("someone@somewhere.1")
    shutil.copy2(path, path.with_name(f"{path.name}~"))
    path.write_text(text, "utf-8")
    path.with_name(f".#{path.name}").unlink()


def _replaced(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.tmp")
    new.write_text(text, "utf-8")
    new.replace(path)


def _jetbrains(path: Path, text: str) -> None:
    new, old = path.with_name(f"{path.name}___jb_tmp___"), path.with_name(f"{path.name}___jb_old___")
    new.write_text(text, "utf-8")
    path.rename(old)
    new.rename(path)
    old.unlink()


def _slowly(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        time.sleep(0.1)
        file.write(text[:30])
        file.flush()
        time.sleep(0.1)
        file.write(text[30:])


def _anew(path: Path, text: str) -> None:
    path.unlink()
    time.sleep(0.1)
    path.write_text(text, "utf-8")


def _restored(path: Path, text: str) -> None:
    old = path.stat()
    path.write_text(text, "utf-8")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


def _rsync(path: Path, text: str) -> None:
    """A file of another name takes its place with the times of the original, which may be old."""
    new = path.with_name(f".{path.name}.Xq3fZ1")
    new.write_text(text, "utf-8")
    os.utime(new, ns=(1_500_000_000_000_000_000, 1_500_000_000_000_000_000))
    new.replace(path)


WRITES: dict[str, Write] = {
    "in place": lambda path, text: path.write_text(text, "utf-8"),
    "Vim's: the old one away, a new one in its place": _vim,
    "Emacs': a backup that is a copy": _emacs,
    "a new file that takes its place": _replaced,
    "JetBrains': by two renames": _jetbrains,
    "empty first and full later": _slowly,
    "deleted and made anew": _anew,
    "with its old size and time": _restored,
    "rsync's: a new file with an old time": _rsync,
}

# What hands do to an archive


def _texts(folder: Path) -> list[Path]:
    return sorted((folder / "content" / "articles").rglob("*.txt"))


def write_as_some_editor(folder: Path, chance: random.Random) -> None:
    path = chance.choice(_texts(folder))
    said = f"« Ceci est la version {chance.randrange(1000)} », a déclaré Angela Merkel."
    text = f"{path.read_text('utf-8').rstrip()}\n{said}\n"
    chance.choice(list(WRITES.values()))(path, text)


def write_one_after_the_other(folder: Path, chance: random.Random) -> None:
    """As one who saves at every word."""
    path = chance.choice(_texts(folder))
    title, _, rest = path.read_text("utf-8").partition("\n")
    for length in range(1, len(title) + 1, 9):
        path.write_text(f"{title[:length].strip()}\n{rest}", "utf-8")
    path.write_text(f"{title}\n{rest}", "utf-8")


def swap_two_articles(folder: Path, chance: random.Random) -> None:
    if len(found := _texts(folder)) < 2:
        return
    one, other = chance.sample(found, 2)
    passing = one.with_name(".passing")
    one.rename(passing)
    other.rename(one)
    passing.rename(other)


def move_an_article_into_a_folder(folder: Path, chance: random.Random) -> None:
    path = chance.choice(_texts(folder))
    place = folder / "content" / "articles" / f"dossier-{chance.randrange(3)}" / path.name
    place.parent.mkdir(exist_ok=True)
    if place.exists():
        return
    if path.with_suffix(".yaml").exists():
        path.with_suffix(".yaml").rename(place.with_suffix(".yaml"))
    path.rename(place)


def rename_a_folder(folder: Path, chance: random.Random) -> None:
    folders = [path for path in (folder / "content" / "articles").iterdir() if path.is_dir()]
    if folders:
        chance.choice(folders).rename(folder / "content" / "articles" / f"rangé-{chance.randrange(10**6)}")


def take_a_folder_away_and_bring_it_back(folder: Path, chance: random.Random) -> None:
    place = folder / chance.choice(["content", "content/articles"])
    away = folder / "away"
    place.rename(away)
    time.sleep(chance.choice([0, 0.05]))
    away.rename(place)


def make_a_folder_anew(folder: Path, chance: random.Random) -> None:
    """The same files under other numbers of the disk."""
    place = folder / chance.choice(["content", "content/articles", "content/pages"])
    shutil.copytree(place, folder / "copy")
    shutil.rmtree(place)
    (folder / "copy").rename(place)


def touch_everything(folder: Path, _chance: random.Random) -> None:
    for path in (folder / "content").rglob("*"):
        path.touch()


def change_the_rights(folder: Path, chance: random.Random) -> None:
    for path in _texts(folder):
        path.chmod(chance.choice([0o644, 0o600, 0o664]))


def leave_things_behind(folder: Path, chance: random.Random) -> None:
    """As editors and systems do; no build reads them."""
    for name in (".DS_Store", ".x.txt.swp", "x.txt~", "#x.txt#", "4913"):
        path = folder / "content" / "articles" / name
        path.unlink() if path.exists() else path.write_text(str(chance.random()), "utf-8")
    (folder / "content" / "articles" / "4913").unlink(missing_ok=True)


def come_and_go(folder: Path, _chance: random.Random) -> None:
    """A burst of files that are gone before anybody has read them."""
    names = [f"content/articles/passage-{number}.txt" for number in range(60)]
    write(folder, dict.fromkeys(names, "Passage\nUn mot.\n"))
    for name in names:
        (folder / name).unlink()


def spoil_and_mend(folder: Path, chance: random.Random) -> None:
    """A fault that may or may not be seen meanwhile."""
    path = folder / "content" / "articles" / "entretien.md"
    good = path.read_bytes()
    faults = [b"", b"\xff\xfe\x00", b"---\ntitre: x\n---\n\nMot.\n", good[: len(good) // 2]]
    path.write_bytes(chance.choice(faults))
    time.sleep(chance.choice([0, 0.1, 0.4]))
    path.write_bytes(good)


def lose_the_settings_for_a_moment(folder: Path, chance: random.Random) -> None:
    path = folder / "site.yaml"
    good = path.read_bytes()
    path.unlink()
    time.sleep(chance.choice([0, 0.2]))
    path.write_bytes(good)


def put_a_link_and_take_it_away(folder: Path, chance: random.Random) -> None:
    path = folder / "content" / "articles" / "lien.txt"
    path.symlink_to(chance.choice(["nowhere", "lien.txt", "../..", "/etc/hostname"]))
    time.sleep(chance.choice([0, 0.2]))
    path.unlink()


def commit_or_check_out(folder: Path, chance: random.Random) -> None:
    """`git checkout` of an earlier state, which may be all that there is by then."""
    if not (folder / ".git").exists():
        (folder / ".gitignore").write_text(".pressarchive/\noutput/\n", "utf-8")
        _git(folder, "init", "-q", "-b", "main")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "state", "--allow-empty")
    commits = _git(folder, "log", "--format=%H", "-n", "8").split()
    if len(commits) > 1 and chance.random() < 0.5:
        _git(folder, "reset", "-q", "--hard", chance.choice(commits[1:]))
    elif chance.random() < 0.5:
        write(folder, {"content/pages/a-propos.md": f"# Remisé {chance.random()}\n\nTexte.\n"})
        _git(folder, "stash", "-q")


def _git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "gc.auto=0")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


HANDS: tuple[Hand, ...] = (
    *[write_as_some_editor] * 4,
    write_one_after_the_other,
    swap_two_articles,
    move_an_article_into_a_folder,
    rename_a_folder,
    take_a_folder_away_and_bring_it_back,
    make_a_folder_anew,
    touch_everything,
    change_the_rights,
    leave_things_behind,
    come_and_go,
    spoil_and_mend,
    lose_the_settings_for_a_moment,
    put_a_link_and_take_it_away,
    *([commit_or_check_out] if shutil.which("git") else []),
)
"""Each as often as it should be chosen."""

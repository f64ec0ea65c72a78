"""Running: Pagefind at work on a folder of documents, once for all of them.

It is never asked page by page: its own interface takes a tenth of a second for each.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from pressarchive.search.program import Program
from pressarchive.store import Scratch, writable


class SearchError(Exception):
    """The program did not make an index; says why."""


class Running:
    """Pagefind at work on a folder of its own, which goes with it."""

    def __init__(self, program: Program, language: str, scratch: Path | None) -> None:
        """`scratch` is where the folder is made; None, or where nothing can be written: where the system has
        its passing files. Raises OSError.
        """
        self._program = program
        self._language = language
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch: Scratch | None = None
        self._elsewhere = None if scratch and writable(scratch) else Path(mkdtemp(prefix="pressarchive-"))
        try:
            self._scratch = Scratch(self._elsewhere or scratch or Path())
            self._folder = self._scratch.folder
            self.documents = self._folder / "documents"
            self.documents.mkdir()
        except BaseException:
            self.close()
            raise

    def start(self) -> None:
        """Index what stands in `documents`. Raises SearchError."""
        # Settings in the environment, or in a file of the folder it is run in, would be obeyed.
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PAGEFIND_")}
        command = [
            *(self._program.path, "--silent", "--site", "documents", "--output-path", "index"),
            *("--force-language", self._language),
        ]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the package's own program
                command,
                cwd=self._folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        except OSError as error:
            raise SearchError(error.strerror or str(error)) from error

    def finish(self) -> Path:
        """The folder of the index, once it is made. Raises SearchError."""
        assert self._process is not None  # noqa: S101 - it was started
        _, said = self._process.communicate()
        index = self._folder / "index"
        if self._process.returncode or not (index / "pagefind-entry.json").is_file():
            lines = said.decode("utf-8", "replace").strip().splitlines()
            raise SearchError(lines[-1] if lines else f"it ended with {self._process.returncode}")
        return index

    def close(self) -> None:
        """End it, if it is still at work, and take its folder away."""
        if self._process is not None:
            self._process.kill()  # nothing, where it has ended
            self._process.wait()
            if self._process.stderr:
                self._process.stderr.close()
        if self._scratch is not None:
            self._scratch.close()
        if self._elsewhere is not None:
            with suppress(OSError):  # what could not be taken away is the system's to tidy up
                self._elsewhere.rmdir()

"""The server answers whoever may ask, with the site's own files, and nobody else."""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from previews import BOUND, Reply, ask, soon

from pressarchive.model import Content, FileRef, Made
from pressarchive.problems import Faults, Problem, SettingsFaults
from pressarchive.serve.app import application
from pressarchive.serve.bell import Bell
from pressarchive.serve.editions import edition
from pressarchive.serve.guard import hosts
from pressarchive.serve.server import Serving, bound
from pressarchive.serve.session import State

PICTURE = bytes(range(256)) * 100


class Served:
    """A server of a small site, with its state in the test's hands."""

    def __init__(self, folder: Path) -> None:
        self.media = folder / "content" / "media"
        self.media.mkdir(parents=True)
        self.outside = folder / "secret.txt"
        self.outside.write_text("secret", "utf-8")
        site: dict[str, Content] = {
            "index.html": b"<head></head>home",
            "404.html": b"<head></head>not found",
            "articles/un/index.html": "<head></head>été".encode(),
            "data.json": b"{}",
            "feed.xml": b"<feed/>",
            "feeds.opml": b"<feed/>",
            "assets/1f2e3d4c/style.css": b"body {}",
            "assets/1f2e3d4c/font.woff2": b"font",
            "unmade/index.html": Made("0" * 64, 3, _unmade),
            "slow/index.html": Made("0" * 64, 4, self._slow),
            "media/chat.jpg": self._reference("chat.jpg", PICTURE),
            "media/gone.jpg": FileRef(str(self.media / "gone.jpg"), "0" * 64, 3),
            "media/outside.jpg": FileRef(str(self.outside), "0" * 64, 6),
            "media/link.jpg": FileRef(str(self.media / "link.jpg"), "0" * 64, 6),
        }
        (self.media / "link.jpg").symlink_to(self.outside)
        self.state = State(1, edition(site, "/repo/"))
        self.looks: list[str] = []
        self.making = threading.Event()
        self.may_be_made = threading.Event()
        self.bell = Bell()
        self.listening = bound("127.0.0.1", 0)
        self.port = self.listening.getsockname()[1]
        app = application(self, self.bell, [self.media], hosts("127.0.0.1", self.port))
        self.server = Serving(app, self.listening)

    def _slow(self) -> bytes:
        self.making.set()
        assert self.may_be_made.wait(BOUND)
        return b"slow"

    def looked_at(self, path: str) -> None:
        self.looks.append(path)

    def _reference(self, name: str, data: bytes) -> FileRef:
        (self.media / name).write_bytes(data)
        return FileRef(str(self.media / name), hashlib.sha256(data).hexdigest(), len(data))


def _unmade() -> bytes:
    raise Faults([Problem("templates/tag.html", 1, 0, "there is no <field>", "mend it")])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("served"))
    with made.server:
        yield made
        made.bell.ring(last=True)


# What a reader's browser asks


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/repo/", "text/html; charset=utf-8"),
        ("/repo/data.json", "application/json; charset=utf-8"),
        ("/repo/feed.xml", "application/xml; charset=utf-8"),
        ("/repo/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/repo/assets/1f2e3d4c/style.css", "text/css; charset=utf-8"),
        ("/repo/assets/1f2e3d4c/font.woff2", "font/woff2"),
        ("/repo/media/chat.jpg", "image/jpeg"),
        ("/__preview__/reload.js", "text/javascript; charset=utf-8"),
    ],
)
def test_a_file_is_sent_as_what_it_is(served: Served, path: str, kind: str) -> None:
    reply = ask(served.port, path)
    assert (reply.status, reply.headers["content-type"]) == (200, kind)
    assert reply.headers["cache-control"] == "no-cache"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in reply.headers


@pytest.mark.parametrize(
    "path", ["/repo/", "/repo/data.json", "/repo/media/chat.jpg", "/__preview__/tabs.js"]
)
def test_what_a_browser_has_is_not_sent_again(served: Served, path: str) -> None:
    first = ask(served.port, path)
    again = ask(served.port, path, If_None_Match=f'"x", W/{first.headers["etag"]}')
    assert (again.status, again.body) == (304, b"")
    assert ask(served.port, path, If_None_Match='"x"').body == first.body


@pytest.mark.parametrize("path", ["/repo/", "/repo/nowhere/", "/repo/media/chat.jpg"])
def test_head_is_get_without_the_body(served: Served, path: str) -> None:
    get, head = ask(served.port, path), ask(served.port, path, "HEAD")
    assert (head.status, head.body) == (get.status, b"")
    assert head.headers["content-length"] == str(len(get.body))
    assert head.headers["etag"] == get.headers["etag"]


def test_a_part_of_a_picture_is_sent_where_one_is_asked_for(served: Served) -> None:
    part = ask(served.port, "/repo/media/chat.jpg", Range="bytes=10-19")
    assert (part.status, part.body) == (206, PICTURE[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(PICTURE)}"


def test_a_folder_without_its_slash_leads_on_with_its_query(served: Served) -> None:
    reply = ask(served.port, "/repo/articles/un?a=%C3%A9")
    assert (reply.status, reply.headers["location"]) == (301, "/repo/articles/un/?a=%C3%A9")


def test_a_page_that_is_not_there_is_the_sites_own_404(served: Served) -> None:
    reply = ask(served.port, "/repo/nowhere/")
    assert reply.status == 404
    assert b"not found" in reply.body
    assert b"/__preview__/reload.js" in reply.body, "it is loaded anew once the page is there"


def test_only_pages_get_the_script(served: Served) -> None:
    assert b"__preview__" in ask(served.port, "/repo/").body
    for path in ("/repo/data.json", "/repo/feed.xml", "/repo/assets/1f2e3d4c/style.css"):
        assert b"__preview__" not in ask(served.port, path).body


def test_a_page_is_told_its_marks(served: Served) -> None:
    state = json.loads(ask(served.port, "/__preview__/state?page=/repo/articles/un/").body)
    page = ask(served.port, "/repo/articles/un/").body.decode()
    assert state["faults"] == []
    for name, mark in state["marks"].items():
        assert f'data-{name}="{mark}"' in page


def test_a_page_that_cannot_be_made_says_why_and_waits_to_be(served: Served) -> None:
    reply = ask(served.port, "/repo/unmade/")
    assert reply.status == 503
    assert b"templates/tag.html:1: there is no &lt;field&gt;" in reply.body
    assert b"/__preview__/reload.js" in reply.body
    assert ask(served.port, "/__preview__/state?page=/repo/unmade/").status == 503


def test_others_are_answered_while_a_page_is_made(served: Served) -> None:
    """Or while it waits for the store, in which a build writes."""
    slow: list[Reply] = []
    asking = [
        threading.Thread(target=lambda path=path: slow.append(ask(served.port, path)))
        for path in ("/repo/slow/", "/__preview__/state?page=/repo/slow/")
    ]
    for one in asking:
        one.start()
    try:
        assert served.making.wait(BOUND)
        for path in ("/repo/", "/repo/media/chat.jpg", "/__preview__/state?page=/repo/", "/repo/slow"):
            began = time.monotonic()
            assert ask(served.port, path).status in {200, 301}
            assert time.monotonic() - began < 2
        assert slow == []
    finally:
        served.may_be_made.set()
        for one in asking:
            one.join()
    assert [reply.status for reply in slow] == [200, 200]
    assert any(b"slow" in reply.body for reply in slow)


def test_a_picture_is_marked_by_the_digest_that_its_site_knows(served: Served) -> None:
    mark = f'"{hashlib.sha256(PICTURE).hexdigest()}"'
    assert ask(served.port, "/repo/media/chat.jpg").headers["etag"] == mark
    part = ask(served.port, "/repo/media/chat.jpg", Range="bytes=0-9", If_Range=mark)
    assert (part.status, part.headers["etag"]) == (206, mark)


def test_another_method_is_refused(served: Served) -> None:
    assert ask(served.port, "/repo/", "POST").status == 405
    assert ask(served.port, "/repo/", "OPTIONS", Origin="http://evil.example").status == 405


# What a hostile one asks

REFUSED = 403


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost:{port}.evil.example",
        "",
        "[::1",
    ],
)
def test_a_name_that_is_not_ours_is_refused(served: Served, host: str) -> None:
    reply = ask(served.port, "/repo/", Host=host.format(port=served.port))
    assert reply.status == REFUSED
    assert b"home" not in reply.body


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_our_own_names_are_answered(served: Served, host: str) -> None:
    assert ask(served.port, "/repo/", Host=host.format(port=served.port)).status == 200


def test_listening_everywhere_answers_to_any_address_in_figures_and_to_no_name() -> None:
    allowed = hosts("0.0.0.0", 8000)  # noqa: S104 - as somebody may ask for
    assert allowed("192.168.1.7:8000")
    assert allowed("[fe80::1]:8000")
    assert not allowed("evil.example:8000")
    assert not allowed("192.168.1.7:80")


@pytest.mark.parametrize("path", ["events", "state", "reload.js"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_a_page_of_another_site_learns_nothing(served: Served, path: str, headers: dict[str, str]) -> None:
    assert ask(served.port, f"/__preview__/{path}", **headers).status == REFUSED


def test_our_own_page_may_ask(served: Served) -> None:
    own = {"Origin": f"http://127.0.0.1:{served.port}", "Sec_Fetch_Site": "same-origin"}
    assert ask(served.port, "/__preview__/state", **own).status == 200


CLIMBS = (
    "../secret.txt",
    "..%2fsecret.txt",
    "%2e%2e/secret.txt",
    "%2e%2e%2fsecret.txt",
    "%252e%252e%252fsecret.txt",
    "..%5csecret.txt",
    "..\\secret.txt",
    "....//secret.txt",
    "%c0%ae%c0%ae/secret.txt",
    "%uff0e%uff0e/secret.txt",
    "..;/secret.txt",
    "media/../../secret.txt",
    "media/%2e%2e/%2e%2e/secret.txt",
    "media/chat.jpg/../../../secret.txt",
    "media/chat.jpg%00.html",
    "//etc/passwd",
    "%2fetc%2fpasswd",
    "file:///etc/passwd",
)


@pytest.mark.parametrize("before", ["/repo/", "/", "/__preview__/", "/repo/media/", "http://127.0.0.1/repo/"])
@pytest.mark.parametrize("climb", CLIMBS)
def test_no_path_leads_out_of_the_site(served: Served, before: str, climb: str) -> None:
    reply = raw(served.port, f"GET {before}{climb} HTTP/1.1", f"Host: 127.0.0.1:{served.port}")
    assert reply.status in {400, 404}
    assert b"secret" not in reply.body.replace(b"secret.txt", b"")
    assert b"root:" not in reply.body


@pytest.mark.parametrize("name", ["gone.jpg", "outside.jpg", "link.jpg"])
def test_a_picture_that_is_not_the_archives_is_not_sent(served: Served, name: str) -> None:
    reply = ask(served.port, f"/repo/media/{name}")
    assert reply.status == 404
    assert b"secret" not in reply.body


@pytest.mark.parametrize(
    "lines",
    [
        ("GET /repo/ HTTP/1.1",),
        ("GET /repo/ HTTP/1.0",),
        ("GET /repo/ HTTP/1.1", "Host: 127.0.0.1:{port}", "Host: evil.example"),
        ("\x00\x01\x02",),
    ],
)
def test_a_request_that_is_none_gets_no_page(served: Served, lines: tuple[str, ...]) -> None:
    reply = raw(served.port, *(line.format(port=served.port) for line in lines))
    assert 400 <= reply.status < 500
    assert ask(served.port, "/repo/").status == 200


def raw(port: int, *lines: str) -> Reply:
    """The answer to a request written by hand."""
    with socket.create_connection(("127.0.0.1", port), timeout=BOUND) as connection:
        connection.sendall(("\r\n".join((*lines, "Connection: close")) + "\r\n\r\n").encode())
        reply = http.client.HTTPResponse(connection)
        reply.begin()
        return Reply(reply.status, dict(reply.getheaders()), reply.read())


def test_idle_connections_keep_nobody_waiting(served: Served) -> None:
    idle = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(200)]
    for number, connection in enumerate(idle):
        connection.sendall(b"GET /repo/ HT" if number % 2 else b"")
    streams = [Stream(served.port) for _ in range(50)]
    began = time.monotonic()
    assert ask(served.port, "/repo/").status == 200
    assert time.monotonic() - began < 2
    for connection in idle:
        connection.close()
    for stream in streams:
        stream.close()


def spoken(port: int, data: bytes, *, seconds: float = BOUND) -> bytes:
    """What the server answers to these bytes, until it closes or says nothing for so long."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as connection:
        heard = b""
        with suppress(OSError):  # it may close while more is being sent
            connection.sendall(data)
            while more := connection.recv(65536):
                heard += more
        return heard


HOST = "Host: 127.0.0.1:{port}\r\n"
GARBAGE: dict[str, str] = {
    "HTTP/0.9": "GET /repo/\r\n\r\n",
    "HTTP/0.9 without a path": "GET\r\n\r\n",
    "HTTP/2 at once": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "TLS": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "noughts": "\0" * 5000,
    "a header without an end": "GET /repo/ HTTP/1.1\r\n" + HOST + "X: " + "x" * 300_000,
    "a header that is huge": "GET /repo/ HTTP/1.1\r\n" + HOST + "X: " + "x" * 300_000 + "\r\n\r\n",
    "fifty thousand headers": "GET /repo/ HTTP/1.1\r\n" + HOST + "X: x\r\n" * 50_000 + "\r\n",
    "a path that is huge": "GET /" + "x" * 300_000 + " HTTP/1.1\r\n" + HOST + "\r\n",
    "two lengths": "GET /repo/ HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
    "a length that is none": "GET /repo/ HTTP/1.1\r\n" + HOST + "Content-Length: -5\r\n\r\n",
    "a line that is folded": "GET /repo/ HTTP/1.1\r\n" + HOST + "X: a\r\n b\x00c\r\n\r\n",
    "a space before the colon": "GET /repo/ HTTP/1.1\r\nHost : 127.0.0.1:{port}\r\n\r\n",
    "a tunnel": "CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + "\r\n",
    "an address of another": "GET http://evil.example/repo/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "another scheme": "GET file:///etc/passwd HTTP/1.1\r\n" + HOST + "\r\n",
    "a star": "GET * HTTP/1.1\r\n" + HOST + "\r\n",
}


@pytest.mark.parametrize("kind", GARBAGE)
def test_garbage_gets_no_page_and_others_are_answered(served: Served, kind: str) -> None:
    data = GARBAGE[kind].replace("{port}", str(served.port)).encode("latin-1")
    answer = spoken(served.port, data, seconds=0.3)
    assert b"home" not in answer
    assert answer == b"" or re.match(rb"HTTP/1\.1 (4\d\d|501|505) ", answer), answer[:100]
    assert b"Traceback" not in answer
    assert ask(served.port, "/repo/").status == 200


def test_a_body_that_is_never_sent_or_never_ends_holds_nobody(served: Served) -> None:
    head = f"POST /repo/ HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
    held = []
    for rest in ("Content-Length: 1000000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n5\r\nab"):
        connection = socket.create_connection(("127.0.0.1", served.port), timeout=BOUND)
        connection.sendall((head + rest).encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 405")
        held.append(connection)
    assert ask(served.port, "/repo/").status == 200
    for connection in held:
        connection.close()


def test_requests_that_come_letter_by_letter_keep_nobody_waiting(served: Served) -> None:
    """A slow loris: each connection sends a letter now and then, and is never done."""
    data = f"GET /repo/ HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nX: ".encode()
    slow = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(300)]
    try:
        for letter in range(0, len(data), 4):
            for connection in slow:
                connection.sendall(data[letter : letter + 4])
            began = time.monotonic()
            assert ask(served.port, "/repo/").status == 200
            assert time.monotonic() - began < 2
    finally:
        for connection in slow:
            connection.close()


def test_a_reader_that_does_not_read_keeps_nobody_waiting(served: Served) -> None:
    """And what it was sent is not piled up without end."""
    lazy = []
    request = f"GET /repo/media/chat.jpg HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode()
    for _ in range(30):
        connection = socket.create_connection(("127.0.0.1", served.port))
        connection.settimeout(0)
        with suppress(BlockingIOError):
            for _ in range(200):
                connection.send(request)
        lazy.append(connection)
    began = time.monotonic()
    assert ask(served.port, "/repo/").status == 200
    assert time.monotonic() - began < 5
    for connection in lazy:
        connection.close()


def test_what_was_opened_is_closed_again(served: Served) -> None:
    """After hundreds of connections of every kind, no file of the process is left open."""
    if not (here := Path("/proc/self/fd")).exists():
        pytest.skip("the system tells nothing of its files")
    ask(served.port, "/repo/")
    time.sleep(0.1)
    before = len(list(here.iterdir()))
    for number in range(300):
        with socket.create_connection(("127.0.0.1", served.port)) as connection:
            connection.sendall(b"GET /repo/ HTTP/1.1\r\n"[: number % 22])
    for _ in range(20):
        stream = Stream(served.port)
        stream.event()
        stream.close()
    soon(lambda: len(list(here.iterdir())) <= before + 3, "files are left open")
    soon(lambda: not served.bell.listening, "streams are left open")


@pytest.mark.parametrize(
    "path", ["/", "/rep", "/repository/", "/index.html", "/REPO/", "/articles/un/", "/."]
)
def test_outside_the_sites_path_there_is_nothing(served: Served, path: str) -> None:
    reply = ask(served.port, path)
    assert reply.status in {404, 301}
    assert b"<head></head>home" not in reply.body


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:{port}"])
@pytest.mark.parametrize("path", ["/repo/", "/repo/data.json", "/__preview__/state", "/repo/nowhere/"])
def test_no_answer_lets_another_site_read_it(served: Served, path: str, origin: str) -> None:
    for method in ("GET", "HEAD", "OPTIONS"):
        reply = ask(served.port, path, method, Origin=origin.format(port=served.port))
        assert not [name for name in reply.headers if name.startswith("access-control-")]
        assert reply.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_name_that_was_made_to_lead_here_learns_nothing_from_any_door(served: Served) -> None:
    """DNS rebinding: the browser takes evil.example for the preview, and sends its name."""
    for path in ("/", "/repo/", "/__preview__/events", "/__preview__/state", "/__preview__/reload.js"):
        for host in ("evil.example", f"evil.example:{served.port}", f"127.0.0.1.evil.example:{served.port}"):
            reply = ask(served.port, path, Host=host, Origin=f"http://{host}", Sec_Fetch_Site="same-origin")
            assert reply.status == REFUSED
            assert b"home" not in reply.body


# The stream


class Stream:
    """An open stream of events."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=BOUND)
        self.connection.request("GET", "/__preview__/events")
        self.reply = self.connection.getresponse()

    def event(self) -> str:
        """The data of the next event."""
        while True:
            line = self.reply.readline().decode()
            if line.startswith("data:") or not line:
                return line.removeprefix("data: ").strip()

    def close(self) -> None:
        self.reply.close()
        self.connection.close()


def test_a_stream_tells_the_state_at_once_and_then_each_new_one(served: Served) -> None:
    stream = Stream(served.port)
    assert stream.reply.getheader("content-type") == "text/event-stream; charset=utf-8"
    before = served.state
    assert stream.event() == "1"
    try:
        for number in (2, 3):
            served.state = State(number, before.edition)
            served.bell.ring()
            assert stream.event() == str(number)
    finally:
        served.state = before
        stream.close()


def test_a_browser_that_is_gone_is_forgotten(served: Served) -> None:
    stream = Stream(served.port)
    stream.event()
    assert served.bell.listening
    stream.close()
    soon(lambda: not served.bell.listening, "it still listens")


def test_the_end_closes_every_stream(tmp_path: Path) -> None:
    made = Served(tmp_path)
    before = threading.active_count()
    with made.server:
        stream = Stream(made.port)
        stream.event()
        made.bell.ring(last=True)
        assert stream.event() == ""
    stream.close()
    soon(lambda: threading.active_count() == before, "a thread is left")
    with pytest.raises(OSError, match="refused"):
        ask(made.port, "/repo/")


# Where it listens


def test_a_port_that_is_taken_is_a_sentence_with_a_free_one() -> None:
    with bound("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsFaults, match=rf"port {port} is taken .* --port \d+"):
            bound("127.0.0.1", port)


def test_an_address_that_is_not_this_machines_is_a_sentence() -> None:
    with pytest.raises(SettingsFaults, match=r"--host: this machine cannot listen at 203\.0\.113\.1"):
        bound("203.0.113.1", 0)
    with pytest.raises(SettingsFaults, match=r"--host: .* listen at nowhere\.invalid"):
        bound("nowhere.invalid", 0)
    with pytest.raises(SettingsFaults, match=r"--host: “a\.\.b” is no name of a machine — leave it out"):
        bound("a..b", 0)

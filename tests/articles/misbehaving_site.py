"""A web site on loopback that does whatever a test asks, proper or not.

    with misbehaving_site() as site:
        site.show("/story", "<html>…")              a page with an ETag, that knows 304
        site.show_in_turn("/ab", ["<p>a", "<p>b"])  now the one, now the other
        site.behave("/robots.txt", "/server-error") does what `misbehaviours` has under that path
        site.url("/slow-body"), site.hits, site.hits_of("/story")

Every path of `tests.articles.misbehaviours` is there from the start; others answer 404.
"""

from __future__ import annotations

import asyncio
import hashlib
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import urlsplit

from articles.fetching import Limits, Policy
from tests.articles.misbehaviours import BEHAVIOURS, Ask, Behaviour, proper

HTML = "text/html; charset=utf-8"
LONGEST_HEAD = 64 * 1024


@dataclass(frozen=True)
class Page:
    content: bytes
    content_type: str
    last_modified: str

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.content).hexdigest()[:16]}"'

    def answer(self, ask: Ask) -> bytes:
        validators = {"ETag": self.etag, "Last-Modified": self.last_modified}
        if ask.headers.get("if-none-match") == self.etag:
            return proper(b"", status="304 Not Modified", **validators)
        return proper(self.content, content_type=self.content_type, **validators)


@dataclass
class Site:
    """What a test holds of a running site."""

    scheme: str
    port: int
    hits: list[Ask] = field(default_factory=list)
    connections: int = 0
    pages: dict[str, Iterator[Page]] = field(default_factory=dict)
    likenesses: dict[str, str] = field(default_factory=dict)

    def url(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def names(self, *hosts: str) -> frozenset[str]:
        """What a developer would name to let the gate ask this site."""
        return frozenset(f"{host}:{self.port}" for host in ("127.0.0.1", "localhost", *hosts))

    def policy(self, *hosts: str, limits: Limits | None = None) -> Policy:
        """A policy under which this site may be asked."""
        return Policy(
            user_agent="Writethru/test (+https://desk.example/about)",
            loopback_allowed=self.names(*hosts),
            limits=limits or Limits(),
        )

    def show(
        self,
        path: str,
        content: str | bytes,
        *,
        content_type: str = HTML,
        last_modified: str = "Wed, 03 Jun 2026 10:00:00 GMT",
    ) -> None:
        """Have a page there, in place of the one before."""
        self.show_in_turn(path, [content], content_type=content_type, last_modified=last_modified)

    def show_in_turn(
        self,
        path: str,
        contents: Sequence[str | bytes],
        *,
        content_type: str = HTML,
        last_modified: str = "Wed, 03 Jun 2026 10:00:00 GMT",
    ) -> None:
        """Have the pages there one after another, and then from the first again."""
        self.likenesses.pop(path, None)
        made = [
            Page(text.encode() if isinstance(text, str) else text, content_type, last_modified)
            for text in contents
        ]
        self.pages[path] = cycle(made)

    def behave(self, path: str, like: str) -> None:
        """Have a path do what another does."""
        self.likenesses[path] = like

    def hits_of(self, path: str) -> list[Ask]:
        return [hit for hit in self.hits if urlsplit(hit.target).path == path]

    def behaviour_of(self, path: str) -> Behaviour:
        like = self.likenesses.get(path, path)
        if path not in self.likenesses and path in self.pages:
            return self._show_next
        return BEHAVIOURS.get(like, BEHAVIOURS["/gone-missing"])

    async def _show_next(self, ask: Ask) -> bool:
        await ask.say(next(self.pages[ask.path]).answer(ask))
        return True

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection, as long as what was done leaves it usable."""
        self.connections += 1
        try:
            while True:
                ask = read_head(await reader.readuntil(b"\r\n\r\n"), writer=writer)
                self.hits.append(ask)
                if not await self.behaviour_of(ask.path)(ask):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError):
            pass
        except asyncio.CancelledError:
            writer.transport.abort()
        finally:
            writer.close()


def read_head(head: bytes, *, writer: asyncio.StreamWriter) -> Ask:
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.split(":", 1) for line in lines if line)
    headers = {name.lower(): value.strip() for name, value in pairs}
    return Ask(target=first.split(" ")[1], headers=headers, writer=writer)


@contextmanager
def misbehaving_site(*, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site in a thread of its own, which ends with the block, whatever it was busy with."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    site = Site("https" if tls else "http", listener.getsockname()[1])
    thread = Thread(site, listener, tls=tls)
    thread.start()
    thread.begun.wait(10)
    try:
        yield site
    finally:
        thread.stop()


class Thread(threading.Thread):
    """The event loop of a site."""

    def __init__(self, site: Site, listener: socket.socket, *, tls: ssl.SSLContext | None) -> None:
        super().__init__(name="misbehaving site", daemon=True)
        self._site, self._listener, self._tls = site, listener, tls
        self.begun = threading.Event()

    def run(self) -> None:
        asyncio.run(self._serve())

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self.join(10)

    async def _serve(self) -> None:
        self._loop, self._ended = asyncio.get_running_loop(), asyncio.Event()
        # A handshake that the client breaks off is what some tests are about, and no news.
        self._loop.set_exception_handler(lambda *_: None)
        server = await asyncio.start_server(
            self._site.serve, sock=self._listener, ssl=self._tls, limit=LONGEST_HEAD
        )
        self.begun.set()
        await self._ended.wait()
        server.close()
        busy = asyncio.all_tasks() - {asyncio.current_task()}
        for task in busy:
            task.cancel()
        await asyncio.gather(*busy, return_exceptions=True)
        # Closed transports say so on the next turn of the loop.
        await asyncio.sleep(0)


class Canary:
    """A listener on loopback that nobody has any business with."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self.port: int = listener.getsockname()[1]
        self._counted = 0

    @property
    def connections(self) -> int:
        """How many have come so far: the kernel keeps them until they are counted."""
        with suppress(BlockingIOError):
            while True:
                self._listener.accept()[0].close()
                self._counted += 1
        return self._counted


@contextmanager
def canary() -> Iterator[Canary]:
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        listener.setblocking(False)
        yield Canary(listener)

"""The one gate to the outside: the only place that opens a connection to a publisher.

    async with Gate(policy_of_settings()) as gate:
        answer = await gate.fetch(Request("https://news.example/story"))

An address is parsed by our own rules and its name is resolved once; if any of its addresses is not
public it is refused, and otherwise the connection goes to just those addresses. Every redirect passes
the same door. Nothing is taken from the environment: no proxy, no netrc, no cookies.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import aiohttp
from django.conf import settings
from yarl import URL

from articles.addresses import RefusedAddressError, Target, endings_of, follow_reference, parse_target
from articles.answers import Answer, Hop
from articles.connecting import CheckedResolver, Lookup, Resolve, SocketOpener, public_trust
from articles.media import SIGNIFICANT, is_read, is_what_it_says
from articles.outcomes import OUTCOMES
from articles.unpacking import GZIP_SIGN, UnpackError, unpacker_of

__all__ = ["Answer", "FetchError", "Gate", "Hop", "Limits", "Policy", "Request", "policy_of_settings"]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
ACCEPT = {
    "page": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "feed": (
        "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,"
        "text/xml;q=0.9,application/json;q=0.8,*/*;q=0.5"
    ),
    "robots": "text/plain,*/*;q=0.5",
}
# Two of one are a way to make two readers see two answers. Lengths are looked at by the parser.
FRAMING = ("Transfer-Encoding", "Content-Encoding")

# From the narrow to the wide, as one kind of error is often another's heir.
REASONS = (
    (aiohttp.ClientConnectorDNSError, "unresolved", "The name of the host is not known."),
    (aiohttp.ClientConnectorCertificateError, "refused:tls", "The certificate could not be trusted."),
    (aiohttp.ClientSSLError, "refused:tls", "There was no agreement on TLS."),
    (aiohttp.ClientConnectorError, "unreachable", "The host did not take the connection."),
    (aiohttp.ConnectionTimeoutError, "unreachable", "The host did not take the connection in time."),
    (aiohttp.ServerTimeoutError, "timeout", "The host did not answer in time."),
    (aiohttp.ClientPayloadError, "incomplete", "The answer broke off."),
    (aiohttp.ClientConnectionError, "incomplete", "The connection was closed before the answer was whole."),
)
# A connection that is given up is taken down in the loop's next turns, and by nobody after its last.
TURNS_TO_CLOSE = 5
Headers = tuple[tuple[str, str], ...]
# Whether a redirect may be followed there: the outcome that forbids it, or "".
Permit = Callable[[Target], Awaitable[str]]
# What an ETag or a date may hold to be sent back.
PLAIN = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,1000}")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much, how long and how far: bytes and seconds."""

    content: int = 5 * 1024 * 1024
    # Of robots.txt so much is read and the rest is left (RFC 9309, 2.5).
    robots: int = 500 * 1024
    redirects: int = 5
    # Of the whole fetch, all redirects with it.
    deadline: float = 20.0
    connecting: float = 8.0
    # Without a single byte.
    silence: float = 15.0
    headers: int = 100
    header_line: int = 8190
    all_headers: int = 64 * 1024
    # An answer that grows beyond this waits for one of so many places, so that a hundred large answers at
    # once do not fill the memory.
    large: int = 256 * 1024
    large_at_once: int = 12


@dataclass(frozen=True, slots=True)
class Policy:
    """Whom we say we are, what may be asked, and within which limits."""

    user_agent: str
    allowed_ports: frozenset[int] = frozenset({80, 443})
    # "host:port" of this machine that a developer has named; there is no such thing in production.
    loopback_allowed: frozenset[str] = frozenset()
    # Names of our own; ".example.com" is example.com and all that stands under it.
    own_hosts: frozenset[str] = frozenset()
    limits: Limits = Limits()

    def parse(self, url: str) -> Target:
        """The address taken apart, if it may be asked; raises RefusedAddressError."""
        target = parse_target(url, allowed_ports=self.allowed_ports, loopback_allowed=self.loopback_allowed)
        if target.host_and_port not in self.loopback_allowed and self.is_own(target.host):
            raise RefusedAddressError("refused:self", f"{target.host} is this site itself.")
        return target

    def is_own(self, host: str) -> bool:
        return host in self.own_hosts or any(f".{ending}" in self.own_hosts for ending in endings_of(host))


def policy_of_settings() -> Policy:
    """The policy that the settings describe."""
    ours = {
        *settings.ALLOWED_HOSTS,
        settings.DATABASES["default"].get("HOST", ""),
        *(urlsplit(url).hostname or "" for url in (settings.SITE_URL, settings.BROKER_URL)),
    }
    return Policy(
        user_agent=settings.FETCH_USER_AGENT,
        allowed_ports=frozenset(settings.FETCH_ALLOWED_PORTS),
        loopback_allowed=frozenset(settings.FETCH_ALLOWED_LOOPBACK),
        own_hosts=frozenset(name.lower().strip("[]") for name in ours - {"", "*"}),
    )


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for: `accept` is "page", "feed" or "robots"; etag and date of what is known already."""

    url: str
    etag: str = ""
    last_modified: str = ""
    accept: str = "page"


class FetchError(Exception):
    """Why there is no answer: `code` is an outcome, `url` the address at which it ended."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        retry_after: float | None = None,
        status: int | None = None,
        url: str = "",
        redirects: tuple[Hop, ...] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.status = status
        self.url = url
        self.redirects = redirects

    @property
    def is_permanent(self) -> bool:
        """Whether asking again is of no use: not so when only a redirect led astray."""
        return OUTCOMES[self.code].is_final and not self.redirects


@dataclass(slots=True)
class Way:
    """How far a fetch has come."""

    request: Request
    target: Target
    redirects: list[Hop] = field(default_factory=list)
    is_insecure: bool = False
    # 0 until the first answer.
    status: int = 0
    byte_count: int = 0

    def failure(self, code: str, message: str) -> FetchError:
        return FetchError(
            code, message, status=self.status or None, url=self.target.url, redirects=tuple(self.redirects)
        )


class OneTimeResponse(aiohttp.ClientResponse):
    """Gives its connection up when it is done with it: no other answer comes over it.

    A farewell under TLS waits for the other side, half a minute where that says nothing.
    """

    _transport: asyncio.Transport | None = None

    async def start(self, connection: aiohttp.connector.Connection) -> aiohttp.ClientResponse:
        self._transport = connection.transport
        return await super().start(connection)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await super().__aexit__(kind, error, trace)
        if self._transport is not None:
            self._transport.abort()


class Gate:
    """Fetches by one policy, each answer over a connection of its own.

    Tests pass a look-up and certificates of their own; nothing else of the gate can be replaced.
    """

    def __init__(
        self, policy: Policy, *, look_up: Resolve | None = None, trust: ssl.SSLContext | None = None
    ) -> None:
        self._policy = policy
        self._look_up = look_up or Lookup()
        self._trust = trust or public_trust()
        self._large = asyncio.Semaphore(policy.limits.large_at_once)

    async def __aenter__(self) -> Self:
        limits, loopback = self._policy.limits, self._policy.loopback_allowed
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=CheckedResolver(
                    self._look_up, loopback_allowed=loopback, patience=limits.connecting
                ),
                use_dns_cache=False,
                ssl=self._trust,
                limit=0,
                # On a connection that is used again, what a server sends too much is taken for its answer to
                # the next request: one page would show another's text.
                force_close=True,
                socket_factory=SocketOpener(loopback),
            ),
            timeout=aiohttp.ClientTimeout(sock_connect=limits.connecting, sock_read=limits.silence),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self._policy.user_agent, "Accept-Encoding": "gzip, deflate"},
            auto_decompress=False,
            response_class=OneTimeResponse,
            trust_env=False,
            read_bufsize=32 * 1024,
            max_line_size=limits.header_line,
            max_field_size=limits.header_line,
            max_headers=limits.headers,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()
        for _ in range(TURNS_TO_CLOSE):
            await asyncio.sleep(0)
        if isinstance(self._look_up, Lookup):
            self._look_up.close()

    async def fetch(self, request: Request, *, permit: Permit | None = None) -> Answer:
        """The whole answer, whatever its status; raises FetchError when there is none that can be trusted.

        Content is read of an answer with status 200 only. `permit` is asked before a redirect is followed.
        """
        began = time.monotonic()
        try:
            way = Way(request, self._policy.parse(request.url))
        except RefusedAddressError as error:
            raise FetchError(error.code, error.message) from None
        headers, content = await self._go_in_time(way, permit)
        return Answer(
            requested_url=request.url,
            final_url=way.target.url,
            status=way.status,
            headers=headers,
            content=content,
            redirects=tuple(way.redirects),
            is_insecure=way.is_insecure,
            byte_count=way.byte_count,
            seconds=time.monotonic() - began,
        )

    async def _go_in_time(self, way: Way, permit: Permit | None) -> tuple[Headers, bytes]:
        try:
            async with asyncio.timeout(self._policy.limits.deadline):
                return await self._go(way, permit)
        except (RefusedAddressError, UnpackError) as error:
            raise way.failure(error.code, error.message) from error
        except aiohttp.ClientError as error:
            raise way.failure(*reason_of(error)) from error
        except TimeoutError as error:
            raise way.failure("refused:deadline", "The answer did not end in time.") from error

    async def _go(self, way: Way, permit: Permit | None) -> tuple[Headers, bytes]:
        """From hop to hop, to the answer that sends us nowhere else."""
        while True:
            async with self._session.get(
                URL(way.target.url, encoded=True), headers=headers_of(way.request), allow_redirects=False
            ) as response:
                way.status = response.status
                self._check_headers(way, response)
                if response.status not in REDIRECTS:
                    return headers_in(response), await self._read_content(way, response)
                # What a redirect carries besides is left on the wire.
                locations = response.headers.getall("Location", [])
            self._turn(way, locations)
            if permit and (refusal := await permit(way.target)):
                raise way.failure(refusal, "The redirect leads to where we may not read.")

    def _turn(self, way: Way, locations: list[str]) -> None:
        """Turn to where a redirect leads, if that may be asked."""
        if len(locations) != 1:
            raise way.failure("protocol_error", "The redirect does not say where to.")
        came_from = way.target
        way.redirects.append(Hop(came_from.url, way.status))
        if len(way.redirects) > self._policy.limits.redirects:
            raise way.failure("refused:redirects", "It redirects too often.")
        target = self._policy.parse(follow_reference(came_from, locations[0]))
        if target.url in {hop.url for hop in way.redirects}:
            raise way.failure("refused:redirects", "It redirects in a circle.")
        way.is_insecure = way.is_insecure or (came_from.scheme, target.scheme) == ("https", "http")
        way.target = target

    def _check_headers(self, way: Way, response: aiohttp.ClientResponse) -> None:
        """Raise FetchError unless the head of the answer is proper HTTP and within the limits."""
        limits, raw = self._policy.limits, response.raw_headers
        wrong = ""
        if not 100 <= response.status < 600:
            wrong = f"There is no status {response.status}."
        elif sum(len(key) + len(value) for key, value in raw) > limits.all_headers:
            wrong = "The headers of the answer are too long."
        elif any(len(response.headers.getall(name, ())) > 1 for name in FRAMING):
            wrong = "The answer says twice how it is packed."
        elif response.status == 304 and not (way.request.etag or way.request.last_modified):
            wrong = "The server says 'not modified' to one who knows nothing yet."
        if wrong:
            raise way.failure("protocol_error", wrong)

    async def _read_content(self, way: Way, response: aiohttp.ClientResponse) -> bytes:
        """The content of a 200, unpacked; of robots.txt its beginning, of other statuses nothing."""
        if response.status != 200:
            return b""
        limits = self._policy.limits
        if way.request.accept == "robots":
            beginning, _ = await self._read(way, response, most=limits.robots)
            return bytes(beginning[: limits.robots])
        said = response.headers.get("Content-Type", "")
        if not is_read(said):
            raise way.failure("refused:type", "It is neither a page nor a feed.")
        if (response.content_length or 0) > limits.content:
            raise way.failure("refused:size", "It is larger than what we read.")
        content, is_whole = await self._read(way, response, most=limits.content)
        if not is_whole:
            raise way.failure("refused:size", "It is larger than what we read.")
        if content.startswith(GZIP_SIGN):
            raise way.failure("refused:encoding", "It is packed more than once.")
        if not is_what_it_says(said, bytes(content[:SIGNIFICANT])):
            raise way.failure("refused:type", "It is neither a page nor a feed.")
        return bytes(content)

    async def _read(self, way: Way, response: aiohttp.ClientResponse, *, most: int) -> tuple[bytearray, bool]:
        """The content, and whether that is all: it ends as soon as there are more than `most` bytes."""
        if response.headers.get("Transfer-Encoding", "chunked").strip().lower() != "chunked":
            raise way.failure("refused:encoding", "It is packed for the way.")
        unpacker = unpacker_of(response.headers.get("Content-Encoding", ""))
        content = bytearray()
        has_place = False
        try:
            async for chunk in response.content.iter_any():
                way.byte_count += len(chunk)
                if not has_place and max(way.byte_count, len(content)) > self._policy.limits.large:
                    has_place = await self._large.acquire()
                content += unpacker.unpack(chunk, most=most + 1 - len(content))
                if max(way.byte_count, len(content)) > most:
                    return content, False
            unpacker.end()
            return content, True
        finally:
            if has_place:
                self._large.release()


def headers_of(request: Request) -> dict[str, str]:
    """What a request says beside whom it is from; what a server gave us goes back only if it is plain."""
    headers = {"Accept": ACCEPT[request.accept]}
    if PLAIN.fullmatch(request.etag):
        headers["If-None-Match"] = request.etag
    if PLAIN.fullmatch(request.last_modified):
        headers["If-Modified-Since"] = request.last_modified
    return headers


def headers_in(response: aiohttp.ClientResponse) -> Headers:
    return tuple(
        (key.decode("ascii", "replace"), value.decode("utf-8", "replace"))
        for key, value in response.raw_headers
    )


def reason_of(error: aiohttp.ClientError) -> tuple[str, str]:
    """The outcome that an error of the client stands for, and a sentence that names no secret."""
    for kind, code, message in REASONS:
        if isinstance(error, kind):
            return code, message
    return "protocol_error", "The answer was not proper HTTP."

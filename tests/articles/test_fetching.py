"""The gate, against a site that misbehaves: what comes back, what is refused, and under which name."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from articles.answers import judge
from articles.fetching import Answer, FetchError, Gate, Limits, Request
from tests.articles.misbehaving_site import Site, misbehaving_site
from tests.articles.misbehaviours import STORY

SMALL = Limits(content=300_000)
# One wait is short and the others are long, so that a busy machine cannot mistake the one for another.
IMPATIENT = Limits(deadline=0.5, connecting=60, silence=60)
UNHEARD = Limits(deadline=60, connecting=60, silence=0.3)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with misbehaving_site() as site:
        yield site


def fetch(site: Site, path: str, *, limits: Limits = SMALL, **asked: str) -> Answer:
    async def ask() -> Answer:
        async with Gate(site.policy(limits=limits)) as gate:
            return await gate.fetch(Request(site.url(path), **asked))

    return asyncio.run(ask())


def failure(site: Site, path: str, *, limits: Limits = SMALL, **asked: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(site, path, limits=limits, **asked)
    return caught.value


@pytest.mark.parametrize(
    "path",
    [
        "/story-always",
        "/gzip",
        "/gzip-in-two-members",
        "/deflate",
        "/deflate-without-frame",
        "/chunked",
        "/until-closed",
        "/no-type",
        "/plain-type",
        "/bogus-charset",
    ],
)
def test_a_page_comes_whole_however_it_is_sent(site: Site, path: str) -> None:
    answer = fetch(site, path)
    assert (answer.status, answer.content, judge(answer)) == (200, STORY, None)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/utf-7", b"<p>+AGE-</p>"),
        ("/two-byte-orders", b"\xff\xfe<\0p\0>\0\xe9\0<\0/\0p\0>\0"),
    ],
)
def test_bytes_are_kept_as_they_came_whatever_the_server_calls_them(
    site: Site, path: str, content: bytes
) -> None:
    assert fetch(site, path).content == content


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/empty", "empty"),
        ("/empty-gzip", "empty"),
        ("/no-content", "empty"),
        ("/partial", "partial"),
        ("/unauthorized", "forbidden"),
        ("/forbidden", "forbidden"),
        ("/gone-missing", "gone"),
        ("/gone", "gone"),
        ("/legal", "legal"),
        ("/rate-limited", "rate_limited"),
        ("/unavailable-for-two-minutes", "rate_limited"),
        ("/unavailable", "server_error"),
        ("/server-error", "server_error"),
        ("/teapot", "http_error"),
        ("/switching", "http_error"),
    ],
)
def test_an_answer_that_is_no_page_says_what_it_is(site: Site, path: str, outcome: str) -> None:
    assert judge(fetch(site, path)) == outcome


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/loop", "refused:redirects"),
        ("/circle", "refused:redirects"),
        ("/hops/6", "refused:redirects"),
        ("/no-location", "protocol_error"),
        ("/two-locations", "protocol_error"),
        ("/long-location", "protocol_error"),
        ("/bomb", "refused:size"),
        ("/bomb-in-a-bomb", "refused:size"),
        ("/gzip-of-gzip", "refused:encoding"),
        ("/gzip-twice", "refused:encoding"),
        ("/gzip-fifty-times", "refused:encoding"),
        ("/brotli", "refused:encoding"),
        ("/zstd", "refused:encoding"),
        ("/not-gzip-at-all", "refused:encoding"),
        ("/packed-transfer", "refused:encoding"),
        ("/deflated-transfer", "refused:encoding"),
        ("/gzip-of-a-long-name", "refused:size"),
        ("/ten-gigabytes", "refused:size"),
        ("/ten-gigabytes-in-words", "refused:size"),
        ("/endless-chunks", "refused:size"),
        ("/endless-until-closed", "refused:size"),
        ("/sized?bytes=300001", "refused:size"),
        ("/reset", "incomplete"),
        ("/closed-at-once", "incomplete"),
        ("/half-a-head", "incomplete"),
        ("/short", "incomplete"),
        ("/cut-gzip", "incomplete"),
        ("/cut-deflate", "incomplete"),
        ("/no-last-chunk", "incomplete"),
        ("/half-a-chunk", "incomplete"),
        ("/chunk-of-no-size", "protocol_error"),
        ("/not-modified", "protocol_error"),
        ("/many-headers", "protocol_error"),
        ("/long-header", "protocol_error"),
        ("/headers-of-much-size", "protocol_error"),
        ("/http-0.9", "protocol_error"),
        ("/not-http", "protocol_error"),
        ("/status-999", "protocol_error"),
        ("/status-none", "protocol_error"),
        ("/two-lengths", "protocol_error"),
        ("/two-equal-lengths", "protocol_error"),
        ("/two-encodings", "protocol_error"),
        ("/two-transfer-encodings", "protocol_error"),
        ("/length-and-chunks", "protocol_error"),
        ("/pdf", "refused:type"),
        ("/pdf-called-html", "refused:type"),
        ("/image", "refused:type"),
        ("/zip", "refused:type"),
        ("/octets", "refused:type"),
        ("/no-type-no-page", "refused:type"),
    ],
)
def test_an_answer_that_cannot_be_trusted_is_none(site: Site, path: str, outcome: str) -> None:
    assert failure(site, path).code == outcome


@pytest.mark.parametrize("path", ["/gone-missing", "/server-error", "/missing-picture"])
def test_of_what_is_no_page_no_content_is_read(site: Site, path: str) -> None:
    answer = fetch(site, path)
    assert (answer.content, answer.byte_count) == (b"", 0)


def test_a_circle_is_noticed_when_it_closes(site: Site) -> None:
    asked_before = len(site.hits)
    assert failure(site, "/circle").message == "It redirects in a circle."
    assert [hit.path for hit in site.hits[asked_before:]] == ["/circle", "/circle/back"]


@pytest.mark.parametrize("path", ["/wide-header", "/wide-status"])
def test_a_line_of_the_head_may_be_as_long_as_the_limit(site: Site, path: str) -> None:
    assert failure(site, path).code == "protocol_error"
    assert fetch(site, path, limits=Limits(header_line=16_000)).status == 200


@pytest.mark.parametrize("path", ["/slow-body", "/slow-head", "/endless-continue", "/silent"])
def test_an_answer_that_does_not_end_is_ended(site: Site, path: str) -> None:
    assert failure(site, path, limits=IMPATIENT).code == "refused:deadline"


@pytest.mark.parametrize("path", ["/silent", "/silent-in-the-middle"])
def test_a_server_that_falls_silent_is_not_waited_for(site: Site, path: str) -> None:
    assert failure(site, path, limits=UNHEARD).code == "timeout"


def test_servers_that_are_silent_hold_up_no_other(site: Site) -> None:
    async def go() -> Answer:
        async with Gate(site.policy(limits=Limits(deadline=10))) as gate:
            silent = [asyncio.create_task(gate.fetch(Request(site.url("/silent")))) for _ in range(120)]
            await asyncio.sleep(0)
            answer = await gate.fetch(Request(site.url("/story-always")))
            for task in silent:
                task.cancel()
            await asyncio.gather(*silent, return_exceptions=True)
            return answer

    assert asyncio.run(go()).content == STORY


def test_waiting_for_a_place_is_ended_with_the_rest(site: Site) -> None:
    limits = Limits(deadline=0.5, connecting=60, silence=60, large=1000, large_at_once=0)
    assert failure(site, "/sized?bytes=2000", limits=limits).code == "refused:deadline"

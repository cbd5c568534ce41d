"""What robots.txt says to us."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.robots import ABSENT, MOST_BYTES, READ, UNAVAILABLE, Decision, decide, read_robots

SITE = "https://herald.example"
DAY = 24 * 3600.0


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (101, ABSENT), (200, READ), (204, READ), (299, READ), (300, ABSENT), (301, ABSENT), (400, ABSENT),
        (401, ABSENT), (403, ABSENT), (404, ABSENT), (410, ABSENT), (499, ABSENT), (429, UNAVAILABLE),
        (500, UNAVAILABLE), (503, UNAVAILABLE), (599, UNAVAILABLE),
        (None, UNAVAILABLE),
    ],
)  # fmt: skip
def test_only_a_client_error_means_that_there_is_none(status: int | None, state: str) -> None:
    assert read_robots(b"User-agent: *\nDisallow: /", status).state == state


@pytest.mark.parametrize("status", [404, 503, None])
def test_what_is_no_robots_txt_leaves_no_rules(status: int | None) -> None:
    assert read_robots(b"User-agent: *\nDisallow: /", status).text == ""


@pytest.mark.parametrize(
    ("cache_control", "good_for"),
    [
        ("", DAY),
        ("max-age=3600", 3600.0),
        ('public, MAX-AGE="7200"', 7200.0),
        ("max-age=60", 600.0),
        ("max-age=31536000", DAY),
        ("max-age=999999999999", DAY),
        ("no-store", 600.0),
        ("no-cache, max-age=86400", 600.0),
        ("max-age=soon", DAY),
        ("max-age=-1", DAY),
    ],
)
def test_it_is_kept_as_long_as_the_host_says_within_a_day(cache_control: str, good_for: float) -> None:
    assert read_robots(b"", 200, cache_control=cache_control).good_for == good_for


def test_one_that_could_not_be_had_is_asked_for_again_soon() -> None:
    assert read_robots(b"", 500, cache_control="max-age=86400").good_for == 600.0


def test_what_lies_beyond_the_cap_is_not_read() -> None:
    content = b"User-agent: *\nDisallow: /a\n" + b"# padding\n" * (MOST_BYTES // 10) + b"Disallow: /b\n"
    text = read_robots(content, 200).text
    assert (decide(text, f"{SITE}/a").is_allowed, decide(text, f"{SITE}/b").is_allowed) == (False, True)


# The gate hands on no more than the cap.
@pytest.mark.parametrize("size", [MOST_BYTES, MOST_BYTES + 5])
def test_the_cap_cuts_no_rule_in_two(size: int) -> None:
    rule = b"Disallow: /abc\n"
    content = b"User-agent: *\n" + rule * (MOST_BYTES // len(rule) + 1)
    assert read_robots(content[:size], 200).text.endswith("Disallow: /abc\n")


def test_what_a_database_does_not_take_is_dropped() -> None:
    assert read_robots(b"\xef\xbb\xbfUser-agent: *\0\xff", 200).text == "User-agent: *\ufffd"


@pytest.mark.parametrize(
    ("text", "path", "is_allowed"),
    [
        ("", "/1", True),
        ("<html><body>Not found</body></html>", "/1", True),
        ("User-agent: *\nDisallow:", "/1", True),
        ("User-agent: *\nDisallow: /", "/1", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: otherbot\nDisallow: /", "/1", True),
        ("User-agent: Writethru\nDisallow: /", "/1", False),
        ("User-agent: WRITETHRU\nDisallow: /", "/1", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: writethru\nAllow: /", "/1", True),
        ("User-agent: writethru\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/1", True),
        ("User-agent: a\nUser-agent: writethru\nUser-agent: b\nDisallow: /", "/1", False),
        ("User-agent: a\nUser-agent: b\nDisallow: /\nUser-agent: *\nDisallow: /x", "/1", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        ("User-agent: *\nAllow: /news/\nDisallow: /news/private", "/news/private/1", False),
        ("User-agent: *\nAllow: /page\nDisallow: /page", "/page", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("USER-AGENT : *\ndisallow : /", "/1", False),
        ("User-agent: * # everyone\nDisallow: /a # here", "/a", False),
    ],
)
def test_the_longest_rule_of_our_own_group_decides(text: str, path: str, is_allowed: bool) -> None:
    assert decide(text, SITE + path).is_allowed is is_allowed


@pytest.mark.parametrize(
    ("text", "crawl_delay"),
    [
        ("User-agent: *\nCrawl-delay: 10", 10.0),
        ("User-agent: *\nCrawl-delay: 0.5", 0.5),
        ("User-agent: other\nCrawl-delay: 10", None),
        ("User-agent: *\nCrawl-delay: 10\nUser-agent: writethru\nCrawl-delay: 2", 2.0),
        ("User-agent: *\nCrawl-delay: inf", None),
        ("User-agent: *\nCrawl-delay: nan", None),
        ("User-agent: *\nCrawl-delay: -4", None),
        ("User-agent: *\nCrawl-delay: soon", None),
    ],
)
def test_it_tells_the_delay_that_the_host_wants(text: str, crawl_delay: float | None) -> None:
    assert decide(text, f"{SITE}/1") == Decision(is_allowed=True, crawl_delay=crawl_delay)


HOSTILE = {
    "half agents, half rules": "".join(f"User-agent: b{n}\n" for n in range(20_000))
    + "Disallow: /x\n" * 17_000,
    "many groups": "".join(f"User-agent: b{n}\nDisallow: /x\n" for n in range(15_000)),
    "many wildcards": "User-agent: *\n" + "".join(f"Disallow: /*a{n}*b*c\n" for n in range(25_000)),
    "one long wildcard": "User-agent: *\nDisallow: /" + "*a" * 250_000 + "$",
    "dollars": "User-agent: *\n" + ("Disallow: /" + "$" * 500 + "\n") * 1_000,
    "no line ends": "User-agent: *" + "Disallow: /" * 45_000,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_one_does_not_keep_us_at_work(text: str) -> None:
    assert decide(text, f"{SITE}/{'a1b' * 600}").is_allowed


@given(content=st.binary(max_size=400), path=st.text(max_size=40))
def test_any_bytes_can_be_decided_on(content: bytes, path: str) -> None:
    robots = read_robots(content, 200)
    assert decide(robots.text, f"{SITE}/{path}").is_allowed in (True, False)

"""Ten thousand made-up addresses that all mean this machine: none is ever connected to."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Sequence
from urllib.parse import quote

from articles.fetching import FetchError, Gate, Limits, Policy, Request
from tests.articles.misbehaving_site import canary, misbehaving_site

MANY = 9_000
REDIRECTED = 1_000
FULL_WIDTH = str.maketrans("0123456789abcdefx.", "０１２３４５６７８９ａｂｃｄｅｆｘ．")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")

Chance = random.Random


def in_base(number: int, chance: Chance) -> str:
    """A number as C reads it: decimal, octal or hexadecimal, with zeros before it."""
    zeros = "0" * chance.randrange(3)
    return chance.choice([f"{number}", f"0{zeros}{number:o}", f"0x{zeros}{number:x}", f"0X{number:X}"])


def ipv4(chance: Chance) -> str:
    """127.x.y.z in one of the many ways in which systems read it."""
    parts = [127, *chance.choice([(0, 0, 1), (0, 0, 1), [chance.randrange(256) for _ in range(3)]])]
    kept = chance.randrange(1, 5)
    tail = sum(part << 8 * (3 - place) for place, part in enumerate(parts) if place >= kept - 1)
    return ".".join(in_base(number, chance) for number in [*parts[: kept - 1], tail])


def ipv6(chance: Chance) -> str:
    low = chance.choice(["127.0.0.1", "7f00:1", "7F00:0001"])
    prefix = chance.choice(["::ffff:", "::", "64:ff9b::", "::ffff:0:", "0:0:0:0:0:FFFF:", "64:ff9b:1::"])
    whole = chance.choice([prefix + low, prefix + low, "::1", "0:0:0:0:0:0:0:1", "2002:7f00:1::", "::"])
    zone = chance.choice(["", "", "", "%25lo", "%lo"])
    return f"[{whole}{zone}]"


def name(chance: Chance) -> str:
    """A name of this machine, or one whose name server says that it is."""
    letters = "".join(chance.choices("abcdefghijklmnñopq", k=chance.randrange(1, 9)))
    return chance.choice(["LocalHost", "localhost.", f"{letters}.localhost", f"{letters}.example"])


def escaped(host: str, chance: Chance) -> str:
    return "".join(f"%{ord(letter):02x}" if chance.random() < 0.5 else letter for letter in host)


DISGUISES: Sequence[Callable[[str, Chance], str]] = (
    lambda host, chance: host,
    lambda host, chance: host,
    lambda host, chance: host + ".",
    lambda host, chance: host.translate(FULL_WIDTH),
    lambda host, chance: host.translate(CIRCLED),
    lambda host, chance: host.replace(".", chance.choice("。．｡")),
    escaped,
    lambda host, chance: f"news.example@{host}",
    lambda host, chance: f"news.example:80@{host}",
    lambda host, chance: host + chance.choice(["\\", "\t", "\n", "\x00", " ", "\u200b", "\xad", "%00", "#"]),
    lambda host, chance: chance.choice(["\\", "\t", " ", "\u202e"]) + host,
)


def made_up(chance: Chance, *, port: int) -> str:
    host = chance.choice([ipv4, ipv4, ipv6, name])(chance)
    host = chance.choice(DISGUISES)(host, chance)
    scheme = chance.choice(["http"] * 8 + ["https", "HTTP", "hTTps", "gopher", "file", "http\t", "x:http"])
    slashes = chance.choice(["//"] * 12 + ["/", "", "///", "\\\\", "/\\"])
    path = chance.choice(["", "/", "/_FLUSHALL", "/meta-data/", "/%0d%0aHost:x", "?x", "\\@news.example/"])
    return f"{scheme}:{slashes}{host}:{port}{path}"


async def this_machine(host: str) -> Sequence[str]:
    return ["8.8.8.8", "127.0.0.1"] if len(host) % 2 else ["127.0.0.1"]


async def outcomes(policy: Policy, urls: Sequence[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    async with Gate(policy, look_up=this_machine) as gate:
        for url in urls:
            try:
                answer = await gate.fetch(Request(url))
            except FetchError as error:
                found[error.code] += 1
            else:
                found[str(answer.status)] += 1
    return found


def test_no_made_up_address_reaches_this_machine() -> None:
    chance = Chance(20260603)
    with canary() as bird, misbehaving_site() as site:
        urls = [made_up(chance, port=bird.port) for _ in range(MANY)]
        urls += [
            site.url("/redirect?status=302&to=" + quote(made_up(chance, port=bird.port), safe=""))
            for _ in range(REDIRECTED)
        ]
        # The canary's port is allowed, so that only the look at addresses keeps anyone away from it.
        policy = Policy(
            "Writethru/test", allowed_ports=frozenset({80, 443, bird.port}), loopback_allowed=site.names()
        )
        found = asyncio.run(outcomes(policy, urls))
        assert bird.connections == 0
    # A header that a control character breaks is no redirect at all.
    del found["protocol_error"]
    # Nothing was answered, and none of the ways to be refused was left untried.
    refusals = ("address", "host-form", "syntax", "scheme", "credentials")
    assert set(found) == {f"refused:{refusal}" for refusal in refusals}
    assert min(found.values()) > 300


def test_the_canary_would_have_noticed() -> None:
    with canary() as bird:
        place = f"127.0.0.1:{bird.port}"
        policy = Policy("Writethru/test", loopback_allowed=frozenset({place}), limits=Limits(silence=0.1))
        asyncio.run(outcomes(policy, [f"http://{place}/"]))
        assert bird.connections == 1

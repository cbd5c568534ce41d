"""The door of the gate: nothing inner is ever connected to, and nothing of the surroundings goes out."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import pytest

from articles.connecting import SocketOpener
from articles.fetching import Answer, FetchError, Gate, Limits, Policy, Request, policy_of_settings
from tests.articles.misbehaving_site import Canary, Site, canary, misbehaving_site
from tests.articles.misbehaviours import STORY

AGENT = "Writethru/test (+https://desk.example/about)"


class Names:
    """A name server that gives each answer in turn, and its last one for ever."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    async def __call__(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with misbehaving_site() as site:
        yield site


@pytest.fixture
def bird() -> Iterator[Canary]:
    with canary() as bird:
        yield bird
        assert bird.connections == 0


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What would have been connected to; nothing is."""
    places: list[tuple[str, int]] = []

    def note(self: SocketOpener, info: tuple) -> socket.socket:
        places.append(info[4][:2])
        raise OSError("No test leaves this machine.")

    monkeypatch.setattr(SocketOpener, "__call__", note)
    return places


def ask(policy: Policy, *requests: Request, names: Names | None = None) -> list[Answer]:
    async def go() -> list[Answer]:
        async with Gate(policy, look_up=names or Names([])) as gate:
            return [await gate.fetch(request) for request in requests]

    return asyncio.run(go())


def refusal(policy: Policy, url: str, *, names: Names | None = None, accept: str = "page") -> FetchError:
    with pytest.raises(FetchError) as caught:
        ask(policy, Request(url, accept=accept), names=names)
    return caught.value


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["8.8.8.8", "127.0.0.1"],
        ["8.8.8.8", "::1"],
        ["10.0.0.1"],
        ["::ffff:8.8.8.8"],
        ["fe80::1%lo"],
    ],
)
def test_a_name_with_any_inner_address_is_refused(
    addresses: list[str], bird: Canary, dialled: list[tuple[str, int]]
) -> None:
    policy = Policy(AGENT, allowed_ports=frozenset({bird.port}))
    error = refusal(policy, f"http://news.example:{bird.port}/", names=Names(addresses))
    assert (error.code, dialled) == ("refused:address", [])


def test_a_name_is_looked_up_once_and_that_very_address_is_connected_to(
    bird: Canary, dialled: list[tuple[str, int]]
) -> None:
    names = Names(["8.8.8.8"], ["127.0.0.1"])
    policy = Policy(AGENT, allowed_ports=frozenset({bird.port}))
    error = refusal(policy, f"http://news.example:{bird.port}/", names=names)
    assert (error.code, names.asked, dialled) == ("unreachable", ["news.example"], [("8.8.8.8", bird.port)])


def test_a_name_is_looked_up_anew_for_each_fetch(dialled: list[tuple[str, int]]) -> None:
    names = Names(["8.8.8.8"], ["127.0.0.1"])

    async def go() -> list[str]:
        async with Gate(Policy(AGENT), look_up=names) as gate:
            codes = []
            for _ in range(2):
                with pytest.raises(FetchError) as caught:
                    await gate.fetch(Request("https://news.example/"))
                codes.append(caught.value.code)
            return codes

    assert asyncio.run(go()) == ["unreachable", "refused:address"]
    assert dialled == [("8.8.8.8", 443)]


def test_all_public_addresses_of_a_name_are_tried(dialled: list[tuple[str, int]]) -> None:
    refusal(
        Policy(AGENT), "https://news.example/", names=Names(["8.8.8.8", "2606:4700:4700::1111", "8.8.4.4"])
    )
    assert set(dialled) == {("8.8.8.8", 443), ("2606:4700:4700::1111", 443), ("8.8.4.4", 443)}


def test_the_system_is_asked_for_the_name_alone_and_nobody_waits_for_it_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def look_up(host: str, *_: object, **__: object) -> list:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 0))]

    gate = Gate(Policy(AGENT))

    async def go() -> None:
        async with gate:
            monkeypatch.setattr(socket, "getaddrinfo", look_up)
            with pytest.raises(FetchError, match="public internet"):
                await gate.fetch(Request("https://news.example/"))

    asyncio.run(go())
    # Without the dot the system would try news.example.ours.example, too.
    assert asked == ["news.example."]
    for thread in threading.enumerate():
        if thread.name.startswith("look-up"):
            thread.join(5)
            assert not thread.is_alive()


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://127.0.0.1:{port}/", "refused:address"),
        ("//127.0.0.1:{port}/", "refused:address"),
        ("http://[::1]:{port}/", "refused:address"),
        ("http://localhost:{port}/", "refused:address"),
        ("http://news.example:{port}/", "refused:address"),
        ("//169.254.169.254/", "refused:address"),
        ("http://2130706433:{port}/", "refused:host-form"),
        ("http://127.1:{port}/", "refused:host-form"),
        ("\\\\127.0.0.1:{port}/", "refused:syntax"),
        ("/\t/127.0.0.1:{port}/", "refused:syntax"),
        ("http:127.0.0.1:{port}", "refused:syntax"),
        ("http://127.0.0.1:{port}\xff/", "refused:syntax"),
        ("http://anna:sesame@127.0.0.1:{port}/", "refused:credentials"),
        ("file:///etc/passwd", "refused:scheme"),
        ("gopher://127.0.0.1:{port}/_FLUSHALL", "refused:scheme"),
        ("data:text/html,x", "refused:scheme"),
        ("http://127.0.0.1:6379/", "refused:port"),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_redirect_passes_the_same_door(
    site: Site, bird: Canary, status: int, location: str, code: str
) -> None:
    policy = Policy(AGENT, allowed_ports=frozenset({80, 443, bird.port}), loopback_allowed=site.names())
    url = site.url(
        f"/redirect?status={status}&to={quote(location.format(port=bird.port), encoding='latin-1')}"
    )
    error = refusal(policy, url, names=Names(["127.0.0.1"]))
    assert (error.code, error.is_permanent) == (code, False)
    assert [(hop.url, hop.status) for hop in error.redirects] == [(url, status)]


def test_a_refusal_keeps_the_credentials_of_a_redirect_to_itself(site: Site) -> None:
    url = site.url("/redirect?status=302&to=https://anna:sesame@news.example/")
    error = refusal(site.policy(), url)
    assert "anna" not in error.message
    assert "sesame" not in error.message
    # The test's own address, which holds them in its query.
    assert error.url == url


def test_robots_txt_that_leads_inwards_is_refused(site: Site, bird: Canary) -> None:
    policy = Policy(AGENT, allowed_ports=frozenset({bird.port}), loopback_allowed=site.names())
    url = site.url(f"/redirect?status=301&to=http://127.0.0.1:{bird.port}/robots.txt")
    assert refusal(policy, url, accept="robots").code == "refused:address"


def test_a_page_that_refreshes_itself_elsewhere_is_not_followed(site: Site) -> None:
    (answer,) = ask(site.policy(), Request(site.url("/meta-refresh")))
    assert (answer.redirects, site.hits_of("/trap")) == ((), [])


def test_a_relative_redirect_is_followed_and_told(site: Site) -> None:
    (answer,) = ask(site.policy(), Request(site.url("/deep/below/upwards")))
    hops = [(hop.url, hop.status) for hop in answer.redirects]
    assert hops == [(site.url("/deep/below/upwards"), 307)]
    assert (answer.final_url, answer.content) == (site.url("/story-always?x=1"), STORY)


def test_five_redirects_are_followed(site: Site) -> None:
    (answer,) = ask(site.policy(), Request(site.url("/hops/5")))
    assert (len(answer.redirects), answer.content) == (5, STORY)


def test_what_a_redirect_carries_is_left_on_the_wire(site: Site) -> None:
    (answer,) = ask(site.policy(), Request(site.url("/redirect-with-bomb")))
    assert (answer.content, answer.byte_count) == (STORY, len(STORY))


@pytest.mark.parametrize(
    "host",
    [
        "desk.example",
        "www.desk.example",
        "db.example",
        "queue.example",
        "writethru.example",
        "[2606:4700:4700::9]",
    ],
)
def test_we_do_not_ask_ourselves(host: str, settings, monkeypatch) -> None:
    settings.ALLOWED_HOSTS = [".Desk.example", "[2606:4700:4700::9]", "*"]
    settings.SITE_URL = "https://Writethru.example/"
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", "db.example")
    settings.BROKER_URL = "redis://:secret@queue.example:6379/0"
    assert refusal(policy_of_settings(), f"https://{host}/").code == "refused:self"


def test_ports_and_places_are_those_of_the_settings(settings) -> None:
    settings.FETCH_ALLOWED_PORTS = [443, 8443]
    settings.FETCH_ALLOWED_LOOPBACK = ["127.0.0.1:8001"]
    policy = policy_of_settings()
    assert (policy.allowed_ports, policy.loopback_allowed) == ({443, 8443}, {"127.0.0.1:8001"})


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_without_settings_only_the_ports_of_the_web_are_asked(port: int) -> None:
    assert refusal(Policy(AGENT), f"http://news.example:{port}/").code == "refused:port"


def test_others_are_not_taken_for_ourselves(settings, dialled: list[tuple[str, int]]) -> None:
    settings.ALLOWED_HOSTS = [".desk.example", "*"]
    assert (
        refusal(policy_of_settings(), "https://notdesk.example/", names=Names(["8.8.8.8"])).code
        == "unreachable"
    )


def test_a_request_says_who_asks_and_nothing_else_of_us(
    site: Site, monkeypatch, tmp_path: Path, bird: Canary
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{bird.port}")
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login anna password sesame\ndefault login anna password sesame\n")
    monkeypatch.setenv("NETRC", str(netrc))
    ask(site.policy(), Request(site.url("/who-asks")), Request(site.url("/who-asks")))
    assert site.hits_of("/who-asks")[-1].headers == {
        "host": f"127.0.0.1:{site.port}",
        "user-agent": AGENT,
        "accept-encoding": "gzip, deflate",
        "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
        "connection": "close",
    }


def test_no_cookie_comes_back(site: Site) -> None:
    # By name: cookies of bare numbers are left aside by many clients.
    asked = Request(site.url("/cookie", host="news.localhost"))
    ask(site.policy("news.localhost"), asked, asked)
    assert ["cookie" in hit.headers for hit in site.hits_of("/cookie")] == [False, False]


def test_the_host_is_asked_for_by_its_name(site: Site) -> None:
    ask(site.policy("news.localhost"), Request(site.url("/named", host="news.localhost")))
    assert site.hits_of("/named")[-1].headers["host"] == f"news.localhost:{site.port}"


def test_an_escaped_line_break_stays_one(site: Site) -> None:
    ask(site.policy(), Request(site.url("/%0d%0aX:y")))
    assert site.hits[-1].target == "/%0d%0aX:y"


def test_what_is_known_is_not_sent_again(site: Site) -> None:
    site.show("/known", "<p>There was news")
    (first,) = ask(site.policy(), Request(site.url("/known")))
    again = Request(site.url("/known"), etag=first.etag, last_modified=first.last_modified)
    (second,) = ask(site.policy(), again)
    assert (second.status, second.content) == (304, b"")
    assert site.hits_of("/known")[-1].headers["if-modified-since"] == first.last_modified


@pytest.mark.parametrize("etag", ['"a\r\nX: y"', '"ä"', '"\udce9"', "\x00", '"' + "a" * 2000 + '"'])
def test_a_validator_that_is_not_plain_is_not_sent_back(site: Site, etag: str) -> None:
    ask(site.policy(), Request(site.url("/odd-etag"), etag=etag, last_modified=etag))
    assert not {"if-none-match", "if-modified-since", "x"} & set(site.hits_of("/odd-etag")[-1].headers)


def test_of_robots_txt_the_beginning_is_read(site: Site) -> None:
    (answer,) = ask(site.policy(), Request(site.url("/endless-robots"), accept="robots"))
    assert len(answer.content) == 500 * 1024
    assert answer.content.startswith(b"User-agent: *\nDisallow: /private\n")


def test_a_page_may_not_be_larger_than_the_limit(site: Site) -> None:
    assert refusal(site.policy(), site.url(f"/sized?bytes={5 * 1024 * 1024 + 1}")).code == "refused:size"


def test_an_answer_may_have_a_hundred_headers(site: Site) -> None:
    (answer,) = ask(site.policy(), Request(site.url("/hundred-headers")))
    assert len(answer.headers) == 100


@pytest.mark.parametrize(
    ("limit", "told"),
    # Told in docs/decisions/rechecks.md, and too much to be waited for in a test.
    [("deadline", 20), ("connecting", 8), ("silence", 15), ("large", 256 * 1024), ("large_at_once", 12)],
)
def test_the_limits_are_those_that_are_told(limit: str, told: int) -> None:
    assert getattr(Limits(), limit) == told


def test_a_page_may_be_as_large_as_the_limit(site: Site) -> None:
    (answer,) = ask(site.policy(), Request(site.url(f"/sized?bytes={5 * 1024 * 1024}")))
    assert len(answer.content) == 5 * 1024 * 1024


def test_a_bomb_packed_twice_is_not_unpacked_twice(site: Site) -> None:
    assert refusal(site.policy(), site.url("/bomb-in-a-bomb")).code == "refused:encoding"


def test_what_a_server_sends_unasked_is_not_taken_for_another_page(site: Site) -> None:
    async def go() -> Answer:
        async with Gate(site.policy()) as gate:
            await gate.fetch(Request(site.url("/and-another")))
            await asyncio.sleep(0.1)
            return await gate.fetch(Request(site.url("/sized?bytes=30")))

    assert asyncio.run(go()).content == b"<p>".ljust(30, b"a")


def test_large_answers_take_turns(site: Site) -> None:
    limits = Limits(large=1000, large_at_once=1)

    async def go() -> list[Answer]:
        async with Gate(site.policy(limits=limits)) as gate:
            asked = [gate.fetch(Request(site.url("/sized?bytes=200000"))) for _ in range(10)]
            return await asyncio.gather(*asked)

    assert [len(answer.content) for answer in asyncio.run(go())] == [200_000] * 10


def test_a_large_answer_that_fails_leaves_its_place_to_others(site: Site) -> None:
    async def go() -> Answer:
        async with Gate(site.policy(limits=Limits(large=1000, large_at_once=1))) as gate:
            with pytest.raises(FetchError):
                await gate.fetch(Request(site.url("/bomb")))
            return await gate.fetch(Request(site.url("/sized?bytes=200000")))

    assert asyncio.run(go()).status == 200


def test_a_port_where_nobody_listens_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    policy = Policy(AGENT, loopback_allowed=frozenset({f"127.0.0.1:{port}"}))
    assert refusal(policy, f"http://127.0.0.1:{port}/").code == "unreachable"


async def unknown(host: str) -> Sequence[str]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


async def silent(host: str) -> Sequence[str]:
    await asyncio.sleep(60)
    return []


@pytest.mark.parametrize("look_up", [unknown, silent, Names([])])
def test_a_name_that_leads_nowhere_is_unresolved(look_up) -> None:
    policy = Policy(AGENT, limits=Limits(connecting=0.1))
    assert refusal(policy, "https://news.example/", names=look_up).code == "unresolved"


def test_an_address_that_is_refused_as_it_was_given_is_so_for_good() -> None:
    assert refusal(Policy(AGENT), "ftp://news.example/").is_permanent
    assert not refusal(Policy(AGENT), "http://127.0.0.1/").is_permanent

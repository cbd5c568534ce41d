"""Which addresses are well-formed and public: tables of what attackers, and ordinary publishers, write."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from articles.addresses import (
    RefusedAddressError,
    follow_reference,
    is_public,
    origin_of,
    parse_target,
    read_target,
)
from articles.outcomes import OUTCOMES

PORTS = frozenset({80, 443})

REFUSED = {
    "refused:address": """
        http://127.0.0.1/ http://127.255.255.254/ http://localhost/ http://LOCALHOST./ http://news.localhost/
        http://0.0.0.0/ http://0/ http://127.0.0.1./
        http://169.254.169.254/latest/meta-data/ http://169.254.170.2/v2/credentials http://[fd00:ec2::254]/
        http://100.100.100.200/ http://168.63.129.16/ http://192.0.0.192/
        http://metadata.google.internal/ http://printer.local/ http://desk.lan/ http://router.home.arpa/
        http://a.localdomain/ http://intranet/ http://wiki.corp/ http://a.home/ http://db.private/ http://a.onion/
        http://10.0.0.1/ http://172.16.0.1/ http://172.31.255.255/ http://192.168.1.1/
        http://[::1]/ http://[::]/ http://[::ffff:127.0.0.1]/ http://[::ffff:a9fe:a9fe]/ http://[::127.0.0.1]/
        http://[::ffff:0:127.0.0.1]/ http://[64:ff9b::7f00:1]/ http://[64:ff9b::a9fe:a9fe]/
        http://[64:ff9b:1::1]/ http://[2002:7f00:1::]/ http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/
    """,
    "refused:host-form": """
        http://2130706433/ http://0x7f000001/ http://017700000001/ http://0177.0.0.1/ http://127.1/
        http://0x7f.1/ http://0x/ http://1.2.3.4.5/ http://1.2.3.256/ http://news.example.0x7f/
        http://①②⑦.⓪.⓪.①/ http://127。0。0。1/ http://127．0．0．1/ http://１２７.0.0.1/ http://ﬀ.example/
        http://news。example/ http://Ⓝews.example/
    """,
    "refused:scheme": """
        file:///etc/passwd ftp://x/ data:text/html,x javascript:alert(1) jar:http://x!/ dict://x:11211/
        unix:///var/run/docker.sock http+unix://%2Fvar%2Frun%2Fdocker.sock/ source:http://127.0.0.1/
        gopher://127.0.0.1:6379/_FLUSHALL view-source:https://news.example/ localhost:80
    """,
    "refused:port": """
        http://news.example:22/ http://news.example:6379/ http://news.example:5432/ http://news.example:0/
        http://news.example:99999/ https://news.example:8000/
    """,
    "refused:credentials": """
        http://user:pass@news.example/ http://a:b@127.0.0.1:80@news.example/ http://@news.example/
        http://127.0.0.1%2f@news.example/ https://news.example@127.0.0.1/
    """,
    "refused:syntax": """
        http://%31%32%37.0.0.1/ http://127.0.0.1%00.news.example/
        http://169.254.169.254:8888\\@news.example/ http://news.example\\@169.254.169.254/
        http://[fe80::1%25eth0]/ http://[fe80::1%eth0]/ http://[v1.x]/ http://[1.2.3.4]/ http://[::1 http://::1/
        http://news.example:80:80/ http://news.example:/ http://news.example:080/ http://news.example:8٠/
        http:/127.0.0.1/ http:127.0.0.1 //127.0.0.1/ http:// http:///path http://?q http://. http://a..b/
        http://xn--/ http://xn--a/ http://-news.example/ http://news-.example/ http://news!.example/
        http://news.example/100% http://news.example/%zz http://news.example/\ud800 news.example
        http://news.example/<script> http://news.example/"x http://news.example/\u202efdp.exe
        http://ne\u00adws.example/ http://a\u200bb.example/ http://a\u0301\u200db.example/
    """,
}  # fmt: skip
REFUSED_ROWS = [(url, code) for code, urls in REFUSED.items() for url in urls.split()]
REFUSED_ROWS += [
    (url, "refused:syntax")
    for url in (
        "", " HTTP://127.0.0.1/", "http://127.0.0.1\t.news.example/", "http://a\r\nX: y/", "http://\x00/",
        "http://exa mple.example/", "http://news.example/a b", "http://news.example/\n", "http://news\xa0.example/",
        f"http://{'a' * 64}.example/", f"http://{'a.' * 130}example/",
        "https://news.example/" + "a" * 2028, "https://news.example/#" + "a" * 2027,
        "https://news.example/" + "é" * 1000,
    )
]  # fmt: skip

ASKED = {
    "https://news.example": "https://news.example/",
    "HTTPS://News.Example./A?b=C#d": "https://news.example/A?b=C",
    "http://news.example:80/": "http://news.example/",
    "https://news.example:443?q": "https://news.example/?q",
    "http://news.example:443/": "http://news.example:443/",
    "http://a/%0d%0aX:y": "http://a/%0d%0aX:y",
    "http://my_paper.news.example/": "http://my_paper.news.example/",
    "http://r3---sn.news.example/": "http://r3---sn.news.example/",
    "http://4ndas.example/": "http://4ndas.example/",
    "http://ß.example/": "http://xn--zca.example/",
    "http://аpple.example/": "http://xn--pple-43d.example/",
    "http://ÑANDÚ.example/": "http://xn--and-6ma2c.example/",
    "http://n\u0303andu.example/": "http://xn--andu-fqa.example/",
    "http://xn--and-6ma2c.example/": "http://xn--and-6ma2c.example/",
    "https://news.example/artículo?q=años": "https://news.example/art%C3%ADculo?q=a%C3%B1os",
    "https://news.example/a|b[1]{c}^`": "https://news.example/a%7Cb%5B1%5D%7Bc%7D%5E%60",
    "https://news.example/a@b:c;d=e,f!$&'()*+~/%7e": "https://news.example/a@b:c;d=e,f!$&'()*+~/%7e",
    "https://news.example/?u=http://127.0.0.1/": "https://news.example/?u=http://127.0.0.1/",
    "https://news.example/" + "a" * 2027: "https://news.example/" + "a" * 2027,
    **{
        f"http://{host}/": f"http://{host}/"
        for host in (
            "8.8.8.8", "100.63.255.254", "100.128.0.1", "172.32.0.1", "198.20.0.1", "[2606:4700:4700::1111]"
        )
    },
    "http://[2606:4700:4700:0::1111]:443/": "http://[2606:4700:4700::1111]:443/",
}  # fmt: skip

INNER = """
    0.0.0.0 0.255.255.255 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 100.100.100.200 127.0.0.1
    168.63.129.16 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.8 192.0.0.192 192.0.2.1
    192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255
    240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 ::ffff:a9fe:a9fe
    64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b::10.1.2.3 64:ff9b:1::1 100::1 2001::1 2001:10::1 2001:20::1
    2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe:: 2002:808:808:: 3fff::1
    4000::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1
"""
OPEN = """
    1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.255.254 100.128.0.1 126.255.255.255 128.0.0.1 168.63.129.15
    169.253.255.255 169.255.0.1 172.15.255.255 172.32.0.1 191.255.255.255 192.0.1.1 192.0.3.1 192.167.255.255
    192.169.0.1 198.17.255.255 198.20.0.1 223.255.255.255
    2606:4700:4700::1111 2001:4860:4860::8888 2001:200::1 2003::1 2a00:1450::1 3ffe::1 64:ff9b::8.8.8.8
"""


@pytest.mark.parametrize(("url", "code"), REFUSED_ROWS)
def test_an_address_that_is_misleading_or_leads_inwards_is_refused(url: str, code: str) -> None:
    with pytest.raises(RefusedAddressError) as caught:
        parse_target(url, allowed_ports=PORTS)
    assert caught.value.code == code


@pytest.mark.parametrize(("url", "asked"), ASKED.items())
def test_an_address_is_asked_in_the_one_form_that_goes_over_the_wire(url: str, asked: str) -> None:
    assert parse_target(url, allowed_ports=PORTS).url == asked


@pytest.mark.parametrize("url", ASKED.values())
def test_the_form_that_is_asked_reads_as_itself(url: str) -> None:
    assert read_target(url).url == url


@pytest.mark.parametrize("text", INNER.split())
def test_an_address_that_is_not_the_same_for_everyone_is_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", OPEN.split())
def test_no_public_address_is_taken_for_an_inner_one(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize("port", [0, 65536, 99999])
def test_a_port_that_is_none_is_refused_wherever_it_leads(port: int) -> None:
    with pytest.raises(RefusedAddressError, match="no port"):
        read_target(f"http://news.example:{port}/")


def test_every_refusal_is_an_outcome_that_is_told() -> None:
    assert set(REFUSED) <= set(OUTCOMES)


def test_a_refusal_keeps_user_names_and_passwords_to_itself() -> None:
    with pytest.raises(RefusedAddressError) as caught:
        read_target("https://anna:open-sesame@news.example/")
    assert "anna" not in caught.value.message
    assert "sesame" not in caught.value.message


def test_only_the_named_place_on_this_machine_may_be_asked() -> None:
    named = frozenset({"127.0.0.1:8001"})
    assert parse_target("http://127.0.0.1:8001/x", allowed_ports=PORTS, loopback_allowed=named).port == 8001
    for url in ("http://127.0.0.1:8002/", "http://127.0.0.2:8001/", "http://localhost:8001/"):
        with pytest.raises(RefusedAddressError):
            parse_target(url, allowed_ports=PORTS | {8001, 8002}, loopback_allowed=named)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://News.example/a", "https://news.example"),
        ("http://news.example:8080/a", "http://news.example:8080"),
        ("http://[2606:4700:4700::1111]/", "http://[2606:4700:4700::1111]"),
    ],
)
def test_an_origin_names_scheme_host_and_a_port_that_is_not_the_usual(url: str, origin: str) -> None:
    assert origin_of(url) == origin


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("/x?y", "https://news.example/x?y"),
        ("x", "https://news.example/a/x"),
        ("../x", "https://news.example/x"),
        ("../../../x", "https://news.example/x"),
        ("?page=2", "https://news.example/a/b?page=2"),
        ("//other.example/x", "https://other.example/x"),
        ("//169.254.169.254/", "https://169.254.169.254/"),
        ("http://other.example/x", "http://other.example/x"),
        ("HTTP://127.0.0.1/", "HTTP://127.0.0.1/"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("http:127.0.0.1", "http:127.0.0.1"),
        ("/straße", "https://news.example/straße"),
    ],
)
def test_a_reference_leads_where_the_standard_says(reference: str, url: str) -> None:
    assert follow_reference(read_target("https://news.example/a/b?c"), reference) == url


@pytest.mark.parametrize(
    "reference", ["/a b", "\\\\127.0.0.1/", "/\\127.0.0.1/", "//[::1", "\thttp://x/", "/\udce9"]
)
def test_a_reference_that_is_not_well_formed_is_refused(reference: str) -> None:
    with pytest.raises(RefusedAddressError, match=r"space|well-formed"):
        follow_reference(read_target("https://news.example/a/b"), reference)

"""Addresses of the web: which are well-formed, which lead to the public internet, and why others do not.

What is not well-formed is refused, never mended: two readers that mend an address differently are how
a check of one host becomes a connection to another.

    >>> parse_target("https://News.example/a?b=1#c", allowed_ports=frozenset({443})).url
    'https://news.example/a?b=1'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from urllib.parse import quote, urljoin

import idna

LONGEST_URL = 2048
DEFAULT_PORTS = {"http": 80, "https": 443}
# Names that mean this machine or this network wherever they are asked; "0" is how some write 0.0.0.0.
INNER_NAMES = frozenset(
    {
        "0", "localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "home.arpa", "corp",
        "private", "onion",
    }
)  # fmt: skip

# IANA's registries of special addresses, as far as they are not for everyone, and two of cloud providers.
# Written out, as `is_global` of Python 3.11 lets some of them pass.
INNER_NETWORKS = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
# Public are addresses in the one part that is given out, but for those that stand for other addresses
# (Teredo and more in 2001::/23, 6to4 in 2002::/16) and for examples.
GIVEN_OUT = IPv6Network("2000::/3")
INNER_NETWORKS_6 = tuple(
    IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# Where a network speaks IPv6 only, this is how it names hosts that speak IPv4 only (RFC 6052).
TRANSLATED = IPv6Network("64:ff9b::/96")

# Controls, white space (of any script), what no URL may hold, halves of characters.
NEVER = re.compile(
    r"""[\x00-\x20\x7f-\xa0\\"<>\s\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"""
)
SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
AFTER_SCHEME = re.compile(
    r"""
    //
    (?P<authority> [^/?\#]* )
    (?P<path>      [^?\#]* )
    (?P<query>     (?: \? [^\#]* )? )
    (?: \# .* )?          # the fragment is the reader's own and is never sent
    """,
    re.VERBOSE,
)
AUTHORITY = re.compile(
    r"""
    (?: \[ (?P<ipv6> [0-9A-Fa-f:.]+ ) \]
      | (?P<name> [^:\[\]]+ )
    )
    (?: : (?P<port> [1-9][0-9]{0,4} | 0 ) )?
    """,
    re.VERBOSE,
)
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# Systems take such hosts for numbers: decimal, octal, hexadecimal, with fewer than four parts.
ENDS_IN_A_NUMBER = re.compile(r"(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$")
IPV4 = re.compile(r"(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})")
OTHER_DOTS = re.compile(r"[\u3002\uff0e\uff61]")
BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
# What a path and a query may hold as it is (RFC 3986); "%" as escapes were looked at before.
AS_IT_IS = "/?:@!$&'()*+,;=-._~%"


class RefusedAddressError(ValueError):
    """An address that is not asked: `code` is an outcome, `message` says what is wrong, without secrets."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart; the host in the form that goes over the wire (punycode, no brackets)."""

    scheme: str
    host: str
    port: int
    path_and_query: str

    @property
    def authority(self) -> str:
        """What the Host header says: host, and the port when it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        return self.origin + self.path_and_query

    @property
    def host_and_port(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def parse_target(
    url: str, *, allowed_ports: frozenset[int], loopback_allowed: frozenset[str] = frozenset()
) -> Target:
    """The address taken apart, if it may be asked; what its name resolves to is the gate's to judge.

    `loopback_allowed` holds "host:port" of this machine that a developer has named.
    Raises RefusedAddressError.
    """
    target = read_target(url)
    if target.host_and_port in loopback_allowed:
        return target
    if target.port not in allowed_ports:
        raise RefusedAddressError("refused:port", f"Port {target.port} is not allowed.")
    address = literal_address(target.host)
    if is_inner_name(target.host) or (address is not None and not is_public(address)):
        raise RefusedAddressError("refused:address", f"{target.host} is not on the public internet.")
    return target


def origin_of(url: str) -> str:
    """The origin of a well-formed address, "https://news.example"; raises RefusedAddressError."""
    return read_target(url).origin


def read_target(url: str) -> Target:
    """The address taken apart, if it is well-formed, wherever it leads; raises RefusedAddressError."""
    if len(url) > LONGEST_URL:
        raise malformed(f"The address is longer than {LONGEST_URL} characters.")
    if NEVER.search(url):
        raise malformed("The address holds a space, a control character or a backslash.")
    scheme = SCHEME.match(url)
    if scheme is None:
        raise malformed("The address does not begin with http:// or https://.")
    name = scheme["scheme"].lower()
    if name not in DEFAULT_PORTS:
        raise RefusedAddressError("refused:scheme", f"Addresses of {name}: are not read.")
    rest = AFTER_SCHEME.fullmatch(url, scheme.end())
    if rest is None:
        raise malformed("After http: or https: there must be two slashes.")
    host, port = read_authority(rest["authority"])
    path_and_query = read_path(rest["path"] or "/") + read_path(rest["query"])
    target = Target(name, host, DEFAULT_PORTS[name] if port is None else port, path_and_query)
    if len(target.url) > LONGEST_URL:
        raise malformed(f"The address is longer than {LONGEST_URL} characters.")
    return target


def malformed(message: str) -> RefusedAddressError:
    return RefusedAddressError("refused:syntax", message)


def read_authority(text: str) -> tuple[str, int | None]:
    """The host as it goes over the wire, and the port if one is named."""
    if "@" in text:
        raise RefusedAddressError("refused:credentials", "The address holds a user name or password.")
    match = AUTHORITY.fullmatch(text)
    if match is None:
        raise malformed("The host or the port is not well-formed.")
    port = None if match["port"] is None else int(match["port"])
    if port is not None and not 0 < port < 65536:
        raise RefusedAddressError("refused:port", f"There is no port {port}.")
    return (read_ipv6(match["ipv6"]) if match["ipv6"] else read_name(match["name"])), port


def read_ipv6(text: str) -> str:
    try:
        return str(IPv6Address(text))
    except ValueError:
        raise malformed("The IPv6 address is not well-formed.") from None


def read_name(text: str) -> str:
    """A name or an IPv4 address in plain letters, as IDNA 2008 writes it."""
    name = in_plain_letters(text).removesuffix(".")
    if len(name) > 253 or not all(LABEL.fullmatch(label) for label in name.split(".")):
        raise malformed("The name of the host is not well-formed.")
    for label in name.split("."):
        if label.startswith("xn--"):
            in_its_letters(label)
    if ENDS_IN_A_NUMBER.search(name) and name not in INNER_NAMES and not is_ipv4(name):
        raise RefusedAddressError("refused:host-form", "The host is a number that can be read in many ways.")
    return name


def in_plain_letters(text: str) -> str:
    if text.isascii():
        return text.lower()
    name = unicodedata.normalize("NFC", text.lower())
    if OTHER_DOTS.search(name) or unicodedata.normalize("NFKC", name) != name:
        raise RefusedAddressError(
            "refused:host-form", "The host is written in characters that stand for others."
        )
    try:
        return idna.encode(name).decode("ascii")
    except idna.IDNAError:
        raise malformed("The host is not a name by the rules for international names.") from None


def in_its_letters(label: str) -> str:
    try:
        return idna.ulabel(label)
    except idna.IDNAError:
        raise malformed("The host is not a name by the rules for international names.") from None


def is_ipv4(name: str) -> bool:
    return IPV4.fullmatch(name) is not None and all(int(part) < 256 for part in name.split("."))


def read_path(text: str) -> str:
    """A path or a query as it goes over the wire: UTF-8 in escapes, as RFC 3987 has it."""
    if BROKEN_ESCAPE.search(text):
        raise malformed("A percent sign must be followed by two hexadecimal digits.")
    return quote(text, safe=AS_IT_IS)


def follow_reference(base: Target, reference: str) -> str:
    """Where a reference found at `base` leads (RFC 3986, 5.2): an address still to be parsed."""
    if NEVER.search(reference):
        raise malformed("The address holds a space, a control character or a backslash.")
    if SCHEME.match(reference):
        return reference
    try:
        return urljoin(base.url, reference)
    except ValueError:
        raise malformed("The host or the port is not well-formed.") from None


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host is written as, or None when it is a name."""
    if ":" in host:
        return IPv6Address(host)
    return IPv4Address(host) if is_ipv4(host) else None


def is_inner_name(host: str) -> bool:
    """Whether the name, or a name that it stands under, belongs to this machine or network."""
    return not INNER_NAMES.isdisjoint(endings_of(host))


def endings_of(host: str) -> Iterable[str]:
    labels = host.split(".")
    return (".".join(labels[start:]) for start in range(len(labels)))


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether everyone on the internet reaches the same host at this address.

    >>> is_public(IPv4Address("8.8.8.8")), is_public(IPv6Address("::ffff:127.0.0.1"))
    (True, False)
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in INNER_NETWORKS)
    if address in TRANSLATED:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in GIVEN_OUT and not any(address in network for network in INNER_NETWORKS_6)

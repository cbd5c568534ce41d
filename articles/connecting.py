"""From a name to a connection: looked up once, and connected to public addresses only."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import AddrInfoType

from articles.addresses import RefusedAddressError, is_public

# A name server that does not answer keeps a thread for as long as the system waits for it.
LOOKUPS_AT_ONCE = 32

Resolve = Callable[[str], Awaitable[Sequence[str]]]


class Lookup:
    """The system's own look-up, in threads of its own."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(LOOKUPS_AT_ONCE, thread_name_prefix="look-up")

    async def __call__(self, host: str) -> Sequence[str]:
        return await asyncio.get_running_loop().run_in_executor(self._threads, addresses_of, host)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def addresses_of(host: str) -> list[str]:
    """All addresses of a name; the dot at its end keeps the system from trying it under its own domains."""
    found = socket.getaddrinfo(f"{host}.", None)
    return [str(sockaddr[0]) for *_, sockaddr in found]


class CheckedResolver(AbstractResolver):
    """Answers with public addresses; a name with any other is refused as a whole."""

    def __init__(self, look_up: Resolve, *, loopback_allowed: frozenset[str], patience: float) -> None:
        self._look_up = look_up
        self._loopback_allowed = loopback_allowed
        self._patience = patience

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        if f"{host}:{port}" in self._loopback_allowed:
            return [resolved(host, IPv4Address("127.0.0.1"), port=port)]
        addresses = [ip_address(text) for text in dict.fromkeys(await self._addresses_of(host))]
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "The name has no address.")
        if not all(is_public(address) for address in addresses):
            raise RefusedAddressError("refused:address", f"{host} is not on the public internet.")
        return [resolved(host, address, port=port) for address in addresses]

    async def _addresses_of(self, host: str) -> Sequence[str]:
        try:
            async with asyncio.timeout(self._patience):
                return await self._look_up(host)
        except TimeoutError:
            raise socket.gaierror(socket.EAI_AGAIN, "Looking up the name took too long.") from None

    async def close(self) -> None:
        return None


def resolved(host: str, address: IPv4Address | IPv6Address, *, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=str(address),
        port=port,
        family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
        proto=socket.IPPROTO_TCP,
        flags=socket.AI_NUMERICHOST,
    )


class SocketOpener:
    """The last look before a connection: whatever led here, no socket is made for an inner address."""

    def __init__(self, loopback_allowed: frozenset[str]) -> None:
        self._loopback_ports = {int(name.rpartition(":")[2]) for name in loopback_allowed}

    def __call__(self, info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, (host, port, *_) = info
        address = ip_address(host)
        is_named_loopback = address.is_loopback and port in self._loopback_ports
        if not is_public(address) and not is_named_loopback:
            raise PermissionError(f"{address} is not on the public internet.")
        return socket.socket(family, kind, protocol)


@cache
def public_trust() -> ssl.SSLContext:
    """The certificates that this system trusts, read once; names and dates are always checked."""
    return ssl.create_default_context()

"""TLS at the gate: certificates are always checked, and a fall back to none is told."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from articles.fetching import Answer, FetchError, Gate, Limits, Policy, Request
from tests.articles.misbehaving_site import Site, misbehaving_site
from tests.articles.misbehaviours import STORY
from tests.conftest import skip_unless_required

OPENSSL = shutil.which("openssl")
KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
# The name that a certificate is for, who signed it, and for how many days it holds.
CERTIFICATES = {
    "good.localhost": ("good.localhost", "authority", 1),
    "expired.localhost": ("expired.localhost", "authority", -1),
    "wrong.localhost": ("other.localhost", "authority", 1),
    "alone.localhost": ("alone.localhost", "itself", 1),
}
# What a host says that agrees to nothing: an alert, fatal, "handshake failure" (RFC 8446, 6).
NO_AGREEMENT = b"\x15\x03\x03\0\2\2\x28"


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run([str(OPENSSL), *arguments], cwd=folder, check=True, capture_output=True, timeout=30)


def make_certificate(folder: Path, *, host: str, name: str, signer: str, days: int) -> None:
    openssl(
        folder, "req", *KEY, "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}",
        "-keyout", f"{host}.key", "-out", f"{host}.csr",
    )  # fmt: skip
    of_authority = ["-CA", "authority.pem", "-CAkey", "authority.key"]
    signing = of_authority if signer == "authority" else ["-signkey", f"{host}.key"]
    openssl(
        folder, "x509", "-req", "-in", f"{host}.csr", *signing, "-copy_extensions", "copy",
        "-days", str(days), "-out", f"{host}.pem",
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificates of an authority that only these tests trust."""
    if OPENSSL is None:
        skip_unless_required("openssl", "no openssl on this machine")
    folder = tmp_path_factory.mktemp("certificates")
    openssl(
        folder, "req", "-x509", *KEY, "-days", "1", "-subj", "/CN=Test authority",
        "-keyout", "authority.key", "-out", "authority.pem",
    )  # fmt: skip
    for host, (name, signer, days) in CERTIFICATES.items():
        make_certificate(folder, host=host, name=name, signer=signer, days=days)
    return folder


@pytest.fixture(scope="module")
def names_asked_for() -> list[str | None]:
    return []


@pytest.fixture(scope="module")
def site(folder: Path, names_asked_for: list[str | None]) -> Iterator[Site]:
    """A site that shows each name the certificate of that name."""
    contexts = {host: server_context(folder, host) for host in CERTIFICATES}

    def choose(connection: ssl.SSLObject, name: str | None, context: ssl.SSLContext) -> None:
        names_asked_for.append(name)
        connection.context = contexts[name or "good.localhost"]

    contexts["good.localhost"].sni_callback = choose
    with misbehaving_site(tls=contexts["good.localhost"]) as site:
        yield site


def server_context(folder: Path, host: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / f"{host}.pem", folder / f"{host}.key")
    return context


def fetch(*sites: Site, url: str, trust: ssl.SSLContext | None, limits: Limits | None = None) -> Answer:
    named = frozenset().union(*(site.names(*CERTIFICATES) for site in sites))
    return ask(Policy("Writethru/test", loopback_allowed=named, limits=limits or Limits()), url, trust=trust)


def ask(policy: Policy, url: str, *, trust: ssl.SSLContext | None) -> Answer:
    async def go() -> Answer:
        async with Gate(policy, trust=trust) as gate:
            return await gate.fetch(Request(url))

    return asyncio.run(go())


@pytest.fixture
def trust(folder: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(folder / "authority.pem"))


def test_a_host_is_asked_by_name_and_trusted_by_name(
    site: Site, trust: ssl.SSLContext, names_asked_for: list[str | None]
) -> None:
    answer = fetch(site, url=site.url("/story-always", host="good.localhost"), trust=trust)
    assert (answer.content, answer.is_insecure, names_asked_for[-1]) == (STORY, False, "good.localhost")


@pytest.mark.parametrize("host", ["expired.localhost", "wrong.localhost", "alone.localhost"])
def test_a_certificate_that_cannot_be_trusted_ends_it(site: Site, trust: ssl.SSLContext, host: str) -> None:
    asked_before = len(site.hits)
    with pytest.raises(FetchError) as caught:
        fetch(site, url=site.url("/story-always", host=host), trust=trust)
    assert (caught.value.code, len(site.hits)) == ("refused:tls", asked_before)
    assert caught.value.message == "The certificate could not be trusted."


def test_a_host_that_agrees_to_nothing_is_refused_for_that(trust: ssl.SSLContext) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        place = f"127.0.0.1:{listener.getsockname()[1]}"
        policy = Policy("Writethru/test", loopback_allowed=frozenset({place}))

        def disagree() -> None:
            with listener.accept()[0] as connection:
                connection.recv(65536)
                connection.sendall(NO_AGREEMENT)
                connection.recv(65536)

        server = Thread(target=disagree)
        server.start()
        with pytest.raises(FetchError) as caught:
            ask(policy, f"https://{place}/", trust=trust)
        server.join()
    assert (caught.value.code, caught.value.message) == ("refused:tls", "There was no agreement on TLS.")


def test_an_authority_that_the_system_does_not_know_is_not_trusted(site: Site) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(site, url=site.url("/story-always", host="good.localhost"), trust=None)
    assert caught.value.code == "refused:tls"


def test_a_server_that_never_comes_to_an_agreement_is_not_asked_without(trust: ssl.SSLContext) -> None:
    with misbehaving_site() as plain:
        url = plain.url("/story-always").replace("http://", "https://")
        with pytest.raises(FetchError) as caught:
            fetch(plain, url=url, trust=trust, limits=Limits(connecting=0.2))
    assert (caught.value.code, plain.hits) == ("unreachable", [])


def test_a_redirect_from_tls_to_none_is_followed_and_told(site: Site, trust: ssl.SSLContext) -> None:
    with misbehaving_site() as plain:
        url = site.url(f"/redirect?status=301&to={plain.url('/hops/1')}", host="good.localhost")
        answer = fetch(site, plain, url=url, trust=trust)
    assert (answer.content, answer.is_insecure) == (STORY, True)


def test_a_redirect_from_none_to_tls_is_nothing_to_tell(site: Site, trust: ssl.SSLContext) -> None:
    with misbehaving_site() as plain:
        url = plain.url(f"/redirect?status=301&to={site.url('/story-always', host='good.localhost')}")
        answer = fetch(site, plain, url=url, trust=trust)
    assert (answer.content, answer.is_insecure) == (STORY, False)

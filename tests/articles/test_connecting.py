"""The last door of the gate: of what address a socket is made."""

from __future__ import annotations

import socket

import pytest

from articles.connecting import SocketOpener


@pytest.mark.parametrize(
    "place",
    [
        (socket.AF_INET, ("127.0.0.1", 80)),
        (socket.AF_INET, ("127.0.0.1", 8002)),
        (socket.AF_INET, ("10.0.0.1", 8001)),
        (socket.AF_INET, ("169.254.169.254", 80)),
        (socket.AF_INET6, ("::1", 443, 0, 0)),
        (socket.AF_INET6, ("fe80::1%lo", 8001, 0, 1)),
        (socket.AF_INET6, ("::ffff:127.0.0.1", 80, 0, 0)),
    ],
)
def test_no_socket_is_made_for_an_inner_address_whatever_led_there(place: tuple) -> None:
    family, sockaddr = place
    with pytest.raises(PermissionError):
        SocketOpener(frozenset({"127.0.0.1:8001"}))((family, socket.SOCK_STREAM, 0, "", sockaddr))


@pytest.mark.parametrize(
    ("family", "sockaddr"),
    [
        (socket.AF_INET, ("8.8.8.8", 443)),
        (socket.AF_INET, ("127.0.0.1", 8001)),
        (socket.AF_INET6, ("2606:4700:4700::1111", 443, 0, 0)),
    ],
)
def test_a_socket_is_made_for_a_public_address_and_the_named_place(
    family: socket.AddressFamily, sockaddr: tuple
) -> None:
    opener = SocketOpener(frozenset({"127.0.0.1:8001"}))
    with opener((family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", sockaddr)) as made:
        assert (made.family, made.type) == (family, socket.SOCK_STREAM)

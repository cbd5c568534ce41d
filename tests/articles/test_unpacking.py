"""Packed content: whole, broken, packed by liars, and never unpacked further than asked for."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.unpacking import UnpackError, unpacker_of
from tests.articles.misbehaviours import bomb

TEXT = b"Tugs from Port Eddow were expected by nightfall. " * 40
MUCH = 10_000_000
PACKED = {
    "": TEXT,
    "Identity": TEXT,
    "gzip": gzip.compress(TEXT),
    "X-GZIP ": gzip.compress(TEXT[:7]) + gzip.compress(b"") + gzip.compress(TEXT[7:]),
    "deflate": zlib.compress(TEXT),
    "Deflate": zlib.compress(TEXT)[2:-4],
}


def unpack(coding: str, chunks: list[bytes]) -> bytes:
    unpacker = unpacker_of(coding)
    content = b"".join(unpacker.unpack(chunk, most=MUCH) for chunk in chunks)
    unpacker.end()
    return content


@pytest.mark.parametrize("size", [1, 2, 3, 10, 100_000])
@pytest.mark.parametrize("coding", PACKED)
def test_content_is_unpacked_however_it_is_cut(coding: str, size: int) -> None:
    packed = PACKED[coding]
    chunks = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert unpack(coding, chunks) == TEXT


def stored(content: bytes, *, first: int) -> bytes:
    """Content in a bare deflate stream (RFC 1951), not packed at all: `first` is its first byte."""
    length = len(content).to_bytes(2, "little")
    return bytes([first]) + length + bytes(255 - byte for byte in length) + content + b"\1\0\0\xff\xff"


# The one looks like the method of zlib's frame, the other like its check sum.
@pytest.mark.parametrize(("first", "size"), [(0x08, 100), (0x00, 93)])
def test_bare_content_is_not_taken_for_framed(first: int, size: int) -> None:
    assert unpack("deflate", [stored(TEXT[:size], first=first)]) == TEXT[:size]


def test_a_hundred_members_are_borne() -> None:
    assert unpack("gzip", [gzip.compress(TEXT) * 100]) == TEXT * 100


@given(
    st.binary(max_size=3000), st.lists(st.integers(1, 500), max_size=20), st.sampled_from(["gzip", "deflate"])
)
def test_any_content_comes_out_as_it_went_in(content: bytes, cuts: list[int], coding: str) -> None:
    packed = gzip.compress(content) if coding == "gzip" else zlib.compress(content)
    chunks = []
    for cut in cuts:
        chunks.append(packed[:cut])
        packed = packed[cut:]
    assert unpack(coding, [*chunks, packed]) == content


@pytest.mark.parametrize(
    "coding", ["gzip, gzip", "gzip,deflate", "br", "zstd", "compress", "dcb", "gzip;q=1", "*"]
)
def test_what_is_packed_otherwise_is_refused(coding: str) -> None:
    with pytest.raises(UnpackError) as caught:
        unpacker_of(coding)
    assert caught.value.code == "refused:encoding"


@pytest.mark.parametrize(
    ("coding", "content"),
    [
        ("gzip", b"<p>not packed at all</p>"),
        ("gzip", gzip.compress(TEXT) + b"and something else"),
        ("gzip", gzip.compress(TEXT)[:-8] + b"\0" * 8),
        ("gzip", gzip.compress(b"") * 101),
        ("deflate", b"\xff\xff\xff\xff"),
        ("deflate", zlib.compress(TEXT)[:-4] + b"\0" * 4),
    ],
)
def test_what_is_not_packed_as_it_says_is_refused(coding: str, content: bytes) -> None:
    with pytest.raises(UnpackError) as caught:
        unpack(coding, [content])
    assert caught.value.code == "refused:encoding"


@pytest.mark.parametrize("kept", [1, 2, 10, 60, -9, -8, -1])
@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_what_breaks_off_is_never_taken_for_whole(coding: str, kept: int) -> None:
    with pytest.raises(UnpackError) as caught:
        unpack(coding, [PACKED[coding][:kept]])
    assert caught.value.code == "incomplete"


@pytest.mark.parametrize("coding", ["", "gzip", "deflate"])
def test_nothing_packed_is_nothing(coding: str) -> None:
    assert unpack(coding, []) == b""


@pytest.mark.parametrize("most", [0, 1, 1000, 1_000_000])
def test_no_more_is_unpacked_than_was_asked_for(most: int) -> None:
    assert len(unpacker_of("gzip").unpack(bomb(16), most=most)) == most


def test_no_more_is_unpacked_than_was_asked_for_however_many_members_there_are() -> None:
    assert len(unpacker_of("gzip").unpack(gzip.compress(b"\0" * 100_000) * 50, most=250_000)) == 250_000

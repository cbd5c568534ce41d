"""Packed content, unpacked piece by piece, and never more of it than asked for."""

from __future__ import annotations

import zlib
from typing import Protocol

PLAIN = frozenset({"", "identity"})
PACKED = frozenset({"gzip", "x-gzip", "deflate"})
GZIP_SIGN = b"\x1f\x8b"
# A member of gzip begins every few dozen bytes at the least; an honest answer has one, or a handful.
MOST_MEMBERS = 100


class UnpackError(ValueError):
    """Content that could not be unpacked; `code` is an outcome."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Unpacker(Protocol):
    def unpack(self, chunk: bytes, *, most: int) -> bytes:
        """At most `most` bytes of what a chunk holds; a caller that gets so many has seen enough."""

    def end(self) -> None:
        """Called after the last chunk; raises UnpackError when the content broke off."""


def unpacker_of(content_encoding: str) -> Unpacker:
    """What unpacks content of this coding: none, gzip or deflate, once; raises UnpackError for others."""
    coding = content_encoding.strip().lower()
    if coding in PLAIN:
        return Unpacked()
    if coding not in PACKED:
        raise UnpackError("refused:encoding", f"The content is packed as {coding[:40]!r}.")
    return Deflated() if coding == "deflate" else Gzipped()


class Unpacked:
    """Content that comes as it is."""

    def unpack(self, chunk: bytes, *, most: int) -> bytes:
        return chunk[:most]

    def end(self) -> None:
        return None


class Gzipped:
    """One gzip file, or several one after another (RFC 1952, 2.2)."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._has_begun = False
        self._members = 1

    def unpack(self, chunk: bytes, *, most: int) -> bytes:
        self._has_begun = True
        unpacked = inflate(self._inner, chunk, most=most)
        while rest := self._inner.unused_data:
            self._begin_member()
            unpacked += inflate(self._inner, rest, most=most - len(unpacked))
        return unpacked

    def _begin_member(self) -> None:
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise UnpackError("refused:encoding", "The content is packed in too many pieces.")
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)

    def end(self) -> None:
        if self._has_begun and not self._inner.eof:
            raise UnpackError("incomplete", "The packed content broke off.")


class Deflated:
    """Content packed as "deflate": inside zlib's frame (RFC 9110), or bare as some servers send it."""

    def __init__(self) -> None:
        self._inner: zlib._Decompress | None = None
        self._first = b""

    def unpack(self, chunk: bytes, *, most: int) -> bytes:
        if self._inner is None:
            self._first += chunk
            if len(self._first) < 2:
                return b""
            chunk = self._first
            self._inner = zlib.decompressobj(zlib.MAX_WBITS if has_frame(chunk) else -zlib.MAX_WBITS)
        return inflate(self._inner, chunk, most=most)

    def end(self) -> None:
        if self._first and (self._inner is None or not self._inner.eof):
            raise UnpackError("incomplete", "The packed content broke off.")


def inflate(inner: zlib._Decompress, chunk: bytes, *, most: int) -> bytes:
    # To zlib, 0 means without limit.
    if most <= 0:
        return b""
    try:
        return inner.decompress(chunk, most)
    except zlib.error as error:
        raise UnpackError("refused:encoding", "The content is not packed as the server says.") from error


def has_frame(start: bytes) -> bool:
    return start[0] & 0x0F == 8 and (start[0] * 256 + start[1]) % 31 == 0

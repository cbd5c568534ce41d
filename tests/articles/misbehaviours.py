"""What a web server can do to who asks it: one path, one misbehaviour, as tables and short coroutines."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qs, unquote, urlsplit

MEGABYTE = 1024 * 1024
STORY = """<!doctype html><html lang="en"><head><title>Ferry aground off Varnholm</title></head>
<body><article>
<h1>Ferry aground off Varnholm</h1>
<p>VARNHOLM — A ferry with 214 people on board ran aground on Monday off the island of Varnholm. The
harbour office said that 12 people were hurt, two of them badly.</p>
<p>Tugs from Port Eddow were expected by nightfall, a spokesman for the shipping company said.</p>
</article></body></html>
""".encode()


@dataclass
class Ask:
    """One request as the site saw it, with the way back."""

    target: str
    headers: dict[str, str]
    writer: asyncio.StreamWriter = field(repr=False)

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    def parameter(self, name: str) -> str:
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)[name][0]

    async def say(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def say_forever(self, data: bytes, *, pause: float = 0.0) -> None:
        """Until who asked has gone."""
        while not self.writer.is_closing():
            await self.say(data)
            await asyncio.sleep(pause)

    async def say_slowly(self, data: bytes, *, pause: float) -> None:
        for position in range(len(data)):
            if self.writer.is_closing():
                break
            await self.say(data[position : position + 1])
            await asyncio.sleep(pause)


# Whether the connection may serve another request.
Behaviour = Callable[[Ask], Awaitable[bool]]
BEHAVIOURS: dict[str, Behaviour] = {}


def proper(
    content: bytes, *, status: str = "200 OK", content_type: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    """A well-formed answer; `Retry_After="5"` makes the header Retry-After."""
    lines = [f"HTTP/1.1 {status}"]
    if content_type:
        lines.append(f"Content-Type: {content_type}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if not status.startswith(("204", "304")):
        lines.append(f"Content-Length: {len(content)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
PACKED_STORY = gzip.compress(STORY)
RETRY = {"Retry_After": "99999"}

# Well-formed answers, after which the connection serves on.
PROPER = {
    "/story-always": proper(STORY),
    "/cookie": proper(STORY, Set_Cookie="visitor=7; Path=/"),
    "/gzip": proper(PACKED_STORY, Content_Encoding="gzip"),
    "/gzip-in-two-members": proper(
        gzip.compress(STORY[:100]) + gzip.compress(STORY[100:]), Content_Encoding="x-gzip"
    ),
    "/deflate": proper(zlib.compress(STORY), Content_Encoding="deflate"),
    "/deflate-without-frame": proper(zlib.compress(STORY)[2:-4], Content_Encoding="deflate"),
    "/chunked": CHUNKED + chunk(STORY[:50]) + chunk(STORY[50:]) + b"0\r\n\r\n",
    "/missing-picture": proper(b"\x89PNG\r\n", status="404 Not Found", content_type="image/png"),
    "/gzip-twice": proper(gzip.compress(PACKED_STORY), Content_Encoding="gzip, gzip"),
    "/gzip-fifty-times": proper(PACKED_STORY, Content_Encoding=", ".join(["gzip"] * 50)),
    "/gzip-of-gzip": proper(gzip.compress(PACKED_STORY), Content_Encoding="gzip"),
    "/brotli": proper(b"\x0b\x02\x80abc\x03", Content_Encoding="br"),
    "/zstd": proper(b"\x28\xb5\x2f\xfd\x04\x00", Content_Encoding="zstd"),
    "/not-gzip-at-all": proper(STORY, Content_Encoding="gzip"),
    "/cut-gzip": proper(PACKED_STORY[:-12], Content_Encoding="gzip"),
    "/cut-deflate": proper(zlib.compress(STORY)[:-12], Content_Encoding="deflate"),
    "/empty": proper(b""),
    "/empty-gzip": proper(b"", Content_Encoding="gzip"),
    "/no-content": proper(b"", status="204 No Content"),
    "/not-modified": proper(b"", status="304 Not Modified"),
    "/partial": proper(STORY[:40], status="206 Partial Content", Content_Range="bytes 0-39/400"),
    "/unauthorized": proper(b"Sign in", status="401 Unauthorized"),
    "/forbidden": proper(b"No", status="403 Forbidden"),
    "/gone-missing": proper(b"No such page", status="404 Not Found"),
    "/gone": proper(b"Gone", status="410 Gone"),
    "/teapot": proper(b"Tea", status="418 I'm a teapot"),
    "/rate-limited": proper(b"Later", status="429 Too Many Requests", **RETRY),
    "/legal": proper(b"Withheld", status="451 Unavailable For Legal Reasons"),
    "/server-error": proper(b"Oh", status="500 Internal Server Error"),
    "/unavailable": proper(b"Oh", status="503 Service Unavailable"),
    "/unavailable-for-two-minutes": proper(b"Oh", status="503 Service Unavailable", Retry_After="120"),
    "/no-type": proper(STORY, content_type=""),
    "/plain-type": proper(STORY, content_type="text/plain"),
    "/no-type-no-page": proper(b"Only words", content_type=""),
    "/pdf": proper(b"%PDF-1.7", content_type="application/pdf"),
    "/pdf-called-html": proper(b"%PDF-1.7 and more"),
    "/image": proper(b"\x89PNG\r\n", content_type="image/png"),
    "/zip": proper(b"PK\x03\x04", content_type="application/zip"),
    "/octets": proper(STORY, content_type="application/octet-stream"),
    "/bogus-charset": proper(STORY, content_type="text/html; charset=bogus"),
    "/utf-7": proper(b"<p>+AGE-</p>", content_type="text/html; charset=utf-7"),
    "/two-byte-orders": proper(b"\xff\xfe" + "<p>é</p>".encode("utf-16-le")),
    "/meta-refresh": proper(b'<meta http-equiv="refresh" content="0; url=/trap"><p>Moved</p>'),
    "/no-location": proper(b"", status="302 Found"),
    "/loop": proper(b"", status="302 Found", Location="/loop"),
    "/circle": proper(b"", status="301 Moved Permanently", Location="/circle/back"),
    "/circle/back": proper(b"", status="301 Moved Permanently", Location="/circle"),
    "/long-location": proper(b"", status="302 Found", Location="/" + "a" * 70_000),
    "/deep/below/upwards": proper(
        b"", status="307 Temporary Redirect", Location="../../story-always?x=1#top"
    ),
    **{f"/hops/{n}": proper(b"", status="302 Found", Location=f"/hops/{n - 1}") for n in range(1, 8)},
    "/hops/0": proper(STORY),
}

# Answers after which the connection is closed, whole or not.
BROKEN = {
    "/until-closed": b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + STORY,
    "/short": HEAD + b"Content-Length: 1000\r\n\r\n<p>Ten byte",
    "/no-last-chunk": CHUNKED + chunk(STORY),
    "/half-a-chunk": CHUNKED + b"100\r\n<p>half",
    "/chunk-of-no-size": CHUNKED + b"zz\r\n<p>what\r\n0\r\n\r\n",
    "/many-headers": HEAD + b"".join(b"X-%d: y\r\n" % n for n in range(101)) + b"Content-Length: 0\r\n\r\n",
    # Content-Type is the first of them, and Content-Length the last.
    "/hundred-headers": HEAD + b"".join(b"X-%d: y\r\n" % n for n in range(98)) + b"Content-Length: 0\r\n\r\n",
    "/long-header": HEAD + b"X: " + b"y" * 200_000 + b"\r\nContent-Length: 0\r\n\r\n",
    "/wide-header": HEAD + b"X: " + b"y" * 9000 + b"\r\nContent-Length: 0\r\n\r\n",
    "/wide-status": b"HTTP/1.1 200 "
    + b"O" * 9000
    + b"K\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n",
    "/headers-of-much-size": HEAD
    + b"".join(b"X-%d: %s\r\n" % (n, b"y" * 4000) for n in range(40))
    + b"Content-Length: 0\r\n\r\n",
    "/http-0.9": STORY,
    "/not-http": b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "/status-999": b"HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n",
    "/status-none": b"HTTP/1.1 OK\r\nContent-Length: 0\r\n\r\n",
    "/two-lengths": HEAD + b"Content-Length: 10\r\nContent-Length: 20\r\n\r\n<p>Ten byt</p>and more",
    "/two-equal-lengths": HEAD + b"Content-Length: 9\r\nContent-Length: 9\r\n\r\n<p>hi</p>",
    "/length-and-chunks": HEAD
    + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
    + chunk(b"<p>hi</p>")
    + b"0\r\n\r\n",
    "/packed-transfer": HEAD
    + b"Transfer-Encoding: gzip, chunked\r\n\r\n"
    + chunk(PACKED_STORY)
    + b"0\r\n\r\n",
    "/gzip-of-a-long-name": HEAD
    + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    + chunk(PACKED_STORY[:3] + b"\x08" + PACKED_STORY[4:10] + b"n" * 400_000 + b"\0" + PACKED_STORY[10:])
    + b"0\r\n\r\n",
    "/deflated-transfer": HEAD
    + b"Transfer-Encoding: deflate, chunked\r\n\r\n"
    + chunk(zlib.compress(STORY))
    + b"0\r\n\r\n",
    "/ten-gigabytes-in-words": HEAD + b"Content-Length: 10737418240\r\n\r\n<p>Ten gigab",
    "/two-encodings": HEAD
    + b"Content-Encoding: gzip\r\nContent-Encoding: identity\r\nContent-Length: %d\r\n\r\n"
    % len(PACKED_STORY)
    + PACKED_STORY,
    "/two-transfer-encodings": HEAD
    + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"
    + chunk(STORY)
    + b"0\r\n\r\n",
    "/two-locations": b"HTTP/1.1 302 Found\r\nLocation: /hops/0\r\nLocation: /story-always\r\n"
    b"Content-Length: 0\r\n\r\n",
    "/closed-at-once": b"",
    "/half-a-head": b"HTTP/1.1 200 OK\r\nContent-Ty",
    "/switching": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nwhat",
}


def at(path: str) -> Callable[[Behaviour], Behaviour]:
    def put(behaviour: Behaviour) -> Behaviour:
        BEHAVIOURS[path] = behaviour
        return behaviour

    return put


def saying(data: bytes, *, serves_on: bool) -> Behaviour:
    async def say(ask: Ask) -> bool:
        await ask.say(data)
        return serves_on

    return say


BEHAVIOURS |= {path: saying(data, serves_on=True) for path, data in PROPER.items()}
BEHAVIOURS |= {path: saying(data, serves_on=False) for path, data in BROKEN.items()}


@cache
def bomb(megabytes: int = 512) -> bytes:
    """A gzip file of about a thousandth of what it unpacks to, all of it one well-formed member."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    zeros = b"\0" * MEGABYTE
    # A full flush makes a block that stands alone, so that the same block can follow itself.
    block = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(megabytes):
        crc = zlib.crc32(zeros, crc)
    length = (megabytes * MEGABYTE) & 0xFFFFFFFF
    trailer = crc.to_bytes(4, "little") + length.to_bytes(4, "little")
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + block * megabytes + b"\x03\0" + trailer


@at("/bomb")
async def send_bomb(ask: Ask) -> bool:
    await ask.say(proper(bomb(), Content_Encoding="gzip"))
    return True


@at("/bomb-in-a-bomb")
async def send_bomb_in_a_bomb(ask: Ask) -> bool:
    await ask.say(proper(gzip.compress(bomb()), Content_Encoding="gzip"))
    return True


@at("/redirect-with-bomb")
async def redirect_with_bomb(ask: Ask) -> bool:
    await ask.say(proper(bomb(), status="302 Found", Location="/story-always", Content_Encoding="gzip"))
    return False


@at("/redirect")
async def redirect(ask: Ask) -> bool:
    """To wherever the parameter `to` says, byte for byte as it was escaped there."""
    query = urlsplit(ask.target).query
    status, _, target = query.partition("&to=")
    location = unquote(target, encoding="latin-1").encode("latin-1")
    head = f"HTTP/1.1 {status.removeprefix('status=')} Go on\r\nContent-Length: 0\r\nLocation: ".encode()
    await ask.say(head + location + b"\r\n\r\n")
    return True


@at("/sized")
async def send_size(ask: Ask) -> bool:
    """A page of as many bytes as the parameter `bytes` says."""
    size = int(ask.parameter("bytes"))
    await ask.say(proper(b"<p>".ljust(size, b"a")))
    return True


@at("/ten-gigabytes")
async def promise_ten_gigabytes(ask: Ask) -> bool:
    await ask.say(HEAD + b"Content-Length: 10737418240\r\n\r\n")
    await ask.say_forever(b"a" * 65536)
    return False


@at("/endless-chunks")
async def send_endless_chunks(ask: Ask) -> bool:
    await ask.say(CHUNKED)
    await ask.say_forever(chunk(b"a" * 65536))
    return False


@at("/endless-until-closed")
async def send_endlessly(ask: Ask) -> bool:
    await ask.say(HEAD + b"\r\n")
    await ask.say_forever(b"a" * 65536)
    return False


@at("/endless-robots")
async def send_endless_robots(ask: Ask) -> bool:
    await ask.say(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /private\n")
    await ask.say_forever(b"Disallow: /x\n" * 5000)
    return False


@at("/slow-body")
async def send_body_slowly(ask: Ask) -> bool:
    await ask.say(HEAD + b"Content-Length: 100000\r\n\r\n")
    await ask.say_slowly(b"a" * 100_000, pause=0.05)
    return False


@at("/slow-head")
async def send_head_slowly(ask: Ask) -> bool:
    await ask.say_slowly(HEAD + b"X: y\r\n" * 90, pause=0.05)
    return False


@at("/endless-continue")
async def ask_to_continue_forever(ask: Ask) -> bool:
    await ask.say_forever(b"HTTP/1.1 100 Continue\r\n\r\n", pause=0.01)
    return False


@at("/silent")
async def stay_silent(ask: Ask) -> bool:
    await asyncio.sleep(60)
    return False


@at("/silent-in-the-middle")
async def fall_silent(ask: Ask) -> bool:
    await ask.say(HEAD + b"Content-Length: 1000\r\n\r\n<p>so far")
    await asyncio.sleep(60)
    return False


@at("/reset")
async def reset(ask: Ask) -> bool:
    """In the middle of the body, without a good-bye."""
    await ask.say(HEAD + b"Content-Length: 1000\r\n\r\n<p>so far")
    await asyncio.sleep(0.05)
    own_socket = ask.writer.get_extra_info("socket")
    own_socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    ask.writer.transport.abort()
    return False


@at("/and-another")
async def answer_twice(ask: Ask) -> bool:
    """As asked, and a moment later unasked."""
    await ask.say(proper(STORY))
    await asyncio.sleep(0.05)
    await ask.say(proper(b"<p>Nobody asked for this"))
    return True


@at("/trap")
async def fall_into_trap(ask: Ask) -> bool:
    await ask.say(proper(b"<p>Nobody should come here"))
    return True

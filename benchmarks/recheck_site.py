"""A news site on loopback for the benchmarks of re-checks: many pages, all of which change at a word.

    python -m benchmarks.recheck_site PORT HOSTS

It serves on 127.0.0.2, 127.0.0.3 and so on, HOSTS of them, so that spacing by host has hosts to space.
`/edition` changes every page and says how many pages were asked for so far; `/count` says that alone.
Paths that begin with `/tagged` carry an ETag and honour If-None-Match; others do neither. Those that begin
with `/late` answer after a while, with as much beside the text as pages of newspapers have.
"""

from __future__ import annotations

import asyncio
import sys
from random import Random

from benchmarks.made_up_news import make_article

LONGEST_RUN_SECONDS = 1800
LATE_SECONDS, BESIDE_THE_TEXT = 2.0, 200_000
FURNITURE = """<!doctype html><html lang="en"><head><title>{title} - The Brenn Courier</title>
<link rel="canonical" href="http://{host}{path}"><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-03-07T08:00:00Z"></head><body>
<header><nav><ul>{navigation}</ul></nav></header><main><article><h1>{title}</h1>
<p class="byline">By Ana Weir</p>{body}</article>
<aside><h2>Most read</h2><ul>{navigation}</ul></aside></main>
<footer>The Brenn Courier</footer></body></html>"""
NAVIGATION = "".join(f'<li><a href="/section/{i}">Section {i} of the paper</a></li>' for i in range(40))


class Site:
    """The pages in their present edition, and how often one was asked for."""

    def __init__(self) -> None:
        self.edition = 0
        self.count = 0
        self.texts = [
            [" ".join(sentences) for sentences in make_article(Random(seed), size=3500).paragraphs]
            for seed in range(50)
        ]

    def page(self, host: str, path: str) -> bytes:
        number = int("".join(filter(str.isdigit, path)) or 0)
        paragraphs = self.texts[number % len(self.texts)]
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        body += f"<p>At least {12 + self.edition} people were killed, the coast guard of Brenn said.</p>"
        title = f"Storm number {number} reaches the coast of Brenn"
        if path.startswith("/late"):
            body += f"<script>{'let seen = 0; ' * (BESIDE_THE_TEXT // 14)}</script>"
        return FURNITURE.format(title=title, host=host, path=path, navigation=NAVIGATION, body=body).encode()

    def answer(self, host: str, path: str, headers: str) -> tuple[int, str, bytes]:
        if path == "/edition":
            self.edition += 1
        if path in ("/edition", "/count"):
            return 200, "", str(self.count).encode()
        if path == "/robots.txt":
            return 404, "", b""
        self.count += 1
        tag = f'"e{self.edition}"'
        if not path.startswith("/tagged"):
            return 200, "", self.page(host, path)
        if tag in headers:
            return 304, f"ETag: {tag}\r\n", b""
        return 200, f"ETag: {tag}\r\n", self.page(host, path)


async def serve(site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers the requests of one connection until it is closed."""
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = head.split(" ", 2)[1]
            host = writer.get_extra_info("sockname")[0]
            if path.startswith("/late"):
                await asyncio.sleep(LATE_SECONDS)
            status, headers, content = site.answer(host, path, head)
            writer.write(
                f"HTTP/1.1 {status} Said\r\nContent-Type: text/html; charset=utf-8\r\n{headers}"
                f"Content-Length: {len(content)}\r\n\r\n".encode()
            )
            writer.write(content)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main(port: int, hosts: int) -> None:
    """Serves until it is ended, or for half an hour."""
    site = Site()
    servers = [
        await asyncio.start_server(lambda r, w: serve(site, r, w), f"127.0.0.{host + 2}", port)
        for host in range(hosts)
    ]
    print("serving", flush=True)
    await asyncio.sleep(LONGEST_RUN_SECONDS)
    for server in servers:
        server.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))

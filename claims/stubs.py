"""Pages that a server gave in place of the article: a paywall stub, a block page. They are no revisions."""

from __future__ import annotations

import re

from articles.documents import Document

# A page with more text than this is an article, whatever it says about cookies.
STUB_LENGTH = 600
SIGNS = re.compile(
    r"""(?ix)
    \b(?:
        subscribe | subscription | suscr[íi]b | suscripci[óo]n | free\ articles? | art[íi]culos\ gratis
      | continue\ reading | seguir\ leyendo | log\ in | sign\ in | inicia\ sesi[óo]n
      | enable\ (?:javascript|cookies) | activ[ae]\ (?:javascript|las\ cookies) | javascript\ and\ cookies
      | access\ (?:denied|to\ this\ page) | acceso\ denegado | request\ was\ blocked | error\ [45]\d\d
      | [45]\d\d\ (?:forbidden|error|not\ found|bad\ gateway|service\ unavailable) | captcha
      | are\ you\ a\ robot
      | not\ a\ robot | unusual\ traffic | page\ (?:cannot\ be|not)\ found | p[áa]gina\ no\ encontrada
      | temporarily\ unavailable | no\ disponible
    )"""
)
ENOUGH_SIGNS = 2


def is_stub(document: Document) -> bool:
    """Whether a short page speaks of subscribing, of errors or of robots, and of little else."""
    text = "\n".join(block.text for block in document.passages())
    if len(text) > STUB_LENGTH:
        return False
    return len({sign.casefold() for sign in SIGNS.findall(text)}) >= ENOUGH_SIGNS

"""A newspaper on loopback that is followed: what tests of checks begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import timezone

from articles import checking, watching
from articles.fetching import Limits
from articles.models import Check, Source, Watch
from tests.articles.misbehaving_site import Site, misbehaving_site
from tests.builders import make_source

# Short enough for a quick test; the order of the waits is that of the real ones.
HASTY = Limits(content=300_000, deadline=2.0, connecting=1.5, silence=1.5)
PARAGRAPHS = (
    "The dam above Kolvar gave way before dawn and the water reached the lower town within minutes.",
    "Rescuers in boats searched the streets around the old mill, where whole families were on the roofs.",
    "The district has put up beds in two schools, and the road to Senn stays closed until Saturday.",
    "Engineers had warned in spring that the eastern wall let water through, a council paper shows.",
)


def page(toll: int = 12, *, headline: str = "Dam gives way above Kolvar") -> str:
    told = f"At least {toll} people were killed, the interior ministry said."
    body = "".join(f"<p>{text}</p>" for text in (told, *PARAGRAPHS))
    head = f"<!doctype html><html lang=en><head><title>{headline}</title></head>"
    return f"{head}<body><article><h1>{headline}</h1>{body}</article></body></html>"


@pytest.fixture
def site(settings: pytest.FixtureRequest) -> Iterator[Site]:
    with misbehaving_site() as site:
        settings.FETCH_ALLOWED_LOOPBACK = sorted(site.names())
        settings.FETCH_SPACING_SECONDS = 0.0
        yield site


@pytest.fixture
def quick(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has checks give up early."""
    monkeypatch.setattr(checking, "policy_of_settings", lambda: site.policy(limits=HASTY))


@pytest.fixture
def source() -> Source:
    return make_source()


def follow(site: Site, source: Source, path: str = "/story") -> Watch:
    return watching.follow_page(source, site.url(path), now=timezone.now())


def look(watch: Watch) -> Check:
    """Has it looked at once more, whenever it is due."""
    check = checking.check_now(watch, now=timezone.now())
    assert check
    watch.refresh_from_db()
    return check

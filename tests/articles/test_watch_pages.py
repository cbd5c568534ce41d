"""One address: what came of a check that was asked for, who did what with it, and the ways that lead on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import AuditEntry, Host, Source, Watch
from tests.articles.looking_again import add_check, hold, make_host, watch_feed, watch_page
from tests.articles.test_source_pages import act, editor, follow, halyard, reader, show, words_of
from tests.builders import make_article, make_document, minutes, record

__all__ = ["editor", "halyard", "reader"]
pytestmark = pytest.mark.django_db

ADDRESS = "https://halyard.example/dam"


def asked(client, watch: Watch, *, ago: timedelta = timedelta(0)):
    """The answer with the page of an address of which a check was asked for."""
    since = (timezone.now() - ago).timestamp()
    return client.get(reverse("articles:watch", args=[watch.public_id]), {"asked": since})


# --- after a check was asked for


def test_a_check_now_leads_to_the_page_that_waits_for_it(editor, halyard):
    watch = watch_page(source=halyard)
    address = act(editor, watch, "check", next="/sources/halyard/").url
    assert address.startswith(reverse("articles:watch", args=[watch.public_id]) + "?asked=")
    assert "It is being checked." in editor.get(address).content.decode()


def test_the_page_renews_itself_until_the_check_is_there(reader, halyard):
    watch = watch_page(source=halyard)
    assert asked(reader, watch)["Refresh"] == "1"
    add_check(watch, "unchanged", at=timezone.now(), ended_at=timezone.now() + minutes(1))
    answer = asked(reader, watch)
    assert "Refresh" not in answer
    assert "Checked. It has not changed." in words_of(answer.content.decode())


def test_a_change_that_was_asked_for_leads_to_what_changed(reader, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    for text in ("One.", "Two."):
        revision = record(article, text).revision
    watch = watch_page(article=article)
    add_check(watch, "changed", at=timezone.now(), ended_at=timezone.now() + minutes(1), revision=revision)
    way = f"{reverse('claims:compare', args=[article.public_id])}?from=1&amp;to=2"
    assert f'<a href="{way}">What changed</a>' in asked(reader, watch).content.decode()


def test_what_is_held_leads_to_the_decision(reader, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    watch, held = watch_page(article=article), hold(article)
    add_check(watch, "held", at=timezone.now(), ended_at=timezone.now() + minutes(1), capture=held)
    way = reverse("articles:capture", args=[held.public_id])
    assert f'<a href="{way}">Decide on it</a>' in asked(reader, watch).content.decode()


def test_after_half_a_minute_the_page_waits_no_longer_and_says_why(reader, halyard):
    make_host(closed_until=timezone.now() + minutes(9))
    answer = asked(reader, watch_page(source=halyard), ago=timedelta(seconds=40))
    assert "Refresh" not in answer
    assert "It has not been asked. Its host is left alone until" in words_of(answer.content.decode())


def test_a_host_that_is_left_alone_was_not_asked(reader, halyard):
    watch = watch_page(source=halyard)
    Host.objects.update(closed_until=timezone.now() + minutes(9))
    add_check(watch, "closed", at=timezone.now(), ended_at=timezone.now() + minutes(1))
    assert "It has not been asked. Its host is left alone" in words_of(asked(reader, watch).content.decode())


def test_what_was_set_aside_before_is_not_put_to_an_editor_again(reader, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    watch, capture = watch_page(article=article), hold(article, state="dismissed")
    add_check(watch, "held", at=timezone.now(), ended_at=timezone.now() + minutes(1), capture=capture)
    page = asked(reader, watch).content.decode()
    assert "It has been set aside before." in page
    assert "Decide on it" not in page


@pytest.mark.parametrize("when", ["", "x", "nan", "inf", "-1e99", "1e99", "0", "\x00"])
def test_an_odd_time_of_asking_is_passed_over(reader, halyard, when):
    page = show(reader, "watch", watch_page(source=halyard).public_id, asked=when)
    assert "It is being checked." not in page


# --- what a page tells


def test_an_article_s_address_is_told_by_its_headline(reader, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    record(article, document=make_document("One.", headline="Dam kills 12"))
    page = show(reader, "watch", watch_page(article=article).public_id)
    assert "<title>Re-checks: Dam kills 12" in page
    assert reverse("claims:article", args=[article.public_id]) in page


def test_it_is_told_who_did_what(editor, halyard):
    follow(editor, ADDRESS)
    watch = Watch.objects.get()
    act(editor, watch, "pause")
    act(editor, watch, "stop", reason="The story is over")
    page = words_of(show(editor, "watch", watch.public_id))
    assert "stopped, omar “The story is over”" in page
    assert "paused, omar" in page
    assert "followed, omar" in page


def test_following_what_is_followed_is_said_and_not_written_down_again(editor, halyard):
    follow(editor, ADDRESS)
    answer = follow(editor, ADDRESS)
    assert "It was followed already." in editor.get(answer.url).content.decode()
    assert AuditEntry.objects.filter(action="watch_followed").count() == 1


def test_what_was_never_checked_is_not_told_as_well(reader, halyard):
    page = words_of(show(reader, "watch", watch_page(source=halyard).public_id))
    assert "not checked yet" in page


def test_what_fails_says_how(reader, halyard):
    watch = watch_page(source=halyard, failure_streak=2, last_outcome="forbidden")
    assert "failed 2 times in a row The server refuses us." in words_of(
        show(reader, "watch", watch.public_id)
    )


def test_where_the_host_is_left_alone_the_next_check_waits_for_it(reader, halyard):
    make_host(closed_until=timezone.now() + timedelta(hours=3))
    watch = watch_page(source=halyard, next_check_at=timezone.now() + minutes(1))
    assert "at the soonest: its host is left alone" in words_of(show(reader, "watch", watch.public_id))


def test_an_address_left_to_another_names_the_article_that_is_followed(reader, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    watch = watch_page("/dam?from=feed", source=halyard, stopped_at=timezone.now(), stop_reason="moved")
    reason = {"canonical": ADDRESS, "article": str(article.public_id)}
    add_check(watch, "unchanged", at=timezone.now(), reason=reason)
    page = show(reader, "watch", watch.public_id)
    assert f'href="{reverse("claims:article", args=[article.public_id])}">{ADDRESS}' in page


def test_a_feed_s_check_tells_how_many_entries_are_new(reader, halyard):
    watch = watch_feed(source=halyard)
    add_check(watch, "news", at=timezone.now(), reason={"entries": 30, "new": 2, "told": {"a": "b"}})
    page = show(reader, "watch", watch.public_id)
    assert "The feed told of something new. 30 entries, 2 new." in page
    assert 'aria-label="The latest 1 check: 1 something new"' in page


# --- from the article and its revisions, and back


def test_an_article_leads_to_what_is_held_of_it(editor, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    record(article, "One.")
    watch_page(article=article, failure_streak=1, last_outcome="held")
    held = hold(article)
    page = editor.get(reverse("claims:article", args=[article.public_id])).content.decode()
    assert reverse("articles:capture", args=[held.public_id]) in page


def test_a_revision_leads_to_the_page_as_it_came(reader, halyard):
    article = make_article(source=halyard, url=ADDRESS)
    revision = record(article, "One.").revision
    capture = hold(article, state="recorded", revision=revision)
    page = reader.get(reverse("claims:revision", args=[article.public_id, 1])).content.decode()
    assert reverse("articles:capture", args=[capture.public_id]) in page


def test_the_desk_counts_what_re_checks_have_an_editor_to_decide(reader, halyard: Source):
    article = make_article(source=halyard, url=ADDRESS)
    record(article, "One.")
    assert "held for an editor" not in reader.get(reverse("claims:desk")).content.decode()
    hold(article)
    halyard.silent_since = timezone.now()
    halyard.save()
    told = words_of(reader.get(reverse("claims:desk")).content.decode())
    assert "1 page is held for an editor" in told
    assert "1 source is silent for unusually long" in told

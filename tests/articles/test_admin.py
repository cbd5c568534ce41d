from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Announcement, ApiKey, AuditEntry, Check, Host, RawCapture, Revision, Watch
from tests.articles.looking_again import add_check, hold, make_host, watch_feed, watch_page
from tests.builders import NOON, make_article, make_source, make_user, minutes, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize(
    "model",
    [
        "announcement",
        "apikey",
        "article",
        "auditentry",
        "check",
        "feed",
        "host",
        "rawcapture",
        "revision",
        "source",
        "user",
        "watch",
    ],
)
def test_every_list_of_the_back_office_opens(boss, model):
    article = make_article()
    record(article, "Twelve died.")
    add_check(watch_page(article=article), "held", capture=hold(article))
    assert boss.get(reverse(f"admin:articles_{model}_changelist")).status_code == 200


def test_a_revision_can_be_read_but_not_changed(boss):
    revision = record(make_article(), "Twelve died.").revision
    address = reverse("admin:articles_revision_change", args=[revision.pk])
    assert "Twelve died." in boss.get(address).content.decode()
    assert boss.post(address, {"number": 9}).status_code == 403


def test_a_revision_cannot_be_deleted(boss):
    revision = record(make_article(), "Twelve died.").revision
    assert boss.post(reverse("admin:articles_revision_delete", args=[revision.pk])).status_code == 403
    assert Revision.objects.count() == 1


def test_a_new_key_tells_its_secret_once_and_is_written_down(boss):
    person = make_user("cms")
    fields = {"user": person.pk, "name": "Newsroom", "scopes": ["read", "write"]}
    page = boss.post(reverse("admin:articles_apikey_add"), fields, follow=True).content.decode()
    secret = page.partition("secret is ")[2].split()[0]
    assert ApiKey.objects.matching(secret).get().scopes == ["read", "write"]
    assert AuditEntry.objects.get().action == "api_key_issued"


def test_a_key_with_an_unknown_scope_is_refused(boss):
    fields = {"user": make_user("cms").pk, "name": "Newsroom", "scopes": ["everything"]}
    assert boss.post(reverse("admin:articles_apikey_add"), fields).status_code == 200
    assert ApiKey.objects.count() == 0


def test_what_was_given_up_can_be_tried_again(boss):
    record(make_article(), "Twelve died.")
    given_up = Announcement.objects.get()
    given_up.give_up(now=NOON)
    fields = {"action": "try_again", "_selected_action": [given_up.pk]}
    boss.post(reverse("admin:articles_announcement_changelist"), fields)
    assert Announcement.objects.get().state == "pending"
    assert AuditEntry.objects.get().action == "tracking_tried_again"


def test_a_check_is_told_in_words(boss):
    check = add_check(watch_page(), "http_error", reason={"status": 418})
    page = boss.get(reverse("admin:articles_check_change", args=[check.pk])).content.decode()
    assert "The server answered with status 418." in page


def test_a_capture_is_shown_without_its_bytes(boss):
    capture = hold(make_article(), b"the bytes themselves")
    page = boss.get(reverse("admin:articles_rawcapture_change", args=[capture.pk])).content.decode()
    assert "the bytes themselves" not in page
    assert reverse("articles:capture", args=[capture.public_id]) in page
    assert RawCapture.objects.get() == capture


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "failing"}, {"/bad"}),
        ({"source": "courier"}, {"/other"}),
        ({"source": "x"}, None),
        ({}, None),
    ],
)
def test_watches_are_found_by_state_and_source(boss, query, expected):
    source = make_source()
    watch_page("/good", source=source)
    watch_page("/bad", source=source, failure_streak=1)
    watch_feed("/other", source=make_source("courier"))
    page = boss.get(reverse("admin:articles_watch_changelist"), query).content.decode()
    shown = {path for path in ("/good", "/bad", "/other") if f"halyard.example{path}" in page}
    assert shown == (expected or {"/good", "/bad", "/other"})


def choose(client, model: str, action: str, *rows):
    fields = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(reverse(f"admin:articles_{model}_changelist"), fields)


@pytest.mark.parametrize(("action", "state"), [("pause", "paused"), ("stop", "stopped"), ("check", "well")])
def test_the_selected_addresses_are_acted_upon(boss, action, state):
    source = make_source()
    chosen, left = watch_page("/1", source=source), watch_page("/2", source=source)
    choose(boss, "watch", action, chosen)
    assert [Watch.objects.get(pk=watch.pk).state for watch in (chosen, left)] == [state, "well"]
    assert AuditEntry.objects.get().subject == chosen.public_id


def test_whoever_may_only_look_has_no_acts(client):
    person = make_user("looker", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(person)
    watch = watch_page()
    choose(client, "watch", "stop", watch)
    assert Watch.objects.get().state == "well"
    assert Check.objects.count() == 0


def test_a_host_is_no_longer_left_alone_when_somebody_says_so(boss):
    host = make_host(closed_until=NOON + minutes(60), failure_streak=7)
    choose(boss, "host", "ask_again", host)
    assert Host.objects.values_list("closed_until", "failure_streak").get() == (None, 0)


def test_robots_are_read_again_when_somebody_says_so(boss):
    host = make_host(robots_state="read", robots_good_until=NOON)
    choose(boss, "host", "read_robots_again", host)
    assert Host.objects.get().robots_good_until is None


def test_only_the_spacing_of_a_host_is_for_an_editor(boss):
    host = make_host(robots_state="read")
    address = reverse("admin:articles_host_change", args=[host.pk])
    boss.post(address, {"spacing_seconds": "30", "robots_state": "absent"})
    assert Host.objects.values_list("spacing_seconds", "robots_state").get() == (30, "read")


def test_the_limits_of_a_source_are_for_an_editor(boss):
    source = make_source()
    address = reverse("admin:articles_source_change", args=[source.pk])
    form = boss.get(address).context["adminform"].form
    fields = {name: value for name, value in form.initial.items() if value is not None}
    boss.post(address, {**fields, "tracked_measures": "[]", "longest_check_minutes": 60})
    source.refresh_from_db()
    assert source.longest_check_minutes == 60


def test_the_back_office_writes_times_as_the_other_pages_do(boss):
    add_check(watch_page(), "held", at=NOON)
    assert "5 Mar 2024, 12:00" in boss.get(reverse("admin:articles_check_changelist")).content.decode()


def test_a_host_is_never_deleted_and_its_spacing_is_explained(boss):
    host = make_host()
    assert boss.post(reverse("admin:articles_host_delete", args=[host.pk])).status_code == 403
    page = boss.get(reverse("admin:articles_host_change", args=[host.pk])).content.decode()
    assert "between two requests" in page


def test_a_new_source_is_shown_where_its_pages_are_followed(boss):
    fields = {"name": "The Marl Post", "slug": "marl", "language": "en", "time_zone": "UTC"}
    limits = {"shortest_check_minutes": 5, "longest_check_minutes": 1440, "stop_after_days": 60}
    answer = boss.post(reverse("admin:articles_source_add"), {**fields, **limits, "tracked_measures": "[]"})
    assert answer.url == reverse("articles:source", args=["marl"])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"shortest_check_minutes": 0}, "from 1 to"),
        ({"stop_after_days": 2_000_000_000}, "from 1 to"),
        ({"shortest_check_minutes": 60, "longest_check_minutes": 30}, "less than the shortest"),
    ],
)
def test_limits_that_no_schedule_can_keep_are_refused(boss, change, told):
    fields = {"name": "The Marl Post", "slug": "marl", "language": "en", "time_zone": "UTC"}
    limits = {"shortest_check_minutes": 5, "longest_check_minutes": 1440, "stop_after_days": 60, **change}
    answer = boss.post(reverse("admin:articles_source_add"), {**fields, **limits, "tracked_measures": "[]"})
    assert told in answer.content.decode()


def test_a_check_leads_to_the_page_of_its_address(boss):
    check = add_check(watch_page())
    page = boss.get(reverse("admin:articles_check_change", args=[check.pk])).content.decode()
    assert reverse("articles:watch", args=[check.watch.public_id]) in page

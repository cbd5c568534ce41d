from __future__ import annotations

import pytest
from django.urls import reverse

from articles.models import Announcement, ApiKey, AuditEntry, Revision
from tests.builders import NOON, make_article, make_user, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize(
    "model",
    ["announcement", "apikey", "article", "auditentry", "check", "feed", "revision", "source", "user"],
)
def test_every_list_of_the_back_office_opens(boss, model):
    record(make_article(), "Twelve died.")
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

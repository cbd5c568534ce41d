from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from project import health
from project.celery import app
from project.health import PROCESSES
from project.models import Heartbeat
from project.tasks import beat, beat_checker

pytestmark = pytest.mark.django_db


@pytest.fixture
def alive():
    for process in PROCESSES:
        Heartbeat.beat(process, now=timezone.now())


def test_all_is_well_when_everything_was_heard_of_lately(client, alive):
    response = client.get("/healthz")
    assert (response.status_code, set(response.json().values())) == (200, {"ok"})


@pytest.mark.parametrize("process", PROCESSES)
def test_a_process_that_was_never_heard_of_is_named(client, alive, process):
    Heartbeat.objects.get(process=process).delete()
    response = client.get("/healthz")
    assert (response.status_code, response.json()[process]) == (503, "never heard of")


@pytest.mark.parametrize("process", PROCESSES)
def test_a_process_that_fell_silent_is_named_with_the_time(client, alive, process):
    Heartbeat.beat(process, now=timezone.now() - timedelta(minutes=5))
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()[process].startswith("silent since")


def test_a_broker_that_is_away_is_named(client, alive, monkeypatch):
    monkeypatch.setattr(app.conf, "broker_url", "redis://127.0.0.1:9/0")
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["broker"].startswith("unreachable")


def test_a_database_that_is_away_is_named(client, monkeypatch):
    def refuse(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(health.Heartbeat.objects, "values_list", refuse)
    assert client.get("/healthz").json()["database"].startswith("unreachable")


def test_the_workers_heartbeat_is_the_one_that_came_through_the_broker():
    beat()
    assert list(Heartbeat.objects.values_list("process", flat=True)) == ["worker"]


def test_so_is_the_checkers():
    beat_checker()
    assert list(Heartbeat.objects.values_list("process", flat=True)) == ["checker"]
    assert app.amqp.router.route({}, "project.beat_checker")["queue"].name == "checks"


def test_beat_shows_itself_when_it_sends_the_heartbeat():
    beat.apply_async()
    assert list(Heartbeat.objects.values_list("process", flat=True)) == ["beat"]


def test_the_heartbeat_has_a_queue_of_its_own():
    assert app.amqp.router.route({}, "project.beat")["queue"].name == "heartbeat"

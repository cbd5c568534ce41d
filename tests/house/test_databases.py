from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from tests.settings import ON_POSTGRES


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


@pytest.mark.django_db
def test_the_tests_run_where_they_were_told_to() -> None:
    assert connection.vendor == ("postgresql" if ON_POSTGRES else "sqlite")


@pytest.mark.django_db
def test_the_database_keeps_what_it_acknowledged() -> None:
    with connection.cursor() as cursor:
        if ON_POSTGRES:
            cursor.execute("SHOW fsync")
            assert cursor.fetchone() == ("on",)
        else:
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone() == (2,)

"""The worker and the clock. Tasks ring or sweep; what is to be done stands in the database."""

from __future__ import annotations

import ctypes
import gc
import os
from pathlib import Path

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging, worker_init, worker_ready
from django.conf import settings

from project.broker import use_for_folders

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
# Celery has Django check itself, and for that loads every page and endpoint: 15 MB that no task needs.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

# As <malloc.h> numbers it.
M_MMAP_THRESHOLD, LARGE = -3, 64 * 1024

use_for_folders()
# The file broker takes messages only into folders that are there.
for folder, path in settings.CELERY_BROKER_TRANSPORT_OPTIONS.items():
    if folder.endswith(("folder", "_in", "_out")):
        Path(path).mkdir(parents=True, exist_ok=True)

app = Celery("project")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["project", "articles", "claims"])
app.conf.beat_schedule = {
    "sweep": {"task": "claims.sweep", "schedule": settings.SWEEP_SECONDS},
    "send due": {"task": "claims.send_due", "schedule": settings.SWEEP_SECONDS},
    "check due": {"task": "articles.check_due", "schedule": settings.CHECK_TICK_SECONDS},
    "cool down": {"task": "claims.cool_down", "schedule": crontab(minute=7)},
    "notice silence": {"task": "articles.notice_silence", "schedule": crontab(minute=17)},
    "expire captures": {"task": "articles.expire_captures", "schedule": crontab(hour=3, minute=41)},
    "heartbeat": {"task": "project.beat", "schedule": settings.HEARTBEAT_SECONDS},
    "heartbeat of the checker": {"task": "project.beat_checker", "schedule": settings.HEARTBEAT_SECONDS},
}
app.conf.beat_schedule_filename = str(settings.DATA_DIR / "beat-schedule")


@setup_logging.connect
def _keep_djangos_logging(**_: object) -> None:
    """Connected so that Celery leaves logging as settings.LOGGING has it."""


@worker_init.connect
def _give_back_large_memory(**_: object) -> None:
    """A page takes memory of its own, which goes back with it: glibc would keep it among small things.

    By itself it does so from 128 kB on until the first such piece is given back, and then ever later.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(M_MMAP_THRESHOLD, LARGE)


@worker_ready.connect
def _leave_what_is_loaded_to_itself(**_: object) -> None:
    """The collector looked through all that is loaded again and again, for a fifth of the time of a check."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)

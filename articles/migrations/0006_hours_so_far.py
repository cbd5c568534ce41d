from datetime import UTC, timedelta

from django.db import migrations
from django.db.models import Count, Sum
from django.db.models.functions import Coalesce, TruncHour
from django.utils import timezone


def tally_hours(apps, schema_editor):
    """Counts what has been checked so far; hours older than a week are shown nowhere."""
    check, tally = apps.get_model('articles', 'Check'), apps.get_model('articles', 'HourTally')
    since = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(days=7)
    rows = (
        check.objects.filter(started_at__gte=since)
        .order_by()
        .values(
            'outcome',
            source_id=Coalesce('watch__article__source', 'watch__feed__source'),
            hour=TruncHour('started_at', tzinfo=UTC),
        )
        .annotate(
            checks=Count('pk'),
            bytes=Sum('byte_count'),
            qualities=Count('quality'),
            quality_sum=Coalesce(Sum('quality'), 0.0),
        )
    )
    tally.objects.bulk_create([tally(**row) for row in rows], batch_size=1000)


def forget_hours(apps, schema_editor):
    apps.get_model('articles', 'HourTally').objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_hour_tallies'),
    ]

    operations = [
        migrations.RunPython(tally_hours, forget_hours),
    ]

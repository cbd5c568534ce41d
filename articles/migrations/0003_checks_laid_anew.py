"""Nothing has ever written a check or a capture: both are laid anew by the migration after this one."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("articles", "0002_announcements_in_hand")]

    operations = [
        migrations.DeleteModel(name="Check"),
        migrations.DeleteModel(name="RawCapture"),
    ]

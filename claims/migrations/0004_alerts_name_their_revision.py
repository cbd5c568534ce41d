import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0001_initial'),
        ('claims', '0003_reviews_take_effect'),
    ]

    operations = [
        migrations.AddField(
            model_name='delivery',
            name='held_back',
            field=models.BooleanField(default=False),
        ),
        # Nothing has owed an alert before, so that no row is without its revision.
        migrations.AddField(
            model_name='alert',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.revision'),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name='Reckoning',
            fields=[
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='articles.revision')),
                ('at', models.DateTimeField()),
            ],
        ),
    ]

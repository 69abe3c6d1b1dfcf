"""The language in which the consent was read is kept with the request; until now it was taken for the family's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("handoffs", "0005_floods"),
    ]

    operations = [
        migrations.AddField(
            model_name="handoff",
            name="consent_language",
            field=models.CharField(blank=True, default="", max_length=2),
            preserve_default=False,
        ),
    ]

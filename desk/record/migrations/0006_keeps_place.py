from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0005_erase_at"),
    ]

    operations = [
        migrations.AddField("message", "keeps_place", models.BooleanField(default=False)),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0003_sealed_nlu"),
    ]

    operations = [
        migrations.AddField("conversation", "erase_at", models.DateTimeField(db_index=True, null=True)),
    ]

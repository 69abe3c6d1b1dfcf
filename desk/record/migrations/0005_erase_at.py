from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0004_held_by_a_person"),
    ]

    operations = [
        migrations.AddField("conversation", "erase_at", models.DateTimeField(db_index=True, null=True)),
    ]

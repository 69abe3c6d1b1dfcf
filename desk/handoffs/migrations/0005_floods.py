"""The phone of a request no longer counts; how alike the requests of a flood are does; wrong codes outside a conversation do."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("handoffs", "0004_alarmed_anew"),
    ]

    operations = [
        migrations.RemoveField(model_name="handoff", name="phone_key"),
        migrations.AddField(
            model_name="handoff", name="said_before", field=models.PositiveIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="handoff", name="alike_before", field=models.PositiveIntegerField(default=0)
        ),
        migrations.AlterField(
            model_name="wrongcode",
            name="conversation",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, to="record.conversation"
            ),
        ),
    ]

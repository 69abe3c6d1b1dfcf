"""Additions to a request, what counts for the limits, remarks in the history; one open request a conversation."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def part_from_conversation(apps, schema_editor):
    """Of several open requests of one conversation the latest stays with it; the others keep code and contact."""
    handoffs = apps.get_model("handoffs", "Handoff").objects.using(schema_editor.connection.alias)
    open_ones = handoffs.filter(closed_at=None).exclude(conversation=None)
    latest = dict(open_ones.order_by("created_at").values_list("conversation_id", "pk"))
    open_ones.exclude(pk__in=latest.values()).update(conversation=None)


class Migration(migrations.Migration):
    dependencies = [
        ("handoffs", "0001_initial"),
        ("record", "0003_sealed_nlu"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Addition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("request_id", models.CharField(max_length=200, unique=True)),
                ("at", models.DateTimeField()),
                ("sealed_contact", models.BinaryField()),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="WebSource",
            fields=[
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="web_source",
                        serialize=False,
                        to="record.conversation",
                    ),
                ),
                ("key", models.CharField(db_index=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="WrongCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="handoffevent",
            name="each_stage_once",
        ),
        migrations.AddField(
            model_name="handoff",
            name="is_suspicious",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="handoff",
            name="phone_key",
            field=models.CharField(blank=True, db_index=True, max_length=64),
        ),
        migrations.AddField(
            model_name="handoffevent",
            name="remark",
            field=models.CharField(
                blank=True,
                choices=[("joined", "Joined"), ("suspected", "Suspected"), ("cleared", "Cleared")],
                max_length=10,
            ),
        ),
        migrations.RunPython(part_from_conversation, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="handoff",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)), fields=("conversation",), name="one_open_request"
            ),
        ),
        migrations.AddConstraint(
            model_name="handoffevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("remark", "")), fields=("handoff", "stage"), name="each_stage_once"
            ),
        ),
        migrations.AddField(
            model_name="addition",
            name="handoff",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="additions", to="handoffs.handoff"
            ),
        ),
        migrations.AddField(
            model_name="wrongcode",
            name="conversation",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="record.conversation"),
        ),
    ]

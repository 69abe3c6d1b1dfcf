"""The requests and their steps."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("record", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Handoff",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("request_id", models.CharField(max_length=200, unique=True)),
                ("code", models.CharField(max_length=7, unique=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("notified", "Notified"),
                            ("claimed", "Claimed"),
                            ("called", "Called"),
                            ("closed", "Closed"),
                            ("expired", "Expired"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("agents_now", "Agents Now"),
                            ("detained_now", "Detained Now"),
                            ("hearing_soon", "Hearing Soon"),
                            ("removal_order", "Removal Order"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("topic", models.CharField(max_length=64)),
                ("language", models.CharField(max_length=2)),
                ("channel", models.CharField(max_length=8)),
                ("consent_version", models.CharField(max_length=32)),
                ("consent_items", models.JSONField(default=list)),
                ("callback", models.CharField(max_length=20)),
                ("sealed_contact", models.BinaryField()),
                ("created_at", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(null=True)),
                ("called_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "claimed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="record.conversation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HandoffEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("notified", "Notified"),
                            ("claimed", "Claimed"),
                            ("called", "Called"),
                            ("closed", "Closed"),
                            ("expired", "Expired"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "handoff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="handoffs.handoff",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddIndex(
            model_name="handoff",
            index=models.Index(fields=["closed_at", "created_at"], name="handoff_queue"),
        ),
        migrations.AddConstraint(
            model_name="handoffevent",
            constraint=models.UniqueConstraint(fields=("handoff", "stage"), name="each_stage_once"),
        ),
    ]

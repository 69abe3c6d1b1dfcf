import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("record", "0003_sealed_nlu"),
    ]

    operations = [
        migrations.AddField(
            "conversation",
            "held_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("conversation", "held_since", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "message",
            models.UniqueConstraint(
                fields=["conversation", "idempotency_key"],
                condition=Q(author="staff") & ~Q(idempotency_key=""),
                name="each_staff_message_once",
            ),
        ),
    ]

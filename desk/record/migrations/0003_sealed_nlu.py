import json

from django.db import migrations, models

from desk.privacy.sealing import seal_text, unwrap


def seal(apps, schema_editor):
    """What was understood until now is kept, sealed."""
    messages = apps.get_model("record", "Message").objects.exclude(nlu=None).select_related("conversation")
    for message in messages.iterator():
        key = unwrap(bytes(message.conversation.sealed_key))
        message.sealed_nlu = seal_text(key, json.dumps(message.nlu))
        message.save(update_fields=["sealed_nlu"])


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0002_pulled_answer"),
    ]

    operations = [
        migrations.AddField("message", "sealed_nlu", models.BinaryField(null=True)),
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.RemoveField("message", "nlu"),
    ]

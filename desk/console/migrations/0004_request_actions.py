"""Two more things a lawyer does with a request."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("console", "0003_pulled_answers"),
    ]

    operations = [
        migrations.AlterField(
            model_name="audit",
            name="action",
            field=models.CharField(
                choices=[
                    ("signed_in", "Signed In"),
                    ("opened_transcript", "Opened Transcript"),
                    ("opened_contact", "Opened Contact"),
                    ("exported_request", "Exported Request"),
                    ("cleared_suspicion", "Cleared Suspicion"),
                    ("claimed", "Claimed"),
                    ("called", "Called"),
                    ("closed", "Closed"),
                    ("pulled_answer", "Pulled Answer"),
                    ("put_back_answer", "Put Back Answer"),
                ],
                max_length=20,
            ),
        ),
    ]

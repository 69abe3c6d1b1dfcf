"""What the privacy app must not forget: conversations the bot still has to erase."""

from django.db import models


class PendingErasure(models.Model):
    """A conversation that is gone here and that the bot did not yet confirm as gone."""

    sender = models.CharField(max_length=36, unique=True)
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sender

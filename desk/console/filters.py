"""Narrows the list of conversations; a value nobody offered is ignored, a link must never break."""

from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from desk.console.words import CHANNELS, LANGUAGES
from desk.record.models import Conversation


class ConversationFilter(forms.Form):
    """Channel, language, and two boxes: had an emergency, had a fallback."""

    channel = forms.ChoiceField(
        label=_("Channel"), required=False, choices=[("", _("All")), *CHANNELS.items()]
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("All")), *LANGUAGES.items()]
    )
    emergency = forms.BooleanField(label=_("With an emergency"), required=False)
    fallback = forms.BooleanField(label=_("Not understood"), required=False)

    def narrow(self, conversations: QuerySet[Conversation]) -> QuerySet[Conversation]:
        """``conversations`` (with flags) that match what was chosen."""
        lookups = {"emergency": "has_emergency", "fallback": "has_fallback"}
        return conversations.filter(
            **{lookups.get(name, name): value for name, value in self._chosen().items()}
        )

    def as_query(self) -> str:
        """The choices as they stand in an address, for the links to other pages."""
        return urlencode({name: "on" if value is True else value for name, value in self._chosen().items()})

    def _chosen(self) -> dict[str, object]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

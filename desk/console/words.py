"""The words in which the staff reads the values of the record."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CHANNELS: dict[str, str | Promise] = {"web": _("Web"), "sms": _("Text message")}
LANGUAGES: dict[str, str | Promise] = {"en": _("English"), "es": _("Spanish")}
URGENCIES: dict[str, str | Promise] = {
    "agents_now": _("Agents there now"),
    "detained_now": _("Detained now"),
    "hearing_soon": _("Hearing or check-in: ask when"),
    "removal_order": _("Order of removal"),
    "other": _("Other"),
}
STAGES: dict[str, str | Promise] = {
    "received": _("Received"),
    "notified": _("Lawyer notified"),
    "claimed": _("Claimed"),
    "called": _("Called"),
    "closed": _("Closed"),
    "expired": _("Expired"),
}
BUTTONS: dict[str, str | Promise] = {
    "claimed": _("I take this request"),
    "called": _("I called the family"),
    "closed": _("Close the request"),
}
REMARKS: dict[str, str | Promise] = {
    "joined": _("The family asked again"),
    "suspected": _("Set behind the others: unusually many requests from one place"),
    "cleared": _("Set among the others again"),
}
KINDS: dict[str, str | Promise] = {
    "answer": _("Answer"),
    "emergency": _("Emergency"),
    "clarify": _("Asked back"),
    "fallback": _("Not understood"),
    "question": _("Question"),
    "handoff": _("Handoff"),
    "notice": _("Notice"),
    "staff": _("Staff"),
}
AUTHORS: dict[str, str | Promise] = {
    "you": _("Family"),
    "bot": _("Bot"),
    "staff": _("Staff"),
    "system": _("System"),
}
STATES: dict[str, str | Promise] = {
    "waiting": _("Waiting for an answer"),
    "answered": _("Answered"),
    "set_aside": _("Set aside: the conversation moved on"),
}
FATES: dict[str, str | Promise] = {
    "unsent": _("On its way"),
    "given": _("Sent"),
    "sending": _("On its way"),
    "sent": _("Sent"),
    "failed": _("Not delivered"),
    "given_up": _("Not sent: the number wants no texts, or is forgotten"),
}
CALLBACKS: dict[str, str | Promise] = {
    "any_time": _("Voicemail is fine"),
    "no_voicemail": _("No voicemail"),
    "text_only": _("Text message only"),
}
CONSENTS: dict[str, str | Promise] = {
    "call": pgettext_lazy("consent", "A lawyer may call"),
    "share": pgettext_lazy("consent", "The lawyer may read what the family wrote"),
}
ABOUT: dict[str, str | Promise] = {
    "self": _("The person who writes"),
    "relative": _("A relative"),
    "other": _("Somebody else"),
}
DETAILS: dict[str, str | Promise] = {
    "detained_when": _("Taken since"),
    "detained_by": _("Taken by"),
    "minor": _("Under 18"),
    "door_paper": _("Paper shown at the door"),
}
DETAIL_VALUES: dict[str, str | Promise] = {
    "hours": _("Hours"),
    "days": _("Days"),
    "ice": _("ICE"),
    "police": _("Police"),
    "yes": _("Yes"),
    "no": _("No"),
    "judge": _("Signed by a judge"),
    "ice_form": _("A form of ICE"),
    "none": _("None"),
    "unsure": _("Not sure"),
    "unknown": _("Not known"),
}
HAPPENED: dict[str, str | Promise] = {
    "pulled": _("Pulled"),
    "overdue": _("Past its day"),
    "withdrawn": _("Withdrawn"),
}

LISTS: dict[str, dict[str, str | Promise]] = {
    "channel": CHANNELS,
    "language": LANGUAGES,
    "urgency": URGENCIES,
    "stage": STAGES,
    "button": BUTTONS,
    "remark": REMARKS,
    "kind": KINDS,
    "author": AUTHORS,
    "state": STATES,
    "fate": FATES,
    "callback": CALLBACKS,
    "consent": CONSENTS,
    "about": ABOUT,
    "detail": DETAILS,
    "detail_value": DETAIL_VALUES,
    "happened": HAPPENED,
}

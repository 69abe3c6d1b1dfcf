"""The forms of the rota: how a lawyer is reached, and when somebody stands by."""

import phonenumbers
from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from desk.console.access import LAWYERS
from desk.console.words import LANGUAGES
from desk.handoffs.rota.models import RotaPerson, Shift

_COUNTRY = "US"


class PersonForm(forms.Form):
    """Replaces whatever was stored for the person."""

    user = forms.ModelChoiceField(label=_("Lawyer"), queryset=User.objects.none())
    speaks = forms.MultipleChoiceField(
        label=_("Speaks with families"), choices=LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    reads = forms.ChoiceField(label=_("Reads alarms in"), choices=LANGUAGES)
    phone = forms.CharField(label=_("Phone for text messages"), required=False, max_length=40)
    email = forms.EmailField(label=_("E-mail address"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        lawyers = User.objects.filter(is_active=True, groups__name=LAWYERS).order_by("username")
        self.fields["user"].queryset = lawyers  # type: ignore[attr-defined]
        for name, kind in (("phone", "tel"), ("email", "email")):
            self.fields[name].widget.input_type = kind
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_phone(self) -> str:
        """As +12135550147."""
        typed = self.cleaned_data["phone"].strip()
        if not typed:
            return ""
        try:
            number = phonenumbers.parse(typed, _COUNTRY)
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise ValidationError(_("This is no phone number."))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned["phone"] and not cleaned["email"]:
            raise ValidationError(_("Give a phone or an e-mail address."))
        return cleaned

    @transaction.atomic
    def save(self) -> RotaPerson:
        given = self.cleaned_data
        person = RotaPerson.objects.filter(user=given["user"]).first() or RotaPerson(user=given["user"])
        person.speaks, person.reads = given["speaks"], given["reads"]
        person.phone, person.email = given["phone"], given["email"]
        person.save()
        return person


class _PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: RotaPerson) -> str:
        return obj.user.get_username()


class ShiftForm(forms.ModelForm):  # type: ignore[type-arg]
    """A shift, in the time of the office."""

    person = _PersonChoice(label=_("Lawyer"), queryset=RotaPerson.objects.select_related("user"))

    class Meta:
        model = Shift
        fields = ("person", "day", "begins", "ends", "is_weekly", "on_holidays", "place")
        labels = {
            "day": _("Day"),
            "begins": _("From"),
            "ends": _("Until"),
            "is_weekly": _("Every week from then on"),
            "on_holidays": _("On holidays too"),
            "place": _("Place (1 is alarmed first)"),
        }
        widgets = {
            "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "begins": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

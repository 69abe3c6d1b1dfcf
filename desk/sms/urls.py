"""The addresses Twilio calls, below /sms/."""

from django.urls import path

from desk.sms.door import receive_text
from desk.sms.status import receive_status

urlpatterns = [
    path("twilio", receive_text, name="sms"),
    path("twilio/status", receive_status, name="sms_status"),
]

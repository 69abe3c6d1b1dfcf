"""Is this request from Twilio? Checked by Twilio's own library against the public address."""

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, QueryDict
from twilio.request_validator import RequestValidator

from desk.problems import Problem

_FORM = "application/x-www-form-urlencoded"


def signed_form(request: HttpRequest) -> dict[str, str]:
    """The fields of a request that Twilio sent.

    Raises:
        Problem: 405 no POST, 413 too large, 403 not signed with our token for this address and these fields.
    """
    if request.method != "POST":
        raise Problem(405, "method-not-allowed", "Twilio sends POST.", {"Allow": "POST"})
    try:
        form = request.POST
    except (RequestDataTooBig, TooManyFieldsSent) as error:
        raise Problem(413, "too-large", "A text message is shorter than this.") from error
    except (BadRequest, UnicodeDecodeError) as error:
        raise Problem(400, "not-a-form", f"The body must be {_FORM} in UTF-8.") from error
    # The address Twilio was given, whatever host this request names.
    address = settings.PUBLIC_URL + request.get_full_path()
    if not is_from_twilio(address, form, request.headers.get("X-Twilio-Signature", "")):
        raise Problem(
            403, "signature-wrong", "The X-Twilio-Signature is missing or does not fit this request."
        )
    return {name: str(value) for name, value in form.items()}


def is_from_twilio(address: str, form: QueryDict | dict[str, str], signature: str) -> bool:
    """True when ``signature`` was made with our token; without a token nothing is from Twilio."""
    token = settings.TWILIO_AUTH_TOKEN
    return (
        bool(token) and bool(signature) and bool(RequestValidator(token).validate(address, form, signature))
    )


def sign(address: str, form: dict[str, str]) -> str:
    """The signature Twilio would put on ``form``: for the simulator and for tests."""
    return str(RequestValidator(settings.TWILIO_AUTH_TOKEN).compute_signature(address, form))

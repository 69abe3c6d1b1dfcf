"""The addresses of the staff console."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path
from django.views.generic import RedirectView
from django.views.i18n import set_language

from desk.console import answers, conversations, held, queue, rota, writing
from desk.console.exporting import export_request
from desk.console.files import show_file
from desk.console.red import show_red
from desk.console.signing_in import ChoosePassword, SignIn

app_name = "console"

urlpatterns = [
    path("static/console/<str:name>", show_file, name="file"),
    path("", RedirectView.as_view(pattern_name="console:requests"), name="home"),
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(next_page="console:sign-in"), name="sign-out"),
    path("password/", ChoosePassword.as_view(), name="password"),
    path("language/", login_not_required(set_language), name="language"),
    path("requests/", queue.show_queue, name="requests"),
    path("requests/<str:code>/", queue.show_request, name="request"),
    path("requests/<str:code>/contact/", queue.show_contact, name="contact"),
    path("requests/<str:code>/export/", export_request, name="export"),
    path("requests/<str:code>/clear/", queue.clear_request, name="clear"),
    path("requests/<str:code>/<str:stage>/", queue.move_request, name="move"),
    path("answers/", answers.show_answers, name="answers"),
    path("red/", show_red, name="red"),
    path("rota/", rota.show_rota, name="rota"),
    path("rota/people/", rota.save_person, name="save-person"),
    path("rota/people/<int:person_id>/remove/", rota.remove_person, name="remove-person"),
    path("rota/shifts/", rota.add_shift, name="add-shift"),
    path("rota/shifts/<int:shift_id>/remove/", rota.remove_shift, name="remove-shift"),
    path("conversations/", conversations.show_conversations, name="conversations"),
    path("conversations/<uuid:conversation_id>/", conversations.show_transcript, name="transcript"),
    path("conversations/held/", held.show_held, name="held"),
    path("conversations/<uuid:conversation_id>/writing/", writing.show_writing, name="writing"),
    path("conversations/<uuid:conversation_id>/writing/news/", writing.show_news, name="news"),
    path("conversations/<uuid:conversation_id>/take-over/", writing.take_over, name="take-over"),
    path("conversations/<uuid:conversation_id>/send/", writing.send, name="send"),
    path("conversations/<uuid:conversation_id>/hand-back/", writing.hand_back, name="hand-back"),
]

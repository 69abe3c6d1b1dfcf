"""Languages the service does not speak: by script, by their own words, by name."""

import pytest

from lexicon.reading import UNNAMED

WRITTEN = [
    ("我需要帮助", "mandarin"), ("内", "mandarin"), ("내 남편이 체포되었어요", "korean"), ("Мой муж арестован", "russian"), ("допоможіть", "ukrainian"),
    ("օգնություն", "armenian"), ("شوهرم را گرفتند", "farsi"), ("زوجي معتقل", "arabic"), ("kailangan ko ng tulong", "tagalog"),
    ("giúp tôi với", "vietnamese"), ("chồng tôi bị bắt", "vietnamese"), ("助けてください", "japanese"), ("ማገዝ", "amharic"), ("मदद", "hindi"),
    ("preciso de ajuda", "portuguese"), ("meu marido foi preso, não sei o que fazer", "portuguese"), ("bonjour aidez moi", "french"),
    ("mwen bezwen èd tanpri", "haitian_creole"), ("q'anjob'al", "qanjobal"),
    ("ewe nisaidie mume wangu amekamatwa", UNNAMED), ("selamat pagi saya butuh bantuan suami saya ditangkap", UNNAMED),
    ("potrzebuje pomocy moj maz zostal aresztowany", UNNAMED), ("apu maymantam qusayta hapiranku yanapaway", UNNAMED), ("ndi chiyani chachitika", UNNAMED),
]  # fmt: skip

NAMED = [
    ("do you speak mandarin", "mandarin"), ("korean speaker available?", "korean"), ("i need this in tagalog", "tagalog"),
    ("vietnamese please", "vietnamese"), ("anyone there who speaks armenian", "armenian"), ("do u have farsi", "farsi"), ("ruso por favor", "russian"),
    ("hay alguien que hable quiche", "kiche"), ("K'iche'", "kiche"), ("we speak Q'anjob'al at home do you have that", "qanjobal"),
    ("she only understands mam", "mam"), ("idioma mam", "mam"), ("hablan zapoteco", "zapotec"), ("mi mamá nomas habla mixteco", "mixtec"),
    ("my uncle only speaks mixteco is there someone", "mixtec"), ("triqui", "triqui"), ("hablan nahuatl", "nahuatl"), ("purepecha hay quien hable", "purepecha"),
    ("my dad needs sign language, ASL", None),
]  # fmt: skip

NEITHER = [
    "yes mam", "hello maam", "ICE took my chinese neighbor this morning", "my boss is korean and does not pay me", "mi vecino armenio fue detenido ayer",
    "help", "ayuda", "ok", "José García Muñoz", "mi niño está en la escuela", "😀😀", "", "ayuda po", "nos llevaron", "il a 3 años",
    "aiudaa miigrra afeura", "fedral goverment cuting founds sanctuary", "lae aslllum applicaion", "ddonde consgo insulna", "dellete onyl the lasst messag",
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), WRITTEN)
def test_a_message_in_another_language_is_neither_english_nor_spanish(lexicon, text, language):
    reading = lexicon.read(text)
    assert reading.other_language == language
    if language != "qanjobal":
        assert reading.language is None


@pytest.mark.parametrize(("text", "language"), [case for case in NAMED if case[1]])
def test_a_language_is_asked_for_by_name(lexicon, text, language):
    assert lexicon.read(text).other_language == language


@pytest.mark.parametrize("text", NEITHER)
def test_a_nationality_or_a_stray_word_is_no_request(lexicon, text):
    assert lexicon.read(text).other_language is None

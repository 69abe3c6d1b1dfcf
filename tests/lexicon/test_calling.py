"""When somebody can be called: the ways people say it, and the times that are about something else."""

import pytest

from answers import Catalogue
from lexicon import Wish, WordsError
from lexicon.calling import Calling
from lexicon.word_files import read_word_files

ONLY_A_WISH = """
dont call before 5
please don't call before noon
no calls before 5 pm
never call me at night
dont call me at work
no me llamen en el trabajo
do not call me in the mornings please i work
dont call when im sleeping
no me llamen cuando esté trabajando
no llamen mientras duermo
los fines de semana
weekends
on the weekends
after my shift, around 8 pm
after work
After 6
after six please
cuando salga de trabajar
Cuando salga del trabajo, como a las 6
en la tarde, como a las 8
not before noon
at lunch
during my lunch break
mornings
in the mornings only
only in the evenings, after 7:30pm
after school
después de las 5
despues de las cinco de la tarde
entre 9 y 5
de 9 a 5
between 9 and 5
from 9am to 5pm
saliendo del trabajo
por las mañanas
en las mañanas antes de las 8
a la hora del almuerzo
a la hora de la comida
a la hora del lonche
antes de entrar a trabajar
los domingos
mondays or tuesdays
weekdays after 5
entre semana después de las 6
cuando llegue a la casa
cuando descanso
mis días de descanso
on my days off
i get off work at 6
salgo de trabajar a las 6
salgo a las 6
puedo contestar después de las 7
i can talk after 7
call me at 8
call me tomorrow at 8
call me in the morning please
llámenme mañana en la tarde
llámenme a las 8
me pueden llamar el lunes
que me llamen en la noche
quiero que me llamen después de las 5
prefiero en la tarde
mejor en la tarde
es mejor en la noche
evenings are best
evenings work best for me
no antes de las 10
no me llamen antes de las 10
not in the mornings
anytime after 3
after 5 p.m. please
a cualquier hora
cuando puedan
cuando los niños estén en la escuela
when the kids are in school
when i get off work
when im off work
trabajo hasta las 5
i work until 5
sí, después de las 6
si pero solo en la tarde
yes but only after 5
de lunes a viernes después de las 4
lunes y martes en la mañana
después de mi turno
al salir del trabajo
en mi descanso
on my break
noches
tardes
despues del travajo
before 9am or after 6pm
antes de las 8 o después de las 6
todos los días después de las 6
fines de semana por favor
sabados y domingos
until 10 pm
hasta las 10 de la noche
a partir de las 4
desde las 4 en adelante
la mejor hora es después de las 5
best time is after 5
"""
NO_WISH = """
dont call me
no calls please
do not call the police before 5
they took him at 8 pm
they took him in the morning
my hearing is at 8 on Monday
my hearing is in the morning
se lo llevaron en la mañana
se lo llevaron a las 8 de la noche
a las 8 de la mañana se lo llevaron
en la mañana se lo llevaron
monday
el lunes
at 8
a las 8
8 pm
tomorrow
yesterday
last night
this morning
esta mañana
ayer en la tarde
ayer
anoche
hace 2 horas
in 2 days
after 2 years
after 3 months
despues de 2 años
after they took him
they call me at 8 pm every day
ICE calls me at night
they call me after 6
me llaman de noche
i work
are you open on weekends
abren los fines de semana
what time do you close
do you open after 5
a que hora abren
my check in is tomorrow at 9
tengo cita el lunes a las 8
la corte es el lunes en la mañana
mi cita es en la mañana
when will you call me
cuando me llaman
call me
llamenme
yes
no
[PHONE 1]
[NAME 1]
me llamo [NAME 1]
me
for my brother
yo
solo llámenme
they come at night
vienen en la noche
call me, they took my son at 8 pm
at 8 pm they took my son and call me
llamenme, a mi hijo se lo llevaron en la noche
he works nights
trabaja de noche
he gets off at 6
he was detained after work
after work they stopped me
saliendo del trabajo me pararon
me agarraron saliendo del trabajo
en la escuela
at school
at work
en el trabajo
en la casa
my son is at school
all my life
siempre
always
never
the day they took him
can they come in at night
ICE is here since 8 am
since 8 am
desde las 8
desde la mañana
18
6
after 18
in the night
i sleep at night
tengo miedo en las noches
no puedo dormir en las noches
no duermo
i have court after lunch
what happens after 6 months
"""


@pytest.mark.parametrize("text", ONLY_A_WISH.strip().splitlines())
def test_a_message_that_says_only_when_to_call_is_a_wish_in_its_own_words(lexicon, text):
    assert lexicon.when_to_call(text) == Wish(text, True)


@pytest.mark.parametrize("text", NO_WISH.strip().splitlines())
def test_a_time_of_something_else_or_of_nothing_said_is_no_wish(lexicon, text):
    assert lexicon.when_to_call(text) is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("[NAME 1], los fines de semana", "los fines de semana"),
        ("me llamo [NAME 1], después de las 6", "después de las 6"),
        ("my number is [PHONE 1] call me after 6 p.m. please", "call me after 6 p.m. please"),
        ("mi número es [PHONE 1], por la noche", "por la noche"),
    ],
)
def test_a_name_or_a_number_beside_it_is_not_part_of_it(lexicon, text, wish):
    assert lexicon.when_to_call(text) == Wish(wish, True)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("quiero un abogado, llámenme después de las 6", "llámenme después de las 6"),
        ("i need a lawyer and please call me after 6", "please call me after 6"),
        ("they took my brother at 8. call me in the evening", "call me in the evening"),
        ("se lo llevaron en la mañana, me pueden llamar en la noche", "me pueden llamar en la noche"),
        ("my hearing is monday at 8, you can call me tomorrow after 3", "you can call me tomorrow after 3"),
    ],
)
def test_of_a_longer_message_only_the_clause_that_asks_for_a_call_is_one(lexicon, text, wish):
    assert lexicon.when_to_call(text) == Wish(wish, False)


def test_almost_none_of_the_questions_that_people_ask_says_only_when_to_call(lexicon):
    asked = [example.text for example in Catalogue.load().examples]
    found = [text for text in asked if (wish := lexicon.when_to_call(text)) and wish.is_all]
    assert found == ["any evening hours, I get off at seven"]


@pytest.mark.parametrize(
    "text",
    [
        "after call me " * 4000,
        "the " * 23 + "x",
        "a las la una de la mi y en " * 3 + "x",
        "at midday " * 11 + "x",
        "weeknights " * 23 + "x",
        "tarde " * 23 + "x",
    ],
)
def test_a_text_of_nothing_but_such_words_is_quick_to_read(lexicon, text):
    assert lexicon.when_to_call(text) is None


def test_an_entry_whose_words_may_all_be_missing_is_refused():
    lists = {**read_word_files().calling, "ask": ["call? me?"]}
    with pytest.raises(WordsError, match="call\\? me\\?"):
        Calling(lists, str.split)

"""Dates, times, sums and numbers: found in French, written by rule, and mended where a machine lost them."""

from __future__ import annotations

import pytest
from fakes import FakeEngine
from hypothesis import given
from hypothesis import strategies as st

from glossary.store import Glossary
from glossary.term import Kind, Term
from translate.pipeline import Settings, Translator
from translate.plan import Unit
from translate.protect import protect
from translate.repair import Locale, Style
from translate.repair.quantities import find, missing
from translate.repair.shield import under_marks
from translate.repair.tagged import quantities_of, tags_of

US, GB = Style(Locale.US), Style(Locale.GB)


@pytest.mark.parametrize(
    ("source", "american", "british"),
    [
        ("le 17 novembre 2023", "on November 17, 2023", "on 17 November 2023"),
        ("Le lundi 3 mai", "on Monday, May 3", "on Monday 3 May"),
        ("depuis le 1er mars", "March 1", "1 March"),
        ("au 31 décembre 2022", "December 31, 2022", "31 December 2022"),
        ("le 1er mai est férié", "May 1", "1 May"),
        ("du 3 au 7 novembre 2023", "from November 3 to 7, 2023", "from 3 to 7 November 2023"),
        ("entre le 3 et le 7 mars", "between March 3 and 7", "between 3 and 7 March"),
        ("du 28 juin au 3 juillet", "from June 28 to July 3", "from 28 June to 3 July"),
        ("les 3 et 4 mars", "on March 3 and 4", "on 3 and 4 March"),
        ("les 2, 3 et 4 mars", "on March 2, 3 and 4", "on 2, 3 and 4 March"),
        ("du 3 au 5 et du 8 au 9 mai", "from May 3 to 5 and from 8 to 9", "from 3 to 5 and from 8 to 9 May"),
        ("du lundi 3 au mardi 4 mai", "from Monday, May 3, to Tuesday, May 4", "from Monday 3 to Tuesday 4 May"),
        ("le ven. 12 janv. 2022", "on Friday, January 12, 2022", "on Friday 12 January 2022"),
        ("avr. 2024, au bord de la mer.", "April 2024", "April 2024"),
        ("Vendredi 5 et samedi 6 mai", "Friday, May 5, and Saturday, May 6", "Friday 5 and Saturday 6 May"),
        ("Il part vendredi soir", "on Friday evening", "on Friday evening"),
        ("depuis lundi", "Monday", "Monday"),
        ("en novembre 2023", "November 2023", "November 2023"),
        ("en mars", "March", "March"),
        ("à 14 h 30", "at 2:30 p.m.", "at 14:30"),
        ("À 14 h 30", "at 2:30 p.m.", "at 14:30"),
        ("à 8 heures du soir", "at 8 p.m.", "at 20:00"),
        ("de 9 h à 17 h", "9 a.m., 5 p.m.", "9:00, 17:00"),
        ("pendant 35 heures", "35 hours", "35 hours"),
        ("un vol de 2 h 30", "2 hours 30 minutes", "2 hours 30 minutes"),
        ("pour 1 234,56 €", "€1,234.56", "€1,234.56"),
        ("12 M€ et 500 k€", "€12 million, €500k", "€12 million, €500k"),
        ("3,5 milliards de dollars américains", "$3.5 billion", "US$3.5 billion"),
        ("80 $ CA", "C$80", "C$80"),
        ("80 $ US", "$80", "US$80"),
        ("pour 15,385 €", "€15.385", "€15.385"),
        ("pour 200,000 euros", "€200,000", "€200,000"),
        ("de 30 à 100 dollars", "$30 to $100", "$30 to $100"),
        ("1 euro et 2 livres sterling", "1 euro, 2 pounds", "1 euro, 2 pounds"),
        ("5,5 % ou 3 pour cent", "5.5%, 3%", "5.5%, 3 per cent"),
        ("3 millions de personnes", "3 million", "3 million"),
        ("Il mesure 1 m 80, elle 1m72.", "1.80 m, 1.72 m", "1.80 m, 1.72 m"),
        ("4 Go à 30 °C", "4 GB, 30 °C", "4 GB, 30 °C"),
        ("12,5 Go/s", "12.5 GB/s", "12.5 GB/s"),
        ("1 013 hPa", "1,013 hPa", "1,013 hPa"),
        ("les années 60", "the 1960s", "the 1960s"),
        ("350 pages", "350", "350"),
        ("12.345 pages, page 12.345", "12,345, 12.345", "12,345, 12.345"),
        ("en mars, de 0 au 1er", "March, 0", "March, 0"),
        ("En 2024 l'entreprise a dit aux 12 m’ont", "2024, 12", "2024, 12"),
        ("entre 900 000 et 2 millions d'euros", "€900,000 and €2 million", "€900,000 and €2 million"),
        ("Une vingtaine de chats", "about 20", "about 20"),
        ("plus d'une centaine d’amis", "100", "100"),
        ("une quinzaine de chats et une dizaine d'euros", "about 15, about 10", "about 15, about 10"),
        ("une quarantaine de pays, une quarantaine de personnes", "about 40, about 40", "about 40, about 40"),
        ("d'une durée de 2h00", "2 hours", "2 hours"),
        ("couru en 2 h 47 min", "2 hours 47 minutes", "2 hours 47 minutes"),
        ("couru en 1 h 05 min 30 s", "1 hour 5 minutes 30 seconds", "1 hour 5 minutes 30 seconds"),
        ("une semaine de 35 h 5 min", "35 hours 5 minutes", "35 hours 5 minutes"),
        ("couru en 0 h 45", "45 minutes", "45 minutes"),
        ("à 8 h ou 9 h", "at 8 a.m., 9 a.m.", "at 8:00, 9:00"),
        ("à 13 heures, 18 heures et 20 heures", "at 1 p.m., 6 p.m., 8 p.m.", "at 13:00, 18:00, 20:00"),
        ("Début : 20 h. Fin : 23 h.", "8 p.m., 11 p.m.", "20:00, 23:00"),
        ("Il a plu 48 heures et 3 h", "48 hours, 3 hours", "48 hours, 3 hours"),
        ("ouvert 24 h/24 et 7j/7", "24 hours a day, 7 days a week", "24 hours a day, 7 days a week"),
        ("ouvert 24 heures sur 24", "24 hours a day", "24 hours a day"),
        ("le 14-Juillet et le 1er-Mai", "July 14, May 1", "14 July, 1 May"),
        ("le 11-Septembre 2001", "September 11, 2001", "11 September 2001"),
        ('en 9"91 puis 1\'44"22', "9.91 seconds, 1:44.22", "9.91 seconds, 1:44.22"),
        ("en 4 h 12'35\"", "4:12:35", "4:12:35"),
        ("2 h 15", "2 hours 15 minutes", "2 hours 15 minutes"),
        ("de 15 à 10 M€", "€15 million to €10 million", "€15 million to €10 million"),
    ],
)
def test_a_quantity_is_written_as_the_locale_does(source: str, american: str, british: str) -> None:
    for style, expected in ((US, american), (GB, british)):
        found = find(source, style)
        assert ", ".join(f"{each.before} {each.english}".strip() for each in found) == expected
        assert not missing(found, ", ".join(each.english for each in found))


@pytest.mark.parametrize(
    "source",
    [
        "la planète Mars",
        "Mardi gras",
        "rue du 11-Novembre",
        "rue du 8-Mai-1945",
        "Covid-19",
        "un F-16",
        "le 2e jour",
        "fichier ⟪0⟫",
        "mai 68ards",
        "un chat",
        "une quarantaine de quinze jours",
        "une quarantaine d'une semaine",
        "une quarantaine de plusieurs semaines",
        "une quarantaine de précaution",
        "une quinzaine de jours",
        "une trentaine de mille hommes",
        "une ſoixantaine de livres",
        "elle a la trentaine",
        "une douzaine de chats",
        "la centaine de la semaine",
        "une trentaine de la sorte",
        "⟪12⟫ chats",
        "1/4",
        "l'intervalle [0,9]",
        "la 2,3,7,8-TCDD",
    ],
)
def test_what_is_no_quantity_is_left_alone(source: str) -> None:
    assert find(source, US) == ()


@pytest.mark.parametrize(
    ("source", "kept", "lost"),
    [
        ("le 17 novembre 2023", "on the 17th of November 2023", "on November 17"),
        ("le 17 novembre", "November 17", "in November"),
        ("lundi 17 novembre", "on Monday, November 17", "on November 17"),
        ("les 2, 3 et 4 mars", "on the 2nd, 3rd and 4th of March", "on March 2 and 4"),
        ("à 14 h 30", "at 2:30 pm", "at 14"),
        ("à 14 h 30", "at 14.30", "at 2:30 a.m."),
        ("à 12 h", "at noon", "at midnight"),
        ("Fermé samedi 18 heures.", "Closed Saturday, 6 p.m.", "Closed Saturday, 18 p.m."),
        ("ouvert 24 h/24", "open 24/7", "open 24:24"),
        ("ouvert 24 heures sur 24", "open 24 hours", "open 24 hours to 24"),
        ("ouvert 7 j/7", "open seven days a week", "open 7 days from 7"),
        ("en 1'44\"22", "in 1:44.22", "in 1.44"),
        ("Concert 20 h", "Concert 20 hours", "Concert 20 a.m."),
        ("Concert 20 h", "Concert 8 p.m.", "Concert 8 a.m."),
        ("jusqu'à 20 heures", "up to 20 hours", "up to 20"),
        ("jusqu'à 20 heures", "until 8 p.m.", "until 8 a.m."),
        ("Laver après 2 h.", "Wash after 2 hours.", "Wash after 2."),
        ("à 2 heures de Paris", "2 hours from Paris", "2 a.m. from Paris"),
        ("à 14 heures", "at 2 p.m.", "at 14 hours"),
        ("Il a couru 3 h.", "He ran 3 hours.", "He ran 3 a.m."),
        ("dure 24 heures", "lasts 24 hours", "lasts 24"),
        ("en 48 h", "a 48-hour delay", "in 48"),
        ("en 0 h 45", "in 45 minutes", "in 45"),
        ("3 milliards d'euros", "3 billion euros", "3 million euros"),
        ("12 €", "12 euros", "12 dollars"),
        ("5 %", "five percent", "5 points"),
        ("une vingtaine de chats", "some twenty cats", "two cats"),
        ("d'une trentaine d'années", "in his thirties", "in his forties"),
        ("il y a une cinquantaine d'années", "half a century ago", "a century ago"),
        ("le rover Mars 2020", "the Mars 2020 rover", "the 2020 rover"),
        ("Il mesure 1 m 80.", "He is 1.80 m tall.", "He is 1 m tall and 80."),
        ("une centaine de chats", "a hundred cats", "many cats"),
        ("4 Go", "4 gigabytes", "4 Go"),
        ("1 013 hPa", "1,013 millibars", "1,013"),
        ("30 °C", "30 degrees", "30"),
        ("1 234 chats", "1,234 cats", "1,243 cats"),
        ("10 000 chats", "10K cats", "10 cats"),
        ("Il est 8 h du soir.", "It is 8 o'clock in the evening.", "It is 8 o'clock."),
        ("Ce soir à 8 h.", "Tonight at 8 o'clock.", "At 8 o'clock."),
        ("Il est 8 h du matin.", "It is 8 o'clock in the morning.", "It is 8 o'clock."),
        ("3 milliards d'euros", "€3bn, then 2 million", "€3, then 2 billion"),
        ("3 millions de chats", "three million cats", "3 cats and 4 million dogs"),
        ("3 millions de chats", "3 to 4 million cats", "3 of the 4 million cats"),
        ("500 k€", "€500,000", "€500"),
        ("le SIREN 552 100 554", "SIREN 552100554", "SIREN 552 100"),
        ("2 500 000 chats", "2.5 million cats", "2.5 thousand cats"),
    ],
)
def test_a_translation_is_asked_for_every_part_of_a_quantity(source: str, kept: str, lost: str) -> None:
    found = find(source, US)
    assert len(found) == 1
    assert missing(found, kept) == ()
    assert missing(found, lost) == found


def test_a_time_without_its_half_of_the_day_does_not_keep_two() -> None:
    both = find("à 8 heures et à 20 heures", US)
    assert missing(both, "at 8 o'clock and at 20") == both
    assert missing(both, "at 8 a.m. and at 8 p.m.") == ()
    assert missing(find("à 20 heures", US), "at 8 o'clock") == ()


@pytest.mark.parametrize(
    ("rule", "source"),
    [("dates", "le 3 mai"), ("times", "à 14 h 30"), ("money", "pour 12 €"), ("numbers", "350 chats")],
)
def test_a_rule_that_is_off_finds_no_quantity_of_its_own(rule: str, source: str) -> None:
    assert [each.rule for each in find(source, US)] == [rule]
    assert all(each.rule != rule for each in find(source, Style(off=frozenset({rule}))))


PARTS = "le |17 |novembre |2023 |14 h 30 |à |1 234,56 €|3 |millions |d'euros |% |du |au |mars|⟪0⟫|-|années 60 ".split(
    "|"
)


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join), st.sampled_from([US, GB]))
def test_quantities_are_in_order_without_overlap_and_recognise_their_own_english(source: str, style: Style) -> None:
    position = 0
    for each in find(source, style):
        assert position <= each.start < each.end <= len(source)
        assert "⟪" not in source[each.start : each.end]
        assert each.kept(each.english)
        position = each.end


def translate(source: str, sentences: dict[str, str], locale: Locale = Locale.US, **settings: object) -> str:
    engine = FakeEngine(sentences=sentences)
    return Translator(engine, Glossary(), settings=Settings(locale=locale, **settings)).translate(source)  # type: ignore[arg-type]


WRONG = {
    "Le chat dort à 14 h 30.": "The cat sleeps at 14.",
    "Le chat dort à ⟪0⟫.": "The cat sleeps to the ⟪0⟫.",
    "Le 3 mai, le chat dort.": "The cat sleeps.",
    "⟪0⟫, le chat dort.": "⟪0⟫, the cat sleeps.",
    "Le chat dort le 3 mai 2020 à la maison.": "The cat sleeps to the house.",
    "Le chat dort ⟪0⟫ à la maison.": "The cat sleeps in the ⟪0⟫ at home.",
    "Le chat vaut 5 millions d'euros.": "The cat is worth 5.",
    "Le chat vaut ⟪0⟫.": "The cat is worth ⟪0⟫ million euros.",
    "Le chat a 12 M€ et 3 maisons.": "The cat has 12 and houses.",
    "Le chat a ⟪0⟫ et ⟪1⟫ maisons.": "The cat has €⟪0⟫ million and ⟪1⟫houses.",
}


@pytest.mark.parametrize(
    ("source", "american", "british"),
    [
        ("Le chat dort à 14 h 30.", "The cat sleeps at 2:30 p.m.", "The cat sleeps at 14:30."),
        ("Le 3 mai, le chat dort.", "On May 3, the cat sleeps.", "On 3 May, the cat sleeps."),
        (
            "Le chat dort le 3 mai 2020 à la maison.",
            "The cat sleeps on May 3, 2020, at home.",
            "The cat sleeps on 3 May 2020 at home.",
        ),
        ("Le chat vaut 5 millions d'euros.", "The cat is worth €5 million.", "The cat is worth €5 million."),
        (
            "Le chat a 12 M€ et 3 maisons.",
            "The cat has €12 million and 3 houses.",
            "The cat has €12 million and 3 houses.",
        ),
    ],
)
def test_a_lost_quantity_comes_back_by_a_mark(source: str, american: str, british: str) -> None:
    assert translate(source, WRONG) == american
    assert translate(source, WRONG, Locale.GB) == british
    off = translate(source, WRONG, off=frozenset({"quantities"}))
    assert off != american
    assert off == translate(source, {source: WRONG[source]}, off=frozenset({"quantities"}))


def test_a_translation_that_keeps_its_quantities_is_not_rendered_again() -> None:
    engine = FakeEngine(sentences={"Le chat dort à 14 h 30.": "The cat sleeps at 2:30 p.m."})
    assert Translator(engine, Glossary()).translate("Le chat dort à 14 h 30.") == "The cat sleeps at 2:30 p.m."
    assert len(engine.calls) == 1


def test_a_rendering_that_loses_the_mark_is_not_used() -> None:
    sentences = {"Le chat dort à 14 h 30.": "The cat sleeps at 14.", "Le chat dort à ⟪0⟫.": "The cat sleeps."}
    assert translate("Le chat dort à 14 h 30.", sentences) == "The cat sleeps at 14."


def test_a_rendering_that_brings_a_forbidden_wording_is_not_used() -> None:
    sentences = {"Le chat dort à 14 h 30.": "The cat sleeps at 14.", "Le chat dort à ⟪0⟫.": "The kitty sleeps at ⟪0⟫."}
    banned = Glossary((Term("chat", ("kitty",), Kind.FORBIDDEN),))
    made = Translator(FakeEngine(sentences=sentences), banned).translate("Le chat dort à 14 h 30.")
    assert made == "The cat sleeps at 14."


def test_terms_and_placeholders_stay_as_they_are_when_a_quantity_is_mended() -> None:
    sentences = {
        "⟪0⟫ : le⟦ conseil⟨ board⟧ dort à 14 h 30.": "⟪0⟫: the board sleeps at 14.",
        "⟪0⟫ : le⟦ conseil⟨ board⟧ dort à ⟪1⟫.": "⟪0⟫: the board sleeps at ⟪1⟫.",
    }
    engine = FakeEngine(sentences=sentences, reads_annotation=True)
    made = Translator(engine, Glossary((Term("conseil", ("board",)),)))
    assert made.translate("%(nom)s : le conseil dort à 14 h 30.") == "%(nom)s: the board sleeps at 2:30 p.m."


@pytest.mark.parametrize(
    ("source", "machine", "under_marks", "expected"),
    [
        (  # the hours of a range, known by both
            "Le chat dort de <b>9 h</b> à <b>12 h</b>.",
            ("Le chat dort de ⟪0⟫9 h⟪1⟫ à ⟪2⟫12 h⟪3⟫.", "The cat sleeps from ⟪0⟫9:⟪1⟫ to ⟪2⟫12⟪3⟫."),
            ("Le chat dort de ⟪0⟫ à ⟪1⟫.", "The cat sleeps from ⟪0⟫ to ⟪1⟫."),
            "The cat sleeps from <b>9 a.m.</b> to <b>noon</b>.",
        ),
        (
            "Le chat vaut <b>1 200</b> € ici.",
            ("Le chat vaut ⟪0⟫1 200⟪1⟫ € ici.", "The cat is worth ⟪0⟫1,200⟪1⟫ € here."),
            ("Le chat vaut ⟪0⟫ ici.", "The cat is worth ⟪0⟫ here."),
            "The cat is worth <b>€1,200</b> here.",
        ),
        (  # a length of time that lost its unit
            "Le chat dort en <b>24 h</b> ici.",
            ("Le chat dort en ⟪0⟫24 h⟪1⟫ ici.", "The cat sleeps in ⟪0⟫24⟪1⟫ here."),
            ("Le chat dort en ⟪0⟫ ici.", "The cat sleeps in ⟪0⟫ here."),
            "The cat sleeps in <b>24 hours</b> here.",
        ),
        (  # the preposition stands outside
            "Le chat dort le 3 <i>mai</i> ici.",
            ("Le chat dort le 3 ⟪0⟫mai⟪1⟫ ici.", "The cat sleeps ⟪0⟫here⟪1⟫."),
            ("Le chat dort ⟪0⟫ ici.", "The cat sleeps ⟪0⟫ here."),
            "The cat sleeps on <i>May 3</i> here.",
        ),
        (  # half of a pair whose other half is at the end of the sentence
            "Le chat vaut 12,50<b> €</b>",
            ("Le chat vaut 12,50⟪0⟫ €", "The cat is worth 12.50⟪0⟫ €"),
            ("Le chat vaut ⟪0⟫", "The cat is worth ⟪0⟫"),
            "The cat is worth <b>€12.50</b>",
        ),
        (  # … and at its beginning
            "<b>Le chat dort à 20</b> h 45 ici.",
            ("Le chat dort à 20⟪0⟫ h 45 ici.", "The cat sleeps at 20⟪0⟫:45 here."),
            ("Le chat dort à ⟪0⟫ ici.", "The cat sleeps at ⟪0⟫ here."),
            "<b>The cat sleeps at 8:45 p.m.</b> here.",
        ),
        (  # half of a pair: the other half stays with its words
            "Le <b>chat de 3</b> M€ dort.",
            ("Le ⟪0⟫chat de 3⟪1⟫ M€ dort.", "The ⟪0⟫cat of 3⟪1⟫ M€ sleeps."),
            ("Le ⟪0⟫chat de ⟪1⟫ dort.", "The ⟪0⟫cat of ⟪1⟫ sleeps."),
            "The <b>cat of 3</b> M€ sleeps.",
        ),
        (  # the pair stands right around the quantity
            "Mort : <b>12 mai 2024</b> (ici).",
            ("Mort : ⟪0⟫12 mai 2024⟪1⟫ (ici).", "Death: May ⟪0⟫12, 2024⟪1⟫ (here)."),
            ("Mort : ⟪0⟫ (ici).", "Death: ⟪0⟫ (here)."),
            "Death: <b>May 12, 2024</b> (here).",
        ),
        (  # … or one tag of it, the other at the end of the sentence
            "Mort : <b>12 mai 2024</b>",
            ("Mort : ⟪0⟫12 mai 2024", "Death: May ⟪0⟫12, 2024"),
            ("Mort : ⟪0⟫⟪1⟫", "Death: ⟪0⟫⟪1⟫"),
            "Death: <b>May 12, 2024</b>",
        ),
        (  # two pairs, and a capital letter
            "Du <b>3</b> au <b>7 mai</b> 2024, le chat dort.",
            ("Du ⟪0⟫3⟪1⟫ au ⟪2⟫7 mai⟪3⟫ 2024, le chat dort.", "From ⟪0⟫3⟪1⟫ to May ⟪2⟫7,⟪3⟫ 2024, the cat sleeps."),
            ("⟪0⟫, le chat dort.", "⟪0⟫, the cat sleeps."),
            "<b><b>From May 3 to 7, 2024</b></b>, the cat sleeps.",
        ),
        (  # raised figures go with what they stand behind
            "Le chat vaut 30 €<sup>2</sup> ici.",
            ("Le chat vaut 30 €⟪0⟫2⟪1⟫ ici.", "The cat is worth 302 ⟪0⟫here⟪1⟫."),
            ("Le chat vaut ⟪0⟫ ici.", "The cat is worth ⟪0⟫ here."),
            "The cat is worth €30<sup>2</sup> here.",
        ),
    ],
)
def test_tags_around_or_within_a_quantity_go_with_the_whole_of_it(
    source: str, machine: tuple[str, str], under_marks: tuple[str, str], expected: str
) -> None:
    assert translate(source, dict([machine, under_marks])) == expected


def test_two_emphases_do_not_come_together_around_a_quantity() -> None:
    source = "Du **3** au **7 mai** 2024, le chat dort."
    protected = protect(source, [(3, 5), (6, 8), (12, 14), (19, 21)])
    unit = Unit(protected.text, protected)
    assert under_marks(unit, quantities_of(unit, US, tags_of(unit)), tags_of(unit)) is None


WORD_RAISED = '</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>'
WORD_PLAIN = "</w:t></w:r><w:r><w:t>"


@pytest.mark.parametrize(
    ("source", "opaque", "kept"),
    [
        ("En 2023<sup>1</sup>, le chat dort.", (), "2023⟪0⟫1⟪1⟫"),
        ("Le chat a 12 000<sup>2</sup> maisons.", (), "12,000⟪0⟫2⟪1⟫"),
        ("Le chat a 30 m<sup>2</sup> ici.", (), "30 m⟪0⟫2⟪1⟫"),
        ("Le chat a 10<sup>6</sup> maisons.", (), "10⟪0⟫6⟪1⟫"),
        (f"Le chat a 10{WORD_RAISED}3{WORD_PLAIN} maisons.", (WORD_RAISED, WORD_PLAIN), "10⟪0⟫3⟪1⟫"),
        (f"Le chat dort en 2023{WORD_RAISED}1", (WORD_RAISED,), "2023⟪0⟫1"),
        ('En 2023<text:span text:style-name="T1">1</text:span>', (), "2023⟪0⟫1⟪1⟫"),
        ('En 30 m<text:span text:style-name="T1">2</text:span>', (), "30 m⟪0⟫2⟪1⟫"),
        ('En 20<text:span text:style-name="T1">23</text:span>', (), "2023"),
        ("Le chat a 1<b>2</b> maisons.", (), "12"),
        ("Le chat a du CO<sub>2</sub> ici.", (), None),
    ],
)
def test_raised_figures_are_no_more_of_the_number_before_them(
    source: str, opaque: tuple[str, ...], kept: str | None
) -> None:
    spans = [(source.index(each), source.index(each) + len(each)) for each in opaque]
    protected = protect(source, spans)
    unit = Unit(protected.text, protected)
    found = quantities_of(unit, US, tags_of(unit))
    assert [each.english for each in found] == ([] if kept is None else [kept])


TAGGED = [*PARTS, "<b>", "</b>", "<i>", "</i>", "« ", " »", " le chat ", "<br/>", "%(n)s", ". "]


@given(st.lists(st.sampled_from(TAGGED), max_size=14).map("".join))
def test_tags_around_quantities_are_all_there_in_the_end(source: str) -> None:
    source = source.replace("⟪0⟫", "")
    made = Translator(FakeEngine(), Glossary()).translate(source)
    for tag in ("<b>", "</b>", "<i>", "</i>", "<br/>", "%(n)s"):
        assert made.count(tag) == source.count(tag)

"""Protection: nothing that is not language passes through the model, and nothing is lost on the way."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.patterns import PATTERNS, Kind, find
from translate.protect import MAX_MARKS, Protected, apart, numbered, pieces, protect, restore

FOUND = [
    ("Voir https://exemple.fr/a_b?c=1&d=2.", ["https://exemple.fr/a_b?c=1&d=2"]),
    ("(voir https://fr.wikipedia.org/wiki/Paris_(ville)), puis", ["https://fr.wikipedia.org/wiki/Paris_(ville)"]),
    ("Publié sur ZDNet.com hier.", ["ZDNet.com"]),
    ("C'est la fin.Le reste suit.", []),
    ("Écrivez à jean.dupont@exemple.fr, merci.", ["jean.dupont@exemple.fr"]),
    ("Selon @sama, oui.", ["@sama"]),
    ("%s fichiers sur %d", ["%s", "%d"]),
    ("%1$s dans %2$s", ["%1$s", "%2$s"]),
    ("%(nombre)d fichiers", ["%(nombre)d"]),
    ("Il reste %d %% de place", ["%d", "%%"]),
    ("%d%% du disque", ["%d", "%%"]),
    ("%ld lignes %sées", ["%ld", "%s"]),
    ("5 %s et 10 %d.", ["%s", "%d"]),
    ("10 %de remise, 5 %d’intérêts", []),
    ("Une hausse de 50 % des prix et de 3,5 % du coût", []),
    ("Une hausse de 50% des prix", []),
    ("Pour %1 et %L2", ["%1", "%L2"]),
    ("%#@fichiers@ restants", ["%#@fichiers@"]),
    ("%1$#@fichiers@ dans %2$#@dossiers@", ["%1$#@fichiers@", "%2$#@dossiers@"]),
    ("Bonjour {name} et {0:>10} et {}", ["{name}", "{0:>10}", "{}"]),
    ("Bonjour {{ user.name }} et ${x}", ["{{ user.name }}", "${x}"]),
    ("Architecture %{arch}", ["%{arch}"]),
    ("Chemin %APPDATA% absent", ["%APPDATA%"]),
    ("{n, number, percent} au total", ["{n, number, percent}"]),
    ("{n, plural, one {# fichier} other {# fichiers}}", ["{n, plural, one {", "#", "} other {", "#", "}}"]),
    ('Un <a href="x>y">lien</a> et <br/>', ['<a href="x>y">', "</a>", "<br/>"]),
    ("Si a < b et b > c", []),
    ("Dupont &amp; fils&nbsp;!", ["&amp;", "&nbsp;"]),
    ("Nom : …………, né le ......... à … … …. Il dort.... et…", ["…………", ".........", "… … …"]),
    ("Fait à . . . . . . le 12", [". . . . . ."]),
    ("l&#039;été &eacute;tait, l&amp;rsquo;an", []),
    (
        'Un &lt;a href="x" title=&quot;y&quot;&gt;lien&lt;/a&gt;, &#60;br /&#62; &amp;amp;',
        ['&lt;a href="x" title=&quot;y&quot;&gt;', "&lt;/a&gt;", "&#60;br /&#62;", "&amp;amp;"],
    ),
    ("&lt;rires&gt; si x &lt;b et c&gt; d", ["&lt;", "&gt;", "&lt;", "&gt;"]),
    ("Ligne\\nsuite", ["\\n"]),
    ("[b]Le[/b] [quote=x]chat[/quote] [color](c) [list]", ["[b]", "[/b]", "[quote=x]", "[/quote]"]),
    ("Tapez `ls -l` ou ``cd``", ["`ls -l`", "``cd``"]),
    ("Voir :func:`print` ici", [":func:`print`"]),
    ("Voir @:aide.titre. Ou @.lower:nom et @:(nom).", ["@:aide.titre", "@.lower:nom", "@:(nom)"]),
    (
        'Le $t(nom), $t(chat, {"count": {{n}} }) et $t(a(b)) $toi',
        ["$t(nom)", '$t(chat, {"count": {{n}} })', "$t(a(b))", "$toi"],
    ),
    ("Ouvrez /etc/hosts ou ~/notes.txt", ["/etc/hosts", "~/notes.txt"]),
    ("Ouvrez C:\\Users\\nom, puis", ["C:\\Users\\nom"]),
    ("les États et/ou régions, 120 km/h", []),
    ("les États et /ou régions, dans /outils", ["/outils"]),
    ("Il coûte 100 $US, 5$CA, 3 M$US, ou 2 millions $US.", []),
    ("La variable $US, ou $USER", ["$US", "$USER"]),
    ("L'affaire Altman / OpenAI", []),
    ("Utilisez --force ou -v", ["--force", "-v"]),
    ("viendra-t-il, celui-là", []),
    ("Appelez os.getcwd() et mon_module", ["os.getcwd()", "mon_module"]),
    ("Version 1.2.3 parue", ["1.2.3"]),
    ("Sur 1.234.567 habitants, 1.500.000 € ou 1.500.000,50 €. Et 2.000.000.000.000-3.000.000.000.000.", []),
    ("Version 1.234.567-beta, v1.234.567, 1.23.456", ["1.234.567-beta", "v1.234.567", "1.23.456"]),
    ("Les adresses 192.168.100.200 et 192.168.100.0", ["192.168.100.200", "192.168.100.0"]),
    ("Bravo 👍🏽 à tous", ["👍🏽"]),
    ("Le mot 你好 veut dire bonjour", ["你好"]),
    ("Un symbole ⟦ réservé ⟪3⟫", ["⟦", "⟪3⟫"]),
    ("Appelez le +33 1 44 34 11 11 ou le +1-800-555-0199.", ["+33 1 44 34 11 11", "+1-800-555-0199"]),
    ("Depuis la France : +44 (0)20 7946 0958 ; au 01.44.34.11.11", ["+44 (0)20 7946 0958", "01.44.34.11.11"]),
    ("Vert : 0 800 11 22 33, 0892 68 32 46, 0 969 39 39 39.", ["0 800 11 22 33", "0892 68 32 46", "0 969 39 39 39"]),
    ("Tél. 06 12 34 56 78, 0612345678, 0 800 123 456", ["06 12 34 56 78", "0612345678", "0 800 123 456"]),
    ("Appelez le 01\u200942\u200968\u200953\u200900 demain", ["01\u200942\u200968\u200953\u200900"]),
    ("Réglez 100\u2009$US, 3 millions\u2009$CA, 5\u2009%de remise", []),
    ("IBAN FR76 3000 6000 0112 3456 7890 189 à Paris", ["FR76 3000 6000 0112 3456 7890 189"]),
    ("DE BE68 5390 0754 7034 ET DE", ["BE68 5390 0754 7034"]),
    ("ISBN 978-2-07-036822-8 et SIRET 552 100 554 00013", ["978-2-07-036822-8", "552 100 554 00013"]),
    ("Une hausse de +12 500 000 sur 1 234 567 890, en 2019-2020, de 05 à 07 12", []),
    ("La UE27 DANS TOUS LES CAS, 1 200 500 et 300 habitants, +3,5 % à +12 %", []),
    ("La maison de M. LA ROCHEBROCHARD, de Mme Anne D'ORMESSON", ["LA ROCHEBROCHARD", "Anne D'ORMESSON"]),
    ("M. DE LA VILLARDIÈRE-ROY a DIT à M. DUPONT, M. Le Roy, M. le Préfet", ["DE LA VILLARDIÈRE-ROY"]),
    ("M. DE LA ROCHE DIT NON", []),
    ("M.\u00a0DE LA ROCHE, Mme\u202fAnne\u00a0DE\u00a0LA TOUR", ["DE LA ROCHE", "Anne\u00a0DE\u00a0LA TOUR"]),
    ("Mmes LE GOFF, Mlles\u00a0LE BRAS et Mgr DE LA TOUR", ["LE GOFF", "LE BRAS", "DE LA TOUR"]),
    ("M. Altman, né le 22 avril, a « tout » changé.", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_what_is_not_language_and_nothing_else(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("--- Menus ---", ["---", "---"]),
        ("==== Aide ====", ["====", "===="]),
        ("Appuyez sur ^C ou ^]^N", ["^C", "^]^N"]),
        ("un -- deux - trois", []),
        ("git fetch --all [<options>]", ["git fetch --all [<options>]"]),
        ("git tag [-a | -s] <nom>...\nListe les noms", ["git tag [-a | -s] <nom>...", "\n"]),
        ("Ajouter :\n   ipa host-mod --os='F 1' a.b", ["\n", "   ipa host-mod --os='F 1' a.b"]),
        ("utilisez --force [voir plus bas]", ["--force"]),
        ("  une sous-page est vide", []),
        ("x^2 et a^b", []),
        ("**gras**", []),
    ],
)
def test_rules_and_keys_are_no_language(text: str, kept: list[str]) -> None:
    assert [mark.text for mark in protect(text).marks] == kept


def test_a_long_line_of_brackets_is_not_tried_in_every_way() -> None:
    line = "appel avec " + "[<x>|(y)] " * 300 + "et des mots en français"
    assert all(mark.kind is not Kind.CODE for mark in protect(line).marks)  # exponential search would not end


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_a_pattern_matches_has_one_of_its_signs(data: st.DataObject) -> None:
    _, signs, pattern = data.draw(st.sampled_from([each for each in PATTERNS if each[1]]))
    assert not signs.isdisjoint(data.draw(st.from_regex(pattern)))


def test_marks_are_numbered_in_reading_order() -> None:
    protected = protect("Ouvrez %s dans {app}.")
    assert protected.text == "Ouvrez ⟪0⟫ dans ⟪1⟫."
    assert [mark.text for mark in protected.marks] == ["%s", "{app}"]


def test_a_stretch_named_by_the_format_wins_over_what_it_overlaps() -> None:
    protected = protect("Voir [ici](https://a.fr) maintenant", opaque=[(9, 24)])
    assert protected.text == "Voir [ici⟪0⟫ maintenant"
    assert protected.marks[0].text == "](https://a.fr)"


@pytest.mark.parametrize(
    ("translation", "text", "lost"),
    [
        ("Open ⟪0⟫ in ⟪1⟫.", "Open %s in {app}.", ()),
        ("Open ⟪1⟫ with ⟪0⟫.", "Open {app} with %s.", ()),
        ("Open in ⟪1⟫.", "Open in {app}.", (0,)),
        ("Open ⟪0⟫ in ⟪1⟫ ⟪1⟫.", "Open %s in {app} .", (1,)),
        ("Open ⟪0⟫ in ⟪1⟫⟪7⟫.", "Open %s in {app}.", ()),
    ],
)
def test_lost_and_doubled_marks_are_told(translation: str, text: str, lost: tuple[int, ...]) -> None:
    assert restore(translation, protect("Ouvrez %s dans {app}.").marks) == (text, lost)


def test_placeholders_filled_by_position_may_not_change_places() -> None:
    marks = protect("%s avant %d").marks
    assert restore("⟪1⟫ after ⟪0⟫", marks)[1] == (0, 1)
    assert restore("⟪0⟫ before ⟪1⟫", marks)[1] == ()


@pytest.mark.parametrize("source", ["%s puis %s", "{} puis {}", '<a href="%s"> puis <b>', "<g id='a'>%@</g> puis %@"])
def test_placeholders_filled_by_position_that_look_alike_may_not_change_places_either(source: str) -> None:
    marks = protect(source, opaque=((0, 16),) if "<g" in source else ()).marks
    assert restore("⟪0⟫ then ⟪1⟫", marks)[1] == ()
    assert (restore("⟪1⟫ then ⟪0⟫", marks)[1] == ()) is ("<b>" in source)
    assert (restore("⟪0⟫ then ⟪0⟫", marks)[1] == ()) is False


def test_placeholders_with_numbers_may_change_places() -> None:
    protected = numbered(protect("<a href='%s'>de %s</a> à %@", ()))
    assert [mark.text for mark in protected.marks] == ["<a href='%1$s'>", "%2$s", "</a>", "%3$@"]
    assert restore("⟪3⟫ from ⟪0⟫⟪1⟫⟪2⟫", protected.marks)[1] == ()
    assert protected.end == len("<a href='%s'>de %s</a> à %@")


def test_equal_placeholders_stand_for_each_other() -> None:
    assert restore("⟪1⟫ then ⟪0⟫", protect("{nom} puis {nom}").marks) == ("{nom} then {nom}", ())


def test_a_closing_tag_before_its_opening_one_counts_as_lost() -> None:
    marks = protect("Un <b>gros</b> chat").marks
    assert restore("A ⟪1⟫big⟪0⟫ cat", marks)[1] != ()
    assert restore("A ⟪0⟫big⟪1⟫ cat", marks)[1] == ()


def test_tags_that_the_source_leaves_open_are_not_held_against_the_translation() -> None:
    assert restore("A big⟪0⟫ cat", protect("Un gros</b> chat").marks)[1] == ()


def test_outer_tags_spaces_and_message_syntax_do_not_pass_through_the_model() -> None:
    parts = pieces(protect("  <b>Bonjour</b> \\n{n, plural, one {un chat} other {# chats}}"))
    assert [part.text for part in parts if isinstance(part, Protected)] == ["Bonjour", "un chat", "⟪0⟫ chats"]


@pytest.mark.parametrize("number", ["2. ", "10) ", "II. ", "3.\u00a0"])
def test_the_number_of_an_item_does_not_pass_through_the_model(number: str) -> None:
    assert [part if isinstance(part, str) else part.text for part in pieces(protect(number + "Lens"))] == [
        number,
        "Lens",
    ]


@pytest.mark.parametrize("text", ["M. Dupont", "V. Hugo", "2.5 Go", "14 h", "1. 2. 3."])
def test_initials_and_numbers_are_no_items(text: str) -> None:
    assert text in [part if isinstance(part, str) else part.text for part in pieces(protect(text))]


def test_a_line_end_inside_a_running_sentence_does_not_cut_it() -> None:
    assert [part.text for part in pieces(protect("une phrase\nqui continue")) if isinstance(part, Protected)] == [
        "une phrase⟪0⟫qui continue"
    ]
    assert len([part for part in pieces(protect("Un titre\n\nUne phrase.")) if isinstance(part, Protected)]) == 2


def test_more_than_ten_marks_are_cut_into_pieces_of_ten_at_most() -> None:
    source = " puis ".join(f"le {{f{number}}}" for number in range(34))
    parts = pieces(protect(source))
    marks = [len(part.marks) for part in parts if isinstance(part, Protected)]
    assert sum(marks) == 34
    assert max(marks) <= MAX_MARKS
    assert all(set(re.findall(r"\d+", part.text)) <= set("0123456789") for part in parts if isinstance(part, Protected))
    assert joined(parts) == source


def test_offsets_of_the_source_are_found_again_in_the_protected_text() -> None:
    source = "Le {nom_du_chat} dort chez %s ici"
    protected = protect(source)
    for word in ("Le", "dort", "chez", "ici"):
        at = protected.to_protected(source.index(word))
        assert protected.text[at : at + len(word)] == word


def joined(parts: tuple[str | Protected, ...]) -> str:
    return "".join(part if isinstance(part, str) else part.source for part in parts)


LANGUAGE = """le chat d'Altman 50 % 3,5 « oui » l’été R&D M. A/B — ! : ( ) " - _ & < > { } $ # @ \\"""
CODE = """%s %d %1$s %(a)s %% %1 {} {0} {nom} {{x}} ${x} %{y} <b> </b> <br/> </a> &amp; &nbsp; &#8217; &eacute; \\n
a@b.fr https://a.fr/b?c=d /etc/a C:\\a\\b `code` --opt fonction() mon_id 👍 你好 ⟪3⟫ ⟦ ⟨ ⟧ &Fichier _Fichier 1.2.3"""
WORDS = st.sampled_from(LANGUAGE.split())
THINGS = st.sampled_from([*CODE.split(), '<a href="u v">', "\n", "\t", "{n, plural, one {# chat} other {# chats}}"])
TEXTS = st.lists(
    st.tuples(st.one_of(WORDS, THINGS, st.text(max_size=3)), st.sampled_from(["", " ", "\u00a0"])), max_size=30
).map(lambda pairs: "".join(word + space for word, space in pairs))


@settings(max_examples=300)
@given(TEXTS, st.data())
def test_protecting_and_restoring_is_the_identity(source: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(source)), max_size=4)))
    protected = protect(source, opaque=list(zip(ends[::2], ends[1::2], strict=False)))
    assert "".join(mark.text for mark in protected.marks) == "".join(source[m.start : m.end] for m in protected.marks)
    assert restore(protected.text, protected.marks) == (source, ())
    for parts in (pieces(protected), apart(protected)):
        assert joined(parts) == source
        for part in parts:
            if isinstance(part, Protected):
                assert len(part.marks) <= MAX_MARKS
                assert source[part.start : part.start + len(part.source)] == part.source
                assert restore(part.text, part.marks) == (part.source, ())


@settings(max_examples=100)
@given(TEXTS)
def test_no_symbol_of_the_model_reaches_it_from_outside(source: str) -> None:
    protected = protect(source)
    assert not re.search(r"[⟦⟨⟩⟧]|⟪(?!\d+⟫)", protected.text)
    assert len(re.findall(r"⟪\d+⟫", protected.text)) == len(protected.marks)


def test_an_opaque_stretch_that_is_a_tag_may_stand_apart_and_a_word_may_not() -> None:
    tag = protect("<x>Le chat", opaque=[(0, 3)])
    word = protect("FOO dort", opaque=[(0, 3)])
    assert tag.marks[0].kind is Kind.TAG
    assert [part.text for part in pieces(word) if isinstance(part, Protected)] == ["⟪0⟫ dort"]

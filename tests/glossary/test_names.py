from __future__ import annotations

import pytest

from glossary.match import Matcher
from glossary.names import check_names
from glossary.term import CaseMode, Kind, MatchMode, Term


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Selon Emmeline Fournerot, tout va.", "According to Emmeline Fournerott, all is well.",
         "According to Emmeline Fournerot, all is well."),
        ("Selon M. Dubruxel", "According to Mr. Dubruxell's son", "According to Mr. Dubruxel's son"),
        ("Il voit Timothée Lacroix.", "He sees Timothee Lacroix.", "He sees Timothée Lacroix."),
        ("la société HuggyData", "the company HugyData and HugyData", "the company HuggyData and HuggyData"),
        # words that English has, places, and what was right already stay
        ("le Parlement européen", "the European Parliament", "the European Parliament"),
        ("à Moscou et Genève", "in Moscow and Geneva", "in Moscow and Geneva"),
        ("avec Brugnard et Brugnart", "with Brugnard and Brugnart", "with Brugnard and Brugnart"),
        ("Brugnard voit Brugnart.", "Brugnard sees him.", "Brugnard sees him."),
        ("Selon Vrugt", "According to Vrogd", "According to Vrogd"),
        ("Selon Marchont", "According to Merchant", "According to Merchant"),
        ("voir https://Fournerot.fr", "see https://Fournerott.fr", "see https://Fournerott.fr"),
        ("Le colonel Mouammar Kadhafi", "Colonel Muammar Gaddafi", "Colonel Muammar Gaddafi"),
        ("Bachar et Alexeï Navalny", "Bashar and Alexei Navalny", "Bashar and Alexei Navalny"),
        ("Fiodor Karamazov, Sergueï Iefimov", "Fyodor Karamazov, Sergei Iefimoff", "Fyodor Karamazov, Sergei Iefimov"),
        ("Avdiïvka, Nikolaïev et Encelade", "Avdiivka, Nikolaev and Enceladus", "Avdiivka, Nikolaev and Enceladus"),
        ("Loïc Dubruxel et Anaïs", "Loic Dubruxel and Anais", "Loïc Dubruxel and Anaïs"),
        ("un délégué du Zarbouka", "a Zarboukan delegate", "a Zarboukan delegate"),
        ("les thatchéristes et les Dubruxel", "Thatcherites and the Dubruxels", "Thatcherites and the Dubruxels"),
        ("RNCan en Moravie", "NRCan in Moravia", "NRCan in Moravia"),
        ("Les Thatchéristes", "The Thatcherites", "The Thatcherites"),
        ("les rebelles Houthis, de Fournerots", "Houthi rebels, of Fournerot", "Houthi rebels, of Fournerots"),
        ("Les Fournerot", "The FOURNEROTT house", "The FOURNEROTT house"),
    ],
)  # fmt: skip
def test_a_misspelt_name_is_put_right(french: str, english: str, expected: str) -> None:
    check = check_names(french, english)
    assert check.text == expected
    for repair in check.repaired:
        assert check.text[repair.start : repair.end] == repair.name


@pytest.mark.parametrize(
    ("french", "english", "lost"),
    [
        ("Il cite Fournerot et Dubruxel.", "He cites Dubruxel.", ["Fournerot"]),
        ("Fournerot a dit non.", "He said no.", ["Fournerot"]),
        ("Cependant, la France vote.", "However, France votes.", []),
        ("Le Conseil de Paris", "The city council", []),
        ("Il est à Londres.", "He is there.", []),
        ("", "", []),
    ],
)
def test_a_lost_name_is_reported_with_its_place(french: str, english: str, lost: list[str]) -> None:
    check = check_names(french, english)
    assert [name.name for name in check.lost] == lost
    assert [french[name.start : name.end] for name in check.lost] == lost


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Tutankhamun's tomb", "Tutankhamun's tomb"),
        ("Toutankhamon's tomb", "Toutankhamon's tomb"),
        ("Tuthankhamun's tomb, Tuthankhamun", "Tutankhamun's tomb, Tutankhamun"),
        ("Toutenkhamon's tomb", "Toutankhamon's tomb"),
    ],
)
def test_a_name_that_a_dictionary_gives_in_english_may_be_english(english: str, expected: str) -> None:
    dictionary = {"Toutankhamon": ("Tutankhamun",), "Fournerot": ("oven",)}
    check = check_names(
        "Toutankhamon et Fournerot", f"Fournerott, {english}", meanings=lambda name: dictionary.get(name, ())
    )
    assert check.text == f"Fournerot, {expected}"
    assert check.lost == ()


def test_names_of_the_glossary_are_taken_as_seen_to() -> None:
    matcher = Matcher(
        [Term("Emmett Shear", ("Emmett Shear",), Kind.NAME, MatchMode.EXACT, CaseMode.EXACT, ("Emmett Sear",))]
    )
    french = "Il cite Emmett Sear."
    assert check_names(french, "He cites Emmett Shear.", matcher.find(french)).text == "He cites Emmett Shear."
    assert check_names(french, "He cites him.", matcher.find(french)).lost == ()

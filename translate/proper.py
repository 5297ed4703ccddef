"""English words that keep their capital where French has a small letter: names, nationalities, days, titles."""

from __future__ import annotations

import re

from glossary import french
from translate.function_words import ENGLISH

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STEM = re.compile(r"[^\W\d_]+")
_NATIONS = frozenset(
    """
    Afghan Albanian Algerian American Andalusian Angolan Arab Arabian Arabic Argentine Argentinian Armenian Asian
    Australian Austrian Azerbaijani Bahraini Bangladeshi Basque Bavarian Belarusian Belgian Beninese Berber Bolivian
    Bosnian Botswanan Brazilian Breton British Bulgarian Burgundian Burkinabe Burmese Burundian Californian Cambodian
    Cameroonian Canadian Cantonese Caribbean Castilian Catalan Celtic Chadian Chechen Chilean Chinese Colombian Comorian
    Congolese Corsican Cretan Crimean Croat Croatian Cuban Cypriot Czech Dane Danish Djiboutian Dominican Dutch
    Ecuadorian Egyptian English Englishman Englishwoman Eritrean Estonian Ethiopian European Faroese Finn Finnish
    Flemish Florentine Francophone French Frenchman Frenchwoman Gabonese Galician Gambian Genoese Georgian German
    Germanic Ghanaian Greek Guadeloupean Guatemalan Guinean Guyanese Haitian Hawaiian Hispanic Honduran Hungarian
    Icelander Icelandic Indian Indonesian Iranian Iraqi Irish Irishman Israeli Italian Ivorian Jamaican Japanese
    Jordanian Kazakh Kenyan Korean Kosovan Kurd Kurdish Kuwaiti Lao Laotian Latin Latvian Lebanese Liberian Libyan
    Lithuanian Londoner Luxembourgish Macedonian Malagasy Malawian Malay Malaysian Malian Maltese Martinican Mauritanian
    Mauritian Mediterranean Mexican Milanese Moldovan Mongolian Montenegrin Moroccan Mozambican Namibian Neapolitan
    Nepalese Nepali Nicaraguan Nigerian Nigerien Norman Norwegian Occitan Ottoman Pakistani Palestinian Panamanian
    Paraguayan Parisian Persian Peruvian Philippine Pole Portuguese Prussian Qatari Romanian Russian Rwandan Salvadoran
    Saudi Scandinavian Scot Scottish Senegalese Serb Serbian Sicilian Singaporean Slav Slavic Slovak Slovakian Slovene
    Slovenian Somali Spaniard Spanish Sudanese Swede Swedish Swiss Syrian Taiwanese Tanzanian Thai Tibetan Togolese
    Tunisian Turk Turkish Turkmen Ugandan Ukrainian Uruguayan Uzbek Venetian Venezuelan Vietnamese Viking Welsh
    Welshman Yemeni Yemenite Yugoslav Zambian Zimbabwean
    African Africa America Asia Europe Oceania
    """.split()
)
_OTHERS = frozenset(
    """
    I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July August September October
    November December Christmas Easter Lent Ramadan Hanukkah God Allah Jesus Christ Christian Catholic Protestant
    Anglican Lutheran Calvinist Jew Jewish Muslim Islam Islamic Buddhist Hindu Sikh Mormon Bible Koran Quran Roman
    Internet Republican Democrat Marxist Gaullist Mr Mrs Ms Mses Messrs Dr Drs Prof Msgr Ltd Inc
    """.split()
)
# Other words too, unless the French has this.
_DOUBTFUL = {"March": r"\bmars\b", "May": r"\bmai\b", "Polish": r"\bpolonais", "No": r"\bn[°º]\s*\d"}
_DIRECTIONS = frozenset({"North", "South", "East", "West"})
# « la Chine », « des Nations unies »: the first word behind is a name, in English too.
_ARTICLE = re.compile(r"(?:(?:de\s+)?(?:l['’]|la\s)|d['’]|(?:les?|du|des|aux?)\s)\s*")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*")
_NEXT = re.compile(r"[^\W\d_][\w'’-]*\s+(?P<next>[A-Z][a-z]+)")


def keeps_capital(text: str, source: str) -> bool:
    """Tell whether the capital of the word that begins an English text is its own, where the French begins small."""
    match = _WORD.match(text)
    if match is None:
        return False
    word = match[0]
    return (
        any(letter.isupper() for letter in word[1:])
        or (len(word) == 1 and word != "A")
        or _is_always_capital(word)
        or re.search(rf"\b{re.escape(word)}\b", source) is not None
        or (word in _DOUBTFUL and re.search(_DOUBTFUL[word], source) is not None)
        or _is_name(text, word, source)
    )


def _is_always_capital(word: str) -> bool:
    stem = _STEM.match(word)
    listed = _NATIONS | _OTHERS
    return stem is not None and (stem[0] in listed or (stem[0] != "Is" and stem[0].removesuffix("s") in listed))


def _is_name(text: str, word: str, source: str) -> bool:
    """Tell whether an English text begins with the name that the French has behind its article."""
    article = _ARTICLE.match(source)
    if article is None or word.lower() in ENGLISH or word == "A":
        return False
    if name := _NAME.match(source, article.end()):
        # « les Nations unies », but « les Samsung neufs »
        return re.search(rf"\b{re.escape(name[0])}\b", text) is None or french.is_known(name[0])
    following = _NEXT.match(text)
    if following is None:
        return False
    # « les nations unies », « la mer du Nord »
    return word in _DIRECTIONS or (source.islower() and not _is_always_capital(following["next"]))

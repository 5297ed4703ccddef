"""Names of places as French writes them, told from words in a text that is all in capitals: « PARIS » are bets too.

Towns of France and of the world, and countries: what a headline has that the small letters of a word would hide.
"""

from __future__ import annotations

import re

from glossary.fold import accents

# No word of French, or hardly one: a name wherever it stands.
_ANYWHERE = """
    Ajaccio Albi Alençon Amiens Angers Angoulême Annecy Antibes Arles Arras Aubervilliers Auxerre Avignon Bastia Bayonne
    Beauvais Belfort Besançon Béziers Biarritz Blois Bobigny Bourges Brest Caen Cayenne Chambéry Chartres Cherbourg
    Clermont-Ferrand Cholet Colmar Compiègne Créteil Dijon Douai Dunkerque Épinal Évreux Foix Fréjus Grenoble Guéret
    Hyères Laon Laval Lens Libourne Lille Limoges Lorient Lyon Mâcon Marseille Maubeuge Meaux Melun Metz Montauban
    Montpellier Montreuil Mulhouse Nancy Nanterre Nantes Narbonne Nevers Nice Nîmes Niort Nouméa Orléans Papeete Pau
    Périgueux Perpignan Poitiers Quimper Reims Roanne Rochelle Rodez Roubaix Rouen Saint-Brieuc Saint-Denis
    Saint-Étienne Saint-Malo Saint-Nazaire Saint-Quentin Sète Strasbourg Tarbes Thionville Toulon Toulouse Tourcoing
    Troyes Valenciennes Versailles Vesoul Vichy Villeurbanne
    Abidjan Alger Amsterdam Angeles Ankara Athènes Bagdad Bamako Barcelone Berlin Berne Beyrouth Bogota Bombay Boston
    Brasilia Bruxelles Bucarest Budapest Chicago Copenhague Dakar Davos Delhi Doha Dubaï Dublin Édimbourg Erevan
    Francfort Francisco Gaza Genève Hambourg Helsinki Hongkong Hong Istanbul Jérusalem Johannesburg Kaboul Kiev Kigali
    Kinshasa Kong Kyiv Lausanne Liège Lisbonne Ljubljana Londres Los Luxembourg Madrid Manchester Manille Maputo Milan
    Minsk Montréal Moscou Munich Nairobi New Niamey Oslo Ottawa Ouagadougou Pékin Prague Québec Reykjavik Riga Rome
    Rotterdam Séoul Shanghai Singapour Sofia Stockholm Stuttgart Sydney Tallinn Téhéran Tokyo Toronto Tripoli Tunis
    Turin Vancouver Varsovie Venise Vilnius Washington York Zagreb Zurich
    Afghanistan Afrique Albanie Algérie Allemagne Amérique Angleterre Argentine Arménie Asie Australie Autriche
    Azerbaïdjan Belgique Bénin Biélorussie Birmanie Bolivie Bosnie Bourgogne Brésil Bretagne Bulgarie Burundi Cambodge
    Cameroun Canada Chine Chypre Colombie Congo Corée Croatie Cuba Danemark Écosse Égypte Espagne Estonie États-Unis
    Éthiopie Europe Finlande France Gabon Géorgie Ghana Grèce Guadeloupe Guinée Guyane Haïti Hongrie Inde Indonésie Irak
    Iran Irlande Islande Israël Italie Japon Jordanie Kazakhstan Kenya Kosovo Koweït Lettonie Liban Libye Lituanie
    Macédoine Madagascar Mali Malte Maroc Martinique Mauritanie Mayotte Mexique Moldavie Mongolie Monténégro Mozambique
    Namibie Népal Niger Nigeria Normandie Norvège Occitanie Ouganda Pakistan Palestine Pérou Philippines Pologne
    Portugal Qatar Roumanie Royaume-Uni Russie Rwanda Sénégal Serbie Slovaquie Slovénie Somalie Soudan Suède Syrie
    Taïwan Tanzanie Tchad Thaïlande Togo Tunisie Turquie Ukraine Uruguay Vatican Venezuela Viêt-Nam Yémen Zambie
    Zimbabwe
"""
# Words as well: names behind « à », « en » or « de », or only behind the first two.
_BEHIND_OF = "Bordeaux Calais Cannes Damas Florence Naples Paris Porto Rennes Valence Vienne"
_BEHIND_AT = "Corse Grasse Lourdes Orange Rabat Suisse Tours Vannes"

_AT = re.compile(r"(?<!\w)(?:à|a|en)\s+$", re.IGNORECASE)  # capitals often go without accents
_OF = re.compile(r"(?<!\w)(?:à|a|en|de)\s+$", re.IGNORECASE)
_BETS = re.compile(r"\s+(?:sportif|hippique|mutuel|truqué|gagné|perdu|en ligne\b)", re.IGNORECASE)


def _listed(names: str) -> dict[str, str]:
    return {accents(name).lower(): name for name in names.split()}


_NAMES = (
    (_listed(_ANYWHERE), re.compile("")),
    (_listed(_BEHIND_OF), _OF),
    (_listed(_BEHIND_AT), _AT),
)


def place_at(text: str, start: int, end: int) -> str | None:
    """Return the name of the place that stands at `text[start:end]`, whatever its capitals and accents, as it is
    written; None where the word there is none, or may be another word."""
    word = accents(text[start:end]).lower()
    for names, before in _NAMES:
        if (name := names.get(word)) is not None:
            found = before.search(text[:start]) is not None and not (name == "Paris" and _BETS.match(text, end))
            return name if found else None
    return None

"""Each check finds its fault and leaves right translations alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

from glossary.store import Glossary
from glossary.term import Kind, Term
from translate.checks import CHECKS, Unit, check, check_segment, names_of
from translate.checks.planted import COUNT
from translate.checks.selftest import measure, self_test
from translate.document import Severity
from translate.errors import InputError

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
GLOSSARY = Glossary(
    (
        Term("conseil d'administration", ("board of directors", "board")),
        Term("conseil d'administration", ("administration council",), Kind.FORBIDDEN),
        Term("utilisateur", ("user",)),
        Term("PNF", ("National Financial Prosecutor's Office",), Kind.ACRONYM),
    )
)

FAULTS = [
    ("numbers", "Il fait –2\u2009°C.", "It is 2 °C."),
    ("puncspacing", "« Bonjour ! »", "“Hello\u2009!”"),
    ("units", "Un budget de 3\u2009Md€ et de 5\u2009M€.", "A budget of €3 million and €5 billion."),
    ("untranslated", "Bonjour à tous.", ""),
    ("unchanged", "Le fichier est introuvable.", "Le fichier est introuvable."),
    ("language", "Le conseil a décidé.", "El consejo decidió que la empresa no es para él."),
    ("half-translated", "La décision surprend les salariés.", "The decision surprend les salariés."),
    ("half-translated", "Supprimer les fichiers", "Delete les fichiers"),
    ("half-translated", "Fermer la fenêtre.", "Close la fenêtre."),
    ("half-translated", "Annuler la commande", "Cancel la commande"),
    ("half-translated", "Ouvrir le menu", "Open le menu"),
    ("half-translated", "Ouvrez le menu et la fenêtre.", "Open le menu and the window."),
    ("placeholders", "Il reste %d fichiers.", "Files remain."),
    ("placeholders", "Bonjour {name} !", "Hello {nom}!"),
    ("placeholders", "Le %s et le %d.", "The %d and the %s."),
    ("placeholders", "%@, il reste %d jours.", "%d days left, %@."),
    ("placeholders", "Un {} de {:d} ans.", "A {:d}-year-old {}."),
    ("placeholders", "%s a envoyé %d messages.", "%1$d messages were sent by %2$s."),
    ("placeholders", "%s a écrit à %s.", "%1$s wrote to %1$s."),
    ("placeholders", "Il reste %s fichiers.", "%2$s files remain."),
    ("xmltags", "Un <b>grand</b> pas.", "A <b>big step."),
    ("xmltags", 'Voir <abbr title="astérisque">*</abbr>.', "See <abbr>*</abbr>."),
    ("xmltags", 'Voir <a title="ici" href="/fr">là</a>.', 'See <a title="here" href="/en">there</a>.'),
    ("urls", "Voir https://example.org/fr.", "See https://example.org/en."),
    ("emails", "Écrire à aide@example.org.", "Write to help@example.org."),
    ("entities", "Un&rarr;pas.", "A step."),
    ("symbols", "Bravo 🎉", "Well done"),
    ("symbols", "Crédits : © Thomas Dupont / AFP", "Credits: Thomas Dupont / AFP"),
    ("symbols", "Lancez Acme® ici.", "Start Acme here."),
    ("reserved", "Le PDG part.", "The ⟦PDG⟨CEO⟧ leaves."),
    ("numbers", "La réunion commence à 14 h 30.", "The meeting starts at 2:30 a.m."),
    ("numbers", "Un million et demi de chats.", "One million cats."),
    ("numbers", "Appelez le 01 42 68 53 00.", "Call 01 42 68 53 99."),
    ("numbers", "Appelez le 01.42.68.53.00.", "Call 01.42.68.53.99."),
    ("numbers", "Il fait -2 °C.", "It is 2°C."),
    ("numbers", "Il fait moins 2 degrés.", "It is 2 degrees."),
    ("names", "Mme Anne Durand est là.", "Mr. Durand is here."),
    ("names", "M. Durand est là.", "Mrs. Durand is here."),
    ("dates", "Né à Paris le 1er mai 1936.", "Born May 1, 1936, in Paris on May 1, 1936."),
    ("dates", "Né à Paris le 1er mai 1936.", "Born on 1 May 1936 in Paris on 1 May 1936."),
    ("dates", "Né en 1936, il part.", "Born in 1936 in 1936, he leaves."),
    ("doublewords", "Le 3 avril 2024, il part.", "On April 3, 2024 3, 2024, he leaves."),
    ("numbers", "Il a couru en 9 s 87.", "He ran in 9.88 seconds."),
    ("numbers", "Un camion de 1,5 t.", "A truck of 150 kg."),
    ("numbers", "Cela dure 18 mois.", "It lasts two years."),
    ("numbers", "Il arrive à midi et demi.", "He arrives at 12:30 a.m."),
    ("numbers", "Il arrive à midi moins le quart.", "He arrives at 11:45 p.m."),
    ("numbers", "Il arrive à huit heures et demie.", "He arrives at 9:30."),
    ("numbers", "Il arrive à neuf heures moins vingt.", "He arrives at 9:40."),
    ("numbers", "Il arrive à huit heures et demie du soir.", "He arrives at 8:30 a.m."),
    ("numbers", "Il arrive à vingt heures.", "He arrives at 8 a.m."),
    ("numbers", "Le vol dure une heure et quart.", "The flight takes 1:15 a.m."),
    ("numbers", "Il arrive à 9 h moins 20.", "He arrives at 9:20."),
    ("numbers", "Il roule de 80 à 100 km/h.", "He drives at 40 to 62 mph."),
    ("numbers", "Il fait -7 °C.", "It is 45 °F."),
    ("numbers", "Il fait 7 °C.", "It is 19 °F."),
    ("numbers", "Né en <b>19</b>52.", "Born in <b>1953</b>."),
    ("numbers", "Né en <b>19</b>52.", "Born in <b>19</b>53."),
    ("numbers", "Il part à 0 h 30.", "He leaves at 12:30 p.m."),
    ("numbers", "Il part à 12 h 15.", "He leaves at 12:15 a.m."),
    ("numbers", "Départ à 9 h.", "Departure at 9 p.m."),
    ("numbers", "Départ à 10 h 30.", "Departure at 10:30 p.m."),
    ("numbers", "La réunion commence à 20 heures.", "The meeting starts at 8 am."),
    ("numbers", "La réunion commence à 23 h 45.", "The meeting starts at 15 to 10²."),
    ("numbers", "Il y a 1 200 salariés.", "There are 1,300 employees."),
    ("numbers", "Le prix monte de 3,5 %.", "The price rises by 35%."),
    ("numbers", "Le prix est de 12,50 €.", "The price is €1,250."),
    ("numbers", "Il pèse 12,50 kg.", "It weighs 1,250 kg."),
    ("numbers", "Il pèse 3,125 kg.", "It weighs 3,125 kg."),
    ("numbers", "Le taux est de 3,125 %.", "The rate is 3,125%."),
    ("numbers", "Cela coûte 0,125 €.", "It costs €0,125."),
    ("numbers", "Cela coûte 15,385 €.", "It costs €15,385."),
    ("numbers", "Cela coûte 15,385 M€.", "It costs €15,385 million."),
    ("numbers", "Cela coûte 1,385 €.", "It is worth 1,385."),
    ("numbers", 'Lyles a couru en 9"784.', "Lyles ran in 9,784 seconds."),
    ("numbers", "Il y a 1 200 soldats.", "There are 1.200 soldiers."),
    ("numbers", "Il arrive à midi.", "He arrives at midnight."),
    ("numbers", "Midi sonne.", "It strikes midnight."),
    ("numbers", "Rendez-vous à 12 h.", "Meet at midnight."),
    ("numbers", "Il arrive à minuit.", "He arrives at noon."),
    ("numbers", "Il arrive à minuit.", "He arrives at 12 p.m."),
    ("numbers", "Aux XVIIe et XVIIIe siècles.", "In the 18th and 18th centuries."),
    ("numbers", "La Ve République vacille.", "The Fourth Republic is shaking."),
    ("numbers", "Au XIXe siècle, on dansait.", "In the eighteenth century, people danced."),
    ("numbers", "Au XX<sup>e</sup> siècle.", "In the 19<sup>th</sup> century."),
    ("numbers", "Le 1<sup>er</sup> étage.", "The 2<sup>nd</sup> floor."),
    ("numbers", "Le 1er étage est vide.", "The second floor is empty."),
    ("numbers", "Elle finit 3e.", "She came fourth."),
    ("numbers", "Un buste de Louis XIV.", "A bust of Louis XV."),
    ("numbers", "Le prix monte.", "The price rises to 50."),
    ("numbers", 'Elle court en 47"13.', "She runs in 47.31 seconds."),
    ("numbers", "Dans les années 1980, on dansait.", "In the nineties, people danced."),
    ("numbers", "Au 12 bis, rue de la Paix, 75002 Paris.", "At 13 bis, rue de la Paix, 75002 Paris."),
    ("unchanged", "Adresse : 12, rue de la Paix, 75002 Paris", "Adresse: 12, rue de la Paix, 75002 Paris"),
    ("half-translated", "Au 3, rue de la Paix, le magasin.", "At 3, rue de la Paix, the magasin."),
    ("dates", "Le 17 novembre 2023.", "December 17, 2023."),
    ("dates", "Il part vendredi.", "He leaves on Monday."),
    ("dates", "Le 17 novembre 2023, il est parti.", "On the 17th, 2023, he left."),
    ("dates", "La réunion de vendredi est annulée.", "The meeting is cancelled."),
    ("numbers", "Rendez-vous à 14 h 30.", "Meet at 2 p.m."),
    ("numbers", "Rendez-vous à 9 h 45.", "Meet at a quarter to 9."),
    ("numbers", "Rendez-vous à 9 h 45.", "Meet at 8:45."),
    ("numbers", "La salle mesure 30 m.", "The room is 300 feet long."),
    ("numbers", "Une vingtaine de chats dorment.", "Two cats sleep."),
    ("numbers", "Plus d'une centaine d'élus sont venus.", "More than 10 members came."),
    ("unchanged", "Bonjour", "Bonjour"),
    ("unchanged", "Fichier :", "Fichier:"),
    ("half-translated", "Ouvrez le fichier.", "Open the fichier."),
    ("names", "Selon Greg Brockman, rien n'a changé.", "According to Greg Borckman, nothing has changed."),
    ("units", "Il coûte 10 euros.", "It costs 10 dollars."),
    ("units", "Il roule à 110 km/h.", "He drives at 110 mph."),
    ("units", "C'est à 15 km d'ici.", "It is 15 miles from here."),
    ("units", "Il pèse 80 kg.", "He weighs 80 pounds."),
    ("units", "Un mur de 3 m.", "A 3-foot wall."),
    ("units", "Un champ de 15 hectares.", "A field of 15 acres."),
    ("units", "Il vaut 50 000 francs suisses.", "It is worth 50,000 euros."),
    ("units", "Il a payé 200 euros.", "He paid 200."),
    ("units", "Une dette de 3,5 milliards d'euros.", "A debt of 3.5 billion."),
    ("units", "Un budget de 3,5 M€.", "A budget of 3.5 M€."),
    ("units", "Le moteur donne 30 kW.", "The engine gives 30 MW."),
    ("units", "Le chien pèse 80 kg.", "The dog weighs 80 lb."),
    ("units", "Il fait 25 °C.", "It is 25 °F."),
    ("units", "Il fait 25 degrés Celsius.", "It is 25 degrees Fahrenheit."),
    ("units", "Il mesure 25 mm.", "It measures 25 cm."),
    ("units", "Il pèse 25 kg.", "It weighs 25 g."),
    ("units", "Ajoutez 5 cl de lait.", "Add 5 liters of milk."),
    ("units", "Un champ de 25 ha.", "A field of 25 km2."),
    ("units", "Un jardin de 25 m².", "A garden of 25 hectares."),
    ("units", "Il fait 25 °C.", "It is 25 F."),
    ("units", "Pression : 1 013 hPa.", "Pressure: 1,013 Pa."),
    ("units", "Pression : 1 013 hPa.", "Pressure: 1,013."),
    ("units", "La garde à vue dure 24 heures.", "Police custody lasts 24."),
    ("units", "Livraison en 48 h.", "Delivery in 48."),
    ("units", "Il pèse 24 kilos.", "He weighs 24."),
    ("units", "Une perte de 12 millions d'euros.", "A loss of 12 billion euros."),
    ("units", "Elle a levé 10 M€.", "It raised €10 billion."),
    ("units", "Elle a levé 10 M€.", "It raised ten billion euros."),
    ("units", "Elle a levé 10 M€.", "It raised €10."),
    ("units", "Elle a levé 10 €.", "It raised €10 million."),
    ("units", "Elle a levé 10 M€, puis 3 Md€.", "It raised €10 billion, then €3 billion."),
    ("units", "Elle a coûté 500 k€.", "It cost €500 million."),
    ("units", "Elle vaut 3,5 Md€.", "It is worth €3.5 million."),
    ("units", "Elle vaut 3,5 Mds d'euros.", "It is worth 3.5 million euros."),
    ("units", "On a planté 2 Md d'arbres.", "They planted 2 million trees."),
    ("units", "On a planté 2 Md d'arbres.", "They planted 2 trees."),
    ("units", "Il coûte 800 €.", "It costs $800."),
    ("units", "Il coûte 800 € ou 900 $.", "It costs $800 or $900."),
    ("units", "Il vaut 3 Md€, soit 3,3 milliards de dollars.", "It is worth 3 billion dollars, or $3.3 billion."),
    ("units", "Un disque de 2 To.", "A 2 GB disk."),
    ("units", "Un disque de 2 To.", "A disk of 2."),
    ("units", "Un fichier de 2 Ko.", "A 2 MB file."),
    ("units", "Cinq jours et trois semaines.", "Five days and three months."),
    ("units", "Trois semaines plus tard.", "Three months later."),
    ("units", "Une hausse de 5 %.", "A rise of 5."),
    ("names", "Selon Greg Brockman, rien n'a changé.", "According to Greg Brokman, nothing has changed."),
    ("missing-names", "La société de Mira Murati grandit.", "The company is growing."),
    ("missing-names", "Dupont, Martin et Leclerc ont signé.", "Dupont and Martin signed."),
    ("missing-names", "Hier, Dupont, Leclerc et Martin ont signé.", "Yesterday, Dupont and Martin signed."),
    ("missing-names", "MM. Martin, Dupont ou Leclerc signent.", "Messrs. Martin or Dupont sign."),
    ("missing-names", "La France, l'Allemagne, l'Italie et l'Espagne signent.", "France, Germany and Spain sign."),
    ("missing-names", "Paul, Jacques, Marie et Sophie sont venus.", "Paul, Jacques and Sophie came."),
    ("glossary", "Le conseil d'administration se réunit.", "The council meets."),
    ("forbidden", "Le conseil d'administration se réunit.", "The administration council, or board, meets."),
    ("doublewords", "Le chat dort.", "The the cat sleeps."),
    ("repetition", "Le chat dort.", "The cat sleeps on the sleeps on the sleeps on the bed."),
    (
        "repetition",
        "Le PNF dort.",
        "The National Financial Prosecutor's Office National Financial Prosecutor's Office sleeps.",
    ),
    ("short", "La société a publié ses résultats du troisième trimestre vendredi.", "Results published."),
    ("long", "La société a publié ses résultats.", "The company " + "has now at last published its results " * 3),
    ("endpunc", "Que va-t-il se passer maintenant ?", "What will happen now."),
    ("brackets", "Le chat (noir) dort.", "The (black cat sleeps."),
    ("doublequoting", "Il a dit « oui » hier.", 'He said "yes yesterday.'),
    ("doublequoting", "Il a dit « oui » hier.", "He said yes yesterday."),
    ("doublespacing", "Le chat dort.", "The cat  sleeps."),
    ("puncspacing", "Vraiment ?", "Really ?"),
    ("puncspacing", "Il prend 5 % du tout.", "He takes 5 % of it all."),
    ("guillemets", "Il a dit « oui ».", "He said « yes »."),
    ("startcaps", "Le chat dort.", "the cat sleeps."),
    ("whitespace", "Le chat dort. ", "The cat sleeps."),
    ("dates", "Il pourrait démissionner le 5 mai.", "He may resign on the 5th."),
    ("doublewords", "Nous nous réjouissons de la décision.", "We welcome the the decision."),
    ("doublequoting", "Un écran de 27 pouces (« Retina »).", 'A 27" screen ("Retina).'),
    ("startcaps", "<b>Attention</b> au chien.", "<b>beware</b> of the dog."),
    ("startcaps", "« <b>Attention</b> », dit-il.", '"<b>beware</b>", he says.'),
    ("names", "Selon Boris Eltsine, rien.", "According to Boris Eltsnie, nothing."),
    ("numbers", "Il travaille 24 h/24.", "He works during the day."),
    ("numbers", "La saison 2023-24 a commencé par -2 °C.", "The 2023-24 season began at 2°C."),
    ("numbers", "Il fait – 2 °C.", "It is 2°C."),
    ("numbers", "Il fait − 2 °C.", "It is 2°C."),
    ("numbers", "De 4 °C, on passe à -2 °C.", "From 4–5°C it falls to 2°C."),
    ("dates", "Le défilé du 13 juillet est annulé.", "The Bastille Day parade is cancelled."),
    ("numbers", "Le défilé du 13 juillet est annulé.", "The Bastille Day parade is cancelled."),
    ("dates", "Fermé du 14 au 20 juillet.", "Closed on Bastille Day and the 20th."),
    ("units", "Il dort trois quarts d'heure.", "He sleeps for forty-five seconds."),
    ("units", "Une peine de vingt-quatre mois.", "A sentence of twenty-four weeks."),
    ("units", "Une peine de 48 mois.", "A sentence of four weeks."),
    ("units", "Cela dure soixante-douze heures.", "It lasts for two days."),
    ("numbers", "Les 2/3 des Français votent.", "Two fifths of the French vote."),
    ("numbers", "La garantie dure 1 an.", "The warranty lasts long."),
    ("numbers", "Il part le 1er mai.", "In May he leaves the largest firm."),
    ("numbers", "Voir la page 1 du journal.", "See a page of the newspaper."),
    ("numbers", "Les 2 équipes gagnent.", "All teams win."),
    ("numbers", "50 % des salariés partent.", "A third of the employees are leaving."),
    ("numbers", "Il y a 500 000 personnes.", "There are half a billion people."),
    ("numbers", "Depuis 20 ans, il dort.", "For three decades, he has slept."),
    ("numbers", "Une hausse de 0,7 %.", "A rise of half a percent."),
    ("units", "Mille milliards d'euros ont fui en 2023.", "A million euros fled in 2023."),
    ("units", "Une dette de trois mille milliards, soit 110 % du PIB.", "A debt of three million, 110% of GDP."),
    ("numbers", "Un usage du 18e siècle.", "A custom of the 1800s."),
    ("units", "Une dette de 3,5 milliards de dollars.", "A debt of $3.5tn."),
    ("numbers", "Elle est née en 82.", "She was born in 1983."),
    ("numbers", "La saison 2008-2009 commence.", "The 2008-10 season begins."),
    ("numbers", "Les taux montent de 0,25 point.", "Rates rise by half a point."),
    ("numbers", "Les taux montent de 0,25 point.", "Rates rise by three quarters of a point."),
    ("dates", "Ouvert du lundi au vendredi.", "Open Monday."),
    ("dates", "Ouvert du lundi au vendredi de 9 h à 12 h.", "Open Monday through 9 a.m. to noon."),
    ("dates", "Les ventes de janvier et de juin ont chuté.", "Sales in January fell."),
    ("numbers", "De 2019-2020 à 2018-2019.", "From 2019-20 to 2018-18."),
    ("numbers", "Il a vu 20 chats en 2020.", "He saw cats in 2020."),
    ("numbers", "Il mesure 1,80 m.", "He is 5'2\"."),
    ("numbers", "Il mesure 1,80 m.", "He is 6 feet 11 inches tall."),
    ("numbers", "Une quarantaine de bases.", "Some two dozen bases."),
]

RIGHT = [
    ("an image", "Cliquez sur ![](icone.png) pour ouvrir.", "Click ![](icone.png) to open."),
    ("a link named like a tag", "Voir [la couleur](c) ou [liste].", "See [color](c) or [list]."),
    ("an abbreviation at the end", "La durée du trajet max.", "Maximum duration of the ride"),
    ("arrows between the steps of a path", "Ouvrez Fichier › Aide.", "Open File › Help."),
    ("a term in both genders", "Les utilisateurs et utilisatrices sont très contents.", "Users are happy."),
    ("a button named by its verb", "Puis sélectionnez Sélectionner tout.", "Then select Select All."),
    ("a name before its noun", "Chaque membre de l'équipe Team", "Each Team team member"),
    ("an acronym in English order", "Le ministère RNCan publie ses cartes.", "NRCan publishes its maps."),
    ("a philosopher's English name", "Il lit Platon et Cicéron.", "He reads Plato and Cicero."),
    ("an adverb before names", "Actuellement, Cohort et Reports sont inclus.", "Cohort and Reports are included."),
    ("a currency that is the same word", "Cela coûte 10 000 forints.", "This costs 10,000 forints."),
    ("an option of a command", "Les options -refonly et -refout", "The -refonly and -refout options"),
    ("a borrowed expression", "Eh oui, c'est la vie.", "Oh well, c'est la vie."),
    ("a French title in quotes", "La chanson « les amants heureux » passe.", "The song “les amants heureux” plays."),
    ("another of the same name", "Mme Durand et Durand fils.", "Mr. Durand came."),
    ("a borrowed dish", "Un repas à la carte.", "A meal à la carte."),
    ("a name with an article", "Il a vu la Joconde et Le Monde.", "He saw la Joconde and Le Monde."),
    ("a swap by numbers", "%s a envoyé %d messages.", "%2$d messages were sent by %1$s."),
    ("a swap of what looks alike", "Le fichier %s du dossier %s.", "The %2$s folder's %1$s file."),
    ("numbers that need not be", "Le fichier %1$s du dossier %2$s.", "The file %s of folder %s."),
    ("a swap of braces", "Un {} de {:d} ans.", "A {1:d}-year-old {0}."),
    ("a date's form", "Le %d %B à %H:%M.", "On %B %d at %H:%M."),
    ("a translated attribute", 'Voir <abbr title="astérisque">*</abbr>.', 'See <abbr title="asterisk">*</abbr>.'),
    ("a translated picture", "Voir <img src='a.png' alt='un chat'>.", "See <img src='a.png' alt='a cat'>."),
    ("a decade of degrees", "Les températures dépassent 90 °F.", "Temperatures are in the 90s."),
    ("kilograms and pounds", "Il pèse 80 kg, soit 176 livres.", "He weighs 80 kg (176 lb)."),
    ("a sign of rights in words", "© 2024 Acme", "Copyright 2024 Acme"),
    ("a sign of rights once", "Acme® et Acme®.", "Acme® and Acme."),
    ("a year parted by style", "Né en <b>19</b>52, il est là.", "Born in <b>1952</b>, he is here."),
    ("a time parted by style", "<b>À 20</b> h 45, il est là.", "<b>At 8:45</b> p.m., he is here."),
    ("… in both", "Né en <b>19</b><i>52</i>.", "Born in <b>19</b><i>52</i>."),
    ("the number of a note", "En 2024<sup>1</sup>, il est là.", "In 2024, he is<sup>1</sup> here."),
    ("kilometres an hour", "Il roule à 110 km/h.", "He drives at 110 kilometres an hour."),
    ("converted speed", "Il roule à 110 km/h.", "He drives at 68 mph."),
    ("feet", "Un mur de 6 pieds.", "A 6-foot wall."),
    ("feet of a vine", "Un rang de 60 pieds.", "A row of 60 vines."),
    ("an age", "Paul, 54 ans, est là.", "Paul, 54, is here."),
    ("millibars", "Pression : 1 013 hPa.", "Pressure: 1,013 millibars."),
    ("degrees without scale", "Il fait 25 °C.", "It is 25 degrees."),
    ("a speed in short", "Il roule à 110 km, non à 90.", "He drives at 110 km/h, not at 90."),
    ("an hour told bare", "Il vient à 8 heures.", "He comes at 8."),
    ("hours of the morning", "3 heures du matin, déjà.", "Already 3 in the morning."),
    ("hours round the clock", "Ouvert 24 h/24, 7 j/7.", "Open 24/7."),
    ("a chronometer", "Il court 2 min 10 s.", "He runs 2:10."),
    ("a race by its length", "Il court un 10 km.", "He runs a 10K."),
    ("a fraction of another unit", "Percez à 5 mm (1/5 de pouce).", "Drill 5 mm (1/5 inch) deep."),
    ("one unit in words", "Ajoutez 2 kg de riz et attendez deux heures.", "Add 2 kg of rice and wait for 2 hours."),
    ("… of a range", "De 2 à 4 kg.", "From 2 to 4 kilograms."),
    ("square metres by two figures", "Un jardin de 25 m2.", "A garden of 25 m 2."),
    ("square metres told behind", "Un jardin de 25 m².", "A garden of 25 metres squared."),
    ("a unit in capitals", "Une course de 50 km.", "A race of 50 KM."),
    ("local time", "En 2019 heure locale.", "In 2019 local time."),
    ("francs", "Il coûte 100 F.", "It costs 100 francs."),
    ("pounds of weight or money", "Un sac de 80 livres.", "A bag of 80 pounds."),
    ("books", "Il a lu 200 livres.", "He has read 200 books."),
    ("Swiss francs", "Il vaut 50 000 francs suisses.", "It is worth CHF 50,000."),
    ("a currency said elsewhere", "Prix : 200 euros ou 300.", "Prices in euros: 200 or 300."),
    ("converted degrees", "Il fait 25 °C.", "It is 77 °F."),
    ("degrees of an angle", "Tournez de 25 degrés.", "Turn it by 25 degrees."),
    ("numbers are grouped otherwise", "Il y a 1 200 salariés.", "There are 1,200 employees."),
    ("English groups in French", "Une ville de 80,000 âmes.", "A town of 80,000 souls."),
    ("English groups in a round sum", "Il dépense 1,300 dollars.", "He spends $1,300."),
    ("kilometres in English groups", "À 8,733 kilomètres d'ici.", "It is 8,733 kilometers away."),
    ("an interval and a list", "De [0,9] à 1,2,3,3,5.", "From [0,9] to 1,2,3,3,5."),
    ("the point of a drawing", "Du point (0,5) à (1,8).", "From point (0,5) to (1,8)."),
    ("years of two digits", "De 2019-2020 à 2018-2019.", "From 2019-20 to 2018-19."),
    ("millions in English groups", "Une ville de 12,345,678 âmes.", "A town of 12.345678 million souls."),
    ("a quarter point", "Les taux montent de 0,25 point.", "Rates rise by a quarter point."),
    ("a cut of a quarter point", "Une baisse de 0,25 point.", "A quarter-percentage-point cut."),
    ("half a point", "Les taux montent de 0,5 point.", "Rates rise by half a percentage point."),
    ("three quarters of a point", "Les taux montent de 0,75 point.", "Rates rise by three-quarters of a point."),
    ("basis points", "Les taux montent de 0,25 point.", "Rates rise by 25 basis points."),
    ("days of the week together", "Ouvert du lundi au vendredi.", "Open on weekdays, from Monday."),
    ("the night between two days", "Dans la nuit de samedi à dimanche.", "Late on Saturday."),
    ("two numbers of a drawing", "Tapez L 100,200 L 300,400.", "Type L 100,200 L 300,400."),
    ("a percent sign that measures no number", "La marge est en % du tout.", "The margin is in % of it all."),
    ("a telephone with other marks", "Appelez le 05.61.22.33.44.", "Call 05 61 22 33 44."),
    ("a version", "Voici la version 2.500.", "Here is version 2.500."),
    ("a decimal comma becomes a point", "Le prix monte de 3,5 %.", "The price rises by 3.5%."),
    ("a number is written out", "Il reste 5 jours.", "Five days remain."),
    ("a number in words becomes figures", "Vingt-deux pays ont signé.", "22 countries have signed."),
    ("quatre-vingt-dix-sept", "Quatre-vingt-dix-sept élus sont là.", "97 elected members are present."),
    ("twelve-hour time", "La réunion commence à 14 h 30.", "The meeting starts at 2:30 p.m."),
    ("a million and a half", "Un million et demi de chats.", "One and a half million cats."),
    ("a million and a half in figures", "Un million et demi de chats.", "1,500,000 cats."),
    ("a telephone from abroad", "Appelez le 01 42 68 53 00.", "Call +33 1 42 68 53 00."),
    ("frost", "Il fait -2 °C, hier 4 °C.", "It is -2°C, yesterday 4°C."),
    ("frost in words", "Il fait -2 °C.", "It is 2 degrees below zero."),
    ("a couple", "M. et Mme Durand sont là.", "Mr. and Mrs. Durand are here."),
    ("her name beside his", "Elle craint que M. Petit parte.", "Mrs. Petit fears that Mr. Petit will leave."),
    ("about as far", "Dans un rayon de 50 mètres.", "Within 50 yards."),
    ("two of a name", "Mme Durand et son fils Jean Durand.", "Ms. Durand and Mr. Durand, her son."),
    ("titles of two", "Mme Durand et M. Petit sont là.", "Mrs. Durand and Mr. Petit are here."),
    ("two days of a year", "Du 3 au 5 mai 2024.", "From May 3, 2024 to May 5, 2024."),
    ("an apposition", "Il parle des États, Géorgie ou Russie.", "He speaks of countries, Georgia or Russia."),
    ("one number twice", "Les lignes 45 45 et 46.", "Lines 45 45 and 46."),
    ("seconds and hundredths", "Il a couru en 9 s 87.", "He ran in 9.87 seconds."),
    ("metres and centimetres", "Elle mesure 1 m 82.", "She is 1.82 m tall."),
    ("an article of a law", "Le recours à l'article 49-3.", "The use of Article 49.3."),
    ("half past noon", "Il arrive à midi et demi.", "He arrives at 12:30 p.m."),
    ("a quarter to noon", "Il arrive à midi moins le quart.", "He arrives at 11:45 a.m."),
    ("ten past midnight", "Il arrive à minuit dix.", "He arrives at 12:10 a.m."),
    ("half past eight in words", "Il arrive à huit heures et demie.", "He arrives at 8:30 a.m."),
    ("… on the other half of the clock", "Il arrive à huit heures et demie.", "He arrives at 20:30."),
    ("… in the evening", "Il arrive à huit heures et demie du soir.", "He arrives at 8:30 p.m."),
    ("a quarter past nine in words", "Il arrive à neuf heures et quart.", "He arrives at 9.15."),
    ("twenty to nine in words", "Il arrive à neuf heures moins vingt.", "He arrives at 8:40."),
    ("twenty to nine", "Il arrive à 9 heures moins vingt.", "He arrives at 8:40."),
    ("a quarter to one", "Il arrive à 1 h moins le quart.", "He arrives at 12:45."),
    ("a quarter to nine", "Il arrive à 9 h moins le quart.", "He arrives at a quarter to nine."),
    ("twenty hours thirty in words", "Il arrive à vingt heures trente.", "He arrives at 8:30 p.m."),
    ("fifteen hours in words", "Il arrive à quinze heures.", "He arrives at 3 p.m."),
    ("a converted range", "Il roule de 80 à 100 km/h.", "He drives at 50 to 62 mph."),
    ("a converted frost", "Il fait -7 °C.", "It is 19 °F."),
    ("… beside", "Il fait -7 °C.", "It is minus 7 C (19 F)."),
    ("… below zero in both", "Il fait moins vingt degrés.", "It is -4 °F."),
    ("converted degrees of a range", "Entre 20 et 25 °C.", "Between 68 and 77 °F."),
    ("converted degrees by thousands", "Le four est à 1 200 °C.", "The furnace is at 2,192 °F."),
    ("kilograms for tonnes", "Un camion de 1,5 t.", "A truck of 1,500 kg."),
    ("kilometres for metres", "À 1 500 m d'ici.", "It is 1.5 km from here."),
    ("a year and a half", "Cela dure 18 mois.", "It lasts a year and a half."),
    ("three quarters of an hour", "Cela dure 45 min.", "It lasts three quarters of an hour."),
    ("an hour and a half", "Il dort une heure et demie.", "He sleeps for 90 minutes."),
    ("a half-hour", "Il dort une demi-heure.", "He sleeps for 30 minutes."),
    ("half an hour", "Cela dure 30 minutes.", "It lasts half an hour."),
    ("a quarter past noon", "Il part à 12 h 15.", "He leaves at 12:15 p.m."),
    ("past midnight", "Il part à 0 h 30.", "He leaves at 12:30 a.m."),
    ("in the evening", "Départ à 9 h du soir.", "Departure at 9 p.m."),
    ("hours of work", "Neuf ouvriers pendant 9 h, dès 21 h.", "Nine workers for 9 hours, from 9 p.m."),
    ("both halves of a day", "De 2 h à 14 h.", "From 2 a.m. to 2 p.m."),
    ("one a.m. for two times", "De 14 h à 2 h.", "From 2 to 2 a.m."),
    ("half past", "La réunion commence à 14 h 30.", "The meeting starts at half past two."),
    ("a quarter to", "La réunion commence à 9 h 45.", "The meeting starts at a quarter to ten."),
    ("a point in a time", "La réunion commence à 6h30.", "The meeting starts at 6.30 a.m."),
    ("hours and a half", "Le billet est valable 1h30.", "The ticket is valid for 1.5 hours."),
    ("an hour and a half in words", "À une heure et demie de route.", "A 1.5 hour drive away."),
    ("a day of hours", "Une voiture coûte 37 euros pour 24 h.", "A car costs 37 euros a day."),
    ("millions and a half", "Il a investi 2 millions et demi.", "He has invested 2.5 million."),
    ("the scale of a range", "Entre 12 et 16 millions de personnes.", "From 12 million to 16 million people."),
    ("thousands in words", "Entre deux cent et quatre cent mille.", "Between 200 and 400 thousand."),
    ("thin spaces in a number", "Un stade de 9\u2009000 places.", "A stadium with 9,000 seats."),
    ("a round of a cup", "Qualifiés pour les 8es de finale.", "Through to the last 16."),
    ("some twenty", "Une vingtaine de chats dorment.", "Some twenty cats sleep."),
    ("about a dozen", "Une dizaine de chats dorment.", "About a dozen cats sleep."),
    ("an age", "Un homme d'une quarantaine d'années.", "A man in his forties."),
    ("two weeks", "Une quinzaine de jours plus tard.", "Two weeks later."),
    ("thousands by tens", "Une dizaine de milliers d'emplois.", "Tens of thousands of jobs."),
    ("an approximate measure converted", "À une trentaine de kilomètres.", "Some 20 miles away."),
    ("… and abbreviated", "À une centaine de km.", "60 miles away."),
    ("a quarantine", "Une quarantaine d'une semaine.", "A one-week quarantine."),
    ("feet for metres", "La salle mesure 30 m.", "The room is 100 feet long."),
    ("degrees Fahrenheit", "Il fait 32 °C.", "It is 90 °F."),
    ("square miles beside", "Une superficie de 783 562 km².", "An area of 783,562 km2 (302,535 sq mi)."),
    ("the date in figures", "Jeudi 20 décembre 2012, à 21 heures.", "On Thursday 20.12.2012, at 9pm."),
    ("a day said otherwise", "La séance de lundi est levée.", "Yesterday's session is closed."),
    ("titles of women", "Mmes Blanc et Petit sont là.", "Mses. Blanc and Petit are here."),
    ("a Greek name", "Persée sauve Andromède, dit-il de Persée.", "Perseus saves Andromeda, he says of Perseus."),
    ("a transcribed name", "Selon Mohamed Morsi, rien.", "According to Mohamed Mursi, nothing."),
    ("a place with an article", "La cour de La Haye siège.", "The Hague court is in session."),
    ("another apostrophe", "Selon David O’Shannessy, rien.", "According to David O'Shannessy, nothing."),
    ("a question inside", "Et maintenant, demande-t-elle ?", '"What now?" asks she.'),
    (
        "a French body",
        "La Société internationale d'urologie l'a dit.",
        "The Société internationale d'urologie said so.",
    ),
    ("what is taken up", "C'est un cycle. Un cycle revient.", "It is a cyclical event. A cyclical event comes again."),
    ("a thousand million", "Une dotation de 4 milliards d'euros.", "A grant of 4 thousand million euros."),
    ("a century", "Un traité du XIXe siècle.", "A 19th-century treaty."),
    ("a time of sport", 'Il court en 9"91, elle en 1\'44"22.', "He runs in 9.91 seconds, she in 1:44.22."),
    ("a time of sport copied", 'Il court en 9"91.', 'He runs in 9"91.'),
    ("a decade", "Dans les années 90, tout allait bien.", "In the 1990s, all was well."),
    ("millions become billions", "Un budget de 1 200 millions d'euros.", "A budget of €1.2 billion."),
    ("noon", "Il arrive à midi.", "He arrives at noon."),
    ("lunchtime", "Il arrive à midi.", "He arrives at lunchtime."),
    ("noon in figures", "Il arrive à midi.", "He arrives at 12 p.m."),
    ("midnight", "Il arrive à minuit.", "He arrives at midnight."),
    ("midnight in figures", "Il arrive à 0 h.", "He arrives at 12 a.m."),
    ("the night", "Il arrive l'après-midi, en pleine nuit.", "He arrives in the afternoon, at midnight."),
    ("a newspaper", "Lu dans Midi Libre vers 1 h.", "Read at 1 a.m. after midnight in Midi Libre."),
    ("noon of a night shift", "De nuit, minuit compris, et à 12h00.", "By night, and at noon."),
    ("both halves", "De midi à minuit.", "From noon to midnight."),
    ("two centuries", "Aux XVIIe et XVIIIe siècles.", "In the 17th and 18th centuries."),
    ("two centuries in words", "Aux XVIIe et XVIIIe siècles.", "In the seventeenth and eighteenth centuries."),
    ("a century by its years", "Un usage du XVIIIe siècle.", "A custom of the 1700s."),
    ("a century by another", "Les guerres du XXe siècle.", "The wars of last century."),
    ("a raised ending", "Au XX<sup>e</sup> siècle.", "In the 20<sup>th</sup> century."),
    ("an ordinal in words", "La Ve République vacille.", "The Fifth Republic is shaking."),
    ("an ordinal in figures", "Elle vit au 1er étage.", "She lives on the first floor."),
    ("a king", "Un buste de Louis XIV.", "A bust of Louis XIV."),
    ("a king's number in words", "Un buste de Louis XIV.", "A bust of Louis the Fourteenth."),
    ("a king's title", "Un buste de Louis XIV.", "A bust of the Sun King."),
    ("the first of a name", "Un buste de François 1er.", "A bust of Francis I."),
    ("a war in words", "La Seconde Guerre mondiale.", "World War II."),
    ("a war in figures", "La 2e Guerre mondiale.", "WWII, or World War II."),
    ("an address", "12 bis, rue de la Paix, 75002 Paris", "12 bis, rue de la Paix, 75002 Paris"),
    ("an address without comma", "3 rue du 8 mai 1945 – 35000 Rennes", "3 rue du 8 mai 1945 – 35000 Rennes"),
    (
        "an address with a cedex",
        "25 ter, avenue du Général-de-Gaulle, 94010 Créteil Cedex 2",
        "25 ter, avenue du Général-de-Gaulle, 94010 Créteil Cedex 2",
    ),
    (
        "an address in a sentence",
        "Il est au 12 bis, rue de l'Église, 75002 Paris, dit-il.",
        "It is at 12 bis, rue de l’Église, 75002 Paris, he says.",
    ),
    (
        "an address in another line",
        "Adresse : 4, place de la République, 35000 Rennes",
        "Address: 4, place de la République, 35000 Rennes",
    ),
    ("an address with a date", "La fête du 4, rue du 4 Septembre.", "The party of 4, rue du 4 Septembre."),
    ("a decade in words", "Dans les années 1980, on dansait.", "In the eighties, people danced."),
    ("a decade in figures", "Dans les années 1980, on dansait.", "In the 1980s, people danced."),
    ("a decade in short", "Dans les années 1980, on dansait.", "In the ’80s, people danced."),
    ("names in a row", "Dupont, Martin et Leclerc ont signé.", "Dupont, Martin and Leclerc signed."),
    ("a place in a row", "Il a vu Madrid, Pékin et Rome.", "He saw Madrid, Beijing and Rome."),
    ("a word in a row", "Il a vu Rome, Paris et Madrid.", "He saw Madrid and Rome."),
    ("names in a row by a word", "Dupont, Martin et Leclerc ont signé hier.", "All three of them signed yesterday."),
    ("countries in a row", "La France, l'Allemagne et l'Espagne signent.", "France, Germany and Spain sign."),
    ("names with another form", "Paul, Jacques, Marie et Sophie sont là.", "Paul, James, Mary and Sophie are here."),
    ("peoples in a row", "L'Autriche, la Suisse et l'Italie produisent.", "Austrian, Swiss and Italian firms produce."),
    (
        "initials in a row",
        "Le Canada, les États-Unis et l'Italie, Rome et Pise.",
        "Canada, the US and Italy, Rome and Pisa.",
    ),
    ("two rows in one", "Lufthansa, Paris ou Rome, et KLM.", "Lufthansa, both cities, Rome and KLM."),
    ("bodies in a row", "L'État, la Région et la Ville paient.", "The state, the region and the city pay."),
    ("one of a row elsewhere", "L'Inde, le Japon et la Corée signent.", "Japan and Korea sign, and so does India."),
    ("both currencies", "Il coûte 800 € ou 900 $.", "It costs €800 or $900."),
    ("both currencies, in words", "Il coûte 800 Euros ou 900 dollars.", "It costs 800 euros or USD 900."),
    ("both currencies of one amount", "Comptez 10 € ou 10 $.", "It is 10 euros or 10 dollars."),
    ("bytes", "Un disque de 2 To.", "A 2-terabyte disk."),
    ("bytes with another prefix", "Un disque de 2 To.", "A disk of 2 (in TiB)."),
    ("bytes taken up", "Il passe de 2 à 4 Go.", "It goes from 2 to 4 GB."),
    ("M€ is millions", "Elle a levé 10 M€.", "It raised €10 million."),
    ("M€ written out", "Elle a levé 10 M€ sur 12.", "It raised €10,000,000 of 12."),
    ("M€ in words", "Elle a levé 10 M d'euros.", "It raised ten million euros."),
    ("k€ is thousands", "Elle a coûté de 400 à 500 k€.", "It cost €400,000 to €500,000."),
    ("Md€ is billions", "Elle vaut 3,5 Md€.", "It is worth €3.5bn."),
    ("Md is billions", "Elle vaut 3,5 Md d'euros.", "It is worth 3.5 billion euros."),
    ("M€ in a heading", "Recettes (M€) : 10", "Revenue: €10 million"),
    ("metres in English", "Une salle de 10 m.", "A 10m room."),
    ("a date in figures is named", "Signé le 17/11/2023.", "Signed on November 17, 2023."),
    ("milliards are billions", "Il vaut 86 milliards de dollars.", "It is worth $86 billion."),
    ("a fortnight", "Dans quinze jours, tout changera.", "In two weeks, everything will change."),
    ("March the month is not the planet", "Une mission vers Mars.", "A mission to Mars."),
    ("a place has its English name", "Il vit à Londres, puis à Genève.", "He lives in London, then in Geneva."),
    ("a name is transcribed otherwise", "Selon Khrouchtchev, rien.", "According to Khrushchev, nothing."),
    ("a borrowed word", "Un goût de déjà-vu.", "A taste of déjà vu."),
    ("a French title", "Le journal Le Monde l'écrit.", "The newspaper Le Monde writes so."),
    ("had had", "Il avait eu peur.", "He had had a fright."),
    ("an enumeration", "a) ouvrir le fichier", "a) open the file"),
    ("a quote over several segments", "« Rien n'a changé, dit-il.", '"Nothing has changed, he says.'),
    ("money is no placeholder", "Une perte de 12 dollars.", "A loss of $12."),
    ("a percent sign is no placeholder", "20 % des élus sont là.", "20% of the elected members are here."),
    ("a product's small letter", "L'iPhone arrive.", "iPhone is coming."),
    (
        "a term as often as in the source",
        "Le PNF enquête, le PNF cherche et le PNF trouve.",
        "The National Financial Prosecutor's Office is investigating, the National Financial Prosecutor's Office is "
        "searching and the National Financial Prosecutor's Office finds.",
    ),
    ("a term by its second rendering", "Le conseil d'administration se réunit.", "The board meets."),
    ("a verb before its month", "Il pourrait démissionner le 5 mai.", "He may resign on 5 May."),
    ("another verb before its month", "Le 20 mars, les manifestants marchent.", "Protesters march on March 20."),
    ("a word doubled in French", "Il est très très grand.", "He is very, very big big."),
    ("an inch beside quotes", "Un écran de 27 pouces (« Retina »).", 'A 27" screen ("Retina").'),
    ("two inches", "Un écran de 27 ou 32 pouces (« Retina »).", 'A 27" or 32" screen ("Retina").'),
    (
        "a figure that ends a quotation",
        "« C'était en 2020 », dit-il, « ou pas ».",
        '"It was in 2020", he says, "or not".',
    ),
    ("a name before its word", "Le fichier {name} est là.", "{name} file is there."),
    ("a tag before a product", "<b>L'iPhone</b> arrive.", "<b>iPhone</b> is coming."),
    ("Libya's leader", "Selon Mouammar Kadhafi, rien.", "According to Muammar Gaddafi, nothing."),
    ("Russia's president", "Selon Boris Eltsine, rien.", "According to Boris Yeltsin, nothing."),
    ("a Russian first name", "Selon Guennadi Ziouganov, rien.", "According to Gennady Zyuganov, nothing."),
    ("a Chinese general", "Selon Tchang Kaï-chek, rien.", "According to Chiang Kai-shek, nothing."),
    ("a Ukrainian town", "La région de Lougansk brûle.", "The Luhansk region is burning."),
    ("a chemist", "Il cite Dmitri Mendeleïev.", "He quotes Dmitri Mendeleev."),
    ("another Soviet leader", "Selon Leonid Brejnev, rien.", "According to Leonid Brezhnev, nothing."),
    ("around the clock", "Il travaille 24 h/24.", "He works around the clock."),
    ("round the clock", "Il travaille 24 heures sur 24.", "He works round the clock."),
    ("day and night", "Ouvert 24H/24 et 7j/7.", "Open day and night, seven days a week."),
    ("every day around the clock", "Ouvert 24 h sur 24, 7 jours sur 7.", "Open around the clock, every day."),
    ("24/7", "Ouvert 24 h/24 et 7 j/7.", "Open 24/7."),
    ("frost with a space", "Il fait – 2 °C.", "It is −2°C."),
    ("degrees of an item", "– 2 °C à Nice", "– 2°C in Nice"),
    ("degrees of a range", "De 5 – 10 °C.", "From 5 to 10°C."),
    ("degrees fewer", "Il fait moins de 2 °C.", "It is less than 2°C."),
    ("a converted frost with a space", "Il fait – 7 °C.", "It is 19 °F."),
    ("a newspaper of a day", "Le Journal du dimanche l'a révélé.", "Le Journal du dimanche revealed it."),
    ("May Day", "Le 1er mai, il part.", "On May Day, he leaves."),
    ("Bastille Day", "Le défilé du 14 juillet est annulé.", "The Bastille Day parade is cancelled."),
    ("New Year's Day", "Fermé le 1er janvier.", "Closed on New Year's Day."),
    ("9/11", "Les attentats du 11-Septembre.", "The 9/11 attacks."),
    ("a holiday and a month", "Du 14 juillet au 3 juillet.", "From Bastille Day to July 3."),
    ("thirty minutes", "Dans une demi-heure, il part.", "In thirty minutes, he leaves."),
    ("forty-five minutes", "Il dort trois quarts d'heure.", "He sleeps for forty-five minutes."),
    ("a day later", "Vingt-quatre heures plus tard, il part.", "A day later, he leaves."),
    ("three days", "Soixante-douze heures d'attente.", "Three days of waiting."),
    ("two years", "Vingt-quatre mois de prison.", "Two years in prison."),
    ("seventy-five minutes", "Le vol dure une heure et quart.", "The flight takes seventy-five minutes."),
    ("half an hour by tens", "Une trentaine de minutes de marche.", "Half an hour's walk."),
    ("two hours", "Cent vingt minutes de film.", "Two hours of film."),
    ("a hundred and twenty minutes", "Deux heures de film.", "A hundred and twenty minutes of film."),
    ("every day", "Une dose toutes les 24 heures.", "One dose every day."),
    ("the past year", "Sur les 12 derniers mois.", "Over the past year."),
    ("a year's time", "Sur 12 mois, il perd.", "Over the past year, it loses."),
    ("two thirds", "Les 2/3 des Français votent.", "Two thirds of the French vote."),
    ("four-fifths", "Les 4/5 des élus votent.", "Four-fifths of the elected members vote."),
    ("three fifths", "Trois cinquièmes des élus votent.", "3/5 of the elected members vote."),
    ("a year", "La garantie dure 1 an.", "The warranty lasts a year."),
    ("a day", "Il reste 1 jour.", "There is a day left."),
    ("each day", "Comptez 10 € pour 1 personne.", "Allow €10 per person."),
    ("the largest", "Le 1er exportateur mondial recule.", "The world's largest exporter is losing ground."),
    ("a prime minister", "Le 1er ministre part.", "The Prime Minister is leaving."),
    ("both", "Les 2 équipes gagnent.", "Both teams win."),
    ("a rank in words", "Au treizième étage.", "On the 13th floor."),
    ("a rank of two words", "Son quatre-vingtième anniversaire.", "His 80th birthday."),
    ("a rank of three words", "Le vingt et unième siècle.", "The 21st century."),
    ("a rank by hundreds", "La trois centième page.", "The 300th page."),
    ("a rank in English words", "Le 80e anniversaire.", "The eightieth anniversary."),
    ("a rank in joined English words", "Le 75e anniversaire.", "The seventy-fifth anniversary."),
    ("a Swiss count", "Il a octante ans.", "He is 80 years old."),
    ("thin spaces", "Un budget de 3\u2009millions\u2009d’euros.", "A budget of 3,000,000 euros."),
    ("a century behind a thin space", "Le 19e\u2009siècle.", "The 1800s."),
    ("Swiss thousands", "Le loyer est de 1’200 francs.", "The rent is 1,200 francs."),
    ("Swiss decimals", "Il coûte 1'200.50 francs.", "It costs 1,200.50 francs."),
    ("half a million", "Il y a 500 000 personnes.", "There are half a million people."),
    ("half a billion", "Un budget de 500 millions d'euros.", "A budget of half a billion euros."),
    ("half a billion in French", "Un demi-milliard d'euros.", "€500 million."),
    ("half a dozen", "Il a 6 chats.", "He has half a dozen cats."),
    ("half of them", "50 % des salariés partent.", "Half of the employees are leaving."),
    ("half of them in figures", "La moitié des salariés partent.", "50% of the employees are leaving."),
    ("three quarters", "75 % des salariés partent.", "Three quarters of the employees are leaving."),
    ("a third", "33 % des salariés partent.", "A third of the employees are leaving."),
    ("nine in ten", "Neuf Français sur dix votent.", "90% of the French vote."),
    ("half a percent", "Une hausse de 0,5 %.", "A rise of half a percent."),
    ("two decades", "Depuis 20 ans, il dort.", "For two decades, he has slept."),
    ("two decades in figures", "Depuis deux décennies, il dort.", "For 20 years, he has slept."),
    ("half a century", "Depuis 50 ans, il dort.", "For half a century, he has slept."),
    ("half a century in figures", "Depuis un demi-siècle, il dort.", "For 50 years, he has slept."),
    ("a century and a half", "Il y a 150 ans.", "A century and a half ago."),
    ("a century and a half in figures", "Il y a un siècle et demi.", "150 years ago."),
    ("tenfold", "Le prix est multiplié par 10.", "The price rose tenfold."),
    ("tripling", "Le prix est multiplié par 3.", "The price is tripling."),
    ("five times in words", "Le prix a quintuplé.", "The price is 5 times higher."),
    ("trillions", "Des milliers de milliards de dollars ont fui en 2023.", "Trillions of dollars fled in 2023."),
    ("a trillion", "Mille milliards d'euros ont fui en 2023.", "A trillion euros fled in 2023."),
    (
        "three trillion",
        "Une dette de trois mille milliards, soit 110 % du PIB.",
        "A debt of three trillion, 110% of GDP.",
    ),
    ("three trillion in figures", "Une dette de 3 mille milliards.", "A debt of 3 trillion."),
    ("a century in figures by its years", "Un usage du 18e siècle.", "A custom of the 1700s."),
    ("a century in figures by another", "Les guerres du 20e siècle.", "The wars of last century."),
    ("trillions in short", "Une dette de 3 500 milliards de dollars.", "A debt of $3.5tn."),
    ("May 1968", "Mai 68 a tout changé.", "May 1968 changed everything."),
    ("born in 1982", "Elle est née en 82.", "She was born in 1982."),
    ("a season", "La saison 2008-2009 commence.", "The 2008-09 season begins."),
    ("a season in full", "La saison 2008-09 commence.", "The 2008-2009 season begins."),
    ("a year in short", "La Coupe du monde 1998.", "The ’98 World Cup."),
    ("square feet by hyphens", "Un studio de 50 m².", "A 540-square-foot flat."),
    ("a height", "Il mesure 1,80 m.", "He is 5 feet 11 inches tall."),
    ("a height by hyphens", "Un homme de 1,80 m.", "A 5-foot-11 man."),
    ("a height in words", "Il mesure 1,80 m.", "He is five feet eleven inches tall."),
    ("a height by primes", "Il mesure 1,80 m.", "He is 5'11\"."),
    ("a height in metres and centimetres", "Elle mesure 1 m 68.", "She is 5 foot 6."),
    ("a height in centimetres", "Il mesure 201 cm.", "He is 6'7\"."),
    ("a newborn's weight", "Il pèse 3,2 kg.", "He weighs 7 pounds 1 ounce."),
    ("a weight in stones", "Il pèse 80 kg.", "He weighs 12 stone 8."),
    ("more than two dozen", "Plus d'une vingtaine de prix.", "More than two-dozen prizes."),
    ("four dozen", "Une quarantaine de bases.", "Some four dozen bases."),
    ("24 by dozens", "Il a 24 chats.", "He has two dozen cats."),
    ("a height in short", "L'homme mesure 1,90 m.", "The man is 6ft 3in tall."),
    ("a height in shorter words", "Elle mesure 1,63 m pour 52 kg.", "She is 5'4\" and weighs 115 lb."),
]


@pytest.mark.parametrize(("name", "source", "target"), FAULTS, ids=[f"{each[0]}-{n}" for n, each in enumerate(FAULTS)])
def test_a_fault_is_found_by_the_check_of_its_kind(name: str, source: str, target: str) -> None:
    findings = check([Unit(target, source, 0)], GLOSSARY)
    assert name in {finding.check for finding in findings}
    for finding in findings:
        assert finding.severity is CHECKS[finding.check].severity
        if finding.start is not None and finding.end is not None:
            assert 0 <= finding.start < finding.end <= len(target)


@pytest.mark.parametrize(("source", "target"), [case[1:] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_a_right_translation_raises_no_alarm(source: str, target: str) -> None:
    assert [finding.message for finding in check([Unit(target, source, 0)], GLOSSARY)] == []


def test_what_is_in_another_language_as_a_whole_is_not_called_half_translated() -> None:
    source = "Le conseil a décidé que la société ne vend pas le tout."
    target = "Le conseil a décidé que la société ne vend pas the board."
    assert [finding.check for finding in check([Unit(target, source, 0)])] == ["language"]


def test_a_long_word_in_capitals_is_read_once() -> None:
    capitals = 100 * "A"  # each letter more doubled the time
    assert check([Unit(f"{capitals} b", f"{capitals} b", 0)], only=["names", "missing-names"]) == ()
    row = f"{200 * 'Aa '}et Bb"
    assert check([Unit(row, row, 0)], only=["names", "missing-names"]) == ()


def test_every_check_has_a_case() -> None:
    assert {name for name, _, _ in FAULTS} | {"inconsistent"} == CHECKS.keys()


def test_a_repeated_source_should_have_one_translation() -> None:
    units = [Unit("Save", "Enregistrer", 0), Unit("Open", "Ouvrir", 1), Unit("Record", "Enregistrer", 2)]
    (finding,) = check(units, only=["inconsistent"])
    assert (finding.segment, finding.check) == (2, "inconsistent")
    assert "“Save” before (segment 1)" in finding.message


def test_an_account_is_called_no_address() -> None:
    found = check([Unit("Follow @CDS_GC.", "Suivez @SNC_GC.", 0)], only=["emails"])
    assert [finding.message for finding in found] == [
        "account @SNC_GC of the source is missing",
        "account @CDS_GC is not in the source",
    ]


def test_checks_are_switched_on_and_off() -> None:
    unit = Unit("the the cat  sleeps", "Le chat dort.", 0)
    assert {finding.check for finding in check_segment(unit, only=["doublewords"])} == {"doublewords"}
    assert "doublewords" not in {finding.check for finding in check_segment(unit, skip=["doublewords"])}
    with pytest.raises(InputError, match="unknown check 'nonsense'"):
        names_of(["nonsense"])


def test_without_a_source_only_what_the_english_shows_is_told() -> None:
    found = check([Unit("The the cat « sleeps ».", None, 0)])
    assert {finding.check for finding in found} == {"doublewords", "guillemets"}


def test_on_the_corpus_fewer_than_one_false_alarm_in_a_hundred_and_nine_planted_errors_in_ten_are_found() -> None:
    from glossary.store import default

    result = self_test(CORPUS, default())
    assert len(result.planted) == COUNT
    assert result.alarm_rate < 1.0
    assert result.recall >= 90.0
    assert len(result.by_kind()) >= 30


def test_the_same_errors_are_planted_every_time() -> None:
    from translate.checks.planted import plant
    from translate.checks.selftest import corpus_pairs

    pairs = corpus_pairs(CORPUS)
    empty = [()] * len(pairs)
    assert plant(pairs, empty, 40) == plant(pairs, empty, 40)


def test_right_references_are_tested_for_what_the_glossary_forbids() -> None:
    pair = ("Le conseil d'administration se réunit.", "The administration council, or board, meets.")
    assert [alarm.check for alarm in measure([pair], GLOSSARY).alarms] == ["forbidden"]


def test_no_word_is_swapped_where_all_of_its_group_stand_in_the_reference() -> None:
    from translate.checks.planted import plant

    pairs = [("De 5 millions à 2 milliards d'euros.", "From 5 million to 2 billion euros.")]
    assert "magnitude changed" not in {error.kind for error in plant(pairs, [()], 40)}


def test_the_command_tells_place_severity_and_kind(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text("Il y a 12 salariés.\nLe chat dort.\n", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("There are 13 employees.\nThe cat sleeps.\n", encoding="utf-8")
    result = run("check", tmp_path / "a.en.txt", "--source", tmp_path / "a.fr.txt", "--fail-on", "error")
    assert result.exit_code == 1
    assert f"{tmp_path / 'a.en.txt'}:1:11: error: numbers: the number 13 is not in the source" in result.stdout
    assert run("check", tmp_path / "a.en.txt").exit_code == 0


def test_the_command_checks_a_catalogue_against_its_own_source(run: Run, tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    catalogue = head + 'msgid "Il reste %d jours"\nmsgstr "Days remain"\n'
    (tmp_path / "a.po").write_text(catalogue, encoding="utf-8")
    content = json.loads(run("check", tmp_path / "a.po", "--json").stdout)
    assert content["schema"] == "entente-check/1"
    (finding,) = content["files"][0]["findings"]
    assert (finding["check"], finding["severity"]) == ("placeholders", Severity.ERROR.value)


def test_the_command_lists_its_checks(run: Run) -> None:
    listed = run("check", "--list").stdout
    assert all(name in listed for name in CHECKS)


def test_in_an_empty_file_the_command_finds_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n", encoding="utf-8")
    result = run("check", tmp_path / "a.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"entente: {tmp_path / 'a.txt'}: 0 segments, nothing found\n"
    assert run("check", "-q", tmp_path / "a.txt").stderr == ""
    missing = run("check", tmp_path / "a.txt", "--source", tmp_path / "a.txt")
    assert missing.exit_code == 2


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Le conseil a reçu le conseil municipal.", "The board met the city council.", False),
        ("Le conseil a reçu le conseil municipal.", "The council met the city council.", True),
        ("Le conseil a reçu le <b>conseil</b> municipal.", "The board met the <b>city</b> council.", False),
        ("Le <b>conseil</b> de direction vote.", "The steering <b>committee</b> votes.", True),
        ("Le conseil de <b>direction</b> vote.", "The management team votes.", False),
    ],
)
def test_a_forbidden_rendering_counts_over_tags_and_not_within_the_right_one_of_another_term(
    source: str, target: str, told: bool
) -> None:
    glossary = Glossary(
        (
            Term("conseil", ("board",)),
            Term("conseil", ("council",), Kind.FORBIDDEN),
            Term("conseil municipal", ("city council",)),
            Term("conseil de direction", ("steering committee",), Kind.FORBIDDEN),
        )
    )
    found = [finding.check for finding in check([Unit(target, source, 0)], glossary, only=("forbidden",))]
    assert found == ["forbidden"] * told

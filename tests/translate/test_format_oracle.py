"""Our readers against moz.l10n, which reads the same formats but writes its own layout: the messages are the same."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from translate.formats import get

pytest.importorskip("moz.l10n", reason="moz.l10n is a development dependency")

PROPERTIES = """\
# un commentaire
! un autre
simple=Le chat
avec\\ espace : Le chien
suite = Le chat \\
        et le chien
unicode=caf\\u00e9
vide=
message=L''espace {0} n''est pas libre
"""
ANDROID = """\
<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <!-- un commentaire -->
    <string name="simple">Le chat</string>
    <string name="echappe">L\\'heure et \\"midi\\"</string>
    <string name="espaces">"  gardés  "</string>
    <string name="fixe" translatable="false">Non traduit</string>
    <plurals name="chats"><item quantity="one">Un chat</item><item quantity="other">Des chats</item></plurals>
    <string-array name="jours"><item>Lundi</item><item>Mardi</item></string-array>
</resources>
"""
FLUENT = """\
# un commentaire
-marque = Entente
simple = Le chat
plusieurs =
    Le chat
    dort ici
attribut = Fichier
    .title = Ouvrir le fichier
choix = { $n ->
    [one] Un chat
   *[other] Des chats
}
"""
# moz.l10n takes neither lists nor numbers; ours does.
JSON = '{"a": "Le chat", "b": {"c": "caf\\u00e9", "d": {"e": "Lundi"}}, "f": "Mardi", "vide": ""}\n'


def plain(text: str) -> str:
    """A message without what each of the two readers writes in its own way."""
    return re.sub(r"\s+", " ", text.replace("''", "'")).strip().strip('"').strip()


def theirs(kind: str, data: bytes) -> Counter[str]:
    from moz.l10n.formats import Format
    from moz.l10n.model import Entry, PatternMessage, SelectMessage
    from moz.l10n.resource import parse_resource

    found: Counter[str] = Counter()
    for section in parse_resource(Format[kind], data).sections:
        for entry in section.entries:
            if not isinstance(entry, Entry) or any(each.value == "false" for each in entry.meta):
                continue
            for message in (entry.value, *entry.properties.values()):
                patterns = [message.pattern] if isinstance(message, PatternMessage) else []
                patterns += message.variants.values() if isinstance(message, SelectMessage) else []
                found.update(plain("".join(map(str, pattern))) for pattern in patterns)
    return Counter({text: count for text, count in found.items() if text})


@pytest.mark.parametrize(
    ("name", "kind", "source"),
    [
        ("properties", "properties", PROPERTIES),
        ("android", "android", ANDROID),
        ("fluent", "fluent", FLUENT),
        ("json", "plain_json", JSON),
    ],
)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_file_has_the_messages_that_another_reader_sees(name: str, kind: str, source: str, eol: str) -> None:
    data = source.replace("\n", eol).encode()
    places = get(name).read(data).skeleton.places
    ours = Counter(plain(place.unit.text) for place in places if plain(place.unit.text))
    assert sum(ours.values()) >= 4
    assert ours == theirs(kind, source.encode())

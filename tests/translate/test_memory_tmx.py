"""TMX in and out of the memory."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from translate.errors import InputError, OutputError
from translate.memory import Entry, tmx

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
BODY = '<tmx version="1.4"><header srclang="fr" datatype="plaintext"/><body>\n{}</body></tmx>\n'
UNIT = '<tu><tuv xml:lang="{}"><seg>{}</seg></tuv><tuv xml:lang="{}"><seg>{}</seg></tuv></tu>\n'

# Prints how many entries a file has, and by how many kilobytes the peak of memory grew while it was read.
READ = """
import resource, sys
from pathlib import Path
from translate.memory import tmx
path = Path(sys.argv[1])
small = path.with_name("small.tmx")
tmx.write([tmx.Entry("Un.", "One.")], small)
list(tmx.read(small))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
units = sum(1 for _ in tmx.read(path))
print(units, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def written(path: Path, *units: str, head: str = HEAD, encoding: str = "utf-8") -> Path:
    path.write_bytes((head + BODY.format("".join(units))).encode(encoding))
    return path


def pairs(path: Path) -> list[tuple[str, str]]:
    return [(entry.source, entry.target) for entry in tmx.read(path)]


def test_what_is_exported_is_imported_the_same(tmp_path: Path) -> None:
    entries = [
        Entry(
            "L’été & l'hiver <fin>",
            "Summer & winter <end>",
            context="menu",
            created=1_700_000_000,
            changed=1_700_000_060,
        ),
        Entry("  Deux\nlignes\r\n", "Two\tlines 😀", created=5, changed=5),
        Entry("Un.", "One.", approved=False, key="k1", model="m 1.0", origin="batch", created=5, changed=6),
    ]
    path = tmp_path / "out.tmx"
    assert tmx.write(entries, path) == tmx.Writing(3, 0)
    back = list(tmx.read(path))
    assert [(e.source, e.target, e.approved, e.context, e.key, e.model, e.created, e.changed) for e in back] == [
        (e.source, e.target, e.approved, e.context, e.key, e.model, e.created, e.changed) for e in entries
    ]
    assert [entry.origin for entry in back] == ["out.tmx", "out.tmx", "batch"]


def test_an_export_is_valid_tmx_in_its_structure(tmp_path: Path) -> None:
    from lxml import etree

    path = tmp_path / "out.tmx"
    tmx.write([Entry("Un.", "One.")], path)
    tree = etree.parse(path)
    assert tree.docinfo.doctype == '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    assert tree.getroot().get("version") == "1.4"
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert required <= set(tree.find("header").attrib)


@pytest.mark.parametrize(
    ("french", "english", "found"),
    [
        ("fr", "en", 1),
        ("FR-CA", "en-GB", 1),
        ("fr_FR", "EN_us", 1),
        ("de", "en", 0),
        ("fro", "en", 0),
        ("fr", "fr", 0),
    ],
)
def test_languages_are_told_by_their_first_part(tmp_path: Path, french: str, english: str, found: int) -> None:
    path = written(tmp_path / "a.tmx", UNIT.format(french, "Un.", english, "One."))
    reading = tmx.Reading()
    assert len(list(tmx.read(path, reading))) == found
    assert (reading.units, reading.without_pair) == (1, 1 - found)


@pytest.mark.parametrize(
    ("english", "locale", "taken"),
    [
        ("en-GB: £5, en-US: $5", "en-US", "$5"),
        ("en-GB: £5, EN_US: $5, en: 5", "en-US", "$5"),
        ("en-US: $5, en-GB: £5", "en-GB", "£5"),
        ("en-GB: £5, en: 5", "en-US", "5"),
        ("en-GB: £5, en-CA: $5", "en-US", "£5"),
        ("en-US: , en-GB: £5", "en-US", "£5"),
    ],
)
def test_of_several_english_texts_that_of_the_locale_is_taken(
    tmp_path: Path, english: str, locale: str, taken: str
) -> None:
    variants = [each.split(": ") for each in ("fr-CA: Prix ca, fr: Prix, " + english).split(", ")]
    unit = "".join(f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>' for language, text in variants)
    path = written(tmp_path / "a.tmx", f"<tu>{unit}</tu>")
    assert [(entry.source, entry.target) for entry in tmx.read(path, target=locale)] == [("Prix", taken)]


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        ("Appuyez sur <ph x='1'>{0}</ph>.", "Appuyez sur {0}."),
        ("<bpt i='1'>&lt;b&gt;</bpt>Gras<ept i='1'>&lt;/b&gt;</ept> non", "<b>Gras</b> non"),
        ("Un <hi>mot <hi>fort</hi></hi> ici", "Un mot fort ici"),
        ("Un<!-- remarque --> mot<?pi x?>.", "Un mot."),
        ("<![CDATA[a < b]]>", "a < b"),
    ],
)
def test_inline_markup_becomes_the_text_it_holds(tmp_path: Path, segment: str, text: str) -> None:
    assert pairs(written(tmp_path / "a.tmx", UNIT.format("fr", segment, "en", "x"))) == [(text, "x")]


def test_utf_16_and_latin_1_files_are_read_by_what_they_declare(tmp_path: Path) -> None:
    unit = UNIT.format("fr", "L'été", "en", "Summer")
    for encoding in ("utf-16", "iso-8859-1"):
        head = f'<?xml version="1.0" encoding="{encoding}"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        assert pairs(written(tmp_path / "a.tmx", unit, head=head, encoding=encoding)) == [("L'été", "Summer")]


@pytest.mark.parametrize(("prefix", "declared"), [("", "xmlns"), ("t:", "xmlns:t")])
def test_a_file_with_a_namespace_is_read_like_one_without(tmp_path: Path, prefix: str, declared: str) -> None:
    unit = UNIT.format("fr", "Un <ph>{0}</ph>.", "en", "One.").replace("<tu>", '<tu><prop type="x-context">menu</prop>')
    body = re.sub(r"<(/?)", rf"<\1{prefix}", BODY.format(unit))
    path = tmp_path / "a.tmx"
    path.write_text(HEAD + body.replace(' version="1.4"', f' {declared}="http://www.lisa.org/tmx14" version="1.4"'))
    assert [(each.source, each.target, each.context) for each in tmx.read(path)] == [("Un {0}.", "One.", "menu")]


@pytest.mark.parametrize(("key", "approved"), [("", True), ('<prop type="x-entente-key">k1</prop>', False)])
def test_a_machine_entry_without_its_key_counts_as_approved(tmp_path: Path, key: str, approved: bool) -> None:
    unit = UNIT.format("fr", "Un.", "en", "One.")
    unit = unit.replace("<tu>", f'<tu><prop type="x-entente-standing">machine</prop>{key}')
    assert [entry.approved for entry in tmx.read(written(tmp_path / "a.tmx", unit))] == [approved]


def test_units_with_an_empty_side_are_counted_and_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tmx", UNIT.format("fr", " ", "en", "x"), UNIT.format("fr", "Un.", "en", "One."))
    reading = tmx.Reading()
    assert len(list(tmx.read(path, reading))) == 1
    assert (reading.units, reading.empty) == (2, 1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEAD + BODY.format("<tu>\n<tuv>\n</tu>"), r"a\.tmx:5: is not well-formed XML"),
        (HEAD + '<tmx version="1.4">\n<body>', r"a\.tmx:\d: is not well-formed"),
        (HEAD + "<xliff/>", r"a\.tmx:2: is not TMX: its root is <xliff>"),
        ("", "is not well-formed|is empty"),
        ("une simple phrase", "is not well-formed"),
    ],
)
def test_a_malformed_file_is_told_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(content)
    with pytest.raises(InputError, match=message):
        list(tmx.read(path))


def test_entities_are_never_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    head = HEAD + f'<!DOCTYPE tmx [<!ENTITY e SYSTEM "{secret.as_uri()}"><!ENTITY a "aaaa">]>\n'
    for name in ("e", "a"):
        path = written(tmp_path / "a.tmx", UNIT.format("fr", f"Un &{name};", "en", "One"), head=head)
        with pytest.raises(InputError, match=r"a\.tmx:4: the entity &.; is not resolved"):
            list(tmx.read(path))


def test_what_no_xml_can_hold_is_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    assert tmx.write([Entry("Un\x07.", "One."), Entry("Deux.", "Two.")], path) == tmx.Writing(1, 1)
    assert pairs(path) == [("Deux.", "Two.")]


def test_an_export_overwrites_nothing_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    path.write_text("mine")
    with pytest.raises(OutputError, match="exists already"):
        tmx.write([], path)
    with pytest.raises(OutputError, match="its folder does not exist"):
        tmx.write([], tmp_path / "missing" / "out.tmx")

    def fails() -> object:
        yield Entry("Un.", "One.")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        tmx.write(fails(), path, overwrite=True)
    assert path.read_text() == "mine"
    assert [left.name for left in tmp_path.iterdir()] == ["out.tmx"]


def test_an_export_keeps_a_symbolic_link_and_permissions_and_a_file_made_meanwhile(tmp_path: Path) -> None:
    path, link = tmp_path / "out.tmx", tmp_path / "link.tmx"
    path.write_text("before")
    path.chmod(0o600)
    link.symlink_to(path)
    tmx.write([Entry("Un.", "One.")], link, overwrite=True)
    assert (link.is_symlink(), path.stat().st_mode & 0o777, pairs(path)) == (True, 0o600, [("Un.", "One.")])

    def meanwhile() -> Iterator[Entry]:
        yield Entry("Deux.", "Two.")
        (tmp_path / "new.tmx").write_text("theirs")

    with pytest.raises(OutputError, match="exists already"):
        tmx.write(meanwhile(), tmp_path / "new.tmx")
    assert (tmp_path / "new.tmx").read_text() == "theirs"


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is told in other units elsewhere")
def test_a_big_file_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "big.tmx"
    tmx.write((Entry(f"Phrase {n} " + "mot " * 250, f"Sentence {n}") for n in range(20_000)), path)
    assert path.stat().st_size > 20_000_000
    # In a process of its own: the peak of this one may lie behind it, and libxml2's memory is not Python's.
    command, root = [sys.executable, "-c", READ, str(path)], Path(__file__).resolve().parents[2]
    measured = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True)
    units, kilobytes = map(int, measured.stdout.split())
    assert units == 20_000
    assert kilobytes < 10_000

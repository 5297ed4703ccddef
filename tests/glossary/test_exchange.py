from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from pathlib import Path

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from glossary import exchange, sheet
from glossary.errors import EntenteError, GlossaryError, InputError
from glossary.fold import same
from glossary.term import CaseMode, Kind, MatchMode, Term

STRICT = {"match": MatchMode.EXACT, "case": CaseMode.EXACT}
TERMS = (
    Term("conseil d'administration", ("board of directors", "board"), note="The press says board."),
    Term("PDG", ("CEO",), kind=Kind.ACRONYM, **STRICT),
    Term("Sam Altman", ("Sam Altman",), kind=Kind.NAME, variants=("Sam Altmann",), **STRICT),
    Term("GitHub", ("GitHub",), kind=Kind.DO_NOT_TRANSLATE, **STRICT),
    Term("conseil d'administration", ("administrative council",), kind=Kind.FORBIDDEN),
    Term("intelligence artificielle générale", ("artificial general intelligence", "AGI"),
         first="artificial general intelligence (AGI)", gap=1),
)  # fmt: skip


def plainly(terms: tuple[Term, ...], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(term, field) for field in fields) for term in terms]


def test_our_own_csv_loses_nothing() -> None:
    exported = exchange.named("csv").write(TERMS)
    assert exported.losses == ()
    back = exchange.named("csv").read(exported.data).terms
    assert [sheet.cells(term) for term in back] == [sheet.cells(term) for term in TERMS]


@pytest.mark.parametrize(
    ("name", "fields", "losses"),
    [
        ("omegat", ("source", "targets", "note"),
         ["Sam Altman variants: Sam Altmann", "GitHub kind: do-not-translate",
          "conseil d'administration forbidden rendering: administrative council",
          "intelligence artificielle générale first mention: artificial general intelligence (AGI)",
          "intelligence artificielle générale gap: 1"]),
        ("deepl", ("source", "target"),
         ["conseil d'administration further target: board", "conseil d'administration note: The press says board.",
          "Sam Altman variants: Sam Altmann", "GitHub kind: do-not-translate",
          "conseil d'administration forbidden rendering: administrative council",
          "intelligence artificielle générale first mention: artificial general intelligence (AGI)",
          "intelligence artificielle générale gap: 1", "intelligence artificielle générale further target: AGI"]),
        ("tbx", ("source", "targets", "variants", "note"),
         ["GitHub kind: do-not-translate",
          "intelligence artificielle générale first mention: artificial general intelligence (AGI)",
          "intelligence artificielle générale gap: 1"]),
        ("tbx2", ("source", "targets", "variants", "note"),
         ["GitHub kind: do-not-translate",
          "intelligence artificielle générale first mention: artificial general intelligence (AGI)",
          "intelligence artificielle générale gap: 1"]),
        ("po", ("source", "targets", "note"),
         ["Sam Altman variants: Sam Altmann",
          "intelligence artificielle générale first mention: artificial general intelligence (AGI)",
          "intelligence artificielle générale gap: 1"]),
    ],
)  # fmt: skip
def test_a_round_trip_keeps_what_both_sides_hold_and_names_the_rest(
    name: str, fields: tuple[str, ...], losses: list[str]
) -> None:
    held = TERMS if name in ("tbx", "tbx2", "po") else tuple(term for term in TERMS if term.kind is not Kind.FORBIDDEN)
    exported = exchange.named(name).write(TERMS)
    imported = exchange.named(name).read(exported.data)
    assert sorted(plainly(imported.terms, *fields)) == sorted(plainly(held, *fields))
    assert sorted(f"{loss.source} {loss.what}" for loss in exported.losses) == sorted(losses)
    assert imported.losses == ()
    # What was read back is written as the same file.
    assert exchange.named(name).write(imported.terms).data == exported.data


def test_kinds_come_back_where_the_format_holds_them() -> None:
    kinds = {
        term.source: term.kind for term in exchange.named("tbx").read(exchange.named("tbx").write(TERMS).data).terms
    }
    assert kinds["PDG"] is Kind.ACRONYM
    assert kinds["Sam Altman"] is Kind.NAME
    back = exchange.named("po").read(exchange.named("po").write(TERMS).data).terms
    assert {term.kind for term in back if term.source == "conseil d'administration"} == {Kind.TERM, Kind.FORBIDDEN}
    assert {term.kind for term in back if term.source == "GitHub"} == {Kind.DO_NOT_TRANSLATE}


TBX2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>
<termEntry id="c1"><descrip type="definition">The body that governs.</descrip>
<langSet xml:lang="fr-FR"><tig><term>conseil</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
<langSet xml:lang="en-US">
<tig><term>council</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
<tig><term>panel</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
<ntig><termGrp><term>board</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
</langSet><langSet xml:lang="de"><tig><term>Rat</term></tig></langSet></termEntry>
<termEntry id="c2"><langSet xml:lang="fr"><tig><term>seul</term></tig></langSet></termEntry>
</body></text></martif>"""
TBX3_DCT = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" style="dct">
<text><body><conceptEntry id="1"><langSec xml:lang="fr"><termSec><term>grève</term>
<min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec><langSec xml:lang="en"><termSec><term>strike</term>
<min:administrativeStatus>preferred</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>"""


def test_tbx_2_and_3_of_other_programs_are_read() -> None:
    imported = exchange.named("tbx").read(TBX2.encode())
    assert plainly(imported.terms, "source", "targets", "kind", "note") == [
        ("conseil", ("board", "panel"), Kind.TERM, "The body that governs."),
        ("conseil", ("council",), Kind.FORBIDDEN, ""),
    ]
    assert [loss.what for loss in imported.losses] == ["terms in other languages: de", "the concept: no English term"]
    assert plainly(exchange.named("tbx").read(TBX3_DCT.encode()).terms, "source", "target") == [("grève", "strike")]


def test_tbx_2_is_written_as_the_programs_that_know_no_other_read_it() -> None:
    text = exchange.named("tbx2").write(TERMS).data.decode()
    assert "<!DOCTYPE martif SYSTEM" in text
    assert '<martif type="TBX-Basic" xml:lang="fr">' in text
    assert "<termEntry" in text
    assert "<tig>" in text
    assert "urn:iso" not in text


@pytest.mark.parametrize(
    ("name", "term", "loss"),
    [
        ("omegat", Term("#MeToo", ("#MeToo",)), "the entry: OmegaT takes a line that begins with # for a comment"),
        ("tbx", Term("a", ("b\x07c",)), "control characters, which XML has not"),
        ("tbx", Term("a", ("b\ufffec",)), "control characters, which XML has not"),
        ("deepl", Term("é" * 600, ("x",)), "the entry: longer than DeepL's 1024 bytes"),
    ],
)
def test_what_a_format_would_swallow_is_told(name: str, term: Term, loss: str) -> None:
    assert [one.what for one in exchange.named(name).write([term]).losses] == [loss]


CELL = st.text(st.sampled_from("abcéÉ PDG'’-#\t\n\",;=<>&%()«œ\u00a0\u200b😀"), min_size=1, max_size=12)


@st.composite
def entries(draw: st.DrawFn) -> list[Term]:
    """Return entries of any content, each source once."""
    made: dict[str, Term] = {}
    for _ in range(draw(st.integers(1, 3))):
        targets = draw(st.lists(CELL.filter(str.strip), min_size=1, max_size=draw(st.sampled_from([1, 3]))))
        source = draw(CELL.filter(str.strip))
        values = {"source": source, "target": "|".join(targets), "note": draw(st.just("") | CELL | st.just("\x07"))}
        term = sheet.build(values | {"kind": draw(st.sampled_from(["term", "name", "forbidden"]))})
        made.setdefault(same(term.source), term)
    return list(made.values())


@settings(max_examples=150)
@given(entries(), st.sampled_from(["csv", "omegat", "deepl", "deepl-tsv", "tbx", "tbx2", "po"]))
def test_whatever_entries_hold_comes_back_or_is_told(terms: list[Term], name: str) -> None:
    exported = exchange.named(name).write(terms)
    back = {
        same(term.source): [" ".join(target.split()) for target in term.targets]
        for term in exchange.named(name).read(exported.data).terms
    }
    told = {same(loss.source) for loss in exported.losses}
    for term in terms:
        if same(term.source) not in told and not any(loss.what.startswith("control") for loss in exported.losses):
            assert back[same(term.source)] == [" ".join(target.split()) for target in term.targets]


@pytest.mark.parametrize("name", ["csv", "omegat", "deepl", "deepl-tsv", "tbx", "tbx2", "po"])
def test_entries_of_any_content_hold_some_that_lose_nothing(name: str) -> None:
    find(entries(), lambda terms: exchange.named(name).write(terms).losses == (), settings=settings(max_examples=200))


BOMB = '<?xml version="1.0"?><!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + TBX3_DCT.replace(
    "grève", "&b;"
)
EXTERNAL = '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + TBX3_DCT.replace("grève", "&x;")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("tbx", BOMB.encode(), "declares XML entities"),
        ("tbx", EXTERNAL.encode(), "declares XML entities"),
        ("tbx", b"<tbx><text>", "not XML"),
        ("tbx", b"<html/>", "holds no TBX entries"),
        ("tbx", b"", "not XML"),
        ("tbx", b"\x89PNG\r\n\0\0", "not XML"),
        ("tbx", ("<tbx>" + "<a>" * 5000).encode(), "not XML"),
        ("omegat", "grève\tstrike\n".encode("utf-16-le"), "not a text file"),
        ("omegat", "grève\tstrike\n".encode("latin-1"), "is not valid UTF-8"),
        ("omegat", b"a\tb\nalone\n", "x:2: has 1 columns"),
        ("omegat", b"a\tb\tc\td\n", "x:1: has 4 columns"),
        ("omegat", b"\tb\n", "x:1: the source is empty"),
        ("omegat", b"a\t" + b"b" * 100_000, "100002 characters"),
        ("deepl", b"a,b\nA,c\n", "x:2: 'A' stands in line 1 already"),
        ("deepl", b"a,b,c\n", "has 3 columns"),
        ("deepl", b"strike,greve,en,fr\n", "is for en to fr"),
        ("deepl", b'"a"b,c\n', "not CSV"),
        ("deepl", b"a," + b"b" * 200_000, "not CSV: field larger"),
        ("csv", b"source,target,source\n", "stands twice"),
        ("po", b"hello", "is no gettext catalogue"),
        ("po", b'msgid "a"\nmsgstr "b\nmsgid', "is not a PO catalogue"),
        ("xlsx", b"PK\x03\x04broken", "is no XLSX workbook"),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_file_gets_a_clear_error(name: str, data: bytes, message: str) -> None:
    with pytest.raises(EntenteError, match=message) as caught:
        exchange.named(name).read(data, "x")
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, InputError | GlossaryError)


def workbook(rows: list[list[object]], **sheets: list[list[object]]) -> bytes:
    """Return a workbook with these rows in its first sheet, and further sheets by their names."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, table in sheets.items():
        further = book.create_sheet(name)
        for row in table:
            further.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("head", "first"), [("French,English\n", "PDG"), ("FR,EN\n", "PDG"), ("anglais,English\n", "anglais")]
)
def test_the_names_of_the_languages_over_a_table_are_no_entry(head: str, first: str) -> None:
    terms = exchange.named("deepl").read(f"{head}PDG,CEO\n".encode()).terms
    assert (terms[0].source, terms[-1].source) == (first, "PDG")


@pytest.mark.parametrize("text", ["English\tFrench\ncat\tchat\n", "French\tEnglish\nchat\tcat\n", "chat\tcat\n"])
def test_omegat_tables_are_read_by_the_languages_that_they_name(text: str) -> None:
    (term,) = exchange.named("omegat").read(text.encode()).terms
    assert (term.source, term.target) == ("chat", "cat")


@pytest.mark.parametrize(
    "text",
    [
        "Français;Anglais\r\nchat;cat\r\nbonjour;hello, you\r\n",
        "chat;cat\nbonjour;hello, you\n",
        "bonjour;hello, you\nchat;cat\n",
        "English;French\ncat;chat\nhello, you;bonjour\n",
        "chat\tcat\nbonjour\thello, you\n",
        'chat,cat\nbonjour,"hello, you"\n',
        'bonjour,"hello, you"\n"chat",cat\n',
    ],
)
def test_a_table_without_our_header_is_parted_as_most_of_its_rows_are(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    assert {(term.source, term.target) for term in exchange.read(path).terms} == {
        ("chat", "cat"),
        ("bonjour", "hello, you"),
    }


def test_a_workbook_is_read_with_and_without_our_header() -> None:
    rows: list[list[object]] = [["Target", "source", "kind"], ["CEO", "PDG", "acronym"], [None, None, None], ["42", 42]]
    terms = exchange.named("xlsx").read(workbook(rows)).terms
    assert plainly(terms, "source", "target", "kind", "line") == [
        ("PDG", "CEO", Kind.ACRONYM, 2),
        ("42", "42", Kind.TERM, 4),
    ]
    (term,) = exchange.named("xlsx").read(workbook([["grève", "strike", "press"], ["grève", "walkout"]])).terms
    assert (term.targets, term.note) == (("strike", "walkout"), "press")
    with pytest.raises(GlossaryError, match="x:1: column 'colour'"):
        exchange.named("xlsx").read(workbook([["source", "target", "colour"]]), "x")
    with pytest.raises(GlossaryError, match="x:2: no target"):
        exchange.named("xlsx").read(workbook([["source", "target"], ["a", ""]]), "x")


@pytest.mark.parametrize(
    "rows",
    [
        [["French", "English", "Note"], ["grève", "strike", "press"]],
        [["ENGLISH", "Commentaire", "FRENCH"], ["strike", "press", "grève"]],
        [["Français", "anglais", "notes"], ["grève", "strike", "press"]],
        [["fr", None, "EN", "comment"], ["grève", None, "strike", "press"]],
    ],
)
def test_a_workbook_may_name_the_languages_over_its_columns(rows: list[list[object]]) -> None:
    imported = exchange.named("xlsx").read(workbook([*rows, []]))
    assert plainly(imported.terms, "source", "target", "note", "line") == [("grève", "strike", "press", 2)]
    assert imported.losses == ()


def test_two_columns_of_one_language_are_refused() -> None:
    with pytest.raises(GlossaryError, match="x:1: columns 'English' and 'anglais' are both the target"):
        exchange.named("xlsx").read(workbook([["French", "English", "anglais"], ["grève", "strike", "x"]]), "x")


def test_what_a_workbook_holds_beside_its_entries_is_told() -> None:
    rows: list[list[object]] = [["French", "English", "Domain"], ["grève", "strike", "press"], ["chat", "cat", None]]
    data = workbook(rows, Empty=[], More=[["French", "English"], ["chien", "dog"]])
    imported = exchange.named("xlsx").read(data)
    assert plainly(imported.terms, "source", "target") == [("grève", "strike"), ("chat", "cat")]
    assert [(loss.source, loss.what) for loss in imported.losses] == [
        ("Domain", "the column: 1 cell"),
        ("More", "the sheet: 2 rows; only the first sheet is read"),
    ]
    bare = exchange.named("xlsx").read(workbook([["grève", "strike", "press", "x"], ["chat", "cat"]]))
    assert [(loss.source, loss.what) for loss in bare.losses] == [("column 4", "the column: 1 cell")]


@pytest.mark.parametrize(
    ("value", "form", "target", "told"),
    [
        (0.05, "0%", "5%", False), (0.125, "0.0 %", "12.5 %", False), (5.0, "General", "5", False),
        (2.5, "General", "2.5", False), ("5%", "General", "5%", False), (True, "General", "TRUE", False),
        (datetime(2024, 5, 1), "mmm-yy", "2024-05-01", True), (time(8, 30), "h:mm", "08:30:00", True),
        (datetime(2024, 5, 1, 8, 30), "d/m/yy h:mm", "2024-05-01 08:30:00", True),
        (1234.5, "#,##0.00 €", "1234.5", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("header", [("source", "target"), ("French", "English")])
def test_a_cell_of_a_workbook_is_read_as_it_is_shown_or_told(
    header: tuple[str, str], value: object, form: str, target: str, told: bool
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(workbook([list(header), ["grève", value]])))
    book.active["B2"].number_format = form
    out = io.BytesIO()
    book.save(out)
    imported = exchange.named("xlsx").read(out.getvalue())
    assert plainly(imported.terms, "source", "targets") == [("grève", (target,))]
    what = f"how the sheet shows it: read as {target}"
    assert [(loss.source, loss.what) for loss in imported.losses] == ([("B2", what)] if told else [])


@pytest.mark.parametrize("header", [["source", "target"], ["French", "English"], []])
def test_the_lines_of_a_target_s_cell_are_several_targets(header: list[object]) -> None:
    rows: list[list[object]] = [*([header] if header else []), ["mise en\nexamen", "indictment \n\nformal charge"]]
    imported = exchange.named("xlsx").read(workbook(rows))
    assert plainly(imported.terms, "source", "targets") == [("mise en examen", ("indictment", "formal charge"))]


HOMONYMS = """<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry><langSec xml:lang="fr"><termSec><term>action</term></termSec>
 <termSec><term>titre de capital</term></termSec></langSec>
 <langSec xml:lang="en"><termSec><term>share</term></termSec></langSec></conceptEntry>
<conceptEntry><langSec xml:lang="fr"><termSec><term>action</term></termSec></langSec>
 <langSec xml:lang="en"><termSec><term>lawsuit</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""


def test_a_homonym_that_another_replaces_is_told_and_its_synonym_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    path.write_text(HOMONYMS, encoding="utf-8")
    imported = exchange.read(path)
    assert plainly(imported.terms, "source", "targets", "variants") == [
        ("titre de capital", ("share",), ()),
        ("action", ("lawsuit",), ()),
    ]
    assert [(loss.source, loss.what) for loss in imported.losses] == [
        ("action", "share (line 2): replaced by lawsuit (line 5)")
    ]


@pytest.mark.parametrize(
    ("rows", "entries", "losses"),
    [
        (
            "oiseau,bird,\noiseau,fowl,\nOiseau,poultry,\n",
            [("Oiseau", "poultry", ())],
            ["oiseau: bird (line 2): replaced by poultry (line 4)",
             "oiseau: fowl (line 3): replaced by poultry (line 4)"],
        ),
        ("chat,cat,\nchat,cat,\n", [("chat", "cat", ())], ["chat: cat (line 2): repeated (line 3)"]),
        (  # what another entry says of a variant stays
            "a,x,b|c|d\nb,y,\ne,w,c\na,z,\n",
            [("d", "x", ()), ("b", "y", ()), ("e", "w", ("c",)), ("a", "z", ())],
            ["a: x, for b | c too (line 2): replaced by z (line 5)"],
        ),
        (  # of two replaced entries the later has the variant
            "a,x,b\na,y,b|c\na,z,\n",
            [("b", "y", ("c",)), ("a", "z", ())],
            ["a: x, for b too (line 2): replaced by z (line 4)", "a: y (line 3): replaced by z (line 4)"],
        ),
    ],
)  # fmt: skip
def test_rows_that_contradict_one_another_are_told(
    tmp_path: Path, rows: str, entries: list[tuple[object, ...]], losses: list[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("source,target,variants\n" + rows, encoding="utf-8")
    imported = exchange.read(path)
    assert plainly(imported.terms, "source", "target", "variants") == entries
    assert [f"{loss.source}: {loss.what}" for loss in imported.losses] == losses


def test_a_forbidden_rendering_replaces_none_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("source,target,kind\nconseil,board,\nconseil,advice,forbidden\n", encoding="utf-8")
    imported = exchange.read(path)
    assert (len(imported.terms), imported.losses) == (2, ())


@pytest.mark.parametrize(
    ("member", "message"),
    [(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "document type"), (b"\0" * 70_000_000, "unpacks to more")],
)
def test_a_hostile_workbook_is_refused_before_it_is_parsed(member: bytes, message: str) -> None:
    pytest.importorskip("openpyxl")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", member)
    with pytest.raises(InputError, match=message):
        exchange.named("xlsx").read(out.getvalue())


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.csv", "target;source\n", "csv"), ("a.csv", "# us\nsource,target\n", "csv"), ("a.csv", "PDG,CEO\n", "deepl"),
        ("a.tsv", "PDG\tCEO\n", "omegat"), ("a.tsv", "source\ttarget\n", "csv"), ("a.utf8", "PDG\tCEO\n", "omegat"),
        ("A.TBX", "", "tbx"), ("a.po", "", "po"), ("a.xlsx", "", "xlsx"),
    ],
)  # fmt: skip
def test_a_format_is_told_by_name_and_beginning(name: str, text: str, expected: str) -> None:
    assert exchange.for_path(name, text.encode()).name == expected


def test_a_file_in_another_encoding_is_read_when_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("source,target\ngrève,strike\n".encode("cp1252"))
    with pytest.raises(InputError, match=r"a.csv:2: is not valid UTF-8 .*--encoding"):
        exchange.read(path)
    assert exchange.read(path, encoding="cp1252").terms[0].source == "grève"
    catalogue = tmp_path / "a.po"
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'
    catalogue.write_bytes(f'{header}msgid "cœur"\nmsgstr "heart"\n'.encode("cp1252"))
    assert exchange.read(catalogue, encoding="cp1252").terms[0].source == "cœur"
    catalogue.write_bytes(f'{header}msgid "grève"\nmsgstr "strike"\n'.encode("latin-1"))
    assert exchange.read(catalogue).terms[0].source == "grève"
    catalogue.write_bytes(f'{header}msgid "grève"\nmsgstr "strike"\n'.encode())
    with pytest.raises(InputError, match=r"a.po:4: is UTF-8, not ISO-8859-1 as its header says"):
        exchange.read(catalogue)


def test_an_unknown_suffix_or_name_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--format"):
        exchange.for_path("a.docx")
    with pytest.raises(InputError, match="one of: csv"):
        exchange.named("klingon")
    with pytest.raises(InputError, match="no such file"):
        exchange.read(tmp_path / "none.csv")


def test_po_flags_and_states_of_weblate_are_read() -> None:
    text = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n# Never translate.\n#, read-only\n'
        'msgid "Docker"\nmsgstr ""\n\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n\n#, forbidden\n'
        'msgid "d"\nmsgstr "e"\n\n#~ msgid "f"\n#~ msgstr "g"\n'
    )
    imported = exchange.named("po").read(text.encode())
    assert plainly(imported.terms, "source", "target", "kind", "note") == [
        ("Docker", "Docker", Kind.DO_NOT_TRANSLATE, "Never translate."),
        ("d", "e", Kind.FORBIDDEN, ""),
    ]
    assert [loss.what for loss in imported.losses] == ["the entry: fuzzy", "the entry: not translated"]

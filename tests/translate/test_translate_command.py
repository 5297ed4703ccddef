"""`entente translate` as a user runs it, with a machine of words in the place of the model."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run
from fakes import FakeEngine
from tiny_package import build_package

from translate.commands.targets import english_name

SOURCE = "Le chat noir\n\nLe PDG dort. Le chien mange\nla maison.\n"
ENGLISH = "The cat black\n\nThe CEO sleeps. The dog eats the house.\n"


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    engine = FakeEngine(reads_annotation=True)
    monkeypatch.setattr("translate.pipeline.load_engine", lambda *_, **__: engine)
    return engine


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "chat.fr.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.mark.usefixtures("engine")
def test_standard_input_goes_to_standard_output(run: Run) -> None:
    result = run("translate", input=SOURCE)
    assert (result.exit_code, result.stdout) == (0, ENGLISH)
    assert run("translate", "-", input=SOURCE).stdout == ENGLISH


@pytest.mark.usefixtures("engine")
def test_a_file_goes_to_the_file_named(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("translate", article, "-o", tmp_path / "cat.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "cat.txt").read_text(encoding="utf-8") == ENGLISH
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cat.txt", "chat.fr.txt"]


@pytest.mark.usefixtures("engine")
def test_several_files_go_to_a_folder_under_english_names(run: Run, article: Path, tmp_path: Path) -> None:
    second = tmp_path / "chien.txt"
    second.write_text("Le chien dort.", encoding="utf-8")
    assert run("translate", article, second, "-o", tmp_path / "english").exit_code == 0
    assert (tmp_path / "english" / "chat.en.txt").read_text(encoding="utf-8") == ENGLISH
    assert (tmp_path / "english" / "chien.txt").read_text(encoding="utf-8") == "The dog sleeps."


def test_all_files_go_through_the_engine_in_one_call(
    run: Run, article: Path, tmp_path: Path, engine: FakeEngine
) -> None:
    second = tmp_path / "chien.txt"
    second.write_text("Le chien dort.", encoding="utf-8")
    run("translate", article, second, "-o", tmp_path / "english")
    assert len([call for call in engine.calls if call.sources]) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.fr.txt", "a.en.txt"),
        ("a_fr.po", "a_en.po"),
        ("a-fr-FR.html", "a-en.html"),
        ("fr.po", "en.po"),
        ("frais.txt", "frais.txt"),
        ("a.txt", "a.txt"),
    ],
)
def test_a_french_name_becomes_english(name: str, expected: str) -> None:
    assert english_name(name) == expected


@pytest.mark.usefixtures("engine")
def test_line_by_line_gives_as_many_lines_as_it_got(run: Run) -> None:
    source = "Le chat dort. Le chien mange.\n\nLe chat\ndort\n"
    assert (
        run("translate", "--line-by-line", input=source).stdout == "The cat sleeps. The dog eats.\n\nThe cat\nsleeps\n"
    )


@pytest.mark.usefixtures("engine")
def test_a_glossary_wins_over_the_default_one_and_a_later_over_an_earlier(run: Run, tmp_path: Path) -> None:
    for name, target in (("a.csv", "head honcho"), ("b.csv", "big boss")):
        (tmp_path / name).write_text(f"source,target\nPDG,{target}\n", encoding="utf-8")
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    assert "head honcho" in run("translate", "-g", first, input="Le PDG dort.").stdout
    assert "big boss" in run("translate", "-g", first, "-g", second, input="Le PDG dort.").stdout
    assert "PDG" in run("translate", "--no-glossary", input="Le PDG dort.").stdout


@pytest.mark.usefixtures("engine")
def test_json_tells_segments_spans_terms_and_findings(run: Run) -> None:
    record = json.loads(run("translate", "--json", "--alternatives", 2, input="Le PDG dort. 12 chats.").stdout)
    assert record["schema"] == "entente/translation"
    assert record["model"]["name"] == "fake 1.0"
    first = record["documents"][0]["segments"][0]
    assert (first["start"], first["end"], first["source"], first["translation"]) == (
        0,
        12,
        "Le PDG dort.",
        "The CEO sleeps.",
    )
    (term,) = first["terms"]
    assert (term["source"], term["rendered"], term["how"]) == ("PDG", "CEO", "annotation")
    assert first["source"][term["start"] : term["end"]] == "PDG"
    assert first["translation"][term["rendered_start"] : term["rendered_end"]] == "CEO"
    assert first["findings"] == []


@pytest.mark.usefixtures("engine")
def test_every_field_of_the_json_is_in_its_page(run: Run) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "schema-translation.md").read_text(encoding="utf-8")

    def fields(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from value
        if isinstance(value, (dict, list)):
            for each in value.values() if isinstance(value, dict) else value:
                yield from fields(each)

    found = {*fields(json.loads(run("translate", "--json", input="Le PDG dort. 12 chats.").stdout))}
    found |= {*fields(json.loads(run("segment", "--json", input="Le chat `x`.").stdout))}
    assert {"rendered_start", "opaque", "glossary_digest"} <= found
    assert {each for each in found if f"`{each}`" not in page} == set()


@pytest.mark.usefixtures("engine")
def test_alternatives_stand_indented_under_each_translation(run: Run) -> None:
    result = run("translate", "--no-glossary", "--alternatives", 2, input="Le chat dort. Le chien dort.")
    assert result.stdout == "The cat sleeps.\n  The tomcat sleeps.\nThe dog sleeps.\n"


@pytest.mark.usefixtures("engine")
def test_a_list_of_alternatives_is_not_written_into_a_document(run: Run, tmp_path: Path) -> None:
    page, target = tmp_path / "a.html", tmp_path / "b.html"
    page.write_text("<p>Le chat dort.</p>", encoding="utf-8")
    words = ("translate", "--no-glossary", "--alternatives", 2, page)
    result = run(*words, "-o", target)
    assert (result.exit_code, target.exists()) == (2, False)
    assert "b.html: is no plain text, as the list of --alternatives is (" in result.stderr
    listed = "The cat sleeps.\n  The tomcat sleeps.\n"
    assert run(*words).stdout == listed
    assert run(*words, "-o", tmp_path / "b.txt").exit_code == 0
    assert (tmp_path / "b.txt").read_text() == listed
    assert run(*words, "--json", "-o", tmp_path / "b.json").exit_code == 0


@pytest.mark.usefixtures("engine")
def test_a_reference_is_scored_at_once(run: Run, article: Path, tmp_path: Path) -> None:
    reference = tmp_path / "chat.en.txt"
    reference.write_text(ENGLISH, encoding="utf-8")
    result = run("translate", article, "--reference", reference)
    assert result.stdout == ENGLISH
    assert "BLEU" in result.stderr
    assert "100.0" in result.stderr
    written = run("translate", article, "--reference", reference, "-o", tmp_path / "out.txt")
    assert "BLEU" in written.stdout
    record = json.loads(run("translate", article, "--reference", reference, "--json").stdout)
    assert record["scores"]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(("name", "between"), [("a.csv", ","), ("a.tsv", "\t")])
def test_of_a_table_the_column_that_was_translated_is_scored(run: Run, tmp_path: Path, name: str, between: str) -> None:
    table = "key,fr,en\na,Le chat dort.,\nb,Le chien mange.,\n".replace(",", between)
    (tmp_path / name).write_text(table, encoding="utf-8")
    (tmp_path / "reference.txt").write_text("The cat sleeps.\nThe dog eats.\n", encoding="utf-8")
    result = run("translate", tmp_path / name, "--reference", tmp_path / "reference.txt")
    assert "100.0" in result.stderr


def test_findings_are_told_on_standard_error_and_may_fail_the_run(run: Run, engine: FakeEngine) -> None:
    lost = "The cat eats dogs."  # with the number under a mark too
    engine.sentences = {"Le chat mange 12 chiens.": lost, "Le chat mange ⟪0⟫ chiens.": lost}
    result = run("translate", input="Le chat mange 12 chiens.")
    assert (result.exit_code, result.stdout) == (0, "The cat eats dogs.")
    assert result.stderr.startswith("-: sentence 1: error: ")
    failed = run("translate", "-q", "--fail-on", "error", input="Le chat mange 12 chiens.")
    assert (failed.exit_code, failed.stderr) == (1, "")


@pytest.mark.usefixtures("engine")
def test_locale_quotes_and_repairs_are_options(run: Run) -> None:
    source = "à 14 h 30 « le chat » !"
    assert "2:30 p.m. “the cat”!" in run("translate", input=source).stdout
    assert '14:30 "the cat"!' in run("translate", "--locale", "en-GB", "--quotes", "straight", input=source).stdout
    assert "14 h 30" in run("translate", "--no-repair", "times", input=source).stdout
    quoted = "Le chat mange « un chien »."
    assert run("translate", "--stops", "outside", input=quoted).stdout.endswith("”.")
    assert run("translate", "--stops", "inside", input=quoted).stdout.endswith(".”")
    assert "«" in run("translate", "--no-repair", "all", input=source).stdout


@pytest.mark.usefixtures("engine")
def test_an_existing_output_is_kept_unless_forced(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("mine", encoding="utf-8")
    refused = run("translate", article, "-o", target)
    assert refused.exit_code == 2
    assert "exists already" in refused.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("translate", article, "-o", target, "--force").exit_code == 0
    assert target.read_text(encoding="utf-8") == ENGLISH


@pytest.mark.usefixtures("engine")
def test_a_file_is_never_translated_onto_itself_in_a_folder(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Le chat dort.", encoding="utf-8")
    result = run("translate", path, "-o", tmp_path, "--force")
    assert result.exit_code == 2
    assert path.read_text(encoding="utf-8") == "Le chat dort."


BAD = [
    ("missing.txt", None, "no such file"),
    ("binary.bin", b"\x7fELF\0\0\0\1\2", "known formats"),
    ("binary.txt", b"Le chat\0\0\1dort", "null bytes"),
    ("utf16.txt", "Le chat dort.".encode("utf-16-le"), "UTF-16"),
    ("latin1.txt", "L'été est là.".encode("latin-1"), "--encoding latin-1"),
]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["empty.txt", "empty.md", "empty.json", "empty.docx", "empty.po", "empty.xml"])
def test_an_empty_file_comes_out_as_it_went_in_and_is_told(run: Run, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    result = run("translate", tmp_path / name, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"entente: {tmp_path / name}: nothing to translate\n"
    assert (tmp_path / "out").read_bytes() == content
    assert run("translate", "-q", tmp_path / name, "-o", tmp_path / "again").stderr == ""


@pytest.mark.usefixtures("engine")
def test_a_dash_as_output_is_standard_output(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(article.parent)
    result = run("translate", article, "-o", "-")
    assert (result.exit_code, result.stdout) == (0, ENGLISH)
    assert [path.name for path in article.parent.iterdir()] == [article.name]


@pytest.mark.usefixtures("engine")
def test_columns_are_asked_of_tables_only(run: Run, article: Path) -> None:
    refused(run, article.parent, article, "--column is for tables", ["translate", article, "--column", "fr"])


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(("name", "content", "told"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_input_is_one_line_with_place_and_advice(
    run: Run, tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    refused(run, tmp_path, path, told, ["translate", path, "-o", tmp_path / "out.txt"])


def refused(run: Run, folder: Path, place: object, told: str, words: list[object]) -> None:
    before = sorted(folder.rglob("*"))
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert str(place) in result.stderr
    assert told in result.stderr
    assert sorted(folder.rglob("*")) == before


@pytest.mark.usefixtures("engine")
def test_the_input_is_never_its_own_target(run: Run, tmp_path: Path, article: Path) -> None:
    refused(run, tmp_path, article, "is an input itself", ["translate", article, "-o", article, "--force"])


@pytest.mark.usefixtures("engine")
def test_a_glossary_in_use_is_no_target(run: Run, tmp_path: Path, article: Path) -> None:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("source,target\nchat,cat\n", encoding="utf-8")
    result = run("translate", article, "-g", glossary, "-o", glossary, "--force")
    assert (result.exit_code, "terms.csv: is an input itself" in result.stderr) == (2, True)
    assert glossary.read_text(encoding="utf-8") == "source,target\nchat,cat\n"


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("written", ["b.txt", "reference.txt"])
def test_json_is_written_over_no_input(run: Run, article: Path, tmp_path: Path, written: str) -> None:
    for name in ("b.txt", "reference.txt"):
        (tmp_path / name).write_text("Le chat dort.\n", encoding="utf-8")
    asked = [article, tmp_path / "b.txt"] if written == "b.txt" else [article, "--reference", tmp_path / written]
    result = run("translate", *asked, "--json", "-o", tmp_path / written, "--force")
    assert result.exit_code == 2
    assert f"{written}: is an input itself" in result.stderr
    assert (tmp_path / written).read_text(encoding="utf-8") == "Le chat dort.\n"


@pytest.mark.usefixtures("engine")
def test_a_directory_is_refused(run: Run, tmp_path: Path) -> None:
    refused(run, tmp_path, tmp_path, "is a directory", ["translate", tmp_path, "-o", tmp_path / "out.txt"])


@pytest.mark.usefixtures("engine")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_an_unreadable_file_and_a_read_only_target_are_refused(run: Run, tmp_path: Path, article: Path) -> None:
    secret, closed = tmp_path / "secret.txt", tmp_path / "closed.txt"
    for path in (secret, closed):
        path.write_text("Le chat", encoding="utf-8")
    secret.chmod(0)
    closed.chmod(0o444)
    refused(run, tmp_path, secret, "may not be read", ["translate", secret])
    refused(run, tmp_path, closed, "is read-only", ["translate", article, "-o", closed, "--force"])


@pytest.mark.usefixtures("engine")
def test_utf16_with_its_mark_and_latin1_by_name_are_read_and_written_alike(run: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_bytes("Le chat dort.".encode("utf-16"))
    assert run("translate", path, "-o", out).exit_code == 0
    assert out.read_bytes().decode("utf-16") == "The cat sleeps."
    path.write_bytes("Le chat dort à l'été.".encode("latin-1"))
    result = run("translate", path, "--encoding", "latin-1", "-o", out, "--force")
    assert result.exit_code == 0
    assert "été".encode("latin-1") in out.read_bytes()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("words", "place", "told"),
    [
        (["-o", "{folder}/none/out.txt"], "none/out.txt", "folder does not exist"),
        (["-o", "{folder}"], "", ""),
        (["--format", "papyrus"], "papyrus", "known formats"),
        (["--encoding", "klingon"], "klingon", "utf-8"),
        (["--reference", "{folder}/none.txt"], "none.txt", "no such file"),
        (["-g", "{folder}/none.csv"], "none.csv", "no such file"),
        (["-g", "{folder}/broken.csv"], "broken.csv:3", ""),
    ],
)
def test_bad_options_are_told_with_their_place(
    run: Run, tmp_path: Path, article: Path, words: list[str], place: str, told: str
) -> None:
    (tmp_path / "broken.csv").write_text("source,target,kind\nchat,cat,term\nchien,dog,animal\n", encoding="utf-8")
    given = [word.format(folder=tmp_path) for word in words]
    if given == ["-o", str(tmp_path)]:
        assert run("translate", article, *given).exit_code == 0
        assert (tmp_path / "chat.en.txt").exists()
        return
    refused(run, tmp_path, place, told, ["translate", article, *given])


@pytest.mark.parametrize("damage", ["missing", "corrupt", "folder"])
def test_a_package_with_a_missing_or_corrupt_file_is_refused(
    run: Run, tmp_path: Path, article: Path, damage: str
) -> None:
    package = build_package(tmp_path / "package")
    if damage == "missing":
        (package / "sentencepiece.model").unlink()
    elif damage == "corrupt":
        (package / "model" / "model.bin").write_bytes(b"nothing of the kind")
    else:
        package = tmp_path / "nowhere" / "package"
    refused(run, tmp_path, package, "", ["translate", article, "--model", package, "-o", tmp_path / "out.txt"])


def test_an_interrupt_leaves_no_half_file(
    run: Run, article: Path, tmp_path: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(FakeEngine, "translate", interrupted)
    result = run("translate", article, "-o", tmp_path / "out.txt")
    assert result.exit_code == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chat.fr.txt"]


@pytest.mark.usefixtures("engine")
def test_a_pipe_sees_no_progress_bar(run: Run) -> None:
    assert run("translate", input="Le chat dort.").stderr == ""

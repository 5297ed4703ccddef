"""`entente score` as it is run: texts, gates, baseline, comparison, folders."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import Run

from glossary.store import Glossary
from translate.commands import options
from translate.document import Document
from translate.errors import InputError
from translate.scoring import tables
from translate.scoring.folders import BEGIN, END, translated
from translate.scoring.gates import parse_gate
from translate.scoring.session import score_articles
from translate.scoring.texts import from_string, read

FRENCH = ["Le PDG est parti vendredi.", "Personne ne s'y attendait.", "Le conseil d'administration n'a rien dit."]
RIGHT = ["The CEO left on Friday.", "Nobody had expected it.", "The board of directors said nothing."]
GOOD = ["The CEO left on Friday.", "Nobody expected it.", "The board of directors said nothing."]
POOR = ["The PDG is gone Friday.", "Person expected it.", "The council said anything."]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for name, lines in (("fr", FRENCH), ("ref", RIGHT), ("good", GOOD), ("poor", POOR)):
        (tmp_path / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return tmp_path


def test_scores_are_printed_with_their_signatures(run: Run, texts: Path) -> None:
    result = run("score", texts / "good.txt", texts / "ref.txt", "--source", texts / "fr.txt")
    assert result.exit_code == 0
    for label in ("BLEU", "chrF2", "chrF2++", "TER"):
        assert re.search(rf"^{re.escape(label)} +\d+\.\d\d  nrefs:1\|", result.stdout, re.MULTILINE)
    assert "Glossary: 100.0 % of 2 terms met in the source" in result.stdout


def test_json_has_the_documented_fields(run: Run, texts: Path) -> None:
    content = json.loads(
        run("score", texts / "good.txt", texts / "ref.txt", "--source", texts / "fr.txt", "--json").stdout
    )
    schema = (Path(__file__).resolve().parents[2] / "docs" / "schema-score.md").read_text(encoding="utf-8")
    assert content["schema"] == "entente-score/1"
    for name in [
        *content,
        *content["segments"][0],
        *content["documents"][0],
        *content["terms"],
        *content["metrics"][0],
    ]:
        assert f"`{name}`" in schema, name
    assert [segment["source"] for segment in content["segments"]] == FRENCH


def fields_of(schema: str, begin: str) -> set[str]:
    """Return the names in code that a part of the schema's documentation has, from the line that begins so."""
    part = schema.split(begin, 1)[1].split("\n\n", 1)[0]
    return set(re.findall(r"`([\w+ ]+)`", part))


def test_json_is_what_its_documentation_says_in_every_part(run: Run, texts: Path) -> None:
    schema = (Path(__file__).resolve().parents[2] / "docs" / "schema-score.md").read_text(encoding="utf-8")
    words = ("score", texts / "poor.txt", texts / "ref.txt", "--source", texts / "fr.txt", "--json", "--confidence")
    words += ("--baseline", texts / "base.json")
    run(*words)
    (texts / "poor.txt").write_text("He left.\nNobody 13.\nThe board of directors said something.\n", encoding="utf-8")
    content = json.loads(run(*words, "--compare", texts / "good.txt").stdout)
    whole = set(re.findall(r"^\| `(\w+)` \|", schema.split("## `entente-baseline", 1)[0], re.MULTILINE))
    assert set(content) == whole
    findings = [finding for segment in content["segments"] for finding in segment["findings"]]
    parts = {
        "One of `metrics`": content["metrics"][0],
        "`terms`: `basis`": content["terms"],
        "One of `documents`": content["documents"][0],
        "One of `segments`": content["segments"][0],
        "A finding:": findings[0],
        "One of `comparisons`": content["comparisons"][0],
        "`history`: `changes`": content["history"],
    }
    for begin, part in parts.items():
        begin = f"\n{begin}"
        assert begin in schema
        documented = fields_of(schema, begin) | fields_of(schema, begin.split(":")[0])
        missing = (
            set(part) - documented - ({"basis"} if "basis" in begin else {"changes"} if "changes" in begin else set())
        )
        assert not missing, (begin, missing)
    assert set(content["compared"][0]) == whole - {"compared", "comparisons", "history"}
    assert set(content["history"]["falls"][0]) <= fields_of(schema, "\n`history`")
    stored = json.loads((texts / "base.json").read_text(encoding="utf-8"))
    assert stored["schema"] == "entente-baseline/1"
    assert set(stored) <= fields_of(schema, "## `entente-baseline/1`: the file of `--baseline`\n\n")


def test_a_file_in_another_encoding_is_read_when_told(run: Run, texts: Path) -> None:
    (texts / "latin.txt").write_bytes("A café.\n".encode("latin-1"))
    words = ("score", texts / "latin.txt", texts / "latin.txt", "--encoding", "latin-1")
    assert re.search(r"^BLEU +100\.00|^chrF2 +100\.00", run(*words).stdout, re.MULTILINE)
    assert run("check", texts / "latin.txt", "--encoding", "latin-1").exit_code == 0
    assert "--encoding" in run("score", texts / "latin.txt", texts / "latin.txt").stderr


def test_only_a_command_with_a_format_is_advised_to_name_one(run: Run, texts: Path) -> None:
    path = texts / "good.en"
    path.write_text("A cat.\n", encoding="utf-8")
    told = f"entente: {path}: no format is known for '.en' files (let the name of a plain text end with .txt"
    for words in (("score", path, path), ("check", path)):
        assert run(*words).stderr == f"{told})\n"
    assert run("segment", path).stderr.startswith(f"{told}, or name one with --format; known formats: text,")


@pytest.mark.parametrize(
    ("bounds", "status", "told"),
    [
        (["chrf=10"], 0, ""),
        (["chrf=99"], 1, "is under 99"),
        (["terms=95", "bleu=5"], 0, ""),
        (["ter=1"], 1, "is over 1"),
        (["comet=50"], 1, "comet is not known"),
    ],
)
def test_a_score_under_its_bound_fails(run: Run, texts: Path, bounds: list[str], status: int, told: str) -> None:
    words = [word for bound in bounds for word in ("--fail-under", bound)]
    result = run("score", texts / "good.txt", texts / "ref.txt", "--source", texts / "fr.txt", *words)
    assert result.exit_code == status
    assert told in result.stderr


@pytest.mark.parametrize("text", ["chrf", "nonsense=5", "bleu=much"])
def test_a_bound_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_gate(text)


def test_a_baseline_is_stored_once_then_compared_with(run: Run, texts: Path) -> None:
    words = ("--source", texts / "fr.txt", "--baseline", texts / "base.json", "--max-drop", "chrf=1")
    first = run("score", texts / "good.txt", texts / "ref.txt", *words)
    assert first.exit_code == 0
    (texts / "good.txt").write_text((texts / "poor.txt").read_text(encoding="utf-8"), encoding="utf-8")
    second = run("score", texts / "good.txt", texts / "ref.txt", *words)
    assert second.exit_code == 1
    assert "3 segments fell, 0 rose, 0 new" in second.stdout
    assert re.search(r"chrf went from \d+\.\d\d to \d+\.\d\d", second.stderr)
    assert run("score", texts / "good.txt", texts / "ref.txt", *words, "--update-baseline").exit_code == 1
    assert run("score", texts / "good.txt", texts / "ref.txt", *words).exit_code == 0


def test_a_segment_is_found_again_when_the_hypothesis_has_another_name(run: Run, texts: Path) -> None:
    words = (texts / "ref.txt", "--source", texts / "fr.txt", "--baseline", texts / "base.json")
    run("score", texts / "good.txt", *words)
    assert "3 segments fell, 0 rose, 0 new" in run("score", texts / "poor.txt", *words).stdout


def test_a_baseline_compares_with_and_without_intervals(run: Run, texts: Path) -> None:
    words = ("score", texts / "good.txt", texts / "ref.txt", "--baseline", texts / "base.json")
    run(*words)
    assert run(*words, "--confidence").exit_code == 0
    run(*words, "--confidence", "--update-baseline")
    assert run(*words).exit_code == 0


def test_the_consistency_of_terms_has_a_history(run: Run, texts: Path) -> None:
    words = ("score", texts / "good.txt", texts / "ref.txt", "--source", texts / "fr.txt")
    words += ("--baseline", texts / "base.json", "--max-drop", "consistency=1")
    (texts / "fr.txt").write_text("Le PDG est là.\nLe PDG parle.\nLe PDG part.\n", encoding="utf-8")
    (texts / "good.txt").write_text("The CEO is here.\nThe CEO speaks.\nThe CEO leaves.\n", encoding="utf-8")
    assert run(*words).exit_code == 0
    (texts / "good.txt").write_text("The CEO is here.\nThe CEO speaks.\nThe PDG leaves.\n", encoding="utf-8")
    result = run(*words)
    assert (result.exit_code, "consistency went from 100.00 to" in result.stderr) == (1, True)


def test_a_baseline_of_other_settings_is_refused(run: Run, texts: Path) -> None:
    words = ("score", texts / "good.txt", texts / "ref.txt", "--baseline", texts / "base.json")
    run(*words)
    content = json.loads((texts / "base.json").read_text(encoding="utf-8"))
    content["signatures"]["bleu"] = "other"
    (texts / "base.json").write_text(json.dumps(content), encoding="utf-8")
    result = run(*words)
    assert result.exit_code == 2
    assert "other metric settings" in result.stderr


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        ("{}", "is not a baseline"),
        ('{"schema": "entente-baseline/1"}', "is not a baseline"),
        ("nonsense", "is not JSON"),
        ("other", "was made with other metric settings"),
    ],
)
def test_a_baseline_that_does_not_compare_is_replaced_when_asked(run: Run, texts: Path, stored: str, told: str) -> None:
    words = ("score", texts / "good.txt", texts / "ref.txt", "--baseline", texts / "base.json")
    if stored == "other":
        run(*words, texts / "good.txt")
        stored = (texts / "base.json").read_text(encoding="utf-8").replace("nrefs:1", "nrefs:2")
    (texts / "base.json").write_text(stored, encoding="utf-8")
    refused = run(*words)
    assert (refused.exit_code, told in refused.stderr) == (2, True)
    gated = run(*words, "--update-baseline", "--max-drop", "chrf=1")
    assert (gated.exit_code, told in gated.stderr) == (2, True)
    replaced = run(*words, "--update-baseline")
    assert (replaced.exit_code, told in replaced.stderr) == (0, True)
    assert "0 segments fell, 0 rose, 0 new" in run(*words).stdout


def test_a_document_that_is_gone_since_the_baseline_is_told(run: Run, tmp_path: Path) -> None:
    for folder, last in (("out", "Something else."), ("ref", "The CEO left.")):
        (tmp_path / folder).mkdir()
        for name, text in (("a", "The board met."), ("b", "Nobody knew."), ("c", last)):
            (tmp_path / folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    words = ("score", tmp_path / "out", tmp_path / "ref", "--baseline", tmp_path / "base.json")
    run(*words)
    (tmp_path / "out" / "c.txt").unlink()
    shown = run(*words).stdout
    assert "0 segments fell, 0 rose, 0 new, 1 gone." in shown
    assert "No longer there: c" in shown
    history = json.loads(run(*words, "--json").stdout)["history"]
    assert (history["gone"], history["gone_documents"]) == (1, ["c"])


def test_a_comparison_says_who_is_better_and_on_how_many_segments(run: Run, texts: Path) -> None:
    poor, good = texts / "poor.txt", texts / "good.txt"
    result = run("score", poor, texts / "ref.txt", "--source", texts / "fr.txt", "--compare", good, "--json")
    (found,) = json.loads(result.stdout)["comparisons"]
    assert re.fullmatch(
        r"good\.txt is (better|not clearly different: ahead) by \d+\.\d chrF \(p = \.\d{3}\)(, which may be chance)?; "
        r"it wins on 3 segments, loses on 0, ties on 0",
        found["words"],
    )
    assert [each["segment"] for each in sorted(found["wins"], key=lambda each: each["segment"])] == [0, 1, 2]


def test_a_comparison_s_table_gives_the_interval_of_the_system_beside_its_score(run: Run, texts: Path) -> None:
    words = ("score", texts / "poor.txt", texts / "ref.txt", "--compare", texts / "good.txt")
    (found,) = json.loads(run(*words, "--json").stdout)["comparisons"]
    table = run(*words).stdout.partition("poor.txt  good.txt")[2].splitlines()
    assert re.split(" {2,}", table[0].strip())[:2] == ["its 95 %", "Δ"]
    for line, metric in zip(table[1:], found["metrics"], strict=False):
        low, high = metric["interval"]
        cells = re.split(" {2,}", line)
        assert cells[2:5] == [f"{metric['system']:.2f}", f"{low:.2f} to {high:.2f}", f"{metric['difference']:+.2f}"]
        assert low <= metric["system"] <= high


def test_each_compared_system_has_its_own_breakdown(run: Run, texts: Path) -> None:
    for name, end in (("ref", "cat"), ("good", "dog"), ("poor", "nothing at all")):
        with (texts / f"{name}.txt").open("a", encoding="utf-8") as file:
            file.write(f"What stood there in the garden on that long summer evening was a {end}.\n")
    words = (
        "score",
        texts / "good.txt",
        texts / "ref.txt",
        "--compare",
        texts / "poor.txt",
        "--compare",
        texts / "ref.txt",
    )
    content = json.loads(run(*words, "--json").stdout)
    told = [content, *content["compared"]]
    chrf = [[bucket["chrf"] for bucket in each["breakdown"][0]["buckets"]] for each in told]
    assert chrf[1][0] < chrf[0][0] < chrf[2][0]
    assert chrf[2] == [100.0, 100.0]
    assert [each["breakdown"][0]["buckets"][0]["difference"] for each in told] == [
        None,
        *(pytest.approx(values[0] - chrf[0][0], abs=1e-3) for values in chrf[1:]),
    ]
    text = run(*words).stdout
    assert [name for name in ("good", "poor", "ref") if f"\n{name}.txt:\n" in text] == ["poor", "ref"]
    assert "\ngood.txt:\n" in run(*words, "--breakdown").stdout


def test_equal_systems_are_not_called_different(run: Run, texts: Path) -> None:
    good = texts / "good.txt"
    (texts / "same.txt").write_text(good.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("score", good, texts / "ref.txt", "--compare", texts / "same.txt", "--json")
    (found,) = json.loads(result.stdout)["comparisons"]
    assert "have the same chrF2" in found["words"]
    assert {metric["p_bootstrap"] for metric in found["metrics"]} == {1.0}


def test_lines_that_do_not_correspond_are_aligned_and_can_be_saved_for_sacrebleu(run: Run, texts: Path) -> None:
    (texts / "joined.txt").write_text(f"{GOOD[0]} {GOOD[1]}\n{GOOD[2]}\n", encoding="utf-8")
    result = run("score", texts / "joined.txt", texts / "ref.txt", "--save-aligned", texts / "out")
    assert "sentences were aligned" in result.stdout
    hypothesis = (texts / "out.hyp").read_text(encoding="utf-8").splitlines()
    assert len(hypothesis) == len((texts / "out.ref").read_text(encoding="utf-8").splitlines())
    assert " ".join(hypothesis) == " ".join(GOOD)


def test_what_the_hypothesis_lacks_is_told(run: Run, texts: Path) -> None:
    (texts / "less.txt").write_text(f"{GOOD[0]}\n\n{GOOD[2]}\n", encoding="utf-8")
    assert (
        "missing in the hypothesis: Nobody had expected it."
        in run("score", texts / "less.txt", texts / "ref.txt").stdout
    )


PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_catalogues_are_paired_by_message(run: Run, tmp_path: Path) -> None:
    pairs = list(zip(FRENCH, RIGHT, strict=True))
    for name, rows in (("ref.po", pairs), ("hyp.po", pairs[::-1])):
        body = "\n".join(f'msgid "{source}"\nmsgstr "{target}"\n' for source, target in rows)
        (tmp_path / name).write_text(PO + body, encoding="utf-8")
    content = json.loads(run("score", tmp_path / "hyp.po", tmp_path / "ref.po", "--json").stdout)
    assert [segment["source"] for segment in content["segments"]] == FRENCH
    assert content["metrics"][1]["score"] == 100.0


XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file><body><trans-unit id="1">'
    "<source>Le <g id='1'>chat</g>.</source><target>The <g id='1'>cat</g>.</target></trans-unit></body></file></xliff>"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.tsv", "source\ttarget\nLe chat.\tThe cat.\n"),
        ("t.tab", "source\ttarget\nLe chat.\tThe cat.\n"),
        ("t.tsv", "Le chat.\tThe cat.\n"),
        ("t.tsv", "id\tsource\ttarget\n1\tLe chat.\tThe cat.\n"),
        ("t.tsv", "1\tThe cat.\tLe chat.\n"),
        ("t.tsv", "source\ten-US\tnote\tfr\na.c\tThe cat.\tanimal\tLe chat.\n"),
        ("t.csv", 'key,fr,en\nchat,"Le chat.",The cat.\n'),
        ("t.csv", "\ufeffclé;texte;français\nchat;The cat.;Le chat.\n"),
        ("t.csv", "chat,Le chat.,The cat.\n"),
        ("t.xlf", XLIFF),
        ("t.mqxliff", XLIFF),
        ("-", XLIFF),
        (
            "t.tmx",
            '<tmx version="1.4"><header/><body><tu><tuv xml:lang="fr"><seg>Le chat.</seg></tuv>'
            '<tuv xml:lang="en-GB"><seg>The cat.</seg></tuv></tu></body></tmx>',
        ),
        ("t.po", PO + 'msgid "Le chat."\nmsgstr "The cat."\n'),
    ],
)
def test_bilingual_files_give_translation_and_source(name: str, content: str) -> None:
    text = read(name, data=content.encode())
    assert (text.sentences, text.sources) == (("The cat.",), ("Le chat.",))
    assert read(name, data=content.encode(), source_side=True).sentences == ("Le chat.",)


def test_a_table_of_one_language_is_read_as_such(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fr.csv").write_text("key,fr\nchat,Le chat dort 12 heures.\n", encoding="utf-8")
    (tmp_path / "en.csv").write_text("key,fr\nchat,The cat sleeps 13 hours.\n", encoding="utf-8")
    text = read(tmp_path / "fr.csv")
    assert (text.sentences, text.sources) == (("Le chat dort 12 heures.",), None)
    assert "the number 13" in run("check", tmp_path / "en.csv", "--source", tmp_path / "fr.csv").stdout


def test_xml_entities_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "t.tmx").write_text(
        f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><tmx><body>'
        '<tu><tuv lang="fr"><seg>Le</seg></tuv>'
        '<tuv lang="en"><seg>The &x;</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert "secret" not in "".join(read(tmp_path / "t.tmx").sentences)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["good.txt"], "no reference given"),
        (["none.txt", "ref.txt"], "no such file"),
        (["empty.txt", "ref.txt"], "holds no text"),
        (["good.txt", "ref.txt", "--max-drop", "bleu=1"], "--baseline"),
        (["good.txt", "ref.txt", "--update-readme"], "corpus folder"),
        (["good.txt", "short.txt", "--align", "lines"], "same number of lines"),
        (["good.txt", "ref.txt", "--comet", "none.ckpt"], "COMET needs the source"),
        (["good.txt", "ref.txt", "--source", "short.txt", "--align", "lines"], "ref.txt 3, short.txt 1"),
        (["bad.tmx", "ref.txt"], "not well-formed XML"),
        (["corpus", "--source", "short.txt"], "--source is not for a corpus folder"),
        ([".", "ref.txt"], "one folder of references"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    for name, content in (("empty.txt", "\n"), ("short.txt", "One.\n"), ("bad.tmx", "<tmx>")):
        (texts / name).write_text(content, encoding="utf-8")
    (texts / "corpus").mkdir()
    monkeypatch.chdir(texts)
    result = run("score", *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


class Parrot:
    """Translates by table: what a translator is to the corpus run."""

    def translate_documents(self, documents: Sequence[Document], progress: object = None) -> list[tuple[object, ...]]:
        from translate.document import Translation

        table = dict(zip(FRENCH, GOOD, strict=True))
        return [tuple(Translation(each, table[each.source]) for each in document.segments) for document in documents]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in (1, 2):
        for language, lines in (("fr", FRENCH), ("en", RIGHT)):
            path = folder / f"0{number}-article.{language}.txt"
            path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(f"# Corpus\n\n{BEGIN}\nold\n{END}\n\nEnd.\n", encoding="utf-8")
    return folder


def test_a_corpus_folder_is_translated_scored_and_its_table_written(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options.TranslatorOptions, "open", lambda *_, **__: Parrot())
    result = run("score", corpus, "--update-readme")
    assert result.exit_code == 0
    assert re.search(r"^01-article +3 ", result.stdout, re.MULTILINE)
    assert re.search(r"^all +6 ", result.stdout, re.MULTILINE)
    readme = (corpus / "README.md").read_text(encoding="utf-8")
    assert "old" not in readme
    assert "| 02-article | 3 |" in readme
    assert readme.startswith("# Corpus\n") and readme.endswith("End.\n")  # noqa: PT018


def test_an_article_split_otherwise_than_its_reference_is_aligned(corpus: Path) -> None:
    (corpus / "01-article.en.txt").write_text(f"{RIGHT[0]} {RIGHT[1]}\n\n{RIGHT[2]}\n", encoding="utf-8")
    articles = translated(corpus, lambda documents: [GOOD for _ in documents])
    scores = score_articles(articles, "corpus").scores
    assert {segment.shape for segment in scores.segments} == {"1-1"}
    assert len(tables.document_rows(scores)) == 3


def test_an_article_without_reference_is_told_before_a_model_is_loaded(run: Run, corpus: Path) -> None:
    (corpus / "02-article.en.txt").unlink()
    result = run("score", corpus)
    assert (result.exit_code, "has no reference beside it" in result.stderr) == (2, True)


def test_folders_are_paired_by_name(run: Run, tmp_path: Path) -> None:
    for folder, lines in (("out", GOOD), ("ref", RIGHT)):
        (tmp_path / folder).mkdir()
        for name in ("a.en.txt", "b.en.txt"):
            (tmp_path / folder / name).write_text("\n".join(lines), encoding="utf-8")
    content = json.loads(run("score", tmp_path / "out", tmp_path / "ref", "--json").stdout)
    assert [document["name"] for document in content["documents"]] == ["a", "b"]


@pytest.mark.parametrize(
    ("hypotheses", "references", "documents"),
    [
        (["a.fr.txt"], ["a.en.txt"], {"a": "a.fr.txt|a.en.txt"}),
        (["a.fr.txt", "b.txt"], ["a.fr.txt", "b.en.txt"], {"a": "a.fr.txt|a.fr.txt", "b": "b.txt|b.en.txt"}),
        (["a.en.txt", "a.fr.txt"], ["a.txt"], {"a": "a.en.txt|a.txt"}),
        (["a.txt", "sub/a.txt"], ["a.txt", "sub/a.txt"], {"a": "a.txt|a.txt", "sub/a": "sub/a.txt|sub/a.txt"}),
        (
            ["index.html", "index.md"],
            ["index.en.html", "index.en.md"],
            {"index.html": "index.html|index.en.html", "index.md": "index.md|index.en.md"},
        ),
        (["a.md"], ["a.html"], {"a": "a.md|a.html"}),
        (["a.md", "b.txt"], ["a.html", "a.txt", "b.txt"], {"b": "b.txt|b.txt"}),
    ],
)
def test_files_of_folders_are_paired_with_those_that_belong_to_them(
    run: Run, tmp_path: Path, hypotheses: list[str], references: list[str], documents: dict[str, str]
) -> None:
    for folder, names in (("out", hypotheses), ("ref", references)):
        for name in names:
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(f"The text is {name}.\n", encoding="utf-8")
    content = json.loads(run("score", tmp_path / "out", tmp_path / "ref", "--json").stdout)
    told = {
        segment["document"]: "|".join(
            text.removeprefix("The text is ").removesuffix(".")
            for text in (segment["hypothesis"], segment["references"][0])
        )
        for segment in content["segments"]
    }
    assert told == documents


def test_what_is_no_text_does_not_stop_a_folder(run: Run, tmp_path: Path) -> None:
    out, ref = tmp_path / "out", tmp_path / "ref"
    for folder in (out, ref):
        folder.mkdir()
        (folder / "a.txt").write_text("The board met.\n", encoding="utf-8")
        (folder / ".DS_Store").write_bytes(b"\0\1")
        (folder / ".gitkeep").touch()
        (folder / "i.png").write_bytes(b"\x89PNG\0")
        (folder / "empty.txt").touch()
    result = run("score", out, ref, "--source", ref, "--json")
    assert [document["name"] for document in json.loads(result.stdout)["documents"]] == ["a"]
    assert result.stderr.splitlines() == [
        f"entente: no format is known for {out}/i.png, {ref}/i.png: left out",
        f"entente: there is no text in {out}/empty.txt: left out",
    ]
    (ref / "empty.txt").write_text("The CEO left.\n", encoding="utf-8")
    result = run("score", out, ref)
    assert (result.exit_code, f"{out}/empty.txt: holds no text" in result.stderr) == (2, True)


def test_a_folder_within_the_other_is_no_part_of_it(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "out/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The board met.\n", encoding="utf-8")
    result = run("score", tmp_path / "out", tmp_path, "--json")
    assert (len(json.loads(result.stdout)["documents"]), result.stderr) == (1, "")


def test_a_document_without_its_source_leaves_the_others_theirs(run: Run, tmp_path: Path) -> None:
    for name, text in (("hyp", "The CEO has 13 cats."), ("ref", "The CEO has 12 cats."), ("fr", "Le PDG a 12 chats.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"{text}\n", encoding="utf-8")
        if name != "fr":
            (tmp_path / name / "b.txt").write_text(f"{text}\n", encoding="utf-8")
    words = ("score", tmp_path / "hyp", tmp_path / "ref", "--source", tmp_path / "fr", "--json")
    first, second = json.loads(run(*words).stdout)["segments"]
    assert (first["source"], second["source"]) == ("Le PDG a 12 chats.", None)
    assert "the number 12 of the source is missing" in [each["message"] for each in first["findings"]]
    assert [len(each["terms"]) for each in (first, second)] == [1, 1]
    run(*words[:-1], "--save-aligned", tmp_path / "out")
    assert (tmp_path / "out.src").read_text(encoding="utf-8") == "Le PDG a 12 chats.\n\n"


def test_files_of_folders_without_a_partner_are_told(run: Run, tmp_path: Path) -> None:
    folders = {
        "out": ["a.en.txt", "b.txt", "lone.txt", ".hidden"],
        "ref": ["a.txt", "b.txt", "a.fr.txt", *(f"c{number}.txt" for number in range(7))],
        "fr": ["a.fr.txt"],
    }
    for folder, names in folders.items():
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text("\n".join(RIGHT), encoding="utf-8")
    out, ref = tmp_path / "out", tmp_path / "ref"
    result = run("score", out, ref, "--source", tmp_path / "fr")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        f"entente: no reference has the name of {out}/lone.txt: left out",
        "entente: no hypothesis has the name of "
        + ", ".join(f"{ref}/c{number}.txt" for number in range(5))
        + " and 2 more: left out",
        f"entente: no source has the name of {out}/b.txt: scored without it",
    ]
    assert run("score", out, ref, "--quiet").stderr == ""
    (out / "lone.txt").unlink()
    assert run("score", out, out).stderr == ""


def test_standard_input_is_a_hypothesis(run: Run, texts: Path) -> None:
    result = run("score", "-", texts / "ref.txt", input="\n".join(RIGHT) + "\n")
    assert re.search(r"^BLEU +100\.00", result.stdout, re.MULTILINE)


def test_a_person_at_a_terminal_is_told_that_standard_input_is_read(
    run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda stream: True, raising=False)
    result = run("score", "-", texts / "ref.txt", "-q", input="\n".join(RIGHT) + "\n")
    assert result.stderr == "entente: reading standard input; end it with Ctrl-D\n"


def test_several_references_are_all_used() -> None:
    from translate.scoring.session import score_texts

    one, two = from_string("A cat.\nA dog.\n"), from_string("The cat.\nThe dog.\n")
    scores = score_texts([from_string("The cat.\nA dog.\n")], [one, two]).scores
    assert scores.figures.ter == 0.0
    assert scores.metrics[0].signature.startswith("nrefs:2|")


def test_comet_that_is_not_installed_is_told(run: Run, texts: Path) -> None:
    (texts / "model.ckpt").write_bytes(b"weights")
    result = run(
        "score", texts / "good.txt", texts / "ref.txt", "--source", texts / "fr.txt", "--comet", texts / "model.ckpt"
    )
    assert (result.exit_code, "COMET is not installed" in result.stderr) == (2, True)


def test_an_empty_glossary_asks_for_nothing(run: Run, texts: Path) -> None:
    assert Glossary().terms == ()
    assert "Glossary:" not in run("score", texts / "good.txt", texts / "ref.txt", "--no-glossary").stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--report", "nodir/x.html"], "nodir/x.html: its folder does not exist"),
        (["--baseline", "nodir/x.json"], "nodir/x.json: its folder does not exist"),
        (["--save-aligned", "nodir/x"], "nodir/x.hyp: its folder does not exist"),
        (["--report", "ref.txt"], "ref.txt: is an input itself"),
        (["--report", "."], "is a directory"),
    ],
)
def test_what_cannot_be_written_is_told_before_any_work(
    run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], told: str
) -> None:
    monkeypatch.chdir(texts)
    result = run("score", "good.txt", "ref.txt", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert (texts / "ref.txt").read_text(encoding="utf-8").splitlines() == RIGHT


def test_aligned_lines_are_written_over_no_text(run: Run, texts: Path) -> None:
    (texts / "a.ref").write_text("The CEO left.\n", encoding="utf-8")
    result = run("score", texts / "good.txt", texts / "a.ref", "--save-aligned", texts / "a")
    assert result.exit_code == 2
    assert "a.ref: is an input itself" in result.stderr
    assert (texts / "a.ref").read_text(encoding="utf-8") == "The CEO left.\n"


@pytest.mark.parametrize(
    ("options", "names"),
    [(["--report", "a.html"], ["a.html"]), (["--save-aligned", "a"], ["a.src", "a.ref", "a.hyp2", "a.hyp"])],
)
def test_what_is_there_is_kept_unless_forced(
    run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], names: list[str]
) -> None:
    monkeypatch.chdir(texts)
    words = ("score", "good.txt", "ref.txt", "--source", "fr.txt", "--compare", "poor.txt", "--no-checks", *options)
    for name in names:
        (texts / name).write_text("mine", encoding="utf-8")
        refused = run(*words)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert f"{name}: exists already (choose another name, or say --force)" in refused.stderr
        assert (texts / name).read_text(encoding="utf-8") == "mine"
        assert not any((texts / other).exists() for other in names if other != name)
        (texts / name).unlink()
    assert run(*words).exit_code == 0
    before = {name: (texts / name).read_text(encoding="utf-8") for name in names}
    for name in names:
        (texts / name).write_text("mine", encoding="utf-8")
    assert run(*words, "--force").exit_code == 0
    assert {name: (texts / name).read_text(encoding="utf-8") for name in names} == before


def test_aligned_lines_of_a_comparison_long_ago_are_in_nobody_s_way(run: Run, texts: Path) -> None:
    (texts / "a.hyp2").write_text("old", encoding="utf-8")
    assert run("score", texts / "good.txt", texts / "ref.txt", "--save-aligned", texts / "a").exit_code == 0


def test_an_encoding_is_not_passed_over_for_a_folder(run: Run, texts: Path) -> None:
    result = run("score", texts, texts, "--encoding", "cp1252")
    assert result.exit_code == 2
    assert "--encoding is for files" in result.stderr


def test_files_are_written_though_the_reader_of_the_output_is_gone(
    run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object, **__: object) -> None:
        raise InputError("the output is closed")

    monkeypatch.setattr("translate.commands.score._print", closed)
    outputs = ("--baseline", texts / "base.json", "--save-aligned", texts / "out", "--no-checks")
    run("score", texts / "good.txt", texts / "ref.txt", *outputs)
    assert (texts / "base.json").exists()
    assert (texts / "out.hyp").exists()

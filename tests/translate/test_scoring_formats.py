"""`entente score` and `entente check` on files with markup: what is compared are the words, not the markup."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

PAGES = {
    "md": (
        "# Le chat noir\n\nLe **chat** dort [ici](x). Le PDG a 12 chats.\n\n```\nun code\n```\n",
        "# The black cat\n\nThe **cat** sleeps [here](x). The CEO has {} cats.\n\n```\nun code\n```\n",
    ),
    "html": (
        '<html lang="fr"><h1>Le chat noir</h1><p>Le <b>chat</b> dort ici. Le PDG a 12&nbsp;chats.</p></html>',
        '<html lang="en"><h1>The black cat</h1><p>The <b>cat</b> sleeps here. The CEO has {} cats.</p></html>',
    ),
    "srt": (
        "1\n00:00:01,000 --> 00:00:03,000\nLe chat noir dort\n\n2\n00:00:03,100 --> 00:00:05,000\nici, là-bas.\n\n"
        "3\n00:00:06,000 --> 00:00:08,000\n- Bonjour.\n- Le PDG a 12 chats.\n",
        "1\n00:00:01,000 --> 00:00:03,000\nThe black cat sleeps\n\n2\n00:00:03,100 --> 00:00:05,000\nhere, there.\n\n"
        "3\n00:00:06,000 --> 00:00:08,000\n- Hello.\n- The CEO has {} cats.\n",
    ),
    "vtt": (
        "WEBVTT\n\n00:01.000 --> 00:03.000 align:start\n<v Luc>Le chat noir dort\n\n00:03.100 --> 00:05.000\nici.\n\n"
        "00:06.000 --> 00:08.000\nLe PDG a 12 chats.\n",
        "WEBVTT\n\n00:01.000 --> 00:03.000 align:start\nThe black cat sleeps\n\n00:03.100 --> 00:05.000\nhere.\n\n"
        "00:06.000 --> 00:08.000\nThe CEO has {} cats.\n",
    ),
}  # fmt: skip


@pytest.fixture(params=PAGES)
def files(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path, Path, Path]:
    """A French file, its right translation, the same again, and one with a wrong number."""
    suffix = request.param
    french, english = PAGES[suffix]
    texts = {"fr": french, "right": english.format(12), "ref": english.format(12), "wrong": english.format(13)}
    for name, text in texts.items():
        (tmp_path / f"{name}.{suffix}").write_text(text, encoding="utf-8")
    return tuple(tmp_path / f"{name}.{suffix}" for name in texts)  # type: ignore[return-value]


def test_the_words_of_a_marked_up_file_are_scored(run: Run, files: tuple[Path, Path, Path, Path]) -> None:
    french, right, reference, wrong = files
    scores = {}
    for each in (right, wrong):
        result = run("score", each, reference, "--source", french, "--json")
        content = json.loads(result.stdout)
        assert result.exit_code == 0
        assert content["terms"]["accuracy"] == 100.0
        for segment in content["segments"]:
            assert "un code" not in segment["hypothesis"]
            assert "-->" not in segment["hypothesis"]
        scores[each.name] = content["documents"][0]["chrf"]
    assert scores[right.name] == 100.0
    assert scores[wrong.name] < 100.0


def test_a_wrong_number_in_a_marked_up_file_is_found(run: Run, files: tuple[Path, Path, Path, Path]) -> None:
    french, right, _, wrong = files
    assert "nothing found" in run("check", right, "--source", french).stderr
    result = run("check", wrong, "--source", french, "--fail-on", "error")
    assert result.exit_code == 1
    assert "the number 13 is not in the source" in result.stdout
    assert run("check", right).exit_code == 0  # the English alone


def test_messages_are_scored_by_their_keys(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fr.json").write_text('{"a": "Ouvrir", "b": "Bonjour. Ça va ?", "c": "Fermer"}', encoding="utf-8")
    (tmp_path / "ref.json").write_text('{"a": "Open", "b": "Hello. How are you?", "c": "Close"}', encoding="utf-8")
    (tmp_path / "hyp.json").write_text('{"c": "Close", "b": "Hi. How are you?"}', encoding="utf-8")
    result = run("score", tmp_path / "hyp.json", tmp_path / "ref.json", "--source", tmp_path / "fr.json", "--json")
    assert [
        (each["source"], each["hypothesis"], each["references"]) for each in json.loads(result.stdout)["segments"]
    ] == [
        ("Ouvrir", "", ["Open"]),
        ("Bonjour. Ça va ?", "Hi. How are you?", ["Hello. How are you?"]),
        ("Fermer", "Close", ["Close"]),
    ]


def test_messages_without_a_common_key_are_aligned(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ref.json").write_text('{"a": "The cat sleeps."}', encoding="utf-8")
    (tmp_path / "hyp.json").write_text('{"b": "The cat sleeps."}', encoding="utf-8")
    result = run("score", tmp_path / "hyp.json", tmp_path / "ref.json", "--json")
    assert json.loads(result.stdout)["segments"][0]["hypothesis"] == "The cat sleeps."


def test_the_source_of_a_catalogue_of_names_is_a_french_catalogue(run: Run, tmp_path: Path) -> None:
    catalogue = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "app.welcome"\nmsgstr "{}"\n'
    (tmp_path / "fr.po").write_text(catalogue.format("Le PDG est à Paris"), encoding="utf-8")
    (tmp_path / "en.po").write_text(catalogue.format("The CEO is in Paris"), encoding="utf-8")
    result = run("score", tmp_path / "en.po", tmp_path / "en.po", "--source", tmp_path / "fr.po", "--json")
    content = json.loads(result.stdout)
    assert content["segments"][0]["source"] == "Le PDG est à Paris"
    assert content["terms"]["occurrences"] == 1


def xliff_12(*units: tuple[str, str, str, str]) -> str:
    """Return XLIFF 1.2 of units, each its file, id, source and target."""
    files = "".join(
        f'<file original="{name}" source-language="fr" target-language="en" datatype="plaintext"><body>'
        + "".join(
            f'<trans-unit id="{id_}"><source>{source}</source><target>{target}</target></trans-unit>'
            for file, id_, source, target in units
            if file == name
        )
        + "</body></file>"
        for name in dict.fromkeys(file for file, *_ in units)
    )
    return f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{files}</xliff>'


def xliff_20(*units: tuple[str, str, str, str]) -> str:
    """Return XLIFF 2.0 of segments, each its unit, id, source and target."""
    inner = "".join(
        f'<unit id="{name}">'
        + "".join(
            f'<segment id="{id_}"><source>{source}</source><target>{target}</target></segment>'
            for unit, id_, source, target in units
            if unit == name
        )
        + "</unit>"
        for name in dict.fromkeys(unit for unit, *_ in units)
    )
    head = '<xliff version="2.0" srcLang="fr" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">'
    return f'{head}<file id="f">{inner}</file></xliff>'


UNITS = [("a", "1", "Bonjour.", "Hello."), ("a", "2", "Merci.", "Thanks."), ("b", "1", "Fermer.", "Close.")]


@pytest.mark.parametrize("write", [xliff_12, xliff_20])
@pytest.mark.parametrize("kept", [UNITS[1:], UNITS[::-1]], ids=["one lacks", "other order"])
def test_units_of_several_files_are_told_apart(
    run: Run, tmp_path: Path, write: Callable[..., str], kept: list[tuple[str, str, str, str]]
) -> None:
    (tmp_path / "ref.xlf").write_text(write(*UNITS), encoding="utf-8")
    (tmp_path / "hyp.xlf").write_text(write(*kept), encoding="utf-8")
    content = json.loads(run("score", tmp_path / "hyp.xlf", tmp_path / "ref.xlf", "--json").stdout)
    found = {(each["source"], each["hypothesis"]) for each in content["segments"] if each["hypothesis"]}
    assert found == {(source, target) for _, _, source, target in kept}

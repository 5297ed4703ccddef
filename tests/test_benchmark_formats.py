"""`benchmarks/formats.py` compares the shape of what is written with the source's, in every format."""

from __future__ import annotations

import pytest
from benchmark_modules import load_benchmark

from translate.formats import names

shape = load_benchmark("formats").shape


@pytest.mark.parametrize(
    ("kind", "source", "same", "disturbed"),
    [
        ("text", "Un titre\n\nUne phrase.\n", "UN TITRE\n\nUNE PHRASE.\n", "UN TITRE UNE PHRASE.\n"),
        ("lines", "Un\nDeux\n", "UN\nDEUX\n", "UN DEUX\n"),
        ("tsv", "un\tdeux, trois\n", "UN\tDEUX\n", "UN DEUX\n"),
        ("csv", "un;deux\n", "UN;DEUX\n", "UN DEUX\n"),
        ("po", 'msgid "un"\nmsgstr ""\n', 'msgid "un"\nmsgstr "UN"\n', 'msgid "UN"\nmsgstr ""\n'),
        ("srt", "1\n00:01 --> 00:02\nUn\n", "1\n00:01 --> 00:02\nUN\n", "1\n00:01 --> 00:03\nUN\n"),
        ("json", '{"a": "un"}', '{"a": "UN"}', '{"A": "un"}'),
    ],
)
def test_a_shape_is_what_a_translation_leaves_as_it_is(kind: str, source: str, same: str, disturbed: str) -> None:
    assert kind in names()
    assert shape(kind, source.encode()) == shape(kind, same.encode()) != shape(kind, disturbed.encode())

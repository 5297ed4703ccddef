"""Attention becomes links between words."""

from __future__ import annotations

from translate.engine.alignment import align_words


def test_each_target_word_is_linked_to_the_source_word_its_pieces_attend_to() -> None:
    source, target = "le conseil vote.", "the board votes."
    source_spans = [(0, 2), (3, 6), (6, 10), (11, 15), (15, 16)]  # le, con|seil, vote, .
    target_spans = [(0, 3), (4, 9), (10, 14), (14, 15), (15, 16)]  # the, board, vote|s, .
    attention = [
        [0.8, 0.1, 0.1, 0.0, 0.0],
        [0.3, 0.3, 0.3, 0.1, 0.0],  # together the two pieces of "conseil" outweigh "le"
        [0.0, 0.0, 0.1, 0.9, 0.0],
        [0.4, 0.0, 0.0, 0.3, 0.3],
        [0.0, 0.0, 0.0, 0.0, 1.0],
    ]
    links = align_words(attention, source, source_spans, target, target_spans)
    assert [(source[slice(*left)], target[slice(*right)]) for left, right in links] == [
        ("le", "the"),
        ("conseil", "board"),
        ("vote", "votes"),
        (".", "."),
    ]


def test_bytes_of_a_rare_character_belong_to_it() -> None:
    links = align_words([[0.9, 0.1], [0.9, 0.1]], "½", [(0, 0), (0, 1)], "½", [(0, 0), (0, 1)])
    assert links == (((0, 1), (0, 1)),)


def test_nothing_is_linked_where_nothing_stands() -> None:
    assert align_words([], "", [], "", []) == ()

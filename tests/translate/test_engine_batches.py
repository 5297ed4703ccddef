"""Batches of one padded length: everything once, nothing too large."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translate.engine.batches import MAX_SENTENCES, STEP, Batch, padded_batches, padded_length


@given(st.lists(st.integers(1, 60), max_size=400), st.integers(1, 500))
def test_every_source_is_in_one_batch_of_its_padded_length(lengths: list[int], tokens: int) -> None:
    batches = padded_batches(lengths, tokens)
    assert sorted(index for batch in batches for index in batch.indexes) == list(range(len(lengths)))
    for batch in batches:
        assert {padded_length(lengths[index]) for index in batch.indexes} == {batch.length}
        assert batch.needs_filler == (max(lengths[index] for index in batch.indexes) < batch.length)
        size = len(batch.indexes)
        assert size == 1 or (size <= MAX_SENTENCES and size * batch.length <= tokens)


@given(st.integers(1, 1000))
def test_a_source_is_padded_to_the_next_multiple(length: int) -> None:
    assert padded_length(length) % STEP == 0
    assert length <= padded_length(length) < length + STEP


def test_the_longest_sources_come_first() -> None:
    batches = padded_batches([3, 90, 8, 1], 100)
    assert batches == [Batch((1,), 96, needs_filler=True), Batch((2, 0, 3), 8, needs_filler=False)]


def test_sources_that_reach_the_length_are_spread_over_the_batches() -> None:
    batches = padded_batches([8, 8, 5, 5, 5, 5], 24)
    assert [batch.needs_filler for batch in batches] == [False, False]


def test_a_group_is_cut_evenly() -> None:
    assert [len(batch.indexes) for batch in padded_batches([10] * 33, 16 * 32)] == [17, 16]

"""Batches of one length: everything once, nothing too large."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translate.engine.batches import MAX_SENTENCES, equal_length_batches


@given(st.lists(st.integers(0, 60), max_size=400), st.integers(1, 500))
def test_every_source_is_in_one_batch_with_others_of_its_length(lengths: list[int], tokens: int) -> None:
    batches = equal_length_batches(lengths, tokens)
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len({lengths[index] for index in batch}) == 1
        assert len(batch) == 1 or (len(batch) <= MAX_SENTENCES and len(batch) * lengths[batch[0]] <= tokens)


def test_the_longest_sources_come_first() -> None:
    assert equal_length_batches([3, 9, 3, 1], 100) == [[1], [0, 2], [3]]


def test_a_group_is_cut_evenly() -> None:
    assert [len(batch) for batch in equal_length_batches([10] * 33, 320)] == [16, 17]

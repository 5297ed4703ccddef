"""The training recipe: what can be checked without PyTorch or data. With PyTorch, parity of the export."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import pytest

from training import align
from training.annotate import annotate, phrases, tokens
from training.augment import CHANGES, change, marked, upper
from training.config import PRESETS
from training.evaluate import at_random, exact


def links(french: str, english: str, words: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """Return word links by naming the words."""
    sides = [[text[slice(*span)] for span in tokens(text)] for text in (french, english)]
    return [(sides[0].index(f), sides[1].index(e)) for f, e in words]


FRENCH = "Le conseil d'administration a nommé Mira Murati."
ENGLISH = "The board of directors appointed Mira Murati."
LINKS = links(
    FRENCH,
    ENGLISH,
    [
        ("Le", "The"),
        ("conseil", "board"),
        ("administration", "directors"),
        ("nommé", "appointed"),
        ("Mira", "Mira"),
        ("Murati", "Murati"),
    ],
)


def test_a_phrase_pair_is_aligned_to_itself_and_bordered_by_content_words() -> None:
    found = {(FRENCH[slice(*p.source)], ENGLISH[slice(*p.target)]) for p in phrases(FRENCH, ENGLISH, LINKS)}
    assert ("conseil d'administration", "board of directors") in found
    assert ("Mira Murati", "Mira Murati") in found
    assert not any(source.startswith("d'") or target.startswith("The") for source, target in found)


@pytest.mark.parametrize(
    ("french", "english", "words", "expected"),
    [
        ("un week-end", "a weekend", [("week", "weekend"), ("end", "weekend")], {("week-end", "weekend")}),
        ("un week-end", "a weekend", [("week", "weekend")], set()),
        ("M. Cohn-Bendit", "Mr Cohn-Bendit", [("Cohn", "Cohn")], set()),
        ("une chaise", "a wood-chair", [("chaise", "chair")], set()),
        ("le chef du parti", "the party's chief", [("parti", "party'"), ("chef", "chief")],
         {("parti", "party"), ("chef", "chief"), ("chef du parti", "party's chief")}),
        ("vous êtes prêt", "you're ready", [("êtes", "re"), ("prêt", "ready")], {("prêt", "ready")}),
        ("pouvez copier", "can't copy", [("pouvez", "can'"), ("copier", "copy")],
         {("copier", "copy"), ("pouvez copier", "can't copy")}),
        ("aujourd'hui parti", "today gone", [("aujourd'", "today"), ("parti", "gone")],
         {("parti", "gone"), ("aujourd'hui parti", "today gone")}),
    ],
)  # fmt: skip
def test_a_phrase_is_cut_out_of_no_word(
    french: str, english: str, words: list[tuple[str, str]], expected: set[tuple[str, str]]
) -> None:
    found = phrases(french, english, links(french, english, words))
    assert {(french[slice(*p.source)], english[slice(*p.target)]) for p in found} == expected


def test_an_annotated_source_carries_the_words_of_its_english() -> None:
    for seed in range(50):
        source, target = annotate(FRENCH, ENGLISH, LINKS, random.Random(seed))
        for part in source.split("⟦")[1:]:
            order = part.split("⟨ ")[1].split("⟧")[0]
            assert order.lower().split()[0][:5] in target.lower(), (source, target)


def test_wrong_targets_come_from_all_domains() -> None:
    from training.shards import WRONG, remember

    kept: list[tuple[str, str]] = []
    rng = random.Random(1)
    for domain in ("news", "law"):
        for number in range(2 * WRONG):
            remember((domain, str(number)), kept, rng)
    assert len(kept) == WRONG
    assert WRONG / 2 < sum(domain == "law" for domain, _ in kept) < WRONG


def test_a_wrong_target_is_carried_by_the_english() -> None:
    seen = [annotate(FRENCH, ENGLISH, LINKS, random.Random(seed), [("chaise", "wooden chair")]) for seed in range(200)]
    obeyed = [(s, t) for s, t in seen if "wooden chair" in s.lower()]
    assert obeyed
    assert all("wooden chair" in t.lower() for _, t in obeyed)


@pytest.mark.parametrize("seed", range(30))
def test_marks_stand_once_on_both_sides_in_the_order_of_the_source(seed: int) -> None:
    pair = ("Ouvrez `run.py` avec Python 312 sur Linux.", "On Linux, open `run.py` with Python 312.")
    source, target = marked(pair, random.Random(seed))
    numbers = [c for i, c in enumerate(source) if i and source[i - 1] == "⟪"]
    assert numbers == sorted(numbers)
    assert sorted(numbers) == sorted(c for i, c in enumerate(target) if i and target[i - 1] == "⟪")


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le chef du Quebec", "The chief of the Quebecker"),
        ("dans les années 1990", "in the 1990s"),
        ("L'Ange de la Mort", "Angel of Death"),
    ],
)
def test_a_mark_stands_for_no_part_of_a_word(french: str, english: str) -> None:
    for seed in range(30):
        _, target = marked((french, english), random.Random(seed))
        assert english in target, "no mark but at an end, or round the line"


def test_marks_stand_for_tags_that_touch_words_and_for_names_that_longer_words_hold_too() -> None:
    pairs = [("du <b>texte", "of <b>text"), ("le Quebec aux Quebeckois", "Quebec for Quebeckers")]
    for french, english in pairs:
        seen = {marked((french, english), random.Random(seed)) for seed in range(30)}
        assert any("⟪0⟫t" in target or "⟪0⟫ for Quebeckers" in target for _, target in seen)


def test_shares_of_changes_leave_most_lines_alone() -> None:
    assert sum(share for share, _ in CHANGES) < 0.4
    rng = random.Random(3)
    same = sum(change((FRENCH, ENGLISH), rng) == (FRENCH, ENGLISH) for _ in range(2000))
    assert 1200 < same < 1700


def test_capitals_are_on_both_sides() -> None:
    source, target = upper(("L'été.", "Summer."), random.Random(1))
    assert source.isupper()
    assert target == "SUMMER."


def test_the_last_part_leaves_out_pairs_whose_english_is_the_longer(tmp_path: Path) -> None:
    from training.config import FINISH_WEIGHTS
    from training.shards import Pools, mix, wordy

    short = ("Le chat noir dort sur le grand lit blanc.", "The black cat sleeps on the bed.")
    longer = ("Le chat noir dort sur le grand lit blanc.", "The cat that is black is asleep on the big white bed.")
    assert [wordy(*pair) for pair in (short, longer, ("Il dort.", "He is fast asleep."))] == [False, True, False]
    (tmp_path / "pool").mkdir()
    for domain in FINISH_WEIGHTS:
        lines = "".join("\t".join(pair) + "\n" for pair in (short, longer) * 20)
        (tmp_path / "pool" / f"{domain}.tsv").write_text(lines, encoding="utf-8")
    for concise in (True, False):
        pairs = mix(Pools(tmp_path), 1, 0, 100, FINISH_WEIGHTS, 1, 80, concise=concise)
        assert pairs
        assert any("that is" in english.lower() for _, english in pairs) != concise


def test_a_preset_states_its_size() -> None:
    assert 21e6 < PRESETS["base"].parameters < 25e6
    assert PRESETS["small"].flops_per_token() < PRESETS["base"].flops_per_token() / 2.5


def test_an_exported_model_scores_as_the_trained_one_and_comes_back(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch belongs to training, not to the product")
    import ctranslate2
    import sentencepiece as spm

    from training.config import END, RESERVED, START
    from training.evaluate import Bare
    from training.grow import grow
    from training.model import Transformer
    from training.package import export_model, export_package, read_package
    from training.train import check_vocabulary
    from translate.engine.sums import check_sums

    text = [f"{FRENCH} {n} {ENGLISH}" for n in range(200)]
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(text),
        model_prefix=str(tmp_path / "sp"),
        model_type="bpe",
        vocab_size=512,
        user_defined_symbols=list(RESERVED),
        unk_id=0,
        bos_id=1,
        eos_id=2,
        pad_id=3,
        byte_fallback=True,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    processor = spm.SentencePieceProcessor(model_file=str(tmp_path / "sp.model"))
    config = PRESETS["tiny"]
    config = type(config)(processor.get_piece_size(), 64, 2, 128, 2, 1)
    torch.manual_seed(1)
    model = Transformer(config).eval()
    with torch.no_grad():
        for weight in model.parameters():
            weight.mul_(1.5)
    check_vocabulary(tmp_path / "sp.model", config)
    with pytest.raises(SystemExit, match="pieces, and the model 9999"):
        check_vocabulary(tmp_path / "sp.model", dataclasses.replace(config, vocabulary=9999))
    export_model(config, model.state_dict(), tmp_path / "sp.model", tmp_path / "float", quantization=None)
    translator = ctranslate2.Translator(str(tmp_path / "float"), compute_type="float32")
    source, target = processor.encode(FRENCH), processor.encode(ENGLISH)
    scored = translator.score_batch([processor.encode(FRENCH, out_type=str)], [processor.encode(ENGLISH, out_type=str)])
    with torch.no_grad():
        states = model(torch.tensor([[*source, END]]), torch.tensor([[START, *target]]))
        logs = (states @ model.embedding.T).log_softmax(-1)[0]
    expected = [logs[i, token].item() for i, token in enumerate([*target, END])]
    assert scored[0].log_probs == pytest.approx(expected, abs=1e-4)

    package, lexicon = tmp_path / "package", tmp_path / "lexicon.tsv"
    lexicon.write_text("licorne\tunicorn\n", encoding="utf-8")
    for dictionary in (lexicon, None):  # over the one before, whose checksums and dictionary are not its own
        export_package(config, model.state_dict(), tmp_path / "sp.model", package, "0", 1, dictionary)
        assert (Bare(package).lexicon is None, (package / "lexicon.tsv").exists()) == (not dictionary, bool(dictionary))
        assert check_sums(package) == len([path for path in package.rglob("*") if path.is_file()]) - 1
    check_vocabulary(tmp_path / "sp.model", config, package)
    (tmp_path / "other.model").write_bytes(b"another one")
    with pytest.raises(SystemExit, match=r"other\.model is not the vocabulary of .*package: copy"):
        check_vocabulary(tmp_path / "other.model", config, package)
    again, weights = read_package(package)
    assert again == config
    for name, weight in model.state_dict().items():
        assert (weights[name] - weight).abs().max() <= weight.abs().max() / 100, name

    larger = type(config)(config.vocabulary, 96, 3, 192, 4, 1)
    _, state = grow(config, {"masters": model.state_dict()}, larger)
    grown = Transformer(larger).eval()
    grown.load_state_dict(state["masters"])
    with torch.no_grad():
        states = grown(torch.tensor([[*source, END]]), torch.tensor([[START, *target]]))
        difference = ((states @ grown.embedding.T).log_softmax(-1)[0] - logs).abs().max()
    assert difference < 0.2


def test_a_checkpoint_of_a_gpu_is_read_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch belongs to training, not to the product")
    from training.train import read

    monkeypatch.setattr(torch.serialization, "location_tag", lambda _: "cuda:0")
    torch.save({"embedding": torch.ones(2)}, tmp_path / "checkpoint.pt")
    assert read(tmp_path / "checkpoint.pt")["embedding"].device.type == "cpu"


def test_every_checkpoint_is_read_by_one_function() -> None:
    training = Path(__file__).parent.parent / "training"
    assert [p.name for p in training.glob("*.py") if "torch.load(" in p.read_text(encoding="utf-8")] == ["train.py"]


def test_weights_that_are_no_longer_finite_are_not_written_over_good_ones(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="PyTorch belongs to training, not to the product")
    from training.model import Transformer
    from training.optimiser import Optimiser
    from training.train import Progress, read, save

    config, checkpoint = PRESETS["tiny"], tmp_path / "checkpoint.pt"
    optimiser = Optimiser(Transformer(config))
    save(checkpoint, config, optimiser, Progress(tokens=7))
    optimiser.masters["decoder_norm.gain"][3] = float("nan")
    with pytest.raises(FloatingPointError, match="no longer finite"):
        save(checkpoint, config, optimiser, Progress(tokens=8))
    saved = read(checkpoint)
    assert saved["progress"]["tokens"] == 7
    assert saved["optimiser"]["masters"]["decoder_norm.gain"].isfinite().all()


def test_the_mean_of_two_runs_is_written_as_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch belongs to training, not to the product")
    from training import average

    for run, value in (("one", 1.0), ("two", 5.0)):
        folder = tmp_path / "runs" / run
        folder.mkdir(parents=True)
        weights = {name: {"embedding": torch.full((2, 2), value)} for name in ("average", "masters")}
        torch.save({"config": {"width": 2}, "optimiser": weights, "progress": run}, folder / "checkpoint.pt")
        (folder / "log.tsv").write_text(run)
        (folder / "model.json").write_text("{}")
    begin = ["average", "--home", str(tmp_path), "--run", "mean", "--of"]
    monkeypatch.setattr("sys.argv", [*begin, "one=0.75", "two=0.25"])
    average.main()
    saved = torch.load(tmp_path / "runs" / "mean" / "checkpoint.pt", weights_only=False)
    for weights in ("average", "masters"):  # what is exported, and what training goes on from
        assert saved["optimiser"][weights]["embedding"].tolist() == [[2.0, 2.0], [2.0, 2.0]]
    assert (saved["progress"], (tmp_path / "runs" / "mean" / "log.tsv").read_text()) == ("one", "one")
    monkeypatch.setattr("sys.argv", [*begin, "one=0.75", "two=0.5"])
    with pytest.raises(SystemExit):
        average.main()


def test_a_mean_overwrites_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch", reason="PyTorch belongs to training, not to the product")
    from training import average

    (tmp_path / "runs" / "one").mkdir(parents=True)
    monkeypatch.setattr("sys.argv", ["average", "--home", str(tmp_path), "--run", "one", "--of", "one=1"])
    with pytest.raises(SystemExit):
        average.main()
    assert "is there already: choose another name" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--lines", "news"], "invalid prefix value: 'news'"),
        (["--lines", "news=9", "general=9", "--only", "genral", "news"], "--only genral: not among --lines"),
    ],
)
def test_a_domain_that_cannot_be_aligned_is_told(
    options: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["align", "--home", "nowhere", *options])
    with pytest.raises(SystemExit):
        align.main()
    assert message in capsys.readouterr().err


def test_random_targets_are_those_of_other_lines_and_count_as_whole_words() -> None:
    lines = [
        ("une maladie", "a disease of the lung", [("maladie", "disease")]),
        ("le poumon", "the lung", [("poumon", "lung")]),
        ("un os", "a bone", [("os", "bone")]),
    ]
    drawn = [at_random(lines, random.Random(seed)) for seed in range(40)]
    assert {line[0][1] for line, _, _ in drawn} == {"bone"}, "not lung, which the reference has"
    assert {line[0][1] for _, line, _ in drawn} == {"disease", "bone"}
    assert exact(["diseases of A bone", "the 3% of lungs"], [["disease", "bone"], ["3%", "lung"]]) == 50.0


@pytest.mark.parametrize(
    ("seen", "tokens", "decay", "expected"),
    [(0, 0, 0.35, 1.0), (640, 1000, 0.4, 0.9), (1000, 1000, 0.4, 0.0), (640, 1000, 0.0, 1.0), (500, 1000, 2.0, 0.25)],
)
def test_the_rate_falls_over_the_last_part_if_any(seen: int, tokens: int, decay: float, expected: float) -> None:
    pytest.importorskip("torch", reason="PyTorch belongs to training, not to the product")
    from training.train import Progress, rate

    assert rate(Progress(tokens=seen), 100, tokens, decay) == pytest.approx(expected)


def test_the_model_that_is_called_for_a_gradient_may_be_a_wrapped_one() -> None:
    torch = pytest.importorskip("torch", reason="PyTorch belongs to training, not to the product")
    import numpy as np

    from training import batches
    from training.config import END
    from training.model import Transformer
    from training.train import gradients_of

    class Wrapped(torch.nn.Module):
        """What `torch.compile` returns has no truth value: it passes `len` on to a model that has none."""

        def __init__(self, model: Transformer) -> None:
            super().__init__()
            self.model, self.calls = model, 0

        def __len__(self) -> int:
            raise TypeError("no length")

        def forward(self, *sides: object) -> object:
            self.calls += 1
            return self.model(*sides)

    model = Transformer(PRESETS["tiny"])
    wrapped = Wrapped(model)
    line = np.array([7, 8, 9, END], np.uint16)
    batch = batches.make([line], [line])
    (plain, likelihood), (other, same) = (gradients_of(model, 0.1, run)(batch) for run in (None, wrapped))
    assert wrapped.calls == 1
    assert likelihood == same > 0
    assert all(torch.equal(one, two) for one, two in zip(plain, other, strict=True))


def test_a_surer_model_is_judged_the_same_at_another_temperature() -> None:
    torch = pytest.importorskip("torch", reason="PyTorch belongs to training, not to the product")
    from concurrent.futures import ThreadPoolExecutor

    import numpy as np

    from training.batches import make
    from training.compare import SMOOTHING, judge
    from training.model import Transformer

    torch.manual_seed(1)
    model = Transformer(PRESETS["tiny"]).eval()
    rows = [np.asarray([*range(10, 10 + length), 2]) for length in (3, 7, 5)]
    batches = [make(rows, rows), make(rows[:1], rows[1:2])]
    with ThreadPoolExecutor(2) as workers, torch.no_grad():
        before = judge(model, batches, workers)
        model.decoder_norm.gain.mul_(0.8)
        after = judge(model, batches, workers)
    assert after.likelihoods[0.8] == pytest.approx(before.likelihoods[1.0], rel=1e-5)
    assert after.likelihoods[1.0] != pytest.approx(before.likelihoods[1.0], rel=1e-5)
    assert after.accuracy == before.accuracy
    with ThreadPoolExecutor(1) as workers, pytest.raises((RuntimeError, NotImplementedError)) as told:
        judge(model.to("meta"), batches, workers)  # a device that has shapes, and no figures
    assert "expected device" not in str(told.value), "the batches go where the model is"
    uniform = float(np.log(PRESETS["tiny"].vocabulary))
    assert before.smoothed > (1 - SMOOTHING) * before.likelihoods[1.0] + SMOOTHING * uniform - 1e-6

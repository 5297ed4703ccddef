"""Export a model as an Argos package for CTranslate2, and read such a package's weights back.

    python -m training.package --home HOME --run NAME --into FOLDER [--version V] [--raw]

A package folder holds `metadata.json`, `model/` (CTranslate2, int8), `sentencepiece.model`, `lexicon.tsv` where HOME
has one, `SHA256SUMS`, and `README.md`, the model card. `read_package` undoes the export up to the rounding of int8, so
that training can go on from a package alone.
"""

from __future__ import annotations

import argparse
import json
import shutil
import struct
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.config import END, MARKS, START, TERM_END, TERM_START, TERM_TARGET, UNKNOWN, ModelConfig
from training.train import read
from translate.engine.package import LEXICON
from translate.engine.protocol import HINT
from translate.engine.sums import write_sums

DTYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)  # ids of CTranslate2's DataType, in order


def specification(config: ModelConfig, weights: dict[str, Tensor], pieces: list[str]) -> Any:
    """Return a CTranslate2 transformer specification filled with `weights`."""
    import ctranslate2
    from ctranslate2.specs import transformer_spec

    common = {
        "pre_norm": True,
        "activation": ctranslate2.specs.Activation.SWISH,
        "ffn_glu": True,
        "rms_norm": True,
        "rotary_dim": 0,
        "rotary_interleave": False,
    }
    encoder = transformer_spec.TransformerEncoderSpec(config.encoder_layers, config.heads, **common)
    decoder = transformer_spec.TransformerDecoderSpec(config.decoder_layers, config.heads, **common)
    spec = transformer_spec.TransformerSpec(encoder, decoder)

    def value(name: str) -> np.ndarray:
        return weights[name].float().cpu().numpy().copy()  # quantisation works in place

    for side, name in ((spec.encoder, "encoder"), (spec.decoder, "decoder")):
        side.scale_embeddings = True
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = value("embedding")
        side.layer_norm.gamma = value(f"{name}_norm.gain")
        for number, layer in enumerate(side.layer):
            here = f"{name}.{number}"
            layer.self_attention.layer_norm.gamma = value(f"{here}.self_norm.gain")
            layer.self_attention.linear[0].weight = value(f"{here}.self_attention.inputs.weight")
            layer.self_attention.linear[1].weight = value(f"{here}.self_attention.output.weight")
            if name == "decoder":
                layer.attention.layer_norm.gamma = value(f"{here}.cross_norm.gain")
                layer.attention.linear[0].weight = value(f"{here}.cross_attention.query.weight")
                layer.attention.linear[1].weight = value(f"{here}.cross_attention.memory.weight")
                layer.attention.linear[2].weight = value(f"{here}.cross_attention.output.weight")
            layer.ffn.layer_norm.gamma = value(f"{here}.forward_norm.gain")
            gate, up = np.split(value(f"{here}.feed_forward.gate_up.weight"), 2)
            layer.ffn.linear_0.weight, layer.ffn.linear_0_noact.weight = gate, up
            layer.ffn.linear_1.weight = value(f"{here}.feed_forward.down.weight")
    spec.decoder.projection.weight = value("embedding")
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.bos_token, spec.config.eos_token = pieces[START], pieces[END]
    spec.config.unk_token, spec.config.decoder_start_token = pieces[UNKNOWN], pieces[START]
    spec.config.add_source_bos, spec.config.add_source_eos = False, True
    return spec


def export_model(
    config: ModelConfig,
    weights: dict[str, Tensor],
    sentencepiece: Path,
    folder: Path,
    quantization: str | None = "int8",
) -> None:
    """Write the CTranslate2 model folder; `quantization` None keeps float32."""
    import sentencepiece as spm

    processor = spm.SentencePieceProcessor(model_file=str(sentencepiece))
    pieces = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    spec = specification(config, weights, pieces)
    spec.validate()
    spec.optimize(quantization=quantization)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    spec.save(str(folder))


def export_package(
    config: ModelConfig,
    weights: dict[str, Tensor],
    sentencepiece: Path,
    folder: Path,
    version: str,
    tokens: int,
    lexicon: Path | None = None,
) -> None:
    """Write an Argos package folder with its checksums, and with the lexicon whose hints the model reads, or none; a
    model card there stays."""
    folder.mkdir(parents=True, exist_ok=True)
    export_model(config, weights, sentencepiece, folder / "model")
    shutil.copyfile(sentencepiece, folder / "sentencepiece.model")
    if lexicon:
        shutil.copyfile(lexicon, folder / LEXICON)
    else:
        (folder / LEXICON).unlink(missing_ok=True)
    metadata = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": "fr",
        "from_name": "French",
        "to_code": "en",
        "to_name": "English",
        "type": "translate",
        "target_prefix": "",
        "entente": {
            "annotation": [TERM_START, TERM_TARGET, TERM_END],
            "marks": list(MARKS),
            **({"hints": HINT} if lexicon else {}),
            "parameters": config.parameters,
            "trained_tokens": tokens,
        },
    }
    (folder / "metadata.json").write_text(json.dumps(metadata, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    write_sums(folder)


def read_variables(path: Path) -> dict[str, np.ndarray]:
    """Return the variables of a CTranslate2 `model.bin` (binary version 6), aliases included."""
    data = memoryview(path.read_bytes())
    place = 0

    def take(form: str) -> Any:
        nonlocal place
        (value,) = struct.unpack_from("<" + form, data, place)
        place += struct.calcsize("<" + form)
        return value

    def text() -> str:
        nonlocal place
        length = take("H")
        value = bytes(data[place : place + length]).rstrip(b"\0").decode()
        place += length
        return value

    version = take("I")
    if version != 6:
        raise ValueError(f"{path}: binary version {version}, expected 6")
    text(), take("I")
    variables: dict[str, np.ndarray] = {}
    for _ in range(take("I")):
        name = text()
        shape = [take("I") for _ in range(take("B"))]
        dtype = np.dtype(DTYPES[take("B")])
        length = take("I")
        variables[name] = np.frombuffer(data[place : place + length], dtype).reshape(shape)
        place += length
    for _ in range(take("I")):
        alias = text()
        variables[alias] = variables[text()]
    return variables


def read_package(folder: Path) -> tuple[ModelConfig, dict[str, Tensor]]:
    """Return the shape and the float32 weights of a package that `export_package` wrote."""
    variables = read_variables(folder / "model" / "model.bin")

    def value(name: str) -> Tensor:
        array = variables[name].astype(np.float32)
        if f"{name}_scale" in variables:
            array = array / variables[f"{name}_scale"].astype(np.float32)[:, None]
        return torch.from_numpy(np.ascontiguousarray(array))

    def layers(side: str) -> int:
        return 1 + max(
            int(n.split("_")[1].split("/")[0])
            for n in (name.removeprefix(f"{side}/") for name in variables if name.startswith(f"{side}/layer_"))
            if n.split("_")[1].split("/")[0].isdigit()
        )

    embedding = value("decoder/embeddings/weight")
    config = ModelConfig(
        vocabulary=embedding.shape[0],
        width=embedding.shape[1],
        heads=int(variables["encoder/num_heads"].reshape(())),
        feed_forward=variables["encoder/layer_0/ffn/linear_0/weight"].shape[0],
        encoder_layers=layers("encoder"),
        decoder_layers=layers("decoder"),
    )
    weights = {"embedding": embedding}
    for side, depth in (("encoder", config.encoder_layers), ("decoder", config.decoder_layers)):
        weights[f"{side}_norm.gain"] = value(f"{side}/layer_norm/gamma")
        for number in range(depth):
            here, there = f"{side}/layer_{number}", f"{side}.{number}"
            weights[f"{there}.self_norm.gain"] = value(f"{here}/self_attention/layer_norm/gamma")
            weights[f"{there}.self_attention.inputs.weight"] = value(f"{here}/self_attention/linear_0/weight")
            weights[f"{there}.self_attention.output.weight"] = value(f"{here}/self_attention/linear_1/weight")
            if side == "decoder":
                weights[f"{there}.cross_norm.gain"] = value(f"{here}/attention/layer_norm/gamma")
                weights[f"{there}.cross_attention.query.weight"] = value(f"{here}/attention/linear_0/weight")
                weights[f"{there}.cross_attention.memory.weight"] = value(f"{here}/attention/linear_1/weight")
                weights[f"{there}.cross_attention.output.weight"] = value(f"{here}/attention/linear_2/weight")
            weights[f"{there}.forward_norm.gain"] = value(f"{here}/ffn/layer_norm/gamma")
            gate, up = value(f"{here}/ffn/linear_0/weight"), value(f"{here}/ffn/linear_0_noact/weight")
            weights[f"{there}.feed_forward.gate_up.weight"] = torch.cat((gate, up))
            weights[f"{there}.feed_forward.down.weight"] = value(f"{here}/ffn/linear_1/weight")
    return config, weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--run", default="main")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--version", default="0.1")
    parser.add_argument("--raw", action="store_true", help="the weights as they are, not their average")
    arguments = parser.parse_args()
    saved = read(arguments.home / "runs" / arguments.run / "checkpoint.pt")
    weights = saved["optimiser"]["masters" if arguments.raw else "average"]
    tokens = saved["progress"]["tokens"] + saved["progress"].get("earlier", 0)
    config = ModelConfig(**saved["config"])
    vocabulary, lexicon = arguments.home / "sentencepiece.model", arguments.home / LEXICON
    known = lexicon if lexicon.exists() else None
    export_package(config, weights, vocabulary, arguments.into, arguments.version, tokens, known)
    size = sum(path.stat().st_size for path in arguments.into.rglob("*") if path.is_file())
    print(f"{arguments.into}: {config.parameters / 1e6:.1f} M parameters, {size / 1e6:.1f} MB, {tokens} tokens")


if __name__ == "__main__":
    main()

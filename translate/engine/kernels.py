"""Which of CTranslate2's kernels this processor is to run.

CTranslate2 stops at AVX2 unless it is told otherwise, since the first processors with AVX-512 slowed down under it.
Those that multiply bfloat16 (AMD Zen 4, Intel Cooper Lake and Sapphire Rapids, and later) do not: measured on a Zen 4,
one thread, int8, beam 4, the same 256 sentences decode in 2.43 to 2.57 s instead of 2.71 to 2.77 s.
"""

from __future__ import annotations

import os
from pathlib import Path

WISH = "CT2_FORCE_CPU_ISA"  # CTranslate2 reads it once, when its first model is loaded
NEEDED = frozenset({"avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl", "avx512_bf16"})


def prefer_wide(processors: Path = Path("/proc/cpuinfo")) -> None:
    """Ask for the AVX-512 kernels where every processor runs them at full speed; who has set the wish is obeyed.

    Where `processors` cannot be read (another system than Linux), CTranslate2 decides.
    """
    if WISH in os.environ:
        return
    try:
        lines = processors.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    flags = [set(line.partition(":")[2].split()) for line in lines if line.startswith("flags")]
    if flags and all(each >= NEEDED for each in flags):
        os.environ[WISH] = "AVX512"

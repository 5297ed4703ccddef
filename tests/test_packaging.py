"""What is installed: a wheel with the embedded model and the default glossary, light, without what is kept out."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from translate.engine.find import EMBEDDED

ROOT = Path(__file__).resolve().parents[1]
FORBIDDEN = {"torch", "spacy", "stanza", "minisbd"}
LIMIT = 400_000_000  # bytes installed

with_model = pytest.mark.skipif(not EMBEDDED.is_dir(), reason="the embedded model is not in this checkout")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_packages_and_the_default_glossary_and_no_tests(wheel: Path) -> None:
    names = contents(wheel)
    data = {path.relative_to(ROOT).as_posix() for path in (ROOT / "glossary" / "data").glob("*.csv")}
    assert data
    assert data <= names
    assert {"cli.py", "translate/pipeline.py", "glossary/term.py"} <= names
    assert not [name for name in names if name.startswith(("tests/", "corpus/", "training/"))]


@with_model
def test_the_wheel_holds_the_whole_embedded_model(wheel: Path) -> None:
    model = {path.relative_to(ROOT).as_posix() for path in EMBEDDED.rglob("*") if path.is_file()}
    assert f"{EMBEDDED.relative_to(ROOT).as_posix()}/model/model.bin" in model
    assert model <= contents(wheel)


@with_model
def test_the_wheel_works_when_installed_elsewhere(wheel: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(elsewhere)
    code = "import sys, translate; sys.stderr.write(translate.__file__); from cli import main; main(['translate'])"
    result = subprocess.run(
        [sys.executable, "-c", code],
        input="Le conseil d'administration a nommé Sam Altman PDG.",
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(elsewhere)},
        check=True,
    )
    assert result.stderr.startswith(str(elsewhere))
    assert "Sam Altman" in result.stdout
    assert "CEO" in result.stdout


def test_what_the_house_keeps_out_is_not_there() -> None:
    installed = {str(each.metadata["Name"]).lower() for each in importlib.metadata.distributions()}
    if "eflomal" in installed:  # the group `training`, of which PyTorch is a part that is chosen by hand
        installed -= {"torch"}
    assert not FORBIDDEN & installed


@with_model
def test_what_the_house_keeps_out_is_not_needed() -> None:
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({sorted(FORBIDDEN)})); from cli import main; main(['translate'])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], input="Le chat dort.", capture_output=True, encoding="utf-8", cwd=ROOT, check=True
    )
    assert "cat" in result.stdout


def test_the_source_distribution_has_what_its_tests_read() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = {name.strip("/") for name in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]}
    assert {"benchmarks", "requirements.txt", "tests"} <= included
    assert [name for name in included if not (ROOT / name).exists()] == []


def pinned() -> dict[str, str]:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def test_the_requirements_file_is_exact_and_names_no_host() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert all(re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line) for line in text.splitlines())
    assert not FORBIDDEN & set(pinned())


def test_both_ways_in_install_the_same_versions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    constraints = dict(row.split("==") for row in project["tool"]["uv"]["constraint-dependencies"])
    assert {name: constraints.get(name) for name in pinned()} == pinned()
    wanted = {re.split(r"[<>=\[ ]", row)[0].replace(".", "-") for row in project["project"]["dependencies"]}
    assert wanted <= set(pinned())
    overridden = {row.split(" ")[0] for row in project["tool"]["uv"]["override-dependencies"]}
    assert overridden == FORBIDDEN - {"torch"}


def test_the_requirements_file_is_complete() -> None:
    """Whatever a pinned package asks for is pinned too, but for what is kept out."""
    missing = set()
    for name in pinned():
        for row in importlib.metadata.requires(name) or ():
            requirement = re.split(r"[<>=!~\[ ;(]", row)[0].lower().replace("_", "-")
            if "extra ==" not in row and "win32" not in row.lower() and "platform_system" not in row:
                missing.add(requirement)
    assert missing - set(pinned()) - FORBIDDEN <= {"setuptools", "pywin32"}


@with_model
def test_what_is_installed_is_light() -> None:
    size = sum(path.stat().st_size for folder in ("translate", "glossary") for path in (ROOT / folder).rglob("*"))
    for name in pinned():
        files = importlib.metadata.files(name) or []
        size += sum(path.stat().st_size for each in files if (path := Path(str(each.locate()))).is_file())
    assert size < LIMIT

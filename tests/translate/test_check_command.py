"""`entente check` reads standard input in the place of one of its texts, once."""

from __future__ import annotations

from conftest import Run


def test_the_french_may_come_from_standard_input(run: Run, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("He sold 12 cars.\n", encoding="utf-8")
    result = run("check", tmp_path / "a.txt", "--source", "-", "--fail-on", "error", input="Il a vendu 13 voitures.\n")
    assert result.exit_code == 1
    assert "numbers" in result.stdout


def test_standard_input_is_read_once(run: Run) -> None:
    for arguments in (["-", "-"], ["-", "--source", "-"], ["--source", "-"]):
        refused = run("check", *arguments, input="He sold 12 cars.\n")
        assert refused.exit_code == 2
        assert "standard input can be read only once" in refused.stderr

"""Write the reference part of docs/commands.md from the command line itself: `python docs/commands.py`.

What stands above the mark in that file is written by hand and stays.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

FILE = Path(__file__).with_suffix(".md")
MARK = "<!-- From here on docs/commands.py writes. -->\n"


def commands(command: click.Command, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """Yield a command and all below it, each with its context, in the order of the help."""
    yield command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, click.Context(below, info_name=name, parent=context))


def section(command: click.Command, context: click.Context) -> str:
    """Return what the help of a command says, as Markdown."""
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    lines = [f"## {context.command_path}", "", "```", usage, "```", ""]
    lines += [line for paragraph in paragraphs for line in (" ".join(paragraph.split()), "")]
    told = []
    for each in command.get_params(context):
        record = each.get_help_record(context) if isinstance(each, click.Option) else None
        if record is not None and "--help" not in each.opts:  # versions of Click name it otherwise
            told.append(f"- `{record[0]}`: {' '.join(record[1].split())}")
    if isinstance(command, click.Group):
        names = [f"{context.command_path} {name}" for name in command.list_commands(context)]
        told += [f"- [`{name}`](#{name.replace(' ', '-')})" for name in names]
    return "\n".join([*lines, *told, ""] if told else lines)


def reference(entente: click.Group) -> str:
    """Return the whole reference."""
    context = click.Context(entente, info_name="entente", terminal_width=10_000)
    return "\n".join(section(command, each) for command, each in commands(entente, context))


def renewed(text: str, entente: click.Group) -> str:
    """Return the file's text with its reference as the command line is now."""
    return text[: text.index(MARK)] + MARK + "\n" + reference(entente)


if __name__ == "__main__":
    sys.path.insert(0, str(FILE.parents[1]))
    from cli import entente

    FILE.write_text(renewed(FILE.read_text(encoding="utf-8"), entente), encoding="utf-8")

"""The group `entente glossary`: which verbs it has and where each lives. A verb is imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

# verb: (module, the line shown by --help)
VERBS = {
    "list": ("reading", "List the entries."),
    "show": ("reading", "Show an entry whole."),
    "find": ("reading", "Find entries like a word or phrase."),
    "stats": ("reading", "Count entries by kind and file."),
    "diff": ("reading", "Show what differs between two glossaries."),
    "add": ("changing", "Add an entry."),
    "edit": ("changing", "Change an entry."),
    "remove": ("changing", "Remove entries."),
    "merge": ("changing", "Add another glossary's entries; where both have one, the other's wins."),
    "replace": ("changing", "Make a glossary hold exactly another's entries."),
    "undo": ("changing", "Take the last change back."),
    "lint": ("checking", "Find mistakes in glossaries."),
    "match": ("checking", "Show which entries occur in a text."),
    "verify": ("checking", "Check a translation against the glossary."),
    "extract": ("extracting", "Propose entries from French texts."),
    "import": ("exchanging", "Read TBX, OmegaT, DeepL, PO or XLSX into a glossary."),
    "export": ("exchanging", "Write a glossary as TBX, OmegaT, DeepL or PO."),
}


class Verbs(click.Group):
    """A group that imports a verb's module when it is asked for the verb."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = import_module(f"glossary.commands.{VERBS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(verb, short) for verb, (_, short) in VERBS.items()])


@click.group(cls=Verbs)
def glossary() -> None:
    """Maintain glossaries: CSV files with the columns source, target, kind, match, case, variants, first, gap, note.

    Where FILE is left out the glossary that comes with Entente is meant. A change is written whole, leaves a backup
    beside the file, and can be undone.
    """

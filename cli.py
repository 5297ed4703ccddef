"""The front door: the command group, its shared switches, and where each command lives. Nothing else.

Commands are imported only when they are called, so that `entente --help` loads nothing heavy.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

# name: (module, attribute, the line shown by --help)
COMMANDS = {
    "translate": ("translate.commands.translate", "translate", "Translate files or standard input."),
    "po": ("translate.commands.po", "po", "Translate, check and count gettext catalogues."),
    "segment": ("translate.commands.segment", "segment", "Split French text into sentences."),
    "score": ("translate.commands.score", "score", "Score a translation against references."),
    "check": ("translate.commands.check", "check", "Look for faults in a translation, without a reference."),
    "model": ("translate.commands.model", "model", "List, install, inspect and remove models."),
    "batch": ("translate.commands.batch", "batch", "Translate a folder into its mirror, resumable."),
    "memory": ("translate.commands.memory", "memory", "Look into the translation memory and correct it."),
    "glossary": ("glossary.commands", "glossary", "Maintain glossaries."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, _, short) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="entente")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def entente(ctx: click.Context, debug: bool) -> None:
    """Translate French to English offline, and keep your terms."""
    ctx.obj = debug


def _forget_output() -> None:
    """Drop what is still waiting for a standard output that takes no more, or Python complains at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; turn a known error into one line and status 2, an interrupt into 130."""
    from glossary.errors import EntenteError

    words = sys.argv[1:] if arguments is None else arguments
    try:
        status = entente.main(words, standalone_mode=False)
    except EntenteError as error:
        if "--debug" in words:
            raise
        click.echo(f"entente: {error}", err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("entente: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:  # `| head` has read enough: what SIGPIPE would have given
        _forget_output()
        sys.exit(141)
    except OSError as error:
        if "--debug" in words:
            raise
        _forget_output()
        click.echo(f"entente: {error.filename or 'standard output'}: {error.strerror or error}", err=True)
        sys.exit(2)
    sys.exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    main()

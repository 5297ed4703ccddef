"""The front door: the command group, its shared switches, and where each command lives. Nothing else.

Commands are imported only when they are called, so that `entente --help` loads nothing heavy.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from traceback import print_exc
from typing import Any, NoReturn

INTERRUPTED = 130  # 128 and the number of SIGINT, as shells count
READER_GONE = 141  # 128 and the number of SIGPIPE

try:
    import click
except KeyboardInterrupt:  # pressed before there was anything to interrupt
    sys.stderr.write("entente: interrupted\n")
    sys.exit(INTERRUPTED)

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


class ReaderGoneError(Exception):
    """Standard output is a pipe that nobody reads any more."""


@contextmanager
def _telling_of_its_reader() -> Iterator[None]:
    """Raise `ReaderGoneError` for a closed pipe, which Click would end with 1, as findings do."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGoneError from error


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is asked for."""

    def make_context(self, *words: Any, **given: Any) -> click.Context:
        with _telling_of_its_reader():  # of --help and --version
            return super().make_context(*words, **given)

    def invoke(self, ctx: click.Context) -> Any:
        with _telling_of_its_reader():
            return super().invoke(ctx)

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


EPILOG = """Exit status: 0 done; 1 findings, or a score under its bound; 2 wrong usage, bad input or a failed file;
130 interrupted; 141 the reader of standard output has gone.

`entente COMMAND --help` tells more, docs/commands.md in the repository all of it.
"""


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EPILOG)
@click.version_option(package_name="entente")
@click.option("--debug", is_flag=True, help="Show the traceback of an error too; stands before the command.")
@click.pass_context
def entente(ctx: click.Context, debug: bool) -> None:
    """Translate French to English offline, and keep your terms."""
    ctx.obj = debug
    if os.environ.get("NO_COLOR"):  # no-color.org
        ctx.color = False


def _forget_output() -> None:
    """Drop what is still waiting for a standard output that takes no more, or Python complains at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _called(words: list[str]) -> click.Context:
    """Return the context of the command that words call, as far as their first words name one."""
    context = click.Context(entente, info_name="entente")
    for word in words:
        group = context.command
        below = group.get_command(context, word) if isinstance(group, click.Group) else None
        if below is None:
            break
        context = click.Context(below, info_name=word, parent=context)
    return context


def _options(words: list[str]) -> frozenset[str]:
    """Return the options that the command has which words call."""
    return frozenset(option for each in _called(words).command.params for option in each.opts)


def _usage(error: click.ClickException, words: list[str]) -> str:
    """Return a wrong use of the command line in one line: the command, what is wrong, where to read on."""
    context = getattr(error, "ctx", None) or _called(words)  # an option without its value comes without
    what = error.format_message()
    if isinstance(context.command, click.Group) and (name := getattr(error, "command_name", None)):
        from difflib import get_close_matches

        near = get_close_matches(name, context.command.list_commands(context), n=1)
        what = error.message + "".join(f" Did you mean {each!r}?" for each in near)
    what = " ".join(what.split()).rstrip(".")
    place = context.command_path
    return f"{place}: {what[:1].lower()}{what[1:]} (try '{place} --help')"


def _interrupted(why: str, *, at_once: bool) -> NoReturn:
    """Say so in one line and end with 130; `at_once` waits for no thread that is still decoding."""
    click.echo(f"entente: interrupted{why and f'; {why}'}", err=True)
    if at_once:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
        os._exit(INTERRUPTED)
    sys.exit(INTERRUPTED)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; turn a known error into one line and status 2, an interrupt into 130."""
    words = sys.argv[1:] if arguments is None else arguments
    if sys.stdin is None:  # closed by whoever called
        sys.stdin = io.TextIOWrapper(io.BytesIO())
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:  # files and pipes hold UTF-8 whatever the locale; a file's name that is none is told as JSON would
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        from glossary.errors import EntenteError

        try:
            status = entente.main(words, prog_name="entente", standalone_mode=False)
        except EntenteError as error:
            if "--debug" in words:
                print_exc()
            told = error.told(_options(words)).replace("\n", "\\n")  # a file's name may hold line ends
            click.echo(f"entente: {told}", err=True)
            sys.exit(2)
    except click.exceptions.NoArgsIsHelpError as error:  # a group without a command: its help says more than a line
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        click.echo(_usage(error, words), err=True)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort) as error:
        _interrupted(str(error.__cause__ or error), at_once=arguments is None)
    except ImportError as error:
        if not isinstance(error.__cause__, KeyboardInterrupt):  # so a compiled module tells of Ctrl-C while it loads
            raise
        _interrupted("", at_once=arguments is None)
    except ReaderGoneError:  # `| head` has read enough: what SIGPIPE would have given
        _forget_output()
        sys.exit(READER_GONE)
    except OSError as error:
        if "--debug" in words:
            print_exc()
        _forget_output()
        click.echo(f"entente: {error.filename or 'standard output'}: {error.strerror or error}", err=True)
        sys.exit(2)
    sys.exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    main()

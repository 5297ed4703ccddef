"""Every option that more than one command takes, declared once; commands stack them.

What glossary, style and engine options gave reaches a command as one value, `TranslatorOptions`, which `gathered`
collects; opening it is the only place where options and a `Translator` meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from translate.document import Severity
from translate.formats.registry import names
from translate.repair.style import RULES

if TYPE_CHECKING:
    from glossary.store import Glossary
    from translate.pipeline import Memory, Translator

Command = TypeVar("Command", bound=Callable[..., Any])
SEVERITIES = (*(severity.value for severity in Severity), "never")


def _stack(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


engine_options = _stack(
    click.option(
        "--model",
        metavar="NAME|PATH",
        type=click.Path(),  # so that shells complete it
        help="Model to translate with, else $ENTENTE_MODEL, else the embedded one.",
    ),
    click.option("--threads", type=click.IntRange(1), metavar="N", help="Processor threads; by default one a core."),
    click.option("--beam", type=click.IntRange(1, 64), metavar="N", help="Beam size, 4 by default; more is slower."),
)

glossary_options = _stack(
    click.option(
        "-g",
        "--glossary",
        "glossaries",
        metavar="FILE",
        multiple=True,
        type=click.Path(path_type=Path),
        help="Glossary on top of the default one; repeatable, later ones win.",
    ),
    click.option("--no-glossary", is_flag=True, help="Leave the default glossary out."),
)

style_options = _stack(
    click.option(
        "--locale", type=click.Choice(["en-US", "en-GB"]), default="en-US", show_default=True, help="English to write."
    ),
    click.option(
        "--quotes",
        type=click.Choice(["auto", "straight", "curly"]),
        default="auto",
        show_default=True,
        help="Quotation marks; auto follows the source.",
    ),
    click.option(
        "--stops",
        type=click.Choice(["auto", "inside", "outside"]),
        default="auto",
        show_default=True,
        help="Full stops and commas at closing quotes in en-US; auto: inside, but outside in messages of software.",
    ),
    click.option(
        "--no-repair",
        "off",
        metavar="RULE",
        multiple=True,
        type=click.Choice([*RULES, "names", "all"]),
        help=f"Switch a repair off; repeatable: {', '.join((*RULES, 'names'))}, all.",
    ),
)

format_options = _stack(
    click.option(
        "--format",
        "format_name",
        metavar="NAME",
        shell_complete=lambda _context, _option, begun: [name for name in names() if name.startswith(begun)],
        help=f"File format, by default told by name and content: {', '.join(names())}.",
    ),
    click.option(
        "--encoding", metavar="CODEC", help="Encoding of the input; by default UTF-8, or what its mark or header says."
    ),
)


def _named(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return where to write, with the slash that says that it is a folder; `-` is standard output, as is no name."""
    return None if value == "-" else value


force_option = click.option("--force", is_flag=True, help="Overwrite an existing output.")
output_options = _stack(
    click.option(
        "-o",
        "--output",
        metavar="FILE|DIR",
        type=click.Path(),
        callback=_named,
        help="Where to write: a file, or a folder (ends with /, or there are several inputs); "
        "- is standard output, the default.",
    ),
    force_option,
)

memory_option = click.option(
    "-m",
    "--memory",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Translation memory to ask before the machine.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No findings, progress or remarks on standard error.")
fail_option = click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="never",
    show_default=True,
    help="Exit with 1 on a finding at or over this severity.",
)


@dataclass(frozen=True, slots=True)
class TranslatorOptions:
    """What the glossary, style and engine options of a command say; a command without one of them has its default."""

    model: str | None = None
    threads: int | None = None
    beam: int | None = None
    glossaries: tuple[Path, ...] = ()
    no_glossary: bool = False
    locale: str = "en-US"
    quotes: str = "auto"
    stops: str = "auto"
    off: tuple[str, ...] = ()

    def glossary(self) -> Glossary:
        """Return the glossary in force. Raises `GlossaryError` or `InputError` for a file that is none."""
        return glossary_in_force(self.glossaries, self.no_glossary)

    def open(self, *, alternatives: int = 1, memory: Memory | None = None, reading_speed: float = 21.0) -> Translator:
        """Open the glossaries and the model.

        The glossary is read first: a broken row is told before the model is loaded.
        """
        from translate.pipeline import Settings, Translator, load_engine
        from translate.repair import Locale, Quotes

        glossary = self.glossary()
        settings = Settings(
            locale=Locale(self.locale),
            quotes=None if self.quotes == "auto" else Quotes(self.quotes),
            off=frozenset((*RULES, "names")) if "all" in self.off else frozenset(self.off),
            alternatives=alternatives,
            reading_speed=reading_speed,
            logical=None if self.stops == "auto" else self.stops == "outside",
        )
        engine = load_engine(self.model, threads=self.threads, beam=self.beam)
        return Translator(engine, glossary, memory=memory, settings=settings)


def gathered(command: Command) -> Command:
    """Hand what glossary, style and engine options gave to a command as one value, its parameter `translator_options`.

    It stands right above the function, under the options.
    """
    names = [field.name for field in fields(TranslatorOptions)]

    @wraps(command)
    def gathering(**given: Any) -> Any:
        chosen = {name: given.pop(name) for name in names if name in given}
        return command(translator_options=TranslatorOptions(**chosen), **given)

    return cast(Command, gathering)


def status_of(severities: Iterable[Severity], fail_on: str) -> int:
    """Return the exit status that `--fail-on` asks for: 1 when a finding is of that severity or over, else 0."""
    return int(fail_on != "never" and any(reaches(severity, fail_on) for severity in severities))


def reaches(severity: Severity, floor: str) -> bool:
    """Tell whether a severity is that of the name `floor` or over it."""
    order = tuple(Severity)
    return order.index(severity) >= order.index(Severity(floor))


def glossary_in_force(glossaries: Sequence[Path], no_glossary: bool) -> Glossary:
    """Return the glossary that the options ask for: the default one unless left out, then the files in order."""
    from glossary.commands.options import in_force

    return in_force(glossaries, no_glossary)

"""`entente model`: the packages that translate, listed, installed, inspected, verified and removed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.counting import counted
from translate.commands.options import json_option, quiet_option

if TYPE_CHECKING:
    from translate.engine.index import Offer
    from translate.engine.package import Package
    from translate.engine.verify import Verified

EMBEDDED_NAME = "embedded"


@click.group()
def model() -> None:
    """List, install, inspect and remove models.

    A model is an Argos package from French to English. One is embedded in Entente; others stand where Argos Translate
    keeps its own, and are chosen with --model NAME or ENTENTE_MODEL. Only `install NAME` and `update` use the network.
    """


@model.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the embedded model and the installed ones. The one in use is marked with a star."""
    from translate.engine.find import embedded_package, find_package, installed_packages
    from translate.engine.package import Package
    from translate.errors import ModelError

    found: list[Package | ModelError] = []
    try:
        found.append(embedded_package())
    except ModelError as error:
        found.append(error)
    try:
        found += installed_packages()
    except ModelError as error:  # Argos' folder cannot be made: what is embedded can still be listed
        found.append(error)
    try:
        used: Path | None = find_package().path
    except ModelError as error:
        found.append(error)
        used = None
    packages = [each for each in found if isinstance(each, Package)]
    broken = list(dict.fromkeys(str(each) for each in found if isinstance(each, ModelError)))
    if as_json:
        records = [_record(package) | {"used": package.path == used} for package in packages]
        _print_json({"packages": records, "broken": broken})
        return
    rows = [
        (("*" if package.path == used else " "), _name(package), package.version, _reads(package), str(package.path))
        for package in packages
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)] if rows else []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)]
        click.echo("  ".join(cells).rstrip())
    for message in broken:
        click.echo(f"entente: {message}", err=True)


@model.command(short_help="Install a package from a file or by name.")
@click.argument("file_or_name", metavar="FILE|NAME", type=click.Path())
@quiet_option
@json_option
def install(file_or_name: str, quiet: bool, as_json: bool) -> None:
    """Install a package from FILE (.argosmodel), or by NAME (fr_en) from Argos' package index.

    It is unpacked beside its place, verified and renamed; one of the same name stays until the new one stands.
    """
    from translate.engine.find import SUFFIX
    from translate.engine.index import choose
    from translate.engine.install import install_file

    path = Path(file_or_name).expanduser()
    if path.is_file() or path.suffix == SUFFIX or len(path.parts) > 1:
        verified = install_file(path)
    else:
        verified = _install_offer(choose(file_or_name), quiet)
    _tell_installed(verified, as_json, quiet)


@model.command(short_help="Show what is known about a model.")
@click.argument("name", metavar="[NAME|PATH]", required=False, type=click.Path())
@json_option
def info(name: str | None, as_json: bool) -> None:
    """Show what is known about a model: the one in use, or the one named."""
    from translate.engine.find import find_package
    from translate.engine.package import digest_of

    package = find_package(name)
    record = _record(package) | {"package_digest": digest_of(package)}
    if as_json:
        _print_json(record)
        return
    for key, value in record.items():
        click.echo(f"{key:<18} {_shown(value)}")
    card = package.path / "README.md"
    if card.is_file():
        click.echo(f"{'model card':<18} {card}")


@model.command(short_help="Check that a model is whole and translates.")
@click.argument("name", metavar="[NAME|PATH]", required=False, type=click.Path())
@json_option
def verify(name: str | None, as_json: bool) -> None:
    """Check that a model is whole and translates: the one in use, or the one named.

    Exit status: 2 when it is not, or does not.
    """
    from translate.engine.find import find_package
    from translate.engine.verify import verify as verify_package

    verified = verify_package(find_package(name))
    if as_json:
        _print_json(_verified_record(verified))
        return
    sums = f"{counted(verified.checksums, 'checksum')} right" if verified.checksums else "no checksums to compare"
    click.echo(f"{_name(verified.package)} is whole: {sums}, {counted(verified.pieces, 'piece')} in the vocabulary")
    click.echo(f"it translates: {verified.source} → {verified.translation}")


@model.command()
@click.argument("name")
@json_option
def remove(name: str, as_json: bool) -> None:
    """Remove the installed model NAME."""
    from translate.engine.install import remove as remove_package

    package = remove_package(name)
    if as_json:
        _print_json({"removed": _record_of_removed(package)})
    else:
        click.echo(f"removed {package.title} ({package.path})", err=True)


@model.command(short_help="Install newer versions of what is installed.")
@click.argument("name", required=False)
@quiet_option
@json_option
def update(name: str | None, quiet: bool, as_json: bool) -> None:
    """Install newer versions of the installed models, or of NAME, from Argos' package index.

    The embedded model is updated with Entente itself.
    """
    from translate.engine.find import EMBEDDED_NAMES, installed_package, installed_packages, version_key
    from translate.engine.index import offers
    from translate.engine.install import remove_package
    from translate.engine.package import Package
    from translate.errors import ModelError

    if name in EMBEDDED_NAMES:
        raise ModelError("the embedded model is updated with Entente itself", advice="install a newer Entente")
    installed = (
        [installed_package(name)] if name else [each for each in installed_packages() if isinstance(each, Package)]
    )
    newer = []
    if installed:
        offered = {offer.code: offer for offer in reversed(offers())}  # the newest of a code comes last and stays
        for package in installed:
            offer = offered.get(package.code)
            if offer is not None and version_key(offer.version) > version_key(package.version):
                verified = _install_offer(offer, quiet)
                if verified.package.path != package.path:
                    remove_package(package)
                newer.append(verified)
                if not (as_json or quiet):
                    click.echo(f"{package.title} -> {verified.package.title}", err=True)
    if as_json:
        _print_json({"updated": [_verified_record(verified) for verified in newer]})
    elif not (newer or quiet):
        click.echo("nothing to update", err=True)


def _install_offer(offer: Offer, quiet: bool) -> Verified:
    from translate.commands.progress import progress
    from translate.engine.index import downloaded
    from translate.engine.install import install_file

    with progress("kB", quiet) as show:
        tell = None if show is None else lambda got, total: show(got // 1000, (total or got) // 1000)
        with downloaded(offer, tell) as file:
            return install_file(file)


def _tell_installed(verified: Verified, as_json: bool, quiet: bool) -> None:
    if as_json:
        _print_json(_verified_record(verified))
    if as_json or quiet:
        return
    click.echo(f"installed {verified.package.title} in {verified.package.path}", err=True)
    click.echo(f"choose it with --model {verified.package.name} or ENTENTE_MODEL={verified.package.name}", err=True)


def _name(package: Package) -> str:
    return EMBEDDED_NAME if package.embedded else package.name


def _reads(package: Package) -> str:
    return "annotations" if package.reads_annotation else "plain text"


def _shown(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _record(package: Package) -> dict[str, Any]:
    return _record_of_removed(package) | {"bytes": package.size}


def _record_of_removed(package: Package) -> dict[str, Any]:
    return {
        "name": _name(package),
        "version": package.version,
        "argos_version": package.argos_version,
        "path": str(package.path),
        "tokenizer": package.tokenizer.removesuffix(".model"),
        "reads_annotation": package.reads_annotation,
        "reads_marks": package.reads_marks,
        "max_source_tokens": package.max_source_tokens,
        "embedded": package.embedded,
    }


def _verified_record(verified: Verified) -> dict[str, Any]:
    return _record(verified.package) | {
        "verified": True,
        "checksums": verified.checksums,
        "pieces": verified.pieces,
        "translation": verified.translation,
    }


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))

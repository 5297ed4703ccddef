"""Plots as inline SVG, each with its figures in a table for those who cannot see it. Colours are the page's own."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH = 360
ROW = 22
LABEL = 132  # room for a bar's name
SHOWN = 24  # bars of one plot; the rest is in the table


def bars(title: str, unit: str, rows: Sequence[tuple[str, float]], top: float | None = None, digits: int = 0) -> str:
    """Return a figure with a horizontal bar a row; `top` is the full width's value (None: the largest)."""
    if not rows:
        return ""
    full = top or max(value for _, value in rows) or 1.0
    shown = rows[:SHOWN]
    room = WIDTH - LABEL - 46
    parts = []
    for number, (label, value) in enumerate(shown):
        y = number * ROW
        width = max(1.0, room * min(value, full) / full)
        parts.append(
            f'<text x="{LABEL - 8}" y="{y + 15}" text-anchor="end">{escape(_short(label))}</text>'
            f'<rect x="{LABEL}" y="{y + 4}" width="{width:.1f}" height="{ROW - 8}" rx="2"/>'
            f'<text class="value" x="{LABEL + width + 5:.1f}" y="{y + 15}">{value:.{digits}f}</text>'
        )
    return _figure(title, unit, WIDTH, len(shown) * ROW + 4, "".join(parts), rows, digits)


def histogram(title: str, unit: str, values: Sequence[float], step: int = 10, top: int = 100) -> str:
    """Return a figure that tells how many values lie in each step from 0 to `top`."""
    counts = [0] * (top // step)
    for value in values:
        counts[min(len(counts) - 1, int(value // step))] += 1
    height, base = 150, 122
    largest = max(counts) or 1
    slot = (WIDTH - 8) / len(counts)
    parts = []
    for number, count in enumerate(counts):
        tall = (base - 18) * count / largest
        x = 4 + number * slot
        middle = f"{x + slot / 2:.1f}"
        parts.append(
            f'<rect x="{x + 2:.1f}" y="{base - tall:.1f}" width="{slot - 4:.1f}" height="{max(tall, 0.5):.1f}" rx="2"/>'
            f'<text class="value" x="{middle}" y="{base - tall - 4:.1f}" text-anchor="middle">{count or ""}</text>'
            f'<text x="{middle}" y="{base + 16}" text-anchor="middle">{number * step}</text>'
        )
    rows = [(f"{number * step} to {(number + 1) * step}", float(count)) for number, count in enumerate(counts)]
    return _figure(title, unit, WIDTH, height, "".join(parts), rows, 0)


def _figure(
    title: str, unit: str, width: int, height: int, body: str, rows: Sequence[tuple[str, float]], digits: int
) -> str:
    table = "".join(f"<tr><th scope=row>{escape(label)}</th><td>{value:.{digits}f}</td></tr>" for label, value in rows)
    return (
        f"<figure><figcaption>{escape(title)} <small>{escape(unit)}</small></figcaption>"
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}, as in the table below">'
        f"{body}</svg><details><summary>Figures</summary><table>{table}</table></details></figure>"
    )


def _short(label: str, width: int = 18) -> str:
    return label if len(label) <= width else label[: width - 1] + "…"

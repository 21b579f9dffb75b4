"""Lines of a text: where a sentence ends, what is an item of a list, what a column broke.

"At least three people were\nkilled on Monday." is one line of a paragraph; "- two in Oduro" is an item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

SENTENCE_END = re.compile(r"[.!?…] ?[\"'”’»)\]]*$|:$")
# Longest line that a column may have made.
WIDEST = 130
BULLET = re.compile(r"(?:[-*•‣◦–]|\d{1,2}[.)])\s+\S|\S.*\|")


def is_bullet(line: str) -> bool:
    """An item of a list or a row of a table."""
    return bool(BULLET.match(line))


def unwrap(text: str) -> list[str]:
    """The paragraphs of a text; lines broken at a column, as wires and mail programs do, are joined."""
    paragraphs: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        paragraphs.extend(joined(lines) if is_wrapped(lines) else lines)
    return paragraphs


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines are one paragraph broken at a column: none is long, and many go on in lower case."""
    if len(lines) < 2 or max(map(len, lines)) > WIDEST:
        return False
    later = [line for line in lines[1:] if not is_bullet(line)]
    going_on = sum(line[0].islower() for line in later)
    return going_on > 0 and going_on >= 0.3 * len(later)


def joined(lines: Sequence[str]) -> list[str]:
    """Broken lines as paragraphs; a list item begins a new one."""
    parts: list[str] = []
    for line in lines:
        if parts and not is_bullet(line):
            parts[-1] += f" {line}"
        else:
            parts.append(line)
    return parts

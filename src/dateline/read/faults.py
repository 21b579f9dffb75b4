"""What the parsers of other people's formats raise on broken input.

They are called on whatever a folder holds, and each has its own ways to fail; these are the ones that fuzzing
showed (tests/read/test_anything.py). Only the one call into such a parser is guarded with them.
"""

from __future__ import annotations

import logging
import struct
import zlib

PARSER_FAULTS = (
    ValueError,  # with UnicodeError and JSON errors
    TypeError,
    LookupError,  # with KeyError and IndexError
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    EOFError,
    OSError,
    MemoryError,
    SyntaxError,  # lxml's parse errors
    struct.error,
    zlib.error,
)

TALKATIVE = ("pypdf", "trafilatura", "htmldate", "courlan")


def quiet_parsers() -> None:
    """Keep the parsers from reporting on every broken file; what could not be read says so itself."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)

"""Find the language model's files in the package and check that they are the ones that were built.

The folder holds two ONNX graphs, the vocabulary, label names, lemma table and word lists; `manifest.toml`
gives the SHA-256 of each, `card.toml` tells what the model was trained on and how well it does.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import ResourceError

FOLDER = Path(__file__).parent / "built" / "language-en"
FORMAT = 2


@dataclass(frozen=True)
class ModelFiles:
    """Contents of the model folder.

    Attributes:
        name: Name, version and hash, e.g. "language-en 2 (sha256 1a2b3c4d5e6f)".
        labels: Names of what each head answers, in order of their numbers.
        lemmas: Exceptions and suffix rules by tag.
        words: Word lists of the tokeniser.
    """

    name: str
    encoder: bytes
    roles: bytes
    vocabulary: tuple[str, ...]
    labels: dict[str, list[str]]
    lemmas: dict[str, dict]
    words: dict[str, list[str]]


def load_model_files(folder: Path = FOLDER) -> ModelFiles:
    """Read the model folder.

    Raises:
        ResourceError: a file is missing or altered, or the format is unknown to this version.
    """
    try:
        manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResourceError(f"{folder}: manifest.toml is missing; reinstall dateline") from None
    if manifest["format"] != FORMAT:
        raise ResourceError(
            f"{folder}: format {manifest['format']} is unknown, {FORMAT} is wanted; update dateline"
        )
    contents: dict[str, bytes] = {}
    whole = hashlib.sha256()
    for name, wanted in sorted(manifest["sha256"].items()):
        try:
            contents[name] = (folder / name).read_bytes()
        except FileNotFoundError:
            raise ResourceError(f"{folder}: {name} is missing; reinstall dateline") from None
        found = hashlib.sha256(contents[name]).hexdigest()
        if found != wanted:
            raise ResourceError(f"{folder}: {name} was altered (sha256 {found[:12]}); reinstall dateline")
        whole.update(bytes.fromhex(found))
    missing = {
        "encoder.onnx",
        "roles.onnx",
        "vocabulary.txt",
        "labels.json",
        "lemmas.json",
        "words.json",
    } - set(contents)
    if missing:
        raise ResourceError(f"{folder}: {', '.join(sorted(missing))} not in the manifest; reinstall dateline")
    return ModelFiles(
        name=f"{manifest['name']} {manifest['version']} (sha256 {whole.hexdigest()[:12]})",
        encoder=contents["encoder.onnx"],
        roles=contents["roles.onnx"],
        vocabulary=tuple(contents["vocabulary.txt"].decode("utf-8").split("\n")[:-1]),
        labels=json.loads(contents["labels.json"]),
        lemmas=json.loads(contents["lemmas.json"]),
        words=json.loads(contents["words.json"]),
    )

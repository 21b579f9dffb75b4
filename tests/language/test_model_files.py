"""The model's files are checked before they are used."""

import shutil

import pytest

from dateline.errors import ResourceError
from dateline.resources.model import FOLDER, load_model_files


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "language-en")


def test_the_name_tells_version_and_hash():
    assert load_model_files().name.startswith("language-en 2 (sha256 ")


def test_an_altered_file_is_refused(folder):
    (folder / "words.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"words\.json was altered"):
        load_model_files(folder)


def test_a_missing_file_is_refused(folder):
    (folder / "lemmas.json").unlink()
    with pytest.raises(ResourceError, match=r"lemmas\.json is missing"):
        load_model_files(folder)


def test_an_unknown_format_is_refused(folder):
    manifest = folder / "manifest.toml"
    manifest.write_text(manifest.read_text().replace("format = 2", "format = 99"), encoding="utf-8")
    with pytest.raises(ResourceError, match="format 99 is unknown"):
        load_model_files(folder)


def test_a_folder_without_a_manifest_is_refused(tmp_path):
    with pytest.raises(ResourceError, match=r"manifest\.toml is missing"):
        load_model_files(tmp_path)

"""The checkout's own texts, so that a test does not mind how something is put."""

import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Sources/Server/Texts"


class Texts:
    def __init__(self, language):
        lines = (FOLDER / f"{language}.texts").read_text(encoding="utf-8").splitlines()
        pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        self.texts = {key.strip(): value.strip() for key, value in pairs}

    def __getitem__(self, key):
        return self.texts[key]

    def matches(self, key, text):
        """Whether a text is that of the key, with anything in its places to fill in."""
        parts = [re.escape(part).replace(r"\ ", r"\s") for part in re.split(r"\{\w+\}", self.texts[key])]
        return re.fullmatch(".+".join(parts).replace(" ", r"\s"), text.strip()) is not None

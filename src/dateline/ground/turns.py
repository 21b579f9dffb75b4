"""Verbs at which the way between two words of a sentence turns, by class (Tree.way)."""

from dateline.resources.words import load_words

TURNS = {
    **dict.fromkeys(load_words("people")["light_verbs"], "light"),
    **dict.fromkeys(load_words("people")["suffering_verbs"], "suffer"),
}

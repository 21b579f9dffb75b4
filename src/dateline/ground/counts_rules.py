"""Rules that tie a number of people to the casualty word it belongs to.

Each rule looks at one casualty word among the words of its sentence ("killed 12 people", "12 dead", "the
death toll rose to 12") and gives the quantities that it governs, the best rule first. They need no tree;
`counts_tree` adds what only a tree tells.
"""

from __future__ import annotations

from dateline.ground.counts_beside import beside, modified
from dateline.ground.counts_nominal import among_the_dead, counted_noun, of_deed, those_who
from dateline.ground.counts_object import object_after, shared_object
from dateline.ground.counts_scene import Rule
from dateline.ground.counts_subject import subject_before
from dateline.ground.counts_tollword import toll_word

RULES: tuple[Rule, ...] = (
    toll_word,
    object_after,
    shared_object,
    subject_before,
    beside,
    of_deed,
    counted_noun,
    among_the_dead,
    those_who,
    modified,
)

"""A time phrase, Chinese or English, becomes windows, deadlines and recurrences; in doubt it says so and never guesses.

`read` is the way in; `frequency` and `with_frequency` take the text of a frequency column; `period` gives the
length of a period that a reading names. Opens no file, reads no clock: the plan's year comes in as an argument.
"""

from burden.when.events import Events
from burden.when.frequency_cell import frequency, with_frequency
from burden.when.grammar import read
from burden.when.heading import is_telling
from burden.when.periods import period
from burden.when.reading import Reading, plain

__all__ = ["Events", "Reading", "frequency", "is_telling", "period", "plain", "read", "with_frequency"]

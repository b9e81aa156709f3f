"""A department's own workbook with our warnings in it: a column of texts and comments on the cells, and every other part as it was."""

from burden.report.annotated.book import NoRoom, annotated
from burden.report.annotated.notes import Notes, notes
from burden.report.annotated.splice import Broken

__all__ = ["Broken", "NoRoom", "Notes", "annotated", "notes"]

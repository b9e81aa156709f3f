"""burden: reads inspection plans, builds the year's calendars and warns of inspection burden."""

__version__ = "0.1.0"

"""Importing at the size of a city, timed beside its floor: the same rows only read, and only inserted."""

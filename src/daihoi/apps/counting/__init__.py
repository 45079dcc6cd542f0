"""Counting of any secret vote from scans of its ballots: files, pages, ballots, people's decisions, the tally."""

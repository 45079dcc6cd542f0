"""Trials of the reader: ballots marked as hands would and scanned as office machines and phones would, from a seed."""

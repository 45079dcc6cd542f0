"""Elections: lists, rounds, outcome, count minutes."""

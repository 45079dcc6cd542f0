"""Totals over the tree, columnar."""

"""Spreadsheets as sheets of rows, whatever they were saved as; what can't be read is said in one line."""

"""The entry form: what is typed, how it is read, and how it is shown again."""

"""Papers: what one says in the official layout before it takes a format, then as .docx and PDF."""

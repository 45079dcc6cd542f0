"""What every page is drawn with: figures, tables, charts, form fields."""

"""Rule packs of the congress cycles and what follows from them, without web or database."""

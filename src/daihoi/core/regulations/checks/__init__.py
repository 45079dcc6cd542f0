"""The checks on a congress's result, one module for each thing that they look at."""

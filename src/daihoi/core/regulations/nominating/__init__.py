"""What comes before a vote: who may stand, with which papers, when the assembly is polled, what bars a list."""

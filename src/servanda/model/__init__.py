"""The nouns: immutable, standard library only."""

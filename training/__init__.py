"""How a language model for the reader is made: corpora, network, training. Not needed in order to read.

What stands here trains a network; the reader does not use one yet.
"""

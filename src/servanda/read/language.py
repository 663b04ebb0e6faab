"""Words, sentences, grammar and names: the spaCy pipeline that every reader stands on.

Rule: no character is lost or moved: a token's ``idx`` is its place in the text in code points, white space
included. The built-in pipeline is the network's (`read.network`); any other spaCy pipeline may stand in its
place, and what it finds stands in the same Doc.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language

from servanda.errors import BadSetting
from servanda.read import sentences
from servanda.read.network import component
from servanda.read.network.tokens import make_tokenizer


@lru_cache(maxsize=4)
def load(name: str | None = None, *, threads: int = 1, weights: Path | None = None) -> Language:
    """Give a pipeline that sets words, sentences and what else it can; it also takes a `Doc` of given words.

    Args:
        name: an installed spaCy pipeline, or the folder of one; None for the built-in one. A pipeline that
            sets no sentences gets those of the rules.
        threads: of the built-in one; they change its speed and nothing else.
        weights: a folder of weights for the built-in one, None for those of the package.

    Raises:
        BadSetting: no pipeline of that name is installed.
        BadWeights: the files of the network are missing or altered.
    """
    if name is None:
        language = spacy.blank("en")
        language.tokenizer = make_tokenizer(language.vocab)
        language.add_pipe(
            component.NAME, config={"folder": str(weights) if weights else None, "threads": threads}
        )
        pipe = language.get_pipe(component.NAME)
        assert isinstance(pipe, component.Network)
        pipe.load()  # weights that are missing are an error here, not with each document
    else:
        try:
            language = spacy.load(name)
        except (OSError, ImportError) as error:
            raise BadSetting(
                f"no spaCy pipeline named {name!r} can be loaded ({error})",
                remedy=f"Install it (python -m spacy download {name}) or leave the setting out.",
            ) from None
        if not {"parser", "senter", "sentencizer", sentences.COMPONENT} & set(language.pipe_names):
            language.add_pipe(sentences.COMPONENT, first=True)
    # The limit guards the memory of parsers; paragraphs are read one by one, so it never helps here.
    language.max_length = 100_000_000
    return language


@lru_cache(maxsize=1)
def by_rules() -> Language:
    """Give a pipeline of words and sentences alone, by rules: for what no network need be begun."""
    language = spacy.blank("en")
    language.tokenizer = make_tokenizer(language.vocab)
    language.add_pipe(sentences.COMPONENT)
    return language

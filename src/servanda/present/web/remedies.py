"""The remedy of an error to what a person on a page can do.

Rule: the library names the command that helps, since it knows no page; whoever sees a page has no command,
so a remedy that names one stands here in the words of the pages. Those of the command line stay as they are.
"""

from __future__ import annotations

import re

SERVER = "Whoever runs this site can mend it: what to do stands in the server’s log."
_SENT_LARGE = "Send it alone; whoever keeps the record can allow larger ones (max_bytes)."
_ROWS: tuple[tuple[str, str], ...] = (
    (
        r"^Nearest: |^Ids stand in every answer|^Every answer with --json",
        "Follow a link of a list: each line leads on.",
    ),
    (r"^If it is misread: servanda judge reject", "If it was misread, reject it under Review."),
    (
        r"^The others were read\. Report this",
        "The others were read. Report this with the document; it is tried again when more is added.",
    ),
    (r"which `servanda measures` shows", "Choose one of the list of measures."),
    (r"^Ids are shown by: servanda commitments", "Choose one of the list of commitments."),
    (
        r"that `servanda commitments` shows",
        "Choose one that its page shows, or write 2007 or 2006-10-01/2007-09-30.",
    ),
    (r"^servanda judge ", "Choose both of them."),
    (r"^Give a name: --by", "Write your name in the form; it is asked for once."),
    (r"^Give it: --because", "Write why: it stands beside the decision for ever."),
    (r"^Give ATTRIBUTE=VALUE", "Choose what is wrong, and what it is."),
    (
        r"^It stays in the record and adds nothing",
        "It stays in the record and adds nothing. If it is about your accord, the dossier has to name its"
        " parties and words; then it is read again.",
    ),
    (r"stand in `servanda export`", "Choose one under Review, Decided."),
    (r"--since DAY, or --recorded", "Leave one of the two empty."),
    (r"^Their ids stand in: servanda status", "Choose one of the list of tracks."),
    (r"^`servanda search` and every view", "Choose one of the list of documents."),
    (r"raise max_bytes in servanda\.toml", _SENT_LARGE),
    (
        r"^If it is (\S+), give it alone with --encoding",
        r"If it is \1, send it alone and name that encoding; otherwise fetch it again.",
    ),
    (
        r"^Take \S+ back, or judge anew",
        "Take it back here, or decide anew on what the present reading holds.",
    ),
    (
        r"^Correct as ATTRIBUTE=VALUE",
        "Take it back here, and correct the reading anew under Review.",
    ),
)
REMEDIES = tuple((re.compile(pattern), words) for pattern, words in _ROWS)


def on_page(remedy: str) -> str:
    """Say a remedy as a page does; one that names no command stays as it is."""
    for pattern, words in REMEDIES:
        if found := pattern.search(remedy):
            return found.expand(words)
    return remedy

"""Acts, their status, agents and times, and statements, against reports marked by hand.

`dev/` holds reports in the project's own words on well-known diplomatic history, each of another accord and
another style; readers are tuned on it, so its figures are development figures. `NAME.txt` is the report as it
would be crawled, `NAME.yaml` its gold, exhaustive for the vocabulary of `model.act.ACTS`:

    published: 2017-03-22      # the day it is read against
    acts:
      - {words: "India [suspended] the talks", type: talks.suspend, agent: state:IN, time: 2016-09}
    statements:
      - {words: "[the treaty was] intact", speaker: Khawaja Asif, direct: true}

Words and brackets. `words` stand once in the report (else `nth`, from 1); the part in brackets is the
trigger, or the first words of a statement's content; without brackets it is all of them.

Values. ` | ` parts alternatives between which a careful coder may choose, ` + ` joins several who act
together. `any` is not scored, `none` is that the words name none. A value with a prefix (state:, organ:,
org:, person:, group:, place:) is an entity; `state:XX` stands also for that state's organs and persons.
Anything else is a name.

Marks. `type` is an act; `status` defaults to happened; `agent`, `target` and `time` (EDTF) to none;
`said_by`, the innermost speaker, to none: the publisher's own voice. An `optional` mark may be coded or not:
it is no miss and no false alarm.

Rules of coding.
- What the words truly say. An offer, demand, request, promise or agreement to do X is an act, and X another
  one (proposed, planned); a refusal to do X is the refusal, and X did-not-happen where the words say that.
- An agent is whom the words make act, in this sentence or before it, pronouns and "both sides" resolved.
- A time is the act's own, as fine as the words have it, relative days resolved; not the day of publication.
- A saying is a statement; it is an act too only where the words name one: accused, welcomed, demanded.
- An adverse act that one party tells of another is alleged; in the report's own voice it happened.
- A state that an act presupposes (a duty to be rescinded is in force) is optional.
- Nothing is marked in furniture.

Sets. `dev` was marked by who tuned the reader, `open`, `open/second` and `open/third` by others, who knew no
lexicon; all may be looked into. `test`, `blind` and `blind/second` are closed: of them only totals and the
table of causes are shown, and `unseen` is the three as one.

    python -m benchmarks.accuracy.reports [--set SET] [--only NAME] [--errors] [--table]
    python -m benchmarks.accuracy.reports.coders FOLDER FOLDER
"""

from benchmarks.accuracy.reports.scoring import measure

__all__ = ["measure"]

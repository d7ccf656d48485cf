"""Cuts a long text into stretches that are read one after another: a thousand characters cost the same in any text.

What looks around in an article (who else is named, what was said before) costs more the longer it is. Articles are
far shorter than a stretch; a book or a dump is read as several, and nothing of it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.records import Sentence

# The longest of the 1,106 articles at hand has 5,500 characters: a stretch is no guess about real ones.
MOST_CHARACTERS, MOST_SENTENCES = 40_000, 400


# The longest paragraph at hand has 990 characters; what is longer than this is no sentence, and is read in pieces.
LONGEST_SENTENCE = 2_000


def cut_stretches(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """Yield the sentences of a text in stretches; an article of ordinary length is one, as is one without sentences."""
    begin = 0
    for place, sentence in enumerate(sentences):
        is_full = place - begin >= MOST_SENTENCES or sentence.end - sentences[begin].start > MOST_CHARACTERS
        if is_full and place > begin:
            yield sentences[begin:place]
            begin = place
    yield sentences[begin:]

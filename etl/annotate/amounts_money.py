"""Reads the currency before or after a number: "$10bn", "10 milliards de dollars", "30 MUSD", "470 pence"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.annotate.amounts_drafts import Draft
from etl.annotate.amounts_scales import ONE
from etl.annotate.amounts_tables import AmountLexicon
from etl.annotate.amounts_words import Words

LEAST_WARY = Decimal(1_000)  # "3 won", "12 rand" are other words; sums in them are large
CENT = Decimal("0.01")


def read_prefixed(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft | None:
    """Read "$10bn", "USD 5m", "Rs 612 crore"."""
    before = lexicon.before.precede_each(words, draft.first)
    found = next((one for one in before if _stands(words, one[0], draft.first)), None)
    if found is None or not draft.numeral.is_digits:
        return None
    first, currency = found
    draft = _scale_letter(words, replace(draft, first=first, currency=currency, is_money=True), lexicon)
    again = lexicon.after.follow(words, draft.last)
    if again and not _opens_next(words, again[0]):
        draft = replace(draft, last=again[0])
    return draft


def _stands(words: Words, first: int, last: int) -> bool:
    """Say whether the words of a currency belong together: "a$" is one where "a $" is not; a code begins a word."""
    is_apart = any(not words.is_glued(index) for index in range(first + 1, last))
    if is_apart and len(words.at(first)) == 1 and words.at(first) != "$":
        return False
    return not (words.is_glued(first) and words.at(first)[0].isalpha() and words.at(first - 1)[-1].isalnum())


def _opens_next(words: Words, index: int) -> bool:
    """Say whether a currency sign belongs to the number after it: "5 $10 bills"."""
    return words.is_glued(index) and words.at(index)[0].isdecimal() and not words.is_glued(index - 1)


def _scale_letter(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft:
    """Take a magnitude of one letter set apart from its number: "£ 15 m"."""
    scale = lexicon.numbers.letters.get(words.at(draft.last))
    if scale is None or draft.numeral.scale != ONE:
        return draft
    return replace(draft, last=draft.last + 1, low=draft.low * scale, high=draft.high * scale)


def read_suffixed(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft | None:
    """Read "10 milliards de dollars", "30 MUSD", "4 billion-dollar", "470 pence"."""
    place = draft.last
    scaled = lexicon.scaled.get(words.at(place))
    if scaled:
        low, high = draft.low * scaled[0], draft.high * scaled[0]
        return replace(draft, last=place + 1, low=low, high=high, currency=scaled[1], is_money=True)
    is_joined = words.at(place) in lexicon.noise.joiners and words.is_glued(place)
    if is_joined or words.at(place) in lexicon.numbers.of:
        place += 1
    subunit = lexicon.subunits.follow(words, place)
    if subunit:
        low, high = draft.low * CENT, draft.high * CENT
        return replace(
            draft,
            last=subunit[0],
            low=low,
            high=high,
            currency=subunit[1],
            is_money=True,
        )
    found = lexicon.after.follow(words, place)
    if found is None or _opens_next(words, found[0]) or _is_wary(words, draft, place, lexicon):
        return None
    draft = replace(draft, last=found[0], currency=found[1], is_money=True)
    return _add_cents(words, _scale_after(words, draft, lexicon), lexicon)


def _is_wary(words: Words, draft: Draft, place: int, lexicon: AmountLexicon) -> bool:
    return words.at(place) in lexicon.wary and draft.high < LEAST_WARY


def _scale_after(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft:
    """Take a magnitude that follows the currency: "75 USD million"."""
    found = lexicon.numbers.magnitudes.follow(words, draft.last)
    if found is None or draft.numeral.scale != ONE:
        return draft
    return replace(draft, last=found[0], low=draft.low * found[1], high=draft.high * found[1])


def _add_cents(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft:
    """Add the small coin: "20 dollars and 43 cents"."""
    place = draft.last + (words.at(draft.last) in lexicon.numbers.joining)
    text = words.at(place)
    found = lexicon.subunits.follow(words, place + 1) if text.isdecimal() else None
    if found is None:
        return draft
    cents = Decimal(text) * CENT
    return replace(draft, last=found[0], low=draft.low + cents, high=draft.high + cents)

"""Codes E3xx: quotations, chains of attribution, decisions, documents."""

from corredor.core.errors.base import N_, EvidenceError


class QuoteNotFound(EvidenceError):
    """A quotation that doesn't stand in its document."""

    code = "E301"
    found = N_("the quotation is not in {document}: {quote}")
    expected = N_("expected the exact words of the document")
    fix = N_("copy the passage from the document again")


class QuoteDigitsChanged(EvidenceError):
    """A quotation that stands in its document with other digits."""

    code = "E302"
    found = N_("{document} has other digits here: {there}, not {quote}")
    expected = N_("expected the very digits, signs and scale words of the document")
    fix = N_("look at the document: correct the claim, or withdraw it")


class QuoteAmbiguous(EvidenceError):
    """A quotation that stands in its document more than once."""

    code = "E303"
    found = N_("the quotation stands {count} times in {document}")
    expected = N_("expected one place")
    fix = N_("quote a longer passage, or fill prefix, suffix or start")


class DocumentChanged(EvidenceError):
    """A document whose text is no longer the one that was quoted."""

    code = "W304"
    found = N_("the text of {document} has changed since it was quoted")
    expected = N_("expected the text with sha256 {sha256}")
    fix = N_("check the claims on it, then run: corredor anchor --write")


class EmptyChain(EvidenceError):
    """A claim without attribution."""

    code = "E305"
    found = N_("chain is empty")
    expected = N_("expected the ids of sources.csv from the outlet to the ultimate source")
    fix = N_("write at least the outlet")


class ChainRepeats(EvidenceError):
    """An attribution chain that names one source twice."""

    code = "E306"
    found = N_("chain names {source} twice")
    expected = N_("expected each source once, from the outlet to the ultimate source")
    fix = N_("remove one of them")


class StaleDecision(EvidenceError):
    """A decision that does not list all claims of its fact."""

    code = "W307"
    found = N_("the decision on {fact} does not list: {claims}")
    expected = N_("expected a decision that has seen every claim")
    fix = N_("decide again and list the claims in the column considered")


class DecisionElsewhere(EvidenceError):
    """A decision for a claim that belongs to another fact."""

    code = "E308"
    found = N_("claim {claim} does not belong to fact {fact}")
    expected = N_("expected one of {known}")
    fix = N_("correct the claim or the fact of the decision")


class UnreadDocument(EvidenceError):
    """A document that the index doesn't list."""

    code = "W309"
    found = N_("document {file} is not in documents/index.csv")
    expected = N_("expected a row with its title, publisher, date and language")
    fix = N_("run: corredor read, which adds a row; or move the file elsewhere")


class FigureNotInQuote(EvidenceError):
    """A claim whose number can't be seen in its quotation."""

    code = "W310"
    found = N_("the value {value} does not stand in the quotation: {quote}")
    expected = N_("expected the number in digits in the quotation")
    fix = N_("check the scale and the digits; say in note how you read the number")


class KindsMixed(EvidenceError):
    """Claims of different kinds on one subject, property and period."""

    code = "E311"
    found = N_(
        "claim {claim} is of kind {kind}, but claim {other} of the same fact of {other_kind}"
    )
    expected = N_("expected claims of one kind within one subject, property and period")
    fix = N_("give one of them another property, or correct its kind")


class QuoteMoved(EvidenceError):
    """A quotation that stands elsewhere in its document than the claim says."""

    code = "N312"
    found = N_("the quotation stands at offset {now} of {document}, not at {then}")
    expected = N_("expected it where start says")
    fix = N_("if this is the passage that you mean, run: corredor anchor --write")


class QuoteTypography(EvidenceError):
    """A quotation that differs from its document in typography only."""

    code = "N313"
    found = N_("{document} has other quotation marks, dashes or spaces here: {there}")
    expected = N_("expected the exact characters of the document")
    fix = N_("nothing to do; copy the passage again if the quotation is to be exact")


class QuoteCut(EvidenceError):
    """A quotation that begins or ends within a number, a range or before a scale word."""

    code = "E314"
    found = N_("the quotation cuts a number; {document} has {there}")
    expected = N_("expected each number whole: with sign, currency, range and scale words")
    fix = N_("quote the whole number, or leave it out")


class ContextChanged(EvidenceError):
    """A quotation whose neighbouring words are no longer those that were stored with it."""

    code = "W315"
    found = N_("the words around the quotation have changed in {document}: {there}")
    expected = N_("expected {context}")
    fix = N_("check that the passage still says the same, then run: corredor anchor")


class DateNotInQuote(EvidenceError):
    """An event whose date can't be seen in its quotation."""

    code = "W316"
    found = N_("the date {value} does not stand in the quotation: {quote}")
    expected = N_("expected its year, month and day in the quotation, as far as they are given")
    fix = N_("quote the words with the date, or say in note how you read it")


class ReadByNote(EvidenceError):
    """A number or date that only the note of its claim explains."""

    code = "N317"
    found = N_("{value} does not stand in the quotation, and a note explains it: {quote}")
    expected = N_("expected the number or date in the quotation")
    fix = N_("nothing to do, if the note is right")


class ReversedText(EvidenceError):
    """A document with characters that turn round the order in which its text is shown."""

    code = "W320"
    found = N_("here stands the character {character}, after which text is shown in another order")
    expected = N_("expected text that is shown in the order in which it is stored")
    fix = N_("compare the passage with the original before you quote it")


class PagesWithoutText(EvidenceError):
    """Pages of a document from which no text can be taken."""

    code = "W321"
    found = N_("no text was found on these pages of {document}: {pages}")
    expected = N_("expected text on every page")
    fix = N_("look at these pages; run text recognition (OCR) if they hold pictures of text")


class LanguageUntold(EvidenceError):
    """A document whose language can't be told from its text."""

    code = "E322"
    found = N_("the language of {document} can't be told")
    expected = N_("expected a text of some sentences in one of {known}")
    fix = N_("add a row with file and language to index.csv, or move the file out of documents/")


class DocumentTooLong(EvidenceError):
    """A document that is too long to be read for candidates."""

    code = "E323"
    found = N_("{document} has {size} characters")
    expected = N_("expected {limit} at most in one document to be read")
    fix = N_("split it into several documents; claims on it can still be made by hand")

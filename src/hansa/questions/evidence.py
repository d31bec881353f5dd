"""Questions about the evidence itself: which datasets there are, and what is known of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from pydantic import Field

from hansa.error_texts import N_
from hansa.questions.question import Ask, Given, Question

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.reports.evidence.answers import DatasetAnswer, DatasetsAnswer, ImportsAnswer

EVIDENCE = N_("Evidence")
ANSWERS = "hansa.reports.evidence.answers"


class DatasetsQuestion(Question):
    """Which datasets there are."""

    address: ClassVar[str] = "evidence list"
    heading: ClassVar[str] = N_("Datasets")
    summary: ClassVar[str] = N_("List the datasets with their date, licence and what may be shipped.")
    chapter: ClassVar[str] = EVIDENCE
    answered_by: ClassVar[str] = f"{ANSWERS}:DatasetsAnswer"

    def answer(self, given: Given) -> DatasetsAnswer:
        """List them."""
        from hansa.reports.evidence.answers import DatasetsAnswer

        return DatasetsAnswer(given.edition)


class DatasetQuestion(Question):
    """What is known of one dataset."""

    address: ClassVar[str] = "evidence show"
    heading: ClassVar[str] = N_("Dataset")
    summary: ClassVar[str] = N_(
        "Show one dataset: where it comes from, under which licence, what the edition holds of it."
    )
    chapter: ClassVar[str] = EVIDENCE
    answered_by: ClassVar[str] = f"{ANSWERS}:DatasetAnswer"
    example: ClassVar[dict[str, Any]] = {"dataset": "itu_gci"}

    dataset: Annotated[str, Ask(argument=True), Field(title=N_("Dataset"))]

    def settle(self, edition: Edition) -> Self:
        """Refuse what is no dataset."""
        from hansa.evidence.additions import describe_added
        from hansa.evidence.own import find_source

        if describe_added(edition.added, self.dataset) is None:
            find_source(edition, self.dataset)
        return self

    def answer(self, given: Given) -> DatasetAnswer:
        """Show it."""
        from hansa.evidence.additions import describe_added
        from hansa.evidence.own import find_source
        from hansa.reports.evidence.answers import DatasetAnswer

        added = describe_added(given.edition.added, self.dataset)
        return DatasetAnswer(given.edition, added or find_source(given.edition, self.dataset))


class ImportsQuestion(Question):
    """Which figures of one's own are in the edition."""

    address: ClassVar[str] = "evidence imports"
    heading: ClassVar[str] = N_("Own figures")
    summary: ClassVar[str] = N_(
        "List the own figures that were brought in: source, date, file, countries, tables that rest on them."
    )
    chapter: ClassVar[str] = EVIDENCE
    answered_by: ClassVar[str] = f"{ANSWERS}:ImportsAnswer"

    def answer(self, given: Given) -> ImportsAnswer:
        """List them."""
        from hansa.reports.evidence.answers import ImportsAnswer

        return ImportsAnswer(given.edition)


QUESTIONS: tuple[type[Question], ...] = (DatasetsQuestion, DatasetQuestion, ImportsQuestion)

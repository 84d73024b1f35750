"""Hindrances: what stands in the way of a service beside what binds it, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from corredor.core.finding import Column, FindingTable
from corredor.studies.routes.study.answers import Answer
from corredor.studies.routes.study.tables import SERVICE, Row, made_table

COLUMNS = (
    SERVICE,
    Column("constraint", "word", "constraint"),
    Column("where", "text", "where"),
    Column("state", "word", "state"),
    Column("required", "figure", "required"),
    Column("available", "figure", "available"),
)


def hindrances(answers: Iterable[Answer]) -> FindingTable:
    """All other constraints that are broken or hang on a condition; gates have their own table."""
    rows: list[Row] = [
        (
            answer.case.service.id,
            one.constraint.name,
            one.constraint.subject,
            "conditional" if one.constraint.is_conditional else "broken",
            one.required,
            one.available,
        )
        for answer in answers
        if answer.verdict is not None
        for one in answer.verdict.others
    ]
    return made_table("hindrances", "hindrances", COLUMNS, rows, "assumptions")

"""Questions as PostgreSQL takes them: worded for DuckDB, translated once a text."""

from collections.abc import Callable
from functools import cache, lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.qualify import qualify
from sqlglot.tokens import TokenType

from store.schema import TABLES
from store.sums import SUMS

MOST = 4000  # texts that are kept; a page asks some seventy


@lru_cache(MOST)
def translated(sql: str) -> str:
    """With $1, $2 … for the asker's values."""
    tree = sqlglot.parse_one(_numbered(sql), read="duckdb")
    if any(star.args.get("except_") for star in tree.find_all(exp.Star)):  # all columns but some: each by its name then
        held: dict[str, object] = dict(_columns())
        tree = qualify(tree, dialect="duckdb", schema=held, quote_identifiers=False, validate_qualify_columns=False)
    for node in reversed(list(tree.bfs())):  # from within: what is changed holds changed parts
        if (change := _CHANGES.get(type(node))) and (changed := change(node)) is not node:
            node.replace(changed)
    for number, query in enumerate(tree.find_all(exp.Subquery)):
        if not query.alias and isinstance(query.parent, exp.From | exp.Join | exp.Subquery):
            query.set("alias", exp.TableAlias(this=exp.to_identifier(f"_s{number}")))  # each rows' source needs a name
    return tree.sql(dialect="postgres", identify=True)


@cache
def _columns() -> dict[str, dict[str, str]]:
    """What columns each table has; of what type is no matter where names alone are asked."""
    derived = {"period_last": "int", "period_quarters": "int"}
    held = {
        name: {one.name: "text" for one in table.columns} | (derived if "period" in table.column_names else {})
        for name, table in TABLES.items()
    }
    sums = {name: [one.alias_or_name for one in sqlglot.parse_one(sql).selects] for name, sql in SUMS.items()}  # type: ignore[attr-defined]
    return held | {name: dict.fromkeys(columns, "text") for name, columns in sums.items()}


def _numbered(sql: str) -> str:
    """Question marks as numbers, in their order; those within a text are part of it."""
    marks = [token for token in sqlglot.tokenize(sql, read="duckdb") if token.token_type is TokenType.PLACEHOLDER]
    for number, mark in reversed(list(enumerate(marks, 1))):
        sql = f"{sql[: mark.start]}${number}{sql[mark.end + 1 :]}"
    return sql


def _whole(node: exp.Expr) -> exp.Expr:
    """PostgreSQL gives parts of dates and quotients as decimals, DuckDB as whole numbers."""
    return exp.cast(node, "bigint")


def _part(name: str) -> Callable[[exp.Expr], exp.Expr]:
    return lambda node: _whole(exp.Extract(this=exp.var(name), expression=node.this))


def _is_list(node: exp.Expr) -> bool:
    return isinstance(node, exp.Cast) and node.is_type(exp.DataType.Type.ARRAY, exp.DataType.Type.LIST)


def _is_condition(node: exp.Expr) -> bool:
    return isinstance(node.unnest(), exp.Predicate | exp.Not | exp.And | exp.Or | exp.In | exp.Is)


def _number_of(node: exp.Expr) -> exp.Expr:
    """Only its small whole number can be made of a condition."""
    return exp.cast(exp.Cast(this=exp.paren(node.this.copy()), to=exp.DataType.build("int")), "bigint")


def _split(node: exp.Expr) -> exp.Expr:
    """Of an empty text DuckDB makes a list of one empty text, PostgreSQL an empty one."""
    text, by = exp.cast(node.this, "text"), node.expression
    parts = exp.func("STRING_TO_ARRAY", text, by)
    return exp.Case().when(exp.EQ(this=text.copy(), expression=exp.Literal.string("")), "ARRAY['']").else_(parts)


# What the two mean differently and the generator leaves as it stands.
_CHANGES: dict[type, Callable[[exp.Expr], exp.Expr]] = {
    exp.Placeholder: lambda node: exp.var(f"${node.name}"),
    exp.Year: _part("YEAR"),
    exp.Quarter: _part("QUARTER"),
    exp.Month: _part("MONTH"),
    exp.Extract: lambda node: node if isinstance(node.parent, exp.Cast) else _whole(node.copy()),
    exp.IntDiv: lambda node: _whole(exp.func("DIV", node.this, node.expression)),
    exp.Length: lambda node: exp.func("CARDINALITY", node.this) if _is_list(node.this) else node,
    exp.Anonymous: lambda node: (
        exp.func("ARRAY_POSITION", *node.expressions) if node.name.lower() == "list_position" else node
    ),
    exp.Cast: lambda node: _number_of(node) if _is_condition(node.this) and node.is_type("bigint") else node,
    exp.Split: _split,
    exp.Unnest: lambda node: node.expressions[0] if isinstance(node.expressions[0], exp.GenerateSeries) else node,
    exp.Explode: lambda node: node.this if isinstance(node.this, exp.GenerateSeries) else node,
    exp.DateFromParts: lambda node: exp.func("MAKE_DATE", *(node.args[part] for part in ("year", "month", "day"))),
}

"""Columns: what each field of a row is, as formats with types of their own must be told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.inspect import (
    BoolType,
    FloatType,
    IntType,
    LiteralType,
    Metadata,
    NoneType,
    StructType,
    Type,
    UnionType,
    VarTupleType,
    type_info,
)

Kind = Literal["string", "integer", "number", "boolean", "array"]


class Column(Struct, frozen=True):
    """A column of a table."""

    name: str
    kind: Kind
    required: bool
    """Whether it is never empty."""
    said: str
    """What it holds, in a sentence."""
    values: tuple[str, ...] = ()
    """All that it may hold, where these are few."""


@cache
def columns(row: type[Struct]) -> tuple[Column, ...]:
    """The columns of a table of rows of the kind `row`, in order."""
    return tuple(_columns(type_info(row)))


def _columns(of: Type) -> Iterator[Column]:
    assert isinstance(of, StructType)  # noqa: S101 - a row is a struct
    for field in of.fields:
        kind: Type = field.type
        said = ""
        if isinstance(kind, Metadata):
            said = str((kind.extra_json_schema or {}).get("description", ""))
            kind = kind.type
        required = True
        if isinstance(kind, UnionType):
            required = False
            (kind,) = (one for one in kind.types if not isinstance(one, NoneType))
        values = tuple(sorted(map(str, kind.values))) if isinstance(kind, LiteralType) else ()
        yield Column(field.name, _kind(kind), required, said, values)


def _kind(of: Type) -> Kind:
    kinds: dict[type[Type], Kind] = {
        IntType: "integer",
        FloatType: "number",
        BoolType: "boolean",
        VarTupleType: "array",
    }
    return kinds.get(type(of), "string")

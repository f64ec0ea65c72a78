"""CBOR (RFC 8949), as much of it as Pagefind writes: whole numbers, texts and lists."""

from __future__ import annotations

Value = int | str | list["Value"]

_NUMBER, _TEXT, _LIST = 0, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def decode(data: bytes) -> Value:
    """The value that `data` are. Raises ValueError where they are anything else."""
    value, end = _decoded(data, 0)
    if end != len(data):
        raise ValueError("there is more than one value")
    return value


def _decoded(data: bytes, at: int) -> tuple[Value, int]:
    kind, n, at = _head(data, at)
    if kind == _NUMBER:
        return n, at
    if kind == _TEXT:
        return data[at : at + n].decode(), at + n
    if kind != _LIST:
        raise ValueError(f"a value of the kind {kind}")
    values: list[Value] = []
    for _ in range(n):
        value, at = _decoded(data, at)
        values.append(value)
    return values, at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Kind and number of the value at `at`, and where it goes on."""
    try:
        kind, short = divmod(data[at], 32)
    except IndexError:
        raise ValueError("the value ends too soon") from None
    if short < 24:
        return kind, short, at + 1
    if short not in _SIZES:
        raise ValueError("a value whose length is not told")
    end = at + 1 + _SIZES[short]
    return kind, int.from_bytes(data[at + 1 : end], "big"), end


def encode(value: Value) -> bytes:
    """`value` in the fewest bytes."""
    if isinstance(value, int):
        return _told(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _told(_TEXT, len(text)) + text
    return _told(_LIST, len(value)) + b"".join(map(encode, value))


def _told(kind: int, n: int) -> bytes:
    if n < 24:
        return bytes([kind * 32 + n])
    short, size = next((short, size) for short, size in _SIZES.items() if n < 256**size)
    return bytes([kind * 32 + short]) + n.to_bytes(size, "big")

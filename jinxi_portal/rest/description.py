"""The OpenAPI description turned into what the readable page shows. Pure: takes a description, knows no request."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_METHODS = ("get", "post", "put", "patch", "delete")
_DEEPEST = 4


@dataclass(frozen=True)
class Field:
    """One value that is sent or answered; ``depth`` tells how far inside another it lies."""

    name: str
    kind: str
    required: bool
    note: str
    depth: int = 0


@dataclass(frozen=True)
class Answer:
    status: str
    note: str
    fields: list[Field]


@dataclass(frozen=True)
class Operation:
    anchor: str
    method: str
    path: str
    summary: str
    description: str
    scope: str
    parameters: list[Field]
    media_types: list[str]
    sent: list[Field]
    answers: list[Answer]


def operations_by_tag(schema: Mapping[str, Any]) -> list[tuple[str, list[Operation]]]:
    """Every operation, in groups by the first tag, in the order of the paths."""
    groups: dict[str, list[Operation]] = {}
    for path, methods in sorted(schema.get("paths", {}).items()):
        for method in _METHODS:
            if method in methods:
                said = methods[method]
                groups.setdefault((said.get("tags") or ["other"])[0], []).append(_operation(schema, path, method, said))
    return sorted(groups.items(), key=lambda group: (group[0] != "start", group[0]))


def _operation(schema: Mapping[str, Any], path: str, method: str, said: Mapping[str, Any]) -> Operation:
    content = said.get("requestBody", {}).get("content", {})
    first = _first_schema(content)
    return Operation(
        anchor=said["operationId"],
        method=method.upper(),
        path=path,
        summary=said.get("summary") or said["operationId"],
        description=said.get("description", ""),
        scope=said.get("x-scope", ""),
        parameters=[
            Field(
                name=f"{each['name']} ({each['in']})",
                kind=_kind(schema, each.get("schema", {})),
                required=each.get("required", False),
                note=each.get("description", ""),
            )
            for each in said.get("parameters", [])
        ],
        media_types=list(content),
        sent=list(_fields(schema, first)),
        answers=[
            Answer(
                status, answer.get("description", ""), list(_fields(schema, _first_schema(answer.get("content", {}))))
            )
            for status, answer in sorted(said.get("responses", {}).items())
            if status.startswith("2")
        ],
    )


def _first_schema(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """The description of the body, the same whatever media type it is sent in."""
    for body in content.values():
        found: Mapping[str, Any] = body.get("schema", {})
        return found
    return {}


def _resolved(schema: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    """The part a reference points at, with what stands beside the reference."""
    while True:
        if "$ref" in part:
            target: Any = schema
            for step in part["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            part = {**target, **{name: value for name, value in part.items() if name != "$ref"}}
        elif len(part.get("allOf", [])) == 1:
            part = {**part["allOf"][0], **{name: value for name, value in part.items() if name != "allOf"}}
        else:
            return part


def _fields(schema: Mapping[str, Any], part: Mapping[str, Any], depth: int = 0) -> Iterator[Field]:
    part = _resolved(schema, part)
    if part.get("type") == "array":
        yield from _fields(schema, part.get("items", {}), depth)
        return
    required = set(part.get("required", []))
    for name, inner in part.get("properties", {}).items():
        whole = _resolved(schema, inner)
        yield Field(name, _kind(schema, inner), name in required, str(whole.get("description", "")), depth)
        if depth < _DEEPEST:
            yield from _fields(schema, inner, depth + 1)


def _kind(schema: Mapping[str, Any], part: Mapping[str, Any]) -> str:
    part = _resolved(schema, part)
    if "enum" in part:
        return " | ".join(str(value) for value in part["enum"] if value not in ("", None))
    for several in ("oneOf", "anyOf"):
        if several in part:
            return " | ".join(dict.fromkeys(_kind(schema, each) for each in part[several]))
    given = part.get("type", "")
    if isinstance(given, list):
        return " | ".join(given)
    if given == "array":
        return f"[{_kind(schema, part.get('items', {}))}]"
    return f"{given} ({part['format']})" if "format" in part else str(given)

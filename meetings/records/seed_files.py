"""Reads the YAML files of ``seeds/``, strictly; their text is taken in as every text is."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from meetings.core.intake import one_line, running_text

_PROSE: Final = ("note", "text", "description", "rationale")  # how the keys end of what may have several lines
SEEDS = Path(__file__).parent.parent.parent / "seeds"

# The parser of libyaml, where PyYAML has it, reads the States in a tenth of the time.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class StrictLoader(_Loader):  # type: ignore[misc,valid-type]  # chosen above
    """Refuses a key that is given twice in one mapping, which YAML would let the second win; a name has one line."""

    def get_single_data(self) -> Any:
        """What the file holds."""
        return _taken_in(super().get_single_data())


def _text(loader: Any, node: yaml.ScalarNode) -> str:
    return running_text(str(loader.construct_scalar(node)))


def _taken_in(value: Any, *, lines: bool = False) -> Any:
    """:param lines: whether it may have several; a name, a title and whatever else is no prose has one."""
    if isinstance(value, dict):
        return {key: _taken_in(each, lines=lines or str(key).endswith(_PROSE)) for key, each in value.items()}
    if isinstance(value, list):
        return [_taken_in(each, lines=lines) for each in value]
    return one_line(value) if isinstance(value, str) and not lines else value


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    loader.flatten_mapping(node)
    pairs = [
        (loader.construct_object(key, deep=True), loader.construct_object(value, deep=True))
        for key, value in node.value
    ]
    found = dict(pairs)
    if len(found) != len(pairs):
        raise yaml.constructor.ConstructorError(None, None, "a key is given twice", node.start_mark)
    return found


StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_SCALAR_TAG, _text)


@cache
def read(name: str) -> Mapping[str, Any]:
    """The file ``seeds/<name>.yaml``; nobody changes what it holds, so it is read once."""
    loaded = yaml.load((SEEDS / f"{name}.yaml").read_text(encoding="utf-8"), Loader=StrictLoader)  # noqa: S506 - safe
    return dict(loaded)

"""Reads the YAML files of ``seeds/``, strictly; their text is taken in as every text is."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from meetings.core.intake import running_text

SEEDS = Path(__file__).parent.parent.parent / "seeds"

# The parser of libyaml, where PyYAML has it, reads the States in a tenth of the time.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class StrictLoader(_Loader):  # type: ignore[misc,valid-type]  # chosen above
    """Refuses a key that is given twice in one mapping, which YAML would let the second win."""


def _text(loader: Any, node: yaml.ScalarNode) -> str:
    return running_text(str(loader.construct_scalar(node)))


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

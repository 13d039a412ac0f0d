"""docs/data-model.md says what the models say."""

from flask import Flask

from meetings import data_model


def test_the_document_is_what_the_models_give(app: Flask) -> None:
    assert data_model.FILE.read_text(encoding="utf-8") == data_model.written(), (
        "run .venv/bin/python -m meetings.data_model"
    )

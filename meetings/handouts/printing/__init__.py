"""From a manuscript to a PDF: asked for once, made by the worker, kept under its digest."""

"""Markdown and formulas as HTML that is safe to show and needs no network."""

from nnkit.markup.markdown import markdown, mathml

__all__ = ["markdown", "mathml"]

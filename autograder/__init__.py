"""Builds the course notebooks and releases, runs the two JupyterLab servers, and grades."""

import sys

# nbformat loads jsonschema, which builds a grammar of internet addresses, a second in each process,
# for a check that no notebook asks for; it does without where the package is missing.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

"""Builds the course notebooks and releases, runs the two JupyterLab servers, and grades."""

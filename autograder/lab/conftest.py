"""What pytest must not import while it looks for doctests: programs and traitlets' settings."""

collect_ignore = ["config", "serve.py"]

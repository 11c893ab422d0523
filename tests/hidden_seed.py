"""What the tests draw hidden inputs from, so that every run tries the same ones."""

A_SEED = 1958

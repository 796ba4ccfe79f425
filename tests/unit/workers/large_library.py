"""A library that a job is the first to need, and that holds memory from then on."""

HELD = b"x" * (100 * 1024 * 1024)

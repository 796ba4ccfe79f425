"""What all unit tests share."""

from hypothesis import settings

# How long one example takes says more of the machine than of the code; speed is measured in benchmarks/.
settings.register_profile("unit", deadline=None)
settings.load_profile("unit")

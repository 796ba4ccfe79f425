"""Many pages: a folder, a list, a crawl, read once, resumable, on one machine or on many.

`inputs` finds what there is to read, `plan` cuts it into parts, `part` reads one and `output` writes it; `run` works
through them here, and `cluster` has Dask do it. A page that fails is set aside and never stops the rest.
"""

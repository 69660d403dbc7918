"""A campaign of planted faults: the real content, broken in every way that can be thought of, must be found out."""

"""How heavy and how fast the course is, beside its peers: `make bench`."""

"""The kit for intervision and supervision: methods, session guides, and the plans that are worked out from them."""

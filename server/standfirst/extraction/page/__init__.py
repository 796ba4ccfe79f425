"""A page on its way in: bytes to text, within bounds, to a tree, and the text of a tree cleaned."""

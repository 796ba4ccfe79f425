"""The blocks of a page, and which of them are the article."""

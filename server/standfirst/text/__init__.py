"""Languages, words and sentences: what every other room needs to know about text."""

"""Citing: an article as a sentence, in the great styles, and in the forms that citation managers read."""

"""Keeping the program at work: is it well, what does it count, its backup."""

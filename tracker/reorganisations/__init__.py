"""Reorganisations of units: prepared beforehand, previewed, carried out on their day."""

"""Kết Luận: conclusions of a conference become tasks per ward and department, with their progress."""

"""Who is told of an act: the inbox, mail at once or in digests, reminders of deadlines, the calendar feed."""

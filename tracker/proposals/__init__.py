"""What wards and offices ask for: raised before or at a conference, noted, answered, or linked to tasks."""

"""What a report tells, whatever the file: sections with finished words beside exact values."""

"""What breaks, for whom, and what helps: on screen, as JSON and as documents."""

"""Long questions: the queue, the work and what is kept of it."""

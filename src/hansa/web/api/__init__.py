"""The interface for programs, below ``/api/``: what the command line prints as JSON, described by one OpenAPI document."""

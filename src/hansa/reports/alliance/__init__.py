"""Coalitions on screen and on paper: what one is worth, who brings and gains what, what it lacks, who might join."""

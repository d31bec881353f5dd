"""Compiled loops over arrays: NumPy and Numba, nothing else."""

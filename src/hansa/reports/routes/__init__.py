"""Answers about the Internet's routes: the graph, lengths, paths, all pairs, transit, and the model beside measurements."""

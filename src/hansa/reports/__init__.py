"""Reports: briefs and documents, from one content model into many formats."""

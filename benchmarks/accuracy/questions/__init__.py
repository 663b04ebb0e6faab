"""Ten questions that a record exists to answer, put to a record as checks on its objects.

Rule: a question is answered if every check of it holds with evidence, wrong if the record says something
false, and not answered if something is merely missing. No check looks at printed words.
"""

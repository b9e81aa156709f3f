"""The same check over many parts at once: each group of visits whole in one part, many groups to a part, and the same rules.

cluster  the workers: those of a Dask scheduler, or processes of this machine
parts    which rows of a plan go together, by the key of a rule
work     what is done with one part of a plan, on whatever machine
run      the parts of a plan, handed to workers and put together again
seen     the first pass over a visits table: its names, its years, what cannot be read
names    what every worker must know of these names, and what goes together by them
chunks   the rows of a visits table on their way to the workers
shuffle  the way itself: looked through, brought together by county, checked, compared by subject
table    what is done with one part of a visits table
form     in which form workers hand back what they find
packed   what one part gives, packed
kept     the parts as they come, kept in a folder and told in order
visits   all of it: a visits table checked by workers
"""

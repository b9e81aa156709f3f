"""The same check over many parts at once: each group of visits whole in one part, many groups to a part, and the same rules.

parts    which rows go together, by the key of a rule
work     what is done with one part, on whatever machine
run      the parts of a plan, handed to workers and put together again
cluster  the workers: those of a Dask scheduler, or processes of this machine
"""

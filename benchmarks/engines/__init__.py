"""The engines that are compared, each trained on the same epochs and in a process of its own.

A module per engine offers ``epoch(case)``: it makes the network, the optimiser and the data ready,
and returns a function without arguments that trains one epoch and returns its mean loss. Each is
written as a careful user of that library would write it. An engine that is too slow for whole
epochs offers ``estimate(case)`` as well, which returns a function that returns seconds.
"""

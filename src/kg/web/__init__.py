"""For the network: SPARQL endpoint, addresses that can be looked up, pages for people.

The front talks HTTP and reads nothing of the graph; what is asked is found in worker processes
that have it open for reading, cannot reach the network, and are ended when they take too much.

Nothing is imported here: a worker must start fast and needs nothing of the front.
"""

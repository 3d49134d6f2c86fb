"""The wire: the one thread with the one loop, links, doors, the namespace and the ports.

What passes between the node and our peers is written into the record here.
"""

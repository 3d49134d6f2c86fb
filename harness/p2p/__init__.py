"""The peer-to-peer protocol without sockets, clocks or threads."""

"""SipHash-2-4, a short keyed hash. Source: Aumasson and Bernstein, 2012; crypto/siphash.cpp."""

MASK = (1 << 64) - 1
START = (0x736F6D6570736575, 0x646F72616E646F6D, 0x6C7967656E657261, 0x7465646279746573)
WORD = 8  # bytes
ROUNDS_OF_A_WORD = 2
ROUNDS_AT_THE_END = 4


def siphash(key: tuple[int, int], data: bytes) -> int:
    """Return the hash of some bytes, 64 bits, under a key of two words of 64 bits."""
    state = [half ^ key[place % 2] for place, half in enumerate(START)]
    last = len(data) // WORD * WORD
    words = [int.from_bytes(data[at : at + WORD], "little") for at in range(0, last, WORD)]
    words.append(int.from_bytes(data[last:], "little") | (len(data) & 0xFF) << 56)
    for word in words:
        state[3] ^= word
        _rounds(state, ROUNDS_OF_A_WORD)
        state[0] ^= word
    state[2] ^= 0xFF
    _rounds(state, ROUNDS_AT_THE_END)
    return state[0] ^ state[1] ^ state[2] ^ state[3]


def _rounds(state: list[int], count: int) -> None:
    v0, v1, v2, v3 = state
    for _ in range(count):
        v0 = (v0 + v1) & MASK
        v1 = _rotated(v1, 13) ^ v0
        v0 = _rotated(v0, 32)
        v2 = (v2 + v3) & MASK
        v3 = _rotated(v3, 16) ^ v2
        v0 = (v0 + v3) & MASK
        v3 = _rotated(v3, 21) ^ v0
        v2 = (v2 + v1) & MASK
        v1 = _rotated(v1, 17) ^ v2
        v2 = _rotated(v2, 32)
    state[:] = v0, v1, v2, v3


def _rotated(word: int, bits: int) -> int:
    return ((word << bits) | (word >> (64 - bits))) & MASK

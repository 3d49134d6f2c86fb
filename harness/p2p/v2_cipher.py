"""What encrypts the v2 transport: keys, the length of a packet, and what it holds.

Knows no messages and no sockets. Source: BIP 324, "Shared secret computation", "Symmetric
encryption and message lengths"; Bitcoin Core bip324.cpp and crypto/chacha20poly1305.cpp. The curve
is libsecp256k1's, ChaCha20, Poly1305 and HKDF those of the library cryptography.
"""

import secrets
import struct
from dataclasses import dataclass

from btclib_libsecp256k1 import ellswift
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_SIZE = 64  # of a public key in ElligatorSwift encoding
SECRET_SIZE = 32
TERMINATOR_SIZE = 16
LENGTH_SIZE = 3
HEADER_SIZE = 1
TAG_SIZE = 16
OVERHEAD = LENGTH_SIZE + HEADER_SIZE + TAG_SIZE  # of a packet beside what it holds
DECOY = 0x80  # the bit of the header that says: ignore this packet
REKEY_INTERVAL = 224  # packets in one direction
SALT = b"bitcoin_v2_shared_secret"


class AuthenticationError(Exception):
    """A packet was not sealed with these keys, or has been altered on its way."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """The ephemeral key of one side of one connection.

    Attributes:
        secret: 32 bytes.
        public: its 64 bytes on the wire, which look like any other 64.
    """

    secret: bytes
    public: bytes

    @classmethod
    def fresh(cls) -> "KeyPair":
        """Return a new pair."""
        while True:
            secret = secrets.token_bytes(SECRET_SIZE)
            try:
                return cls(secret, ellswift.create(secret))
            except ValueError:  # once in 2**128
                continue


class LengthCipher:
    """Encrypts and decrypts the three bytes before each packet (FSChaCha20)."""

    def __init__(self, key: bytes) -> None:
        """Begin with a key of 32 bytes."""
        self._key = key
        self._chunks = 0
        self._stream = _keystream(key, 0)

    def crypt(self, chunk: bytes) -> bytes:
        """Return three bytes encrypted, or decrypted: the same is done to both."""
        result: bytes = self._stream.update(chunk)
        self._chunks += 1
        if self._chunks % REKEY_INTERVAL == 0:
            self._key = self._stream.update(bytes(SECRET_SIZE))
            self._stream = _keystream(self._key, self._chunks // REKEY_INTERVAL)
        return result


def _keystream(key: bytes, epoch: int):  # type: ignore[no-untyped-def]  # noqa: ANN202  (theirs)
    nonce = struct.pack("<IIQ", 0, 0, epoch)  # block counter, zeros, number of the key
    return Cipher(ChaCha20(key, nonce), mode=None).encryptor()


class PacketCipher:
    """Seals and opens what packets hold (FSChaCha20Poly1305)."""

    def __init__(self, key: bytes) -> None:
        """Begin with a key of 32 bytes."""
        self._aead = ChaCha20Poly1305(key)
        self._packets = 0

    def seal(self, contents: bytes, aad: bytes) -> bytes:
        """Return the contents (header byte included) encrypted, their tag behind them."""
        sealed = self._aead.encrypt(self._nonce(), contents, aad)
        self._count()
        return sealed

    def unseal(self, sealed: bytes, aad: bytes) -> bytes:
        """Return what was sealed.

        Raises:
            AuthenticationError: it was sealed otherwise, or altered.
        """
        try:
            contents = self._aead.decrypt(self._nonce(), sealed, aad)
        except InvalidTag:
            raise AuthenticationError from None
        self._count()
        return contents

    def _nonce(self) -> bytes:
        return struct.pack("<IQ", self._packets % REKEY_INTERVAL, self._packets // REKEY_INTERVAL)

    def _count(self) -> None:
        self._packets += 1
        if self._packets % REKEY_INTERVAL == 0:
            epoch = self._packets // REKEY_INTERVAL - 1
            nonce = struct.pack("<IQ", 0xFFFFFFFF, epoch)
            key = self._aead.encrypt(nonce, bytes(SECRET_SIZE), b"")[:SECRET_SIZE]
            self._aead = ChaCha20Poly1305(key)


class Ciphers:
    """All that one side of a connection needs, once it knows the other's public key.

    Attributes:
        session_id: 32 bytes, which both sides compute alike; none but they know them.
        own_terminator: what ends our garbage, 16 bytes.
        their_terminator: what ends theirs.
    """

    def __init__(
        self, own: KeyPair, their_public: bytes, *, initiating: bool, magic: bytes
    ) -> None:
        """Compute the keys of both directions.

        Args:
            own: our key pair.
            their_public: the 64 bytes of the other side.
            initiating: whether we have opened the connection.
            magic: the network's four bytes, which are part of the keys.
        """
        pair = (own.public, their_public) if initiating else (their_public, own.public)
        shared = ellswift.xdh(*pair, own.secret, 0 if initiating else 1)

        def derive(info: bytes) -> bytes:
            return HKDF(hashes.SHA256(), SECRET_SIZE, SALT + magic, info).derive(shared)

        ours, theirs = (b"initiator", b"responder")[:: 1 if initiating else -1]
        self._own_length = LengthCipher(derive(ours + b"_L"))
        self._own_packet = PacketCipher(derive(ours + b"_P"))
        self._their_length = LengthCipher(derive(theirs + b"_L"))
        self._their_packet = PacketCipher(derive(theirs + b"_P"))
        terminators = derive(b"garbage_terminators")
        halves = terminators[:TERMINATOR_SIZE], terminators[TERMINATOR_SIZE:]
        self.own_terminator, self.their_terminator = halves if initiating else halves[::-1]
        self.session_id = derive(b"session_id")

    def encrypt(self, contents: bytes, *, aad: bytes = b"", decoy: bool = False) -> bytes:
        """Return a packet.

        Args:
            contents: what it holds.
            aad: what it proves beside that: our garbage, in our first packet.
            decoy: whether the other side is to ignore it.
        """
        length = self._own_length.crypt(len(contents).to_bytes(LENGTH_SIZE, "little"))
        header = bytes([DECOY if decoy else 0])
        return length + self._own_packet.seal(header + contents, aad)

    def encrypt_length(self, length: int) -> bytes:
        """Return only the beginning of a packet: how much it says that it holds."""
        return self._own_length.crypt(length.to_bytes(LENGTH_SIZE, "little"))

    def decrypt_length(self, encrypted: bytes) -> int:
        """Return how many bytes the packet holds that begins with these three."""
        return int.from_bytes(self._their_length.crypt(encrypted), "little")

    def decrypt(self, sealed: bytes, *, aad: bytes = b"") -> bytes | None:
        """Return what a packet holds, from behind its length; None for a decoy.

        Raises:
            AuthenticationError: it is not the other side's, or was altered.
        """
        contents = self._their_packet.unseal(sealed, aad)
        return None if contents[0] & DECOY else contents[HEADER_SIZE:]

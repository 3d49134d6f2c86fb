"""Payloads: literal bytes, round trips, truncations, hostile counts, and messages in words."""

import pytest
from bitcoin.core import (
    CBlock,
    CBlockHeader,
    CoreRegTestParams,
    COutPoint,
    CTransaction,
    CTxIn,
    CTxInWitness,
    CTxOut,
    CTxWitness,
)
from bitcoin.core.script import CScript, CScriptWitness
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.p2p import messages
from harness.p2p.messages import (
    MESSAGE_TYPES,
    Addr,
    AddressV2,
    AddrV2,
    Block,
    BlockTxn,
    CFCheckpt,
    CFHeaders,
    CFilter,
    CmpctBlock,
    FeeFilter,
    FilterAdd,
    FilterClear,
    FilterLoad,
    GetAddr,
    GetBlocks,
    GetBlockTxn,
    GetCFCheckpt,
    GetCFHeaders,
    GetCFilters,
    GetData,
    GetHeaders,
    Headers,
    Inv,
    InventoryItem,
    InventoryKind,
    Malformed,
    Mempool,
    MerkleBlock,
    NetAddress,
    NotFound,
    Ping,
    Pong,
    PrefilledTransaction,
    SendAddrV2,
    SendCmpct,
    SendHeaders,
    SendTxRcncl,
    Services,
    TimedAddress,
    Tx,
    Undecodable,
    Unknown,
    Verack,
    Version,
    WtxidRelay,
    decode_payload,
    describe,
    encode_payload,
    hash_text,
    parse_payload,
)


def examples(number):
    """Limit the examples of a test; generated transactions are slow to draw."""
    return settings(
        max_examples=number, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


def unsigned(size):
    """Numbers of so many bytes."""
    return st.integers(0, (1 << 8 * size) - 1)


def signed(size):
    """Numbers of so many bytes, also negative ones."""
    return st.integers(-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1)


def exactly(size):
    """Strings of so many bytes."""
    return st.binary(min_size=size, max_size=size)


def some(element):
    """Up to three elements in a tuple."""
    return st.lists(element, max_size=3).map(tuple)


hashes = exactly(32)
short_bytes = st.binary(max_size=20)


@st.composite
def transactions(draw):
    """Transactions of one or two inputs, with and without witness."""
    inputs = draw(
        st.lists(
            st.builds(
                CTxIn,
                st.builds(COutPoint, hashes, unsigned(4)),
                short_bytes.map(CScript),
                unsigned(4),
            ),
            min_size=1,
            max_size=2,
        )
    )
    outputs = draw(
        st.lists(st.builds(CTxOut, signed(8), short_bytes.map(CScript)), min_size=1, max_size=2)
    )
    stacks = [draw(st.lists(short_bytes, max_size=2)) for _ in inputs]
    witness = CTxWitness(tuple(CTxInWitness(CScriptWitness(tuple(stack))) for stack in stacks))
    return CTransaction(
        inputs,
        outputs,
        draw(unsigned(4)),
        draw(signed(4)),
        witness if any(stacks) else CTxWitness(),
    )


headers = st.builds(CBlockHeader, signed(4), hashes, hashes, unsigned(4), unsigned(4), unsigned(4))
blocks = st.builds(
    lambda version, previous, transactions: CBlock(
        nVersion=version, hashPrevBlock=previous, vtx=tuple(transactions)
    ),
    signed(4),
    hashes,
    some(transactions()),
)
rising = st.sets(unsigned(2), max_size=4).map(lambda indexes: tuple(sorted(indexes)))
prefilled = st.tuples(rising, transactions()).map(
    lambda drawn: tuple(PrefilledTransaction(index, drawn[1]) for index in drawn[0])
)
items = some(
    st.builds(InventoryItem, st.sampled_from(InventoryKind).map(int) | unsigned(4), hashes)
)
net_addresses = st.builds(NetAddress, unsigned(8), exactly(16), unsigned(2))
timed_addresses = st.builds(TimedAddress, unsigned(4), unsigned(8), exactly(16), unsigned(2))
addresses_v2 = st.builds(
    AddressV2, unsigned(4), unsigned(8), unsigned(1), st.binary(max_size=512), unsigned(2)
)

STRATEGIES = {
    Version: st.builds(
        Version,
        *(signed(4), unsigned(8), signed(8), net_addresses, net_addresses, unsigned(8)),
        *(st.binary(max_size=300), signed(4), st.none() | st.booleans()),
    ),
    Verack: st.builds(Verack),
    WtxidRelay: st.builds(WtxidRelay),
    SendAddrV2: st.builds(SendAddrV2),
    SendTxRcncl: st.builds(SendTxRcncl, unsigned(4), unsigned(8)),
    SendHeaders: st.builds(SendHeaders),
    SendCmpct: st.builds(SendCmpct, st.booleans(), unsigned(8)),
    FeeFilter: st.builds(FeeFilter, signed(8)),
    Ping: st.builds(Ping, st.none() | unsigned(8)),
    Pong: st.builds(Pong, unsigned(8)),
    GetAddr: st.builds(GetAddr),
    Addr: st.builds(Addr, some(timed_addresses)),
    AddrV2: st.builds(AddrV2, some(addresses_v2)),
    Inv: st.builds(Inv, items),
    GetData: st.builds(GetData, items),
    NotFound: st.builds(NotFound, items),
    Tx: st.builds(Tx, transactions()),
    Block: st.builds(Block, blocks),
    Headers: st.builds(Headers, some(headers)),
    GetHeaders: st.builds(GetHeaders, unsigned(4), some(hashes), hashes),
    GetBlocks: st.builds(GetBlocks, unsigned(4), some(hashes), hashes),
    Mempool: st.builds(Mempool),
    CmpctBlock: st.builds(CmpctBlock, headers, unsigned(8), some(unsigned(6)), prefilled),
    GetBlockTxn: st.builds(GetBlockTxn, hashes, rising),
    BlockTxn: st.builds(BlockTxn, hashes, some(transactions())),
    MerkleBlock: st.builds(MerkleBlock, headers, unsigned(4), some(hashes), short_bytes),
    FilterLoad: st.builds(FilterLoad, short_bytes, unsigned(4), unsigned(4), unsigned(1)),
    FilterAdd: st.builds(FilterAdd, short_bytes),
    FilterClear: st.builds(FilterClear),
    GetCFilters: st.builds(GetCFilters, unsigned(1), unsigned(4), hashes),
    CFilter: st.builds(CFilter, unsigned(1), hashes, short_bytes),
    GetCFHeaders: st.builds(GetCFHeaders, unsigned(1), unsigned(4), hashes),
    CFHeaders: st.builds(CFHeaders, unsigned(1), hashes, hashes, some(hashes)),
    GetCFCheckpt: st.builds(GetCFCheckpt, unsigned(1), hashes),
    CFCheckpt: st.builds(CFCheckpt, unsigned(1), hashes, some(hashes)),
}
each_kind = pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.type)

GENESIS = CoreRegTestParams.GENESIS_BLOCK
GENESIS_HASH = GENESIS.GetHash()
COINBASE = GENESIS.vtx[0]
WITNESS_TRANSACTION = CTransaction(
    COINBASE.vin, COINBASE.vout, witness=CTxWitness((CTxInWitness(CScriptWitness((b"w",))),))
)
NOWHERE = NetAddress(0, bytes(16), 0)
AB = bytes(30) + b"\x12\xab"  # shown as ab12 and zeros
VERSION = Version(
    protocol=70016,
    services=Services.NETWORK | Services.WITNESS,
    timestamp=1,
    receiver=NOWHERE,
    sender=NetAddress(8, bytes(10) + b"\xff\xff\x7f\x00\x00\x01", 18444),
    nonce=2,
    user_agent=b"/Satoshi:29.4.3/",
    start_height=101,
    relay=True,
)


def test_every_message_type_is_known_and_tested():
    """The types of protocol 70016 are all there, and each has generated examples."""
    assert " ".join(MESSAGE_TYPES) == (
        "version verack wtxidrelay sendaddrv2 sendtxrcncl sendheaders sendcmpct feefilter "
        "ping pong getaddr addr addrv2 inv getdata notfound tx block headers getheaders getblocks "
        "mempool cmpctblock getblocktxn blocktxn merkleblock filterload filteradd filterclear "
        "getcfilters cfilter getcfheaders cfheaders getcfcheckpt cfcheckpt"
    )
    assert set(MESSAGE_TYPES.values()) == set(STRATEGIES)
    assert all(hasattr(messages, name) for name in messages.__all__)


def lacks_its_last_field(message):
    """Tell whether an optional field is absent, so that surplus bytes would be that field."""
    return message == Ping(None) or (isinstance(message, Version) and message.relay is None)


@each_kind
@examples(10)
@given(data=st.data())
def test_every_message_survives_the_wire(kind, data):
    """Writing and reading a message gives the same message, and surplus bytes are ignored."""
    message = data.draw(STRATEGIES[kind])
    payload = encode_payload(message)
    assert parse_payload(kind.type, payload) == message
    assert encode_payload(parse_payload(kind.type, payload)) == payload
    if lacks_its_last_field(message):
        return
    assert parse_payload(kind.type, payload + b"surplus") == message


@each_kind
@examples(4)
@given(data=st.data())
def test_every_truncation_is_malformed(kind, data):
    """A payload cut anywhere in a required field is malformed, kept, and says why."""
    message = data.draw(STRATEGIES[kind])
    payload = encode_payload(message)
    required = len(payload)
    if isinstance(message, Version) and message.relay is not None:
        required -= 1
    for cut in range(1 if kind is Ping else 0, required):
        with pytest.raises(Malformed):
            parse_payload(kind.type, payload[:cut])
        decoded = decode_payload(kind.type, payload[:cut])
        assert isinstance(decoded, Undecodable)
        assert (decoded.type, decoded.payload) == (kind.type, payload[:cut])
        assert decoded.reason


@each_kind
@examples(15)
@given(payload=st.binary(max_size=200))
def test_arbitrary_bytes_are_decoded_and_described_without_raising(kind, payload):
    """Whatever a known type carries, it decodes to something that has one printable line."""
    message = decode_payload(kind.type, payload)
    line = describe(message)
    assert line.startswith(kind.type + " (")
    assert line.replace("…", "").isascii()
    assert line.isprintable()


@each_kind
@examples(6)
@given(data=st.data())
def test_damaged_messages_are_decoded_and_described_without_raising(kind, data):
    """One byte changed in a good payload never makes decoding or describing raise."""
    payload = bytearray(encode_payload(data.draw(STRATEGIES[kind])))
    if payload:
        payload[data.draw(st.integers(0, len(payload) - 1))] = data.draw(unsigned(1))
    message = decode_payload(kind.type, bytes(payload))
    assert describe(message).isprintable()
    if not isinstance(message, Undecodable):
        assert decode_payload(kind.type, encode_payload(message)) == message


@examples(40)
@given(st.text(max_size=12).filter(lambda name: name not in MESSAGE_TYPES), st.binary(max_size=40))
def test_unknown_types_are_kept(name, payload):
    """A type without a codec keeps its name and bytes, writes them back, and has a line."""
    message = decode_payload(name, payload)
    assert message == Unknown(name, payload)
    assert (message.type, encode_payload(message)) == (name, payload)
    assert describe(message).isprintable()


def test_ping_payload_is_literally_this():
    """A ping carries its number in eight bytes, or nothing before BIP 31."""
    assert encode_payload(Ping(1234)) == bytes.fromhex("d204000000000000")
    assert parse_payload("ping", b"") == Ping(None)
    with pytest.raises(Malformed):
        parse_payload("pong", b"")


def test_inv_payload_is_literally_this():
    """An inv counts its items and gives kind and hash of each, the hash in wire order."""
    first, second = bytes(range(32)), b"\xee" * 32
    payload = bytes.fromhex("0205000000") + first + bytes.fromhex("02000040") + second
    inv = Inv((InventoryItem(5, first), InventoryItem(0x40000002, second)))
    assert encode_payload(inv) == payload
    assert parse_payload("inv", payload) == inv
    assert inv.items[0].kind == InventoryKind.WTX


def test_version_payload_is_literally_this():
    """A version is little-endian but for its ports, and its last byte may be absent."""
    payload = bytes.fromhex(
        "80110100"  # 70016
        "0900000000000000"  # full blocks, witness
        "0100000000000000"  # timestamp
        "0000000000000000" "00000000000000000000000000000000" "0000"  # receiver
        "0800000000000000" "00000000000000000000ffff7f000001" "480c"  # sender, port 18444
        "0200000000000000"  # nonce
        "10" "2f5361746f7368693a32392e342e332f"  # user agent
        "65000000"  # height 101
    )  # fmt: skip
    assert encode_payload(VERSION) == payload + b"\x01"
    assert parse_payload("version", payload + b"\x01") == VERSION
    assert parse_payload("version", payload).relay is None
    assert parse_payload("version", payload + b"\x00").relay is False
    assert parse_payload("version", payload + b"\x02").relay is True


def test_sendcmpct_payload_is_literally_this():
    """A sendcmpct is one byte and a version of eight bytes (BIP 152)."""
    assert encode_payload(SendCmpct(announce=True, version=2)).hex() == "010200000000000000"


def test_addrv2_payload_is_literally_this():
    """An addrv2 entry has a compact size for its services and a big-endian port (BIP 155)."""
    address = AddressV2(1, 0x409, messages.AddressNetwork.IPV4, b"\x01\x02\x03\x04", 8333)
    payload = bytes.fromhex("0101000000fd0904010401020304208d")
    assert encode_payload(AddrV2((address,))) == payload
    assert parse_payload("addrv2", payload) == AddrV2((address,))


def test_addrv2_address_over_512_bytes_is_malformed():
    """An address longer than BIP 155 allows makes the message malformed."""
    payload = encode_payload(AddrV2((AddressV2(1, 0, 99, bytes(513), 1),)))
    with pytest.raises(Malformed, match="513 bytes announced, 512 allowed"):
        parse_payload("addrv2", payload)


def test_indexes_are_distances_on_the_wire():
    """Positions 0, 2 and 10 travel as the distances 0, 1 and 7 (BIP 152)."""
    message = GetBlockTxn(AB, (0, 2, 10))
    assert encode_payload(message) == AB + bytes([3, 0, 1, 7])
    with pytest.raises(ValueError, match="getblocktxn cannot be written"):
        encode_payload(GetBlockTxn(AB, (2, 2)))


@pytest.mark.parametrize(
    ("distances", "last"),
    [("01fdffff", 0xFFFF), ("0200fdfeff", 0xFFFF)],
)
def test_indexes_reach_sixteen_bits(distances, last):
    """The largest position is 65535, however it is reached."""
    assert parse_payload("getblocktxn", AB + bytes.fromhex(distances)).indexes[-1] == last


@pytest.mark.parametrize("distances", ["01fe00000100", "0200fdffff", "02fdffff00"])
def test_indexes_over_sixteen_bits_are_malformed(distances):
    """A position past 65535 is malformed, as a distance and as a sum."""
    with pytest.raises(Malformed, match="exceeds 65535"):
        parse_payload("getblocktxn", AB + bytes.fromhex(distances))


@pytest.mark.parametrize(
    ("count", "reason"),
    [
        ("fd0000", "shortest"),
        ("fdfc00", "shortest"),
        ("feffff0000", "shortest"),
        ("ffffffffff00000000", "shortest"),
        ("fe01000002", "exceeds"),
        ("ffffffffffffffffff", "exceeds"),
        ("fe00000002", "elements announced"),
        ("02", "elements announced"),
    ],
)
def test_hostile_counts_are_malformed(count, reason):
    """A count in a long form, too large, or larger than the payload can hold is malformed."""
    with pytest.raises(Malformed, match=reason):
        parse_payload("inv", bytes.fromhex(count) + bytes(36))


@pytest.mark.parametrize("size", [0, 1, 252, 253, 254, 0xFFFF, 0x10000])
def test_counts_have_their_shortest_form(size):
    """Lengths at the borders of the compact size survive the wire."""
    payload = encode_payload(FilterAdd(bytes(size)))
    assert len(payload) - size == (1 if size < 253 else 3 if size <= 0xFFFF else 5)
    assert parse_payload("filteradd", payload) == FilterAdd(bytes(size))


@pytest.mark.parametrize("count", ["00", "07", "fdffff", "ffffffffffffffffff"])
def test_headers_may_claim_any_count_of_transactions(count):
    """The count behind each header is read and ignored."""
    header = GENESIS.get_header()
    payload = b"\x02" + (header.serialize() + bytes.fromhex(count)) * 2
    assert parse_payload("headers", payload) == Headers((header, header))


def test_headers_accept_whole_blocks():
    """A block in a headers message is written as its header."""
    assert encode_payload(Headers((GENESIS,))) == b"\x01" + GENESIS.serialize()[:80] + b"\x00"


def test_genesis_block_keeps_its_bytes():
    """The genesis block and its transaction are read and written to the same bytes."""
    block = parse_payload("block", GENESIS.serialize())
    assert encode_payload(block) == GENESIS.serialize()
    assert hash_text(block.block.GetHash()).startswith("0f9188f1")
    assert encode_payload(parse_payload("tx", COINBASE.serialize())) == COINBASE.serialize()


OUTPUTS_AND_LOCK_TIME = COINBASE.serialize()[-(1 + 8 + 1 + 67 + 4) :]
INPUT = COINBASE.serialize()[5 : -len(OUTPUTS_AND_LOCK_TIME)]


@pytest.mark.parametrize(
    "raw",
    [
        b"\x01\x00\x00\x00" + b"\x00\x01\x01" + INPUT + OUTPUTS_AND_LOCK_TIME[:-4] + bytes(5),
        b"\x01\x00\x00\x00" + b"\xfd\x01\x00" + INPUT + OUTPUTS_AND_LOCK_TIME,
        b"\x01\x00\x00\x00" + b"\x00\x02" + bytes(18) + bytes(4),
        b"\x01\x00\x00\x00" + b"\x00\x01" + bytes(6),
    ],
    ids=["empty witness", "count in a long form", "unknown flag", "witness without inputs"],
)
def test_transactions_in_another_encoding_are_malformed(raw):
    """What the library would read though the protocol forbids it is malformed."""
    with pytest.raises(Malformed, match="CTransaction"):
        parse_payload("tx", raw)
    with pytest.raises(Malformed):
        parse_payload("block", GENESIS.serialize()[:80] + b"\x01" + raw)


@pytest.mark.parametrize(
    "message",
    [
        FeeFilter(1 << 63),
        Inv((InventoryItem(1, b"short"),)),
        Ping(-1),
        Tx(CTransaction(COINBASE.vin, COINBASE.vout, nVersion=1 << 40)),
    ],
)
def test_impossible_values_are_refused_when_written(message):
    """A value that its field cannot hold is a ValueError, and describing it does not raise."""
    with pytest.raises(ValueError, match=r"written|bytes expected"):
        encode_payload(message)
    assert describe(message).startswith(message.type + " (")


def test_unknown_service_bits_survive():
    """Service bits without a name stay in the number."""
    assert int(Services(1 << 40 | 9)) == 1 << 40 | 9
    assert Services.NETWORK | Services.WITNESS == 9


def version_with(**changes):
    """Give the version of the examples with some fields changed."""
    fields = {name: getattr(VERSION, name) for name in Version.__slots__}
    return Version(**(fields | changes))


@pytest.mark.parametrize(
    ("message", "line"),
    [
        (
            VERSION,
            (
                "version (asks for transactions; offers full blocks, witness; "
                "user agent /Satoshi:29.4.3/; height 101)"
            ),
        ),
        (
            version_with(relay=False, services=1 << 40, user_agent=b"\x1b[2J\n\\\xff"),
            (
                "version (asks for no transactions; offers service bits 0x10000000000; "
                r"user agent \x1b[2J\n\\\xff; height 101)"
            ),
        ),
        (
            version_with(relay=None, services=0, user_agent=b"a" * 257),
            f"version (asks for transactions; offers nothing; user agent {'a' * 256}…; height 101)",
        ),
        (Inv((InventoryItem(5, AB),)), "inv (announces 1 transaction by wtxid ab1200000000…)"),
        (Inv((InventoryItem(2, GENESIS_HASH),)), "inv (announces block 0f9188f13cb7…)"),
        (Inv(()), "inv (announces nothing)"),
        (
            Inv((*(InventoryItem(1, AB),) * 4, InventoryItem(77, AB))),
            (
                "inv (announces 4 transactions by txid ab1200000000…, ab1200000000…, ab1200000000… "
                "and 1 more; object of unknown kind 77 ab1200000000…)"
            ),
        ),
        (
            GetData((InventoryItem(1, AB),)),
            "getdata (requests transaction by txid ab1200000000…)",
        ),
        (
            GetData((InventoryItem(0x40000001, AB), InventoryItem(0x40000002, AB))),
            (
                "getdata (requests transaction with witness by txid ab1200000000…; "
                "block with witness ab1200000000…)"
            ),
        ),
        (
            NotFound((InventoryItem(5, AB),)),
            "notfound (does not have transaction by wtxid ab1200000000…)",
        ),
        (Ping(1234), "ping (number 1234)"),
        (Ping(None), "ping (no number)"),
        (GetAddr(), "getaddr (asks for addresses)"),
        (FeeFilter(1000), "feefilter (wants at least 1000 satoshi per 1000 virtual bytes)"),
        (SendCmpct(False, 2), "sendcmpct (compact blocks version 2, low bandwidth)"),
        (SendCmpct(True, 2), "sendcmpct (compact blocks version 2, high bandwidth)"),
        (Headers(()), "headers (none)"),
        (Headers((GENESIS,)), "headers (1 header: 0f9188f13cb7…)"),
        (
            GetHeaders(70016, (GENESIS_HASH,), bytes(32)),
            "getheaders (asks for headers after 0f9188f13cb7…)",
        ),
        (Addr((TimedAddress(1, 9, bytes(16), 1),) * 2), "addr (2 addresses)"),
        (Tx(COINBASE), "tx (txid 4a5e1e4baab8…)"),
        (
            Tx(WITNESS_TRANSACTION),
            f"tx (txid 4a5e1e4baab8…, wtxid {hash_text(WITNESS_TRANSACTION.GetHash())[:12]}…)",
        ),
        (Block(GENESIS), "block (hash 0f9188f13cb7…)"),
        (Unknown("odd\n", b"12"), r"odd\n (unknown type, 2 bytes)"),
        (
            decode_payload("pong", b"1"),
            "pong (cannot be decoded, 1 byte: 8 bytes expected, 1 left)",
        ),
    ],
    ids=lambda value: None if isinstance(value, str) else value.type,
)
def test_messages_in_words(message, line):
    """A reviewer reads what the message says, and no byte of it can disturb the terminal."""
    assert describe(message) == line

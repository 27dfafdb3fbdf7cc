"""The one door of `cryptography`: signatures, and seals under keys made from the secret."""

import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from functools import cached_property
from secrets import token_bytes
from typing import TYPE_CHECKING

from typing_extensions import override

from handlers.ledgers import Signer

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

LEDGER, BALLOTS = b"neighbor-talk ledger", b"neighbor-talk ballots"
PEOPLE = b"neighbor-talk people"
SEALED = "s1:"
"""What a sealed text begins with; the number is that of the way it is sealed."""

KEY_BYTES = 32
NONCE_BYTES = 12


class SecretMissing(RuntimeError):  # noqa: N818 - named for what is wrong
    """Something was to be signed or sealed where the program's secret is not known."""


class SealBroken(RuntimeError):  # noqa: N818 - named for what is wrong
    """A sealed text was changed, or sealed under another key."""


@dataclass(frozen=True)
class Keys:
    """Every key that the program makes from its secret; none without one."""

    secret: bytes = field(default=b"", repr=False)

    @cached_property
    def signer(self) -> Signer:
        """Return what signs heads and bulletins."""
        return LedgerSigner(self._derived(info=LEDGER, salt=b"", length=KEY_BYTES))

    def poll(self, key: str) -> "PollKeys":
        """Return the keys of a poll, which neither the secret alone gives nor its key."""
        made = self._derived(info=BALLOTS, salt=key.encode(), length=3 * KEY_BYTES)
        return PollKeys(made[:KEY_BYTES], made[KEY_BYTES : 2 * KEY_BYTES], made[-KEY_BYTES:])

    @cached_property
    def texts(self) -> "TextSeals":
        """Return what seals telephone numbers and the like where they are kept."""
        return TextSeals(self)

    @property
    def people(self) -> bytes:
        """Return the key of texts about people, or raise SecretMissing."""
        return self._derived(info=PEOPLE, salt=b"", length=KEY_BYTES)

    def _derived(self, *, info: bytes, salt: bytes, length: int) -> bytes:
        """Return a key (HKDF with SHA-256, RFC 5869), or raise SecretMissing."""
        if not self.secret:
            raise SecretMissing
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - the door
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - the door

        return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(self.secret)


@dataclass(frozen=True)
class LedgerSigner(Signer):
    """Signs with Ed25519 (RFC 8032); the seed is 32 bytes."""

    seed: bytes = field(repr=False)

    @property
    @override
    def key(self) -> str:
        """Return the public key in hexadecimal digits."""
        return self._private.public_key().public_bytes_raw().hex()

    @override
    def sign(self, data: bytes, /) -> str:
        """Return the signature in hexadecimal digits."""
        return self._private.sign(data).hex()

    @cached_property
    def _private(self) -> "Ed25519PrivateKey":
        from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - the door
            ed25519,
        )

        return ed25519.Ed25519PrivateKey.from_private_bytes(self.seed)


def verified(data: bytes, *, signature: str, key: str) -> bool:
    """Tell whether a signature over some bytes is by a public key; both are hexadecimal."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - the door
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - the door

    try:
        public = ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), data)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True)
class PollKeys:
    """What joins the ballots of one poll to their electors, and seals them."""

    rows: bytes = field(repr=False)
    seals: bytes = field(repr=False)
    digests: bytes = field(repr=False)

    def row(self, elector_id: str) -> str:
        """Return the key of an elector's row (HMAC with SHA-256)."""
        return hmac.digest(self.rows, elector_id.encode(), "sha256").hex()

    def digest(self, *parts: str) -> str:
        """Return what stands for some words, each told with its length."""
        said = "".join(f"{len(part)}:{part}" for part in parts)
        return hmac.digest(self.digests, said.encode(), "sha256").hex()

    def seal(self, text: bytes, *, row: str, width: int) -> str:
        """Return a text sealed for one row (AES-256-GCM) in base64.

        It is filled up with spaces to a multiple of a width, so that its length says nothing.
        The nonce is drawn from what is sealed (as in RFC 8452): the same is only used again
        for the same text, and a ballot's holds 128 bits of chance.
        """
        filled = text.ljust(-(-len(text) // width) * width)
        nonce = hmac.digest(self.digests, row.encode() + filled, "sha256")[:NONCE_BYTES]
        sealed = self._cipher.encrypt(nonce, filled, row.encode())
        return b64encode(nonce + sealed).decode()

    def unseal(self, sealed: str, *, row: str) -> bytes:
        """Return the text of a row without what it was filled up with, or raise SealBroken."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - the door

        read = b64decode(sealed)
        try:
            text = self._cipher.decrypt(read[:NONCE_BYTES], read[NONCE_BYTES:], row.encode())
        except (InvalidTag, ValueError) as error:
            raise SealBroken from error
        return text.rstrip(b" ")

    @cached_property
    def _cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - the door
            AESGCM,
        )

        return AESGCM(self.seals)


@dataclass(frozen=True)
class TextSeals:
    """Seals short texts about people (AES-256-GCM); no two seals of one text are alike."""

    _keys: Keys

    def seal(self, text: str, *, purpose: str) -> str:
        """Return a text sealed for one purpose, nothing for nothing; raise SecretMissing."""
        if not text:
            return text
        nonce = token_bytes(NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, text.encode(), purpose.encode())
        return SEALED + b64encode(nonce + sealed).decode()

    def open(self, sealed: str, *, purpose: str) -> str:
        """Return the text, or raise SealBroken; what was never sealed comes as it is."""
        if not sealed.startswith(SEALED):
            return sealed
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - the door

        try:
            read = b64decode(sealed.removeprefix(SEALED), validate=True)
            nonce, rest = read[:NONCE_BYTES], read[NONCE_BYTES:]
            return self._cipher.decrypt(nonce, rest, purpose.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken from error

    @cached_property
    def _cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - the door
            AESGCM,
        )

        return AESGCM(self._keys.people)

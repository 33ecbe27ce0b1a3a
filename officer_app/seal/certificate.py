"""A certificate for one afternoon: what a laptop shows a phone when photos pass between the two of them."""

import secrets
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LIFE = timedelta(days=1)


class SelfSigned(NamedTuple):
    """A certificate and its key, both PEM. The key is wrapped under `password`: it never lies anywhere in clear."""

    certificate: bytes
    key: bytes
    password: str


def self_signed(address: str, now: datetime) -> SelfSigned:
    """A fresh P-256 certificate for one IP address, valid for a day. No phone trusts it unasked; it encrypts all the
    same. Raises ValueError for what is no address.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"officer-app {address}")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - LIFE)
        .not_valid_after(now + LIFE)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, SHA256())
    )
    password = secrets.token_urlsafe(24)
    wrapped = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password.encode()))
    return SelfSigned(certificate.public_bytes(Encoding.PEM), wrapped, password)

"""Known networks and languages of accounts; symbols that several drafts may wait for"""

import ipaddress

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.add_column(sa.Column("network", sa.String(length=50), server_default="", nullable=False))
        batch_op.create_index(batch_op.f("ix_sign_ins_network"), ["network"], unique=False)
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("language", sa.String(length=5), nullable=True))
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_documents_symbol_language"), type_="unique")
        batch_op.create_index("ix_documents_symbol_language", ["symbol", "language"], unique=False)
    _tell_networks()


def downgrade() -> None:
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_index("ix_documents_symbol_language")
        batch_op.create_unique_constraint(batch_op.f("uq_documents_symbol_language"), ["symbol", "language"])
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_column("language")
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_ins_network"))
        batch_op.drop_column("network")


def _tell_networks() -> None:
    """Whoever signed in before this migration is known by their address after it."""
    sign_ins = sa.table("sign_ins", sa.column("address", sa.String), sa.column("network", sa.String))
    connection = op.get_bind()
    for address in connection.execute(sa.select(sign_ins.c.address).distinct()).scalars().all():
        connection.execute(sa.update(sign_ins).where(sign_ins.c.address == address).values(network=_network(address)))


def _network(address: str) -> str:
    try:
        return str(ipaddress.ip_network(f"{address}/64", strict=False)) if ":" in address else address
    except ValueError:
        return address

"""`entente glossary`: the command group."""

from glossary.commands.group import glossary

__all__ = ["glossary"]

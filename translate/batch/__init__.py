"""Batch translation: a tree of files into a mirrored tree, with nothing lost when it is stopped."""

from translate.batch.executor import Executor, Threads
from translate.batch.listener import Listener
from translate.batch.run import Batch, Options
from translate.batch.values import Job, Record, Status, Summary

__all__ = ["Batch", "Executor", "Job", "Listener", "Options", "Record", "Status", "Summary", "Threads"]

"""The rooms behind `translate.segment`: lines to blocks, blocks to sentences, and the words both go by."""

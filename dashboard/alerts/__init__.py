"""Tells what is new in the followed views of a warehouse: as feeds and files at publication, mails on demand."""

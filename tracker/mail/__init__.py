"""The outbox: mail is written in the transaction of an act and sent afterwards, once, through SMTP."""

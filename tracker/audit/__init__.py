"""The record of every act, written in the transaction of the act itself."""

"""The ZGW view over HTTP."""

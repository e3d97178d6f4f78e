"""The course of a zaak: its states, the guards, the noodgreep."""

"""The one way in for every act: the transaction, the actor, and his sight of a zaak."""

"""Judges events with the libraries of Standard Webhooks and CloudEvents: a secret and what came, as JSON on stdin."""

import json
import sys

from cloudevents.core.bindings.http import HTTPMessage, from_http_event
from standardwebhooks import Webhook, WebhookVerificationError

gegeven = json.load(sys.stdin)
haak = Webhook(gegeven["geheim"])
for bericht in gegeven["berichten"]:
    koppen, inhoud = bericht["koppen"], bericht["inhoud"]
    haak.verify(inhoud, koppen)
    try:
        haak.verify(inhoud.replace("2025-", "2026-"), koppen)
        sys.exit("a changed event is accepted")
    except WebhookVerificationError:
        pass
    event = from_http_event(HTTPMessage(headers=koppen, body=inhoud.encode()))
    print(event.get_type(), event.get_subject(), event.get_id(), event.get_time().isoformat())

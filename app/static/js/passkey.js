// Passkeys: lets the browser make one, or show one, and puts the answer in the form that it stands in.
// Without this script everything can be done with a password and a code (ADR 034).
(() => {
  "use strict";

  const bytes = (text) => {
    const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  };
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list || []).map((item) => ({ ...item, id: bytes(item.id) }));

  /** What the server said in JSON, as the browser wants it. */
  const options = (json) => {
    const wish = JSON.parse(json);
    wish.challenge = bytes(wish.challenge);
    if (wish.user) wish.user.id = bytes(wish.user.id);
    if (wish.excludeCredentials) wish.excludeCredentials = named(wish.excludeCredentials);
    if (wish.allowCredentials) wish.allowCredentials = named(wish.allowCredentials);
    return wish;
  };

  /** What the key answered, in JSON. */
  const answer = (credential) => {
    const response = { clientDataJSON: text(credential.response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) response[part] = text(credential.response[part]);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
  };

  const ask = async (place) => {
    const said = place.querySelector("[role=status]");
    try {
      const publicKey = options(place.dataset.passkey);
      const made = "maakt" in place.dataset;
      const credential = await (made ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      place.querySelector("input").value = answer(credential);
      said.textContent = said.dataset.gelukt;
      const form = place.closest("form");
      if ("stuurt" in place.dataset) form.submit();
      else form.querySelector("button[type=submit]")?.focus();
    } catch {
      said.textContent = said.dataset.mislukt;
    }
  };

  if (!window.PublicKeyCredential) return;
  for (const place of document.querySelectorAll("[data-passkey]")) {
    if (!place.hidden) continue; // another copy of this script was here
    place.hidden = false;
    place.querySelector("button").addEventListener("click", () => ask(place));
  }
})();

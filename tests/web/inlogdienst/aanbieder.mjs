// A certified OpenID provider (npm oidc-provider) on a free port, for one client. Who logs in is what the form says.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const client = JSON.parse(process.env.CLIENT);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [client],
    fetch: (url, { dispatcher, ...opties }) => fetch(url, opties), // its own calls to nobody on this machine
    cookies: { keys: ['alleen voor de toetsen'] },
    acrValues: ['urn:tweede'],
    claims: { openid: ['sub', 'amr'], acr: null, auth_time: null, sid: null, email: ['email', 'email_verified'],
      profile: ['name', 'groups'] },
    scopes: ['openid', 'email', 'profile'],
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true } },
    interactions: { url: (ctx, interaction) => `/wie/${interaction.uid}` },
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, AccessToken: 600, AuthorizationCode: 60, IdToken: 600 },
    findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: true,
      name: id.split('@')[0], groups: [id.startsWith('baas') ? 'g-directie' : 'g-bestuur'] }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  const form = '<!doctype html><html lang="nl"><title>Gemeente</title><h1>Gemeente</h1><form method="post">'
    + '<label>Wie <input name="wie"></label><label>acr <input name="acr"></label><button>Inloggen</button></form>';
  server.on('request', async (req, res) => {
    if (!req.url.startsWith('/wie/')) return callback(req, res);
    if (req.method === 'GET') return res.writeHead(200, { 'content-type': 'text/html' }).end(form);
    let tekst = '';
    for await (const deel of req) tekst += deel;
    const velden = new URLSearchParams(tekst);
    const login = { accountId: velden.get('wie'), acr: velden.get('acr') || undefined,
      amr: velden.get('acr') ? ['pwd', 'otp'] : ['pwd'] };
    const uitkomst = velden.get('wie') ? { login } : { error: 'access_denied', error_description: 'niet nu' };
    return provider.interactionFinished(req, res, uitkomst, { mergeWithLastSubmission: false });
  });
  console.log(issuer);
});

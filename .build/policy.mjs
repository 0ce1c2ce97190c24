// The one place where the site's security headers are named, and the forms in which hosts take them.
// `node .build/policy.mjs SITE FOLDER` prints a Caddyfile.
import { fileURLToPath } from 'node:url';

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'none'",
  'base-uri': "'none'",
};

const DENIED = [
  'accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'display-capture', 'encrypted-media', 'geolocation',
  'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb',
  'xr-spatial-tracking',
];
const OWN = [
  'camera', 'clipboard-write', 'fullscreen', 'publickey-credentials-create', 'publickey-credentials-get', 'screen-wake-lock', 'web-share',
];

const written = (policy) => Object.entries(policy).map(([name, value]) => `${name} ${value}`).join('; ');

/** The policy for a `<meta>`, which may not speak of frames. */
export const metaPolicy = () => written(POLICY);

/** Every header that each answer carries. */
export const headers = () => ({
  'Content-Security-Policy': written({ ...POLICY, 'frame-ancestors': "'none'" }),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [...DENIED.map((name) => `${name}=()`), ...OWN.map((name) => `${name}=(self)`)].join(', '),
  // The service worker keeps whole builds; a copy that a browser or a proxy keeps on its own would only mix them.
  'Cache-Control': 'no-cache',
});

/** The `_headers` file that Netlify, Cloudflare Pages and others read. */
export const headersFile = () =>
  `/*\n${Object.entries(headers()).map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;

/** A Caddyfile that serves `folder` as `site`, with HTTPS. */
export const caddyfile = (site, folder) => {
  const lines = Object.entries(headers()).map(([name, value]) => `\t\t${name} "${value}"\n`).join('');
  return `${site} {\n\troot * ${folder}\n\tencode zstd gzip\n\tfile_server\n\theader {\n${lines}\t}\n}\n`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [site = 'solito.example', folder = '/srv/il-solito'] = process.argv.slice(2);
  process.stdout.write(caddyfile(site, folder));
}

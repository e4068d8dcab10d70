// SPDX-License-Identifier: Apache-2.0
// A proxy that spoils what the server answers: the crawl has to find each of these.
import http from 'node:http';

const html = answer => (answer.headers['content-type'] ?? '').startsWith('text/html');

/** How answers are spoilt, and what the crawl must say of it. */
export const spoils = {
    'text that is not escaped': {found: /not escaped|raw character|no tag of ours/, spoil: (answer, request) => { if (html(answer) && request.url.startsWith('/find')) answer.text = answer.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'); }},
    'an attribute that is not escaped': {found: /not escaped|no tag of ours/, spoil: answer => { if (html(answer)) answer.text = answer.text.replaceAll('&quot;', '"'); }},
    'an apostrophe that is not escaped': {found: /not escaped/, spoil: answer => { if (html(answer)) answer.text = answer.text.replaceAll(/&#39;|&apos;/g, '\''); }},
    'an inline handler': {found: /an attribute onclick/, spoil: answer => { if (html(answer)) answer.text = answer.text.replace('<main ', '<main onclick="x()" '); }},
    'a style in the page': {found: /an attribute style/, spoil: answer => { if (html(answer)) answer.text = answer.text.replace('<h1>', '<h1 style="color: red">'); }},
    'no policy on an error': {found: /content-security-policy/, spoil: answer => { if (answer.status >= 400) delete answer.headers['content-security-policy']; }},
    'a page that may be kept': {found: /cache-control/, spoil: answer => { if (html(answer)) answer.headers['cache-control'] = 'max-age=60'; }},
    'a way to another site': {found: /leads to/, spoil: answer => { if (answer.status === 303) answer.headers.location = '//evil.example/'; }},
    'a fault of the server': {found: /status 500/, spoil: (answer, request) => { if (request.url.startsWith('/find?')) answer.status = 500; }},
    'words of the inside': {found: /the inside is told/, spoil: answer => { if (answer.status === 404) answer.text = answer.text.replace('</main>', '<p>near &quot;x&quot;: syntax error, store.cpp:12</p></main>'); }},
    'a form that is taken without its token': {found: /taken without a token/, spoil: (answer, request) => { if (request.method === 'POST' && answer.status === 403) { answer.status = 303; answer.headers.location = '/'; } }},
    'a cookie for scripts': {found: /the cookie/, spoil: answer => { answer.headers['set-cookie'] = answer.headers['set-cookie']?.map(cookie => cookie.replace('; HttpOnly', '')) ?? []; }},
};

/** Stands before the server at `port`; gives the proxy and its own port. */
export async function spoilt(port, spoil) {
    const proxy = http.createServer((request, response) => {
        const passed = http.request({host: '127.0.0.1', port, method: request.method, path: request.url, headers: request.headers, localAddress: request.socket.remoteAddress?.replace('::ffff:', '')}, answer => {
            const chunks = [];
            answer.on('data', chunk => chunks.push(chunk));
            answer.on('end', () => {
                const bytes = Buffer.concat(chunks);
                const changed = {status: answer.statusCode, headers: {...answer.headers}, text: bytes.toString('utf8')};
                const before = changed.text;
                spoil(changed, request);
                const body = changed.text === before ? bytes : Buffer.from(changed.text);
                delete changed.headers['content-length'];
                response.writeHead(changed.status, changed.headers);
                response.end(body);
            });
        });
        passed.on('error', () => response.destroy());
        request.pipe(passed);
    });
    await new Promise(resolve => { proxy.listen(0, '127.0.0.1', resolve); });
    return {port: proxy.address().port, stop: () => { proxy.closeAllConnections(); proxy.close(); }};
}

// SPDX-License-Identifier: Apache-2.0
// What no browser sends: broken requests, written to the socket as they are.
import net from 'node:net';
import {mark} from './judge.mjs';

const head = (line, ...fields) => `${[line, 'Host: localhost', 'Connection: close', ...fields].join('\r\n')}\r\n\r\n`;

/** Requests that must be refused, each with what makes it wrong. */
export const broken = n => ({
    'a NUL in a field': head('GET / HTTP/1.1', 'X: a\u0000b'),
    'two lengths': head('POST /sign-in HTTP/1.1', 'Content-Length: 5', 'Content-Length: 6') + 'a=b&c=d',
    'a length and chunks': `${head('POST /sign-in HTTP/1.1', 'Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\nGET /my-page HTTP/1.1\r\n\r\n`,
    'chunks': `${head('POST /sign-in HTTP/1.1', 'Transfer-Encoding: chunked')}3\r\na=b\r\n0\r\n\r\n`,
    'chunks by another name': head('POST /sign-in HTTP/1.1', 'Transfer-Encoding: xchunked', 'Content-Length: 0'),
    'bare line feeds': 'GET / HTTP/1.1\nHost: localhost\n\n',
    'a folded field': head('GET / HTTP/1.1', 'X: a', ' b'),
    'a space before the colon': head('GET / HTTP/1.1', 'X : a'),
    'no host': 'GET / HTTP/1.1\r\n\r\n',
    'two hosts': head('GET / HTTP/1.1', 'Host: evil.example'),
    'markup as host': `GET / HTTP/1.1\r\nHost: ${mark(n)}\r\n\r\n`,
    'a version of the future': head('GET / HTTP/9.9'),
    'a method in small letters': head('get / HTTP/1.1'),
    'TRACE': head('TRACE / HTTP/1.1', `X: zq${n}`),
    'CONNECT': head('CONNECT evil.example:443 HTTP/1.1'),
    'an address of elsewhere': head('GET http://evil.example/ HTTP/1.1'),
    'an address without a host': head('GET //evil.example/ HTTP/1.1'),
    'a way upwards': head('GET /assets/..%2f..%2fkeys%2ftown.key HTTP/1.1'),
    'a plain way upwards': head('GET /assets/../../keys/town.key HTTP/1.1'),
    'an escaped NUL': head('GET /find%00.html HTTP/1.1'),
    'an overlong dot': head('GET /%c0%ae%c0%ae/ HTTP/1.1'),
    'a line break in the path': head('GET /x%0d%0aX-Zq:1 HTTP/1.1'),
    'a backslash': head('GET /assets\\..\\keys HTTP/1.1'),
    'raw markup in the address': head(`GET /${mark(n)} HTTP/1.1`),
    'an endless address': head(`GET /${'a'.repeat(20000)} HTTP/1.1`),
    'many fields': head('GET / HTTP/1.1', ...Array.from({length: 300}, (_, i) => `X-${i}: zq`)),
    'a negative length': head('POST /sign-in HTTP/1.1', 'Content-Length: -5'),
    'a length with a sign': head('POST /sign-in HTTP/1.1', 'Content-Length: +5'),
    'a list of lengths': head('POST /sign-in HTTP/1.1', 'Content-Length: 5, 5'),
    'a length beyond all numbers': head('POST /sign-in HTTP/1.1', `Content-Length: ${'9'.repeat(30)}`),
    'a body with GET': `${head('GET / HTTP/1.1', 'Content-Length: 3')}a=b`,
    'an expectation': head('POST /sign-in HTTP/1.1', `Expect: zq${n}`, 'Content-Length: 3'),
    'no HTTP at all': `\u0016\u0003\u0001\u0002\u0000\u0001${'x'.repeat(50)}\r\n\r\n`,
    'a field of bytes': Buffer.concat([Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n'), Buffer.from([0xFF, 0x00, 0x0D, 0x0A, 0x0D, 0x0A])]),
});

/** Sends bytes and gives what comes back until the server closes, as far as it is one answer. */
export function sendRaw(port, bytes, localAddress) {
    return new Promise((resolve, reject) => {
        const socket = net.connect({port, host: '127.0.0.1', localAddress});
        const chunks = [];
        socket.setTimeout(20000, () => socket.destroy(new Error('no answer to a broken request')));
        socket.on('data', chunk => chunks.push(chunk));
        socket.once('error', error => error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(parsed(Buffer.concat(chunks))) : reject(error));
        socket.once('close', () => resolve(parsed(Buffer.concat(chunks))));
        socket.write(bytes);
    });
}

function parsed(bytes) {
    const all = bytes.toString('utf8');
    const end = all.indexOf('\r\n\r\n');
    const [first = '', ...lines] = all.slice(0, Math.max(end, 0)).split('\r\n');
    const headers = {};
    for (const line of lines) {
        const colon = line.indexOf(':');
        headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 2);
    }
    if (headers['set-cookie'])
        headers['set-cookie'] = [headers['set-cookie']];
    return {status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1] ?? 0), headers, text: end < 0 ? '' : all.slice(end + 4)};
}

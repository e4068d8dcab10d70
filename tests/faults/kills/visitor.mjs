// SPDX-License-Identifier: Apache-2.0
// A browser without script and without a screen, for many at once: cookies, forms, no redirects followed.
import http from 'node:http';
import {randomBytes} from 'node:crypto';

/** No answer came: what was asked for may have happened or not; it has not where nobody was there to be asked. */
export class NoAnswer extends Error {
    constructor(what, cause) {
        super(`${what}: ${cause.message}`);
        this.wasAsked = cause.code !== 'ECONNREFUSED';
    }
}

const agent = new http.Agent({keepAlive: false});
let visitors = 0;

export class Visitor {
    constructor(port) {
        const number = visitors++;
        this.port = port;
        this.origin = `http://localhost:${port}`;
        this.cookies = new Map();
        // An address of its own for each: what the server takes from one address has its limits.
        this.localAddress = `127.${1 + (number >> 14 & 127)}.${1 + (number >> 7 & 127)}.${1 + (number & 127)}`;
    }

    /** One request and its whole answer; NoAnswer if none came. */
    send(method, path, {headers = {}, body = '', milliseconds = 40000} = {}) {
        const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        return new Promise((resolve, reject) => {
            const fail = error => reject(new NoAnswer(`${method} ${path}`, error));
            const asked = http.request({host: '127.0.0.1', port: this.port, localAddress: this.localAddress, method, path, agent, timeout: milliseconds,
                headers: {Host: `localhost:${this.port}`, Origin: this.origin, 'Accept-Language': 'en', ...cookie && {Cookie: cookie}, ...headers, 'Content-Length': Buffer.byteLength(body)}});
            asked.once('timeout', () => asked.destroy(new Error('timeout')));
            asked.once('error', fail);
            asked.once('response', answer => {
                const chunks = [];
                answer.on('data', chunk => chunks.push(chunk));
                answer.once('error', fail);
                answer.once('aborted', () => fail(new Error('cut off')));
                answer.once('end', () => {
                    if (!answer.complete)
                        return fail(new Error('cut off'));
                    for (const set of answer.headers['set-cookie'] ?? []) {
                        const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
                        this.cookies.set(name, value);
                    }
                    const bytes = Buffer.concat(chunks);
                    resolve({status: answer.statusCode, headers: answer.headers, location: answer.headers.location ?? '', bytes, text: bytes.toString('utf8')});
                });
            });
            asked.end(body);
        });
    }

    get(path) {
        return this.send('GET', path);
    }

    /** Sends a form, with a file of `files` (`{field, name, bytes}`) if there are any. */
    post(path, fields, files = []) {
        if (files.length === 0)
            return this.send('POST', path, {headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body: new URLSearchParams(fields).toString()});
        const boundary = `form-${randomBytes(12).toString('hex')}`;
        const parts = Object.entries(fields).map(([name, value]) => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
        for (const {field, name, bytes} of files)
            parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file:${field}"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`), bytes, Buffer.from('\r\n'));
        parts.push(Buffer.from(`--${boundary}--\r\n`));
        return this.send('POST', path, {headers: {'Content-Type': `multipart/form-data; boundary=${boundary}`}, body: Buffer.concat(parts)});
    }
}

/** The value of a hidden field. */
export function hidden(page, name) {
    const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(page);
    if (!found)
        throw new Error(`there is no field ${name} in: ${page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 300)}`);
    return found[1];
}

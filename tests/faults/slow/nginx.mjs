// SPDX-License-Identifier: Apache-2.0
// nginx with the configuration that ships, on free ports and with a certificate of its own.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import http2 from 'node:http2';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import {run, source, until} from '../../journeys/town.mjs';

export class Nginx {
    /** Before the server at `backend`; `ports` are those of https and of plain http. */
    static async start(backend, [secure, plain]) {
        const nginx = new Nginx();
        nginx.port = secure;
        nginx.plain = plain;
        nginx.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-nginx-'));
        const made = await run('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost',
            '-keyout', path.join(nginx.folder, 'key.pem'), '-out', path.join(nginx.folder, 'fullchain.pem')]);
        assert.equal(made.code, 0, made.said);
        nginx.ca = fs.readFileSync(path.join(nginx.folder, 'fullchain.pem'));
        let text = fs.readFileSync(path.join(source, 'server/nginx/todoke.conf'), 'utf8');
        const town = {'listen 443': `listen 127.0.0.1:${secure}`, 'listen 80': `listen 127.0.0.1:${plain}`, 'server 127.0.0.1:8080': `server 127.0.0.1:${backend}`, 'apply.town.example': 'localhost',
            '/etc/ssl/todoke': nginx.folder, '/var/log/nginx': nginx.folder, '/usr/share/todoke': path.join(source, 'server/nginx')};
        for (const [shipped, ours] of Object.entries(town)) {
            assert.ok(text.includes(shipped), `the configuration has ${shipped}`);
            text = text.replaceAll(shipped, ours);
        }
        fs.writeFileSync(path.join(nginx.folder, 'todoke.conf'), text);
        const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${nginx.folder}/${name};`).join(' ');
        fs.writeFileSync(path.join(nginx.folder, 'nginx.conf'), `${process.getuid() === 0 ? 'user root;' : ''} worker_processes 1; daemon off; pid ${nginx.folder}/pid; error_log ${nginx.folder}/start.log crit;
            events { worker_connections 2048; } http { default_type text/plain; types { text/html html; } access_log off; ${own} include ${nginx.folder}/todoke.conf; }`);
        nginx.child = spawn('/usr/sbin/nginx', ['-p', nginx.folder, '-c', path.join(nginx.folder, 'nginx.conf')], {stdio: ['ignore', 'ignore', 'pipe']});
        nginx.said = '';
        nginx.child.stderr.on('data', data => { nginx.said += data; });
        await until(`nginx: ${nginx.said}`, async () => {
            if (nginx.child.exitCode !== null)
                throw new Error(nginx.said);
            return (await nginx.ask('GET', '/')).status === 200;
        });
        return nginx;
    }

    /** One request over TLS and its answer; `from` is the address that it comes from. */
    ask(method, where, {headers = {}, body = '', from = '127.0.0.9', ...tls} = {}) {
        return new Promise((resolve, reject) => {
            const asked = https.request({host: '127.0.0.1', servername: 'localhost', port: this.port, localAddress: from, ca: this.ca, method, path: where, agent: false, timeout: 20000, ...tls,
                headers: {Host: `localhost:${this.port}`, ...body && {'Content-Length': Buffer.byteLength(body)}, ...headers}}, answer => {
                const chunks = [];
                answer.on('data', chunk => chunks.push(chunk));
                answer.on('end', () => resolve({status: answer.statusCode, headers: answer.headers, location: answer.headers.location ?? '', text: Buffer.concat(chunks).toString('utf8')}));
            });
            asked.once('timeout', () => asked.destroy(new Error(`no answer to ${method} ${where}`)));
            asked.once('error', reject);
            asked.end(body);
        });
    }

    /** The same over HTTP/2. */
    async askTwo(where) {
        const session = http2.connect(`https://localhost:${this.port}`, {ca: this.ca, lookup: (name, options, done) => options.all ? done(null, [{address: '127.0.0.1', family: 4}]) : done(null, '127.0.0.1', 4)});
        const stream = session.request({':path': where});
        const [headers] = await once(stream, 'response');
        let text = '';
        stream.setEncoding('utf8').on('data', data => { text += data; });
        await once(stream, 'end');
        session.close();
        return {status: headers[':status'], headers, text, alpn: session.alpnProtocol};
    }

    logs() {
        return fs.readdirSync(this.folder).filter(name => name.endsWith('.log')).map(name => fs.readFileSync(path.join(this.folder, name), 'utf8')).join('\n');
    }

    async stop() {
        if (this.child.exitCode === null) {
            const gone = once(this.child, 'exit');
            this.child.kill('SIGQUIT');
            setTimeout(() => this.child.kill('SIGTERM'), 2000).unref();
            await gone;
        }
        fs.rmSync(this.folder, {recursive: true, force: true});
    }
}

// SPDX-License-Identifier: Apache-2.0
// Labels: site
// Uploads go through clamd where the server knows of one (here a small fake that speaks its protocol): the test virus is refused, and so is everything
// while clamd is away, without anything else being lost. The administrator is told at the start and in the metrics.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import {Town, step} from './town.mjs';
import {Visitor, hidden} from '../faults/kills/visitor.mjs';

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Answers zPING and zINSTREAM; a file ends with a piece of no length. */
function fakeClamd() {
    const clamd = net.createServer(socket => {
        let bytes = Buffer.alloc(0);
        socket.on('error', () => {});
        socket.on('data', data => {
            bytes = Buffer.concat([bytes, data]);
            if (bytes.equals(Buffer.from('zPING\0')))
                socket.end('PONG\0');
            let at = 10;
            const pieces = [];
            while (bytes.toString('latin1').startsWith('zINSTREAM\0') && bytes.length >= at + 4) {
                const length = bytes.readUInt32BE(at);
                if (length === 0) {
                    const file = Buffer.concat(pieces);
                    clamd.files.push(file);
                    return socket.end(file.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
                }
                if (bytes.length < at + 4 + length)
                    return;
                pieces.push(bytes.subarray(at + 4, at + 4 + length));
                at += 4 + length;
            }
        });
    });
    clamd.files = [];
    return new Promise(resolve => { clamd.listen(0, '127.0.0.1', () => resolve(clamd)); });
}

const metrics = async () => (await (await fetch(`http://127.0.0.1:${town.metricsPort}/metrics`)).text());
const town = await Town.start('uploads_scanned', {metrics: true});
try {
    assert.match(town.said, /not looked into for malicious programs/, 'who starts it is told that there is no scanner');
    assert.match(await metrics(), /^todoke_scanner_configured 0$/m);
    assert.equal(fs.statSync(path.join(town.folder, 'server.log')).mode & 0o777, 0o600, 'the log is for its owner');

    const clamd = await fakeClamd();
    town.serveArguments = ['--clamd', `127.0.0.1:${clamd.address().port}`];
    await town.restart();
    assert.doesNotMatch(town.said, /malicious|clamd/);
    assert.match(await metrics(), /^todoke_scanner_up 1$/m);
    step('the server knows of clamd');

    const visitor = new Visitor(town.port);
    const start = (await visitor.get('/procedures/tax-certificate')).text;
    const csrf = hidden(start, 'csrf');
    const begun = await visitor.post('/procedures/tax-certificate/begin', {csrf, key: hidden(start, 'key')});
    const page = `${begun.location.replace('/begun', '')}/pages/who`;
    const typed = {csrf, role: 'agent', phone: '03-0000-0001', email: 'hanako@example.jp', upload: 'mandate'};
    const send = bytes => visitor.post(page, typed, [{field: 'mandate', name: 'mandate.pdf', bytes: Buffer.from(bytes)}]);

    const clean = await send('%PDF-1.4\nclean\n%%EOF\n');
    assert.equal(clean.status, 200);
    const kept = hidden(clean.text, 'mandate');
    assert.equal(clamd.files.at(-1).toString(), '%PDF-1.4\nclean\n%%EOF\n', 'clamd was given the file as it came');

    const still = async (answer, words) => {
        assert.equal(answer.status, 422);
        assert.match(answer.text, words);
        assert.equal(hidden((await visitor.get(page)).text, 'mandate'), kept, 'the file that was there is there');
        assert.match(answer.text, /value="03-0000-0001"/, 'what was typed is there');
    };
    await still(await send(`%PDF-1.4\n${eicar}`), /malicious program/);
    await still(await send(eicar), /malicious program/);

    clamd.close();
    await still(await send('%PDF-1.4\nother\n'), /could not be checked/);
    const began = Date.now();
    for (let i = 0; i < 10; ++i)
        await still(await send('%PDF-1.4\nother\n'), /could not be checked/);
    assert.ok(Date.now() - began < 5000, 'nobody waits for a clamd that is away');
    const now = await metrics();
    for (const line of ['todoke_scanner_configured 1', 'todoke_scanner_up 0', 'todoke_scans_clean 1', 'todoke_scans_infected 2', 'todoke_scans_unknown 11'])
        assert.ok(now.split('\n').includes(line), `${line} in ${now.split('\n').filter(one => /scan/.test(one)).join(', ')}`);

    await town.restart();
    assert.match(town.said, /clamd does not answer at 127\.0\.0\.1:\d+: uploads are refused/);
    step('the test virus and what nobody looked into were refused');
} finally {
    await town.stop();
}

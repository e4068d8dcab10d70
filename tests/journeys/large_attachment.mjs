// SPDX-License-Identifier: Apache-2.0
// An attachment larger than the server may hold (TODOKE_LARGE: its bytes, else 80 MiB) goes from the browser through the draft and the inbox to the
// case and out to a clerk, byte for byte, and the server's memory does not notice. One that is too large for its field costs only itself; a
// connection that is cut and a server that is killed in the middle leave a town that is proven.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import {Browser, Town, source, step, until} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';

const bytes = Number(process.env.TODOKE_LARGE ?? 80 * 1024 * 1024);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-large-'));
const packages = path.join(folder, 'packages');
fs.cpSync(path.join(source, 'tests/packages'), packages, {recursive: true});
function change(file, from, to) {
    const name = path.join(packages, 'park-use', file);
    const text = fs.readFileSync(name, 'utf8');
    assert.ok(text.includes(from), `${from} in ${file}`);
    fs.writeFileSync(name, text.replace(from, to));
}
change('procedure.xml', '<records', '<attachment name="plan" needed="false"><label xml:lang="ja">図面</label><label xml:lang="en">Plan</label></attachment>\n  '
    + '<attachment name="note" needed="false"><label xml:lang="ja">メモ</label><label xml:lang="en">Note</label></attachment>\n  <records');
change('forms/entry.xml', '<consent', '<file name="plan" attachment="plan" kinds="pdf" up-to="2 GiB"><label xml:lang="ja">図面</label><label xml:lang="en">Plan</label></file>\n    '
    + '<file name="note" attachment="note" kinds="pdf" up-to="1 MiB"><label xml:lang="ja">メモ</label><label xml:lang="en">Note</label></file>\n    <consent');

/** A PDF by its first bytes, in which no two megabytes are alike. */
function writeFile(name, size) {
    const file = fs.openSync(name, 'w');
    const hash = crypto.createHash('sha256');
    for (let at = 0; at < size; at += 1024 * 1024) {
        const piece = crypto.createHash('sha512').update(`${at}`).digest().toString('base64').repeat(12000).slice(0, Math.min(1024 * 1024, size - at));
        const part = Buffer.from(at === 0 ? `%PDF-1.7\n${piece}`.slice(0, piece.length) : piece);
        fs.writeSync(file, part);
        hash.update(part);
    }
    fs.closeSync(file);
    return hash.digest('hex');
}

async function event(page) {
    await citizen.begin(town, page, 'park-use');
    await citizen.fill(page, {title: '納涼の会', 'begins.year': 'R9', 'begins.month': '8', 'begins.day': '8', days: '２', people: '80', stalls: 'false'});
    await citizen.next(page);
}
const organiser = {'organiser.family': '見本', 'organiser.given': '一郎', 'address.postcode': '000-0000', 'address.prefecture': '東京都', 'address.city': '見本区',
    'address.town': '架空二丁目', 'address.block': '999番10号', phone: '03-0000-0002', rules: 'true'};

/** Begins to send a page with a file, says when most of what is there has gone, and never comes to the end. */
async function half(page, size) {
    const cookies = (await page.context().cookies()).map(({name, value}) => `${name}=${value}`).join('; ');
    const request = http.request(page.url(), {method: 'POST', headers: {Cookie: cookies, 'Content-Type': 'multipart/form-data; boundary=XX', 'Content-Length': size}});
    request.on('error', () => {});
    request.write('--XX\r\nContent-Disposition: form-data; name="file:plan"; filename="plan.pdf"\r\n\r\n%PDF-1.7\n');
    for (let sent = 0; sent < size / 2; sent += 1024 * 1024) {
        if (!request.write(Buffer.alloc(1024 * 1024, 'x')))
            await new Promise(resolve => request.once('drain', resolve));
    }
    return request;
}

const town = await Town.start('large', {extraProcedures: [path.relative(source, packages)]});
const browser = await Browser.start();
try {
    const page = await browser.visitor();
    page.setDefaultTimeout(600000);
    step('an application without a file, for the memory that the way itself takes');
    await event(page);
    await citizen.fill(page, organiser);
    await citizen.next(page);
    await citizen.waitForState(town, page, await citizen.declareAndSend(page), '審査中');
    await clerk.api(town, 'S11', 'GET', '/tasks');
    const before = town.peakMemoryKiB();

    step('a file that is too large for its field');
    await event(page);
    const large = path.join(folder, 'plan.pdf');
    const digest = writeFile(large, bytes);
    await citizen.fill(page, organiser);
    await page.setInputFiles('input[name="file:note"]', large);
    await assert.rejects(citizen.next(page), /1 MiB以下のファイル/);
    assert.equal(await page.inputValue('[name="address.block"]'), '999番10号', 'what was typed is still there');

    step(`the file of ${bytes} bytes`);
    await page.setInputFiles('input[name="file:plan"]', large);
    await citizen.next(page);
    const receipt = await citizen.declareAndSend(page);
    await until('the office to have it', async () => (await citizen.stateOf(town, page, receipt)) === '審査中', 600000);
    const {id, files} = await clerk.caseOf(town, 'S11', receipt);
    const file = files.find(one => one.role === 'attachment:plan');
    assert.equal(file.size, bytes);
    const answer = await clerk.api(town, 'S11', 'GET', `/cases/${id}/files/${file.id}`);
    assert.equal(answer.headers.get('content-length'), `${bytes}`);
    const hash = crypto.createHash('sha256');
    for await (const piece of answer.body)
        hash.update(piece);
    assert.equal(hash.digest('hex'), digest);
    const grown = (town.peakMemoryKiB() - before) / 1024;
    step(`memory has grown by ${grown.toFixed(1)} MiB`);
    assert.ok(grown < 32, `${grown} MiB`);

    step('a connection that is cut, a reader that goes, and a server that is killed');
    await event(page);
    (await half(page, 40 * 1024 * 1024)).destroy();
    const reading = await clerk.api(town, 'S11', 'GET', `/cases/${id}/files/${file.id}`);
    await reading.body.getReader().read();
    await reading.body.cancel().catch(() => {});
    await half(page, 40 * 1024 * 1024);
    await town.kill();
    await town.startServer();
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    await page.reload();
    await citizen.fill(page, organiser);
    await citizen.next(page);
    await citizen.declareAndSend(page);
    console.log(`large attachment: ${bytes} bytes, ${grown.toFixed(1)} MiB of memory; ${verified.said.trim()}`);
} finally {
    await browser.stop();
    await town.stop();
    fs.rmSync(folder, {recursive: true, force: true});
}

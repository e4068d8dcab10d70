// SPDX-License-Identifier: Apache-2.0
// Slow and half-open clients pull at the site while a citizen applies from another address, first at the bare server, then at nginx in front of it with
// the configuration that ships, which is also held to what it promises. Loopback only; an attack ends by itself.
//   node slow.mjs [SECONDS]   12 for each of the two, 60 with TODOKE_LONG=1
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import {fileURLToPath} from 'node:url';
import {Town, freePort, step, until} from '../../journeys/town.mjs';
import {broken} from '../crawl/wire.mjs';
import {Visitor, hidden} from '../kills/visitor.mjs';
import {pause} from '../kills/random.mjs';
import {Nginx} from './nginx.mjs';

const long = Boolean(process.env.TODOKE_LONG);
const seconds = Number(process.argv[2] ?? (long ? 60 : 12));
const modes = {
    'slow heads': ['-H'],
    'slow bodies': ['-B', '-s', '8192'],
    'slow readers': ['-X', '-w', '1', '-y', '2', '-n', '1', '-z', '1', '-k', '3'],
    'ranges': ['-R', '-a', '10', '-b', '3000'],
};

/** All four kinds of slow clients at once; ends after `seconds`. */
function attack(url) {
    return Object.values(modes).map(mode => {
        const tool = spawn('slowhttptest', [...mode, '-c', '150', '-r', '150', '-i', '1', '-l', `${seconds}`, '-p', '3', '-u', url], {stdio: ['ignore', 'pipe', 'pipe']});
        tool.said = '';
        tool.stdout.on('data', data => { tool.said += data; });
        tool.over = once(tool, 'exit');
        return tool;
    });
}

/** Connections that say nothing, half a head or half a body, and stay; each notes how long it was borne. */
function halfOpen(port, connect) {
    const began = Date.now();
    return Array.from({length: 90}, (_, i) => {
        const socket = connect({port, host: '127.0.0.1', localAddress: '127.0.0.3', servername: 'localhost', rejectUnauthorized: false});
        const parts = ['', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-', 'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na='];
        socket.once(connect === tls.connect ? 'secureConnect' : 'connect', () => socket.write(parts[i % 3]));
        socket.on('error', () => {});
        socket.resume();
        socket.gone = new Promise(resolve => { socket.once('close', () => resolve(Date.now() - began)); });
        return socket;
    });
}

/** A citizen who begins an application and fills in its first page, over and over; `ask` sends. */
async function honest(ask, over) {
    const counts = {acts: 0, slowest: 0};
    const timed = async (...request) => {
        const began = Date.now();
        const answer = await ask(...request);
        counts.slowest = Math.max(counts.slowest, Date.now() - began);
        return answer;
    };
    while (!over()) {
        const page = await timed('GET', '/procedures/tax-certificate');
        assert.equal(page.status, 200);
        const csrf = hidden(page.text, 'csrf');
        const form = fields => ({headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body: new URLSearchParams({csrf, ...fields}).toString()});
        const begun = await timed('POST', '/procedures/tax-certificate/begin', form({key: hidden(page.text, 'key')}));
        assert.equal(begun.status, 303, begun.text);
        const draft = /drafts\/([^/]+)/.exec(begun.location)[1];
        const filled = await timed('POST', `/drafts/${draft}/pages/what`, form({next: '1', kind: 'NZ', purpose: '借入れのため'}));
        assert.equal(filled.status, 303, filled.text);
        ++counts.acts;
        await pause(100); // a person; and one address has only so many requests a second
    }
    return counts;
}

async function underAttack(what, url, ask, {port, connect, longest, bodiesToo}) {
    const tools = attack(url);
    const sockets = halfOpen(port, connect);
    let over = false;
    Promise.all(tools.map(tool => tool.over)).then(() => { over = true; });
    const counts = await honest(ask, () => over);
    for (const [name, tool] of Object.keys(modes).map((one, i) => [one, tools[i]])) {
        const said = tool.said.replaceAll(/\u001b\[[\d;]*m/g, '');
        const reached = [...said.matchAll(/connected: +(\d+)\n\s*error: +\d+\n\s*closed: +(\d+)/g)].map(found => Number(found[1]) + Number(found[2]));
        assert.ok(tool.exitCode === 0 && !/refused|Cannot/i.test(said), `${name}: ${said.slice(-600)}`);
        assert.ok(name === 'ranges' || Math.max(...reached) >= 100, `${name} were there: ${said.slice(-900)}`);
    }
    assert.ok(counts.acts >= seconds, `the citizen got on: ${counts.acts} in ${seconds} s`);
    assert.ok(counts.slowest < 3000, `the slowest answer took ${counts.slowest} ms`);
    // The server bears half a body for a minute; the short form does not wait for that.
    const borne = await Promise.all(sockets.filter((socket, i) => bodiesToo || i % 3 !== 2).map(socket => socket.gone));
    sockets.forEach(socket => socket.destroy());
    assert.ok(Math.max(...borne) < longest, `half-open connections are cut: one was borne ${Math.max(...borne)} ms`);
    step(`${what}: ${counts.acts} acts of the citizen, the slowest answer in ${counts.slowest} ms, the last half-open connection cut after ${Math.max(...borne)} ms`);
    return {acts: counts.acts, slowestMilliseconds: counts.slowest};
}

/** What the configuration promises. */
async function promises(nginx, town) {
    const page = await nginx.ask('GET', '/sign-in');
    assert.equal(page.status, 200);
    assert.match(page.headers['strict-transport-security'], /max-age=63072000; includeSubDomains/);
    assert.match(page.headers['set-cookie'][0], /^__Host-todoke=.*; Secure$/);
    assert.equal(page.headers['content-security-policy'].split(',').length, 1, 'one policy, the server\'s');
    const two = await nginx.askTwo('/');
    assert.deepEqual([two.status, two.alpn], [200, 'h2']);
    await assert.rejects(nginx.ask('GET', '/', {minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0'}), 'old TLS is refused');
    await assert.rejects(nginx.ask('GET', '/', {servername: 'other.example', rejectUnauthorized: false}), 'another name gets no answer');
    await assert.rejects(nginx.ask('GET', '/', {headers: {Host: 'other.example'}}), 'nor does another host under our name');
    const led = await fetch(`http://localhost:${nginx.plain}/find?q=x`, {redirect: 'manual'});
    assert.deepEqual([led.status, led.headers.get('location')], [301, 'https://localhost/find?q=x']);
    assert.equal((await fetch(`http://localhost:${nginx.plain}/api/v1/session`, {method: 'POST', redirect: 'manual'})).status, 403, 'no program is led on');
    assert.equal((await nginx.ask('POST', '/api/v1/session', {headers: {'Content-Type': 'application/json'}, body: '{"staff":"S03","password":"x"}'})).status, 401, 'the office is let through');

    const sorry = await nginx.ask('POST', '/sign-in', {headers: {'Content-Length': 999999999}});
    assert.equal(sorry.status, 413);
    assert.match(sorry.text, /<html lang="ja">/);
    for (const field of ['content-security-policy', 'strict-transport-security', 'x-content-type-options', 'x-frame-options', 'referrer-policy', 'permissions-policy'])
        assert.ok(sorry.headers[field], `what nginx says itself has ${field}`);
    assert.equal(sorry.headers.server, 'nginx', 'without a version');

    for (const [what, bytes] of Object.entries(broken(7))) {
        if (what === 'bare line feeds') // nginx takes them, and writes the request anew
            continue;
        const status = await overTls(nginx, bytes);
        assert.ok(status === 0 || (status >= 400 && status < 500) || status === 501 || status === 505, `${what}: ${status}`);
    }
    await nginx.ask('GET', '/find?q=zqtyped', {headers: {Referer: 'https://localhost/zqreferrer', Cookie: 'x=zqcookie', 'User-Agent': 'zqagent'}});
    await nginx.ask('GET', '/password/zqtoken');
    await nginx.ask('GET', '/cases/zqreceipt/documents/1');
    await nginx.ask('POST', '/sign-in', {headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body: 'email=zq@example.jp'});
    await until('the log', () => /"route":"\/cases\/-\/documents\/1"/.test(nginx.logs()));
    assert.doesNotMatch(nginx.logs(), /zqtyped|zqreferrer|zqcookie|zqtoken|zqreceipt|zq@|127\.0\.0\.9/, 'nothing that was typed is in a log');
    for (const line of nginx.logs().split('\n').filter(one => one.startsWith('{')))
        JSON.parse(line);
    assert.doesNotMatch(fs.readFileSync(path.join(town.folder, 'server.log'), 'utf8'), /zq/);
}

function overTls(nginx, bytes) {
    return new Promise(resolve => {
        const socket = tls.connect({port: nginx.port, host: '127.0.0.1', servername: 'localhost', ca: nginx.ca, localAddress: '127.0.0.11'}, () => socket.write(bytes));
        let said = '';
        socket.setTimeout(15000, () => socket.destroy());
        socket.on('data', data => { said += data; });
        socket.on('error', () => {});
        socket.once('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0)));
    });
}

/** Tries are counted by the address that nginx saw, whatever the client says of itself. */
async function addressesAreTrue(nginx) {
    const wrong = async (from, forged, number) => {
        const page = await nginx.ask('GET', '/sign-in', {from});
        const cookie = page.headers['set-cookie'][0].split(';')[0];
        const body = new URLSearchParams({csrf: hidden(page.text, 'csrf'), email: `nobody${number}@example.jp`, password: 'a-wrong-pass-phrase'}).toString();
        return (await nginx.ask('POST', '/sign-in', {from, headers: {'Content-Type': 'application/x-www-form-urlencoded', Cookie: cookie, Origin: `https://localhost:${nginx.port}`, 'X-Forwarded-For': forged, Forwarded: `for=${forged}`, 'X-Real-IP': forged}, body})).status;
    };
    const statuses = [];
    for (let i = 0; i < 24; ++i)
        statuses.push(await wrong('127.0.0.20', `203.0.113.${i}`, i));
    assert.ok(statuses.slice(0, 15).every(status => status === 422) && statuses.at(-1) === 429, `one address has only so many tries: ${statuses}`);
    assert.equal(await wrong('127.0.0.21', '203.0.113.1', 99), 422, 'and another has its own');
}

const ports = [await freePort(), await freePort()];
const town = await Town.start('slow');
let nginx;
let tunnel;
try {
    const descriptors = () => fs.readdirSync(`/proc/${town.server.pid}/fd`).length;
    const before = descriptors();
    const citizen = new Visitor(town.port);
    citizen.localAddress = '127.0.0.9';
    const bare = await underAttack('the bare server', `http://127.0.0.1:${town.port}/sign-in`, (method, where, options) => citizen.send(method, where, options), {port: town.port, connect: net.connect, longest: long ? 75000 : 20000, bodiesToo: long});
    await until('all slow connections are gone', () => descriptors() <= before + 5, 30000);

    town.serveArguments = ['--site-url', `https://localhost:${ports[0]}`];
    await town.restart();
    assert.match(town.said, /count as one address/, 'a proxy that nobody named is told of');
    town.serveArguments.push('--trusted-proxy', '127.0.0.1');
    await town.restart();
    assert.doesNotMatch(town.said, /count as one address/);
    nginx = await Nginx.start(town.port, ports);
    let cookie = '';
    const ask = async (method, where, options = {}) => {
        const answer = await nginx.ask(method, where, {...options, headers: {...options.headers, Origin: `https://localhost:${nginx.port}`, ...cookie && {Cookie: cookie}}});
        cookie = answer.headers['set-cookie']?.[0].split(';')[0] ?? cookie;
        return answer;
    };
    tunnel = spawn(process.execPath, [fileURLToPath(new URL('tunnel.mjs', import.meta.url)), `${nginx.port}`], {stdio: ['ignore', 'pipe', 'inherit']});
    const [tunnelPort] = await once(tunnel.stdout, 'data');
    const behind = await underAttack('behind nginx', `http://localhost:${Number(tunnelPort)}/sign-in`, ask, {port: nginx.port, connect: tls.connect, longest: 30000, bodiesToo: true});
    await until('none of them reached the server', () => descriptors() <= before + 40, 10000);
    await promises(nginx, town);
    step('the configuration keeps what it promises');
    await addressesAreTrue(nginx);
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    console.log(JSON.stringify({run: 'slow', seconds, slowClients: 600, halfOpen: 90, bare, behind}));
} finally {
    tunnel?.kill();
    await nginx?.stop();
    await town.stop();
}

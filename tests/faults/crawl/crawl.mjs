// SPDX-License-Identifier: Apache-2.0
// The whole site and everything that can be typed into it: no fault of the server, no unescaped byte, no word of the inside, every header on every answer.
//   node crawl.mjs [SEED [INPUTS]]   1,500 inputs, 20,000 with TODOKE_LONG=1; the seed is printed and gives the same run again, but for the ids that the server makes
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Town, source, step, until} from '../../journeys/town.mjs';
import {pause, random, seedOf} from '../kills/random.mjs';
import {hidden} from '../kills/visitor.mjs';
import {Crawler, Findings, kindOf} from './crawler.mjs';
import {mark} from './judge.mjs';
import {Office} from './office.mjs';
import {spoils, spoilt} from './spoil.mjs';
import {families} from './typed.mjs';
import {broken, sendRaw} from './wire.mjs';

const seed = seedOf(process.argv[2]);
const next = random(seed);
const goal = Number(process.argv[3] ?? (process.env.TODOKE_LONG ? 20000 : 1500));
const leaving = /^post \/(sign-out|drafts\/\*\/delete|cases\/\*\/withdraw)/;
const attacks = ['without the token', 'with a wrong token', 'from elsewhere', 'empty', 'absurd', 'hostile', 'hostile', 'hostile', 'hostile in one', 'hostile in one', 'hidden ones too', 'names', 'bytes', 'files'];

/** Follows what is waiting: each kind of page a few times, each form attacked once and then sent as it is meant. */
async function tour(crawler, {pages = 60, perKind = 2} = {}) {
    const shown = new Map();
    while (crawler.waiting.length > 0 && pages > 0) {
        const address = crawler.waiting.shift();
        const kind = kindOf(address);
        if (crawler.followed.has(address) || (shown.get(kind) ?? 0) >= perKind)
            continue;
        crawler.followed.add(address);
        shown.set(kind, (shown.get(kind) ?? 0) + 1);
        --pages;
        await crawler.show(address);
        for (const [form, found] of [...crawler.pool]) {
            if (crawler.tried.has(form) || found.from !== address || leaving.test(form))
                continue;
            crawler.tried.add(form);
            await crawler.besiege(found);
            await crawler.submit(found);
        }
    }
}

async function signIn(crawler, email, password) {
    const page = await crawler.show('/sign-in');
    const answer = await crawler.ask('POST', '/sign-in', {headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body: new URLSearchParams({csrf: hidden(page.text, 'csrf'), email, password}).toString()});
    assert.equal(answer.status, 303, `${email} signs in`);
    crawler.waiting.push('/my-page');
}

async function signUp(crawler) {
    const page = await crawler.show('/sign-up');
    const fields = {csrf: hidden(page.text, 'csrf'), name: mark(crawler.number()), email: `zq${crawler.number()}@example.jp`, password: 'a-long-pass-phrase-of-mine'};
    const answer = await crawler.ask('POST', '/sign-up', {headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body: new URLSearchParams(fields).toString()});
    assert.equal(answer.status, 303, 'a name may be written in any way');
    crawler.waiting.push('/my-page');
    const change = await crawler.show('/account/password');
    const changed = await crawler.send({method: 'post', action: '/account/password', fields: []}, [['csrf', hidden(change.text, 'csrf')], ['old-password', fields.password], ['password', `${mark(crawler.number())} is a pass phrase`]]);
    assert.equal(changed.status, 303, 'and a password, too');
    await crawler.show(changed.location);
}

/** An application that is right, and hostile wherever it is free; its pages are left to be looked at. */
async function applies(crawler) {
    const any = () => `${mark(crawler.number())}${crawler.any(families.markup(crawler.number()))}`.slice(0, 90);
    const page = (await crawler.show('/procedures/tax-certificate')).text;
    const send = async (where, fields, sent) => {
        const answer = await crawler.send({method: 'post', action: where, fields: [], multipart: Boolean(sent)}, Object.entries({csrf: hidden(page, 'csrf'), ...fields}), {sent: sent ?? []});
        assert.equal(answer.status, 303, `${where}: ${answer.text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 900)}`);
        crawler.waiting.push(answer.location);
        return answer.location;
    };
    const draft = /drafts\/([^/]+)/.exec(await send('/procedures/tax-certificate/begin', {key: hidden(page, 'key')}))[1];
    const fill = (name, fields, sent) => send(`/drafts/${draft}/pages/${name}`, {next: '1', ...fields}, sent);
    const person = who => ({[`${who}.name.family`]: any().slice(0, 40), [`${who}.name.given`]: '花子', [`${who}.address.postcode`]: '000-0000', [`${who}.address.prefecture`]: '東京都', [`${who}.address.city`]: '見本区',
        [`${who}.address.town`]: '架空一丁目', [`${who}.address.block`]: '999番9号', [`${who}.address.building`]: any().slice(0, 40)});
    await fill('what', {kind: 'NZ', purpose: any(), submitTo: any()});
    await fill('details', {'items[1].tax': 'vehicle', 'items[1].year': '2025', 'items[1].copies': '1'});
    await fill('taxpayer', {'taxpayer.type': 'person', ...person('taxpayer'), 'taxpayer.name.family': '見本', 'taxpayer.kana': 'ミホン　ハナコ', 'taxpayer.born.year': '1990', 'taxpayer.born.month': '4', 'taxpayer.born.day': '1'});
    await fill('who', {role: 'agent', ...person('applicant'), phone: '03-0000-0001', email: 'hanako@example.jp', exemptionGround: 'none'},
        [{field: 'file:mandate', name: `${mark(crawler.number())}.pdf`, type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n')}]);
    for (const part of ['pages/what', 'pages/details', 'pages/taxpayer', 'pages/who', 'check', 'sign', 'application.xml', 'delete'])
        await crawler.show(`/drafts/${draft}/${part}`);
    const where = await send(`/drafts/${draft}/check`, {declared: 'yes'});
    return {receipt: /cases\/([^/]+)/.exec(where)[1], csrf: hidden(page, 'csrf')};
}

/** Pays the fee as soon as it is asked for. */
async function pays(crawler, {receipt, csrf}) {
    for (let tries = 0; ; ++tries) {
        if ((await crawler.show(`/cases/${receipt}/payment`)).status === 200)
            break;
        assert.ok(tries < 100, `the fee of ${receipt} is asked for`);
        await pause(100);
    }
    const go = await crawler.send({method: 'post', action: `/cases/${receipt}/payment`, fields: []}, [['csrf', csrf], ['method', 'card']]);
    const page = await crawler.show(go.location);
    const [, port, ref] = /href="http:\/\/localhost:(\d+)\/pay\/([^"]+)"/.exec(page.text);
    await fetch(`http://127.0.0.1:${port}/pay/${ref}`, {method: 'POST', redirect: 'manual', headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body: 'outcome=succeed'});
    await crawler.show(`/cases/${receipt}/payment/return`);
}

/** Everything of a case that its page leads to. */
async function looksAt(crawler, {receipt}) {
    const page = await crawler.show(`/cases/${receipt}`);
    for (const [, document] of page.text.matchAll(/href="(\/cases\/[^"]+\/documents\/[^"]+)"/g))
        await crawler.show(document);
    for (const part of ['received', 'withdraw', 'payment'])
        await crawler.show(`/cases/${receipt}/${part}`);
    if (page.text.includes(`/cases/${receipt}/completion"`))
        await crawler.submit({method: 'post', action: `/cases/${receipt}/completion`, fields: [{name: 'csrf', type: 'hidden', value: hidden(page.text, 'csrf')}]});
}

/** Each page of each procedure's form, attacked and filled in. */
async function everyForm(crawler) {
    let filled = 0;
    for (const procedure of fs.readdirSync(path.join(source, 'procedures'))) {
        const file = path.join(source, 'procedures', procedure, 'forms/entry.xml');
        const page = fs.existsSync(file) && (await crawler.show(`/procedures/${procedure}`)).text;
        if (!page || !page.includes(`/procedures/${procedure}/begin"`)) // shared parts, or a guide
            continue;
        const begun = await crawler.send({method: 'post', action: `/procedures/${procedure}/begin`, fields: []}, [['csrf', hidden(page, 'csrf')], ['key', hidden(page, 'key')]]);
        const [, draft] = /(\/drafts\/[^/]+)/.exec(begun.location);
        const names = [...fs.readFileSync(file, 'utf8').matchAll(/<page name="([^"]+)"/g)].map(found => found[1]);
        for (const name of names) {
            const address = `${draft}/pages/${name}`;
            assert.equal((await crawler.show(address)).status, 200, `${procedure} has the page ${name}`);
            const form = [...crawler.pool.values()].find(one => one.action === address);
            await crawler.besiege(form);
            await crawler.submit(form);
            await crawler.show(address);
            await crawler.submit([...crawler.pool.values()].find(one => one.action === address)); // now with what it shows
        }
        for (const part of ['check', 'sign', 'application.xml'])
            await crawler.show(`${draft}/${part}`);
        ++filled;
    }
    assert.ok(filled >= 3, `${filled} procedures were begun`);
}

/** Goes on with a draft in another browser, and deletes it. */
async function goesOnAndDeletes(crawler) {
    const page = (await crawler.show('/procedures/tax-certificate')).text;
    const begun = await crawler.send({method: 'post', action: '/procedures/tax-certificate/begin', fields: []}, [['csrf', hidden(page, 'csrf')], ['key', hidden(page, 'key')]]);
    const told = (await crawler.show(begun.location)).text;
    const [number, secret] = ['reference', 'secret'].map(id => new RegExp(`id="${id}">([^<]+)<`).exec(told)[1]);
    const other = new Crawler(town.port, next, findings);
    const status = (await other.show('/status')).text;
    const opened = await other.send({method: 'post', action: '/status', fields: []}, [['csrf', hidden(status, 'csrf')], ['number', number], ['secret', secret]]);
    assert.equal(opened.status, 303, 'who has number and secret goes on');
    await other.show(opened.location);
    await other.show(`${begun.location.replace('/begun', '')}/delete`);
    const [, form] = [...other.pool].find(([kind]) => kind.startsWith('post /drafts/*/delete'));
    await other.besiege(form);
    assert.equal((await other.submit(form)).status, 303, 'a draft is deleted');
}

// ---- at random ---------------------------------------------------------------------------------------------

const escaped = text => encodeURIComponent(Buffer.isBuffer(text) ? text.toString('latin1') : text.toWellFormed()).slice(0, 3000);

async function strangeAddress(crawler) {
    ++findings.inputs;
    const [known] = crawler.any([...crawler.followed, '/find?q=x', '/language/ja?back=/', '/verify?number=x', '/assets/site.css', '/password/x']).split('?');
    const parts = known.split('/').slice(1);
    parts[Math.floor(next() * parts.length)] = escaped(crawler.hostile());
    const query = crawler.any(['', `?q=${escaped(crawler.hostile())}`, `?next=${escaped(crawler.hostile())}&back=${escaped(crawler.hostile())}`, `?number=${escaped(crawler.hostile())}&saved=1`, `?${'a=1&'.repeat(200)}`, '?%', `?${escaped(crawler.hostile())}`]);
    const address = next() < 0.5 ? `/${parts.join('/')}${query}` : `${known || '/'}${query}`;
    const cookies = new Map(crawler.visitor.cookies);
    await crawler.ask(crawler.any(['GET', 'GET', 'GET', 'HEAD', 'PUT', 'DELETE']), address, {headers: crawler.any([{}, {Referer: `http://evil.example/${escaped(crawler.hostile())}`}, {Cookie: `todoke=${escaped(crawler.hostile())}; language=<zq>`},
        {'X-Forwarded-For': '203.0.113.1', 'X-Forwarded-Host': 'evil.example', Forwarded: 'for=zq'}, {'Accept-Encoding': 'gzip;q=zq'}, {traceparent: `00-${'z'.repeat(200)}`}])});
    crawler.visitor.cookies = cookies; // whoever came with a strange one is given another
}

async function brokenRequest(crawler) {
    ++findings.inputs;
    const [what, bytes] = crawler.any(Object.entries(broken(crawler.number())));
    const answer = await sendRaw(town.port, bytes, `127.1.1.${1 + Math.floor(next() * 250)}`);
    findings.judge(answer, `a request with ${what}`, answer.status >= 400 && answer.status < 500 ? [] : [`let in with ${answer.status}`]);
}

async function strangeCall(crawler) {
    ++findings.inputs;
    const token = next() < 0.7 ? await office.token('S03') : crawler.any(['', 'x', escaped(crawler.hostile())]);
    const value = () => crawler.any([crawler.hostile().toString(), -1, 1e308, null, true, [], {}, [[crawler.hostile().toString()]], {__proto__: 1}]);
    const body = crawler.any([() => JSON.stringify({staff: value(), password: value()}), () => JSON.stringify({answers: {x: value(), 'items[1].tax': value()}, caseVersion: value(), draft: value()}), () => '['.repeat(50000), () => `{"a":${'9'.repeat(5000)}}`,
        () => Buffer.from([0x22, 0xFF, 0xFE, 0x22]), () => '', () => '{"a":1,"a":2}', () => JSON.stringify(crawler.hostile().toString())])();
    const id = escaped(crawler.hostile());
    const [method, address] = crawler.any([['POST', '/session'], ['GET', `/tasks?queue=${id}&filter=${id}&limit=-1&after=${id}`], ['GET', `/tasks/${id}`], ['POST', `/tasks/${id}/complete`], ['POST', `/tasks/${id}/claim`], ['GET', `/cases?number=${id}`], ['GET', `/cases/${id}`],
        ['GET', `/cases/${id}/files/${id}`], ['GET', `/cases/${id}/diagram.svg`], ['POST', `/cases/${id}/address`], ['POST', `/services/${id}/retry`], ['POST', '/external-work/fetch'], ['POST', `/external-work/${id}/complete`], ['PUT', `/cases/${id}`]]);
    const headers = {Authorization: `Bearer ${token}`, 'Content-Type': crawler.any(['application/json', 'text/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded']), 'Idempotency-Key': escaped(crawler.hostile()).slice(0, 300)};
    await crawler.ask(method, `/api/v1${address}`, {headers, body: method === 'GET' ? '' : body});
    if (next() < 0.2)
        await crawler.ask('POST', '/payment/callback/sandbox', {headers: {'Sandbox-Signature': escaped(crawler.hostile())}, body}, answer => answer.status < 300 ? ['an unsigned callback was taken'] : []);
}

async function atRandom(crawler, until) {
    while (findings.inputs < until) {
        const choice = next();
        if (choice < 0.15) {
            await strangeAddress(crawler);
        } else if (choice < 0.25) {
            await brokenRequest(crawler);
        } else if (choice < 0.35) {
            await strangeCall(crawler);
        } else {
            const [kind, form] = crawler.any([...crawler.pool].filter(([one]) => !/^post \/sign-out/.test(one)));
            const how = crawler.any(attacks);
            if (how === 'files' && crawler.filesOf(form).length === 0)
                continue;
            const answer = await crawler.attack(form, how);
            if (answer && (answer.status === 404 || answer.status === 410 || answer.status === 409) && crawler.pool.size > 8)
                crawler.pool.delete(kind); // what it was for is gone
            if (answer?.status === 303)
                await crawler.show(answer.location);
        }
    }
}

// ---- the control -------------------------------------------------------------------------------------------

/** Each kind of fault, made on purpose by a proxy, is found by the same crawl. */
async function control() {
    for (const [what, {spoil, found}] of Object.entries(spoils)) {
        const proxy = await spoilt(town.port, spoil);
        const seen = new Findings(seed);
        const crawler = new Crawler(proxy.port, random(seed), seen);
        await crawler.show('/find');
        for (const path of ['/status', '/sign-up', '/verify', '/nowhere', '/language/en?back=/find'])
            await crawler.show(path);
        for (const form of crawler.pool.values()) {
            await crawler.send(form, crawler.filled(form, () => mark(crawler.number())));
            await crawler.attack(form, 'without the token');
        }
        assert.ok(seen.faults.some(fault => found.test(fault)), `${what} is found; said was: ${seen.faults.slice(0, 5).join('\n')}`);
        proxy.stop();
    }
}

/** The routes of the citizens' site, read from its source: none was left out. */
function routesLeftOut(log) {
    const folder = path.join(source, 'server/pages');
    const known = fs.readdirSync(folder).filter(name => name.endsWith('.cpp')).flatMap(name =>
        [...fs.readFileSync(path.join(folder, name), 'utf8').matchAll(/router\.(get|post)\(u"([^"]+)"_s/g)].map(found => `${found[1].toUpperCase()} ${found[2]}`));
    const reached = new Set(log.split('\n').filter(Boolean).map(line => JSON.parse(line)).filter(line => line.status < 400).map(line => `${line.method} ${line.route}`));
    // These lead to providers of identities, of which a demonstration has none.
    return known.filter(route => !reached.has(route) && !route.includes('/sign-in/with/') && !route.includes('/sign-in/return/'));
}

async function forgetsPassword(crawler) {
    const page = await crawler.show('/password/forgotten');
    await crawler.send({method: 'post', action: '/password/forgotten', fields: []}, [['csrf', hidden(page.text, 'csrf')], ['email', 'tp02@example.jp']]);
    const folder = path.join(town.folder, 'mails');
    for (let tries = 0; tries < 100; ++tries, await pause(100)) {
        const mails = fs.existsSync(folder) ? fs.readdirSync(folder).map(name => fs.readFileSync(path.join(folder, name), 'utf8')) : [];
        const token = mails.map(mail => decoded(mail)).map(mail => /\/password\/([\w-]{20,})/.exec(mail)?.[1]).find(Boolean);
        if (token) {
            await crawler.show(`/password/${token}`);
            for (const [kind, form] of [...crawler.pool].filter(([one]) => one.startsWith('post /password/*'))) {
                await crawler.besiege(form);
                await crawler.submit(form);
                crawler.pool.delete(kind);
            }
            return;
        }
    }
    assert.fail('a link for a new password is mailed');
}

/** A mail's text, whichever way its lines are written. */
function decoded(mail) {
    const base64 = /\r?\n\r?\n([A-Za-z0-9+/=\s]+)$/.exec(mail);
    const plain = base64 && /base64/i.test(mail) ? Buffer.from(base64[1], 'base64').toString('utf8') : mail.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
    return `${mail}\n${plain}`;
}

const town = await Town.start('crawl');
const findings = new Findings(seed, {secrets: [town.folder, ...Object.values(town.logins).map(login => login.password)]});
const crawlers = ['anonymous', 'TP01', 'new'].map(() => new Crawler(town.port, next, findings));
const [anonymous, resident, newcomer] = crawlers;
const office = new Office(new Crawler(town.port, next, findings), town.logins);
try {
    await signIn(resident, 'tp01@example.jp', town.logins['tp01@example.jp'].password);
    await signUp(newcomer);
    const cases = [];
    for (const [crawler, result] of [[anonymous, 'completion'], [resident, 'grant'], [newcomer, 'refuse']]) {
        const applied = await applies(crawler);
        await pays(crawler, applied);
        cases.push({crawler, applied, result});
    }
    step(`${findings.answers} answers: three have applied and paid`);
    const results = new Map(cases.map(({applied, result}) => [applied.receipt, result]));
    for (let round = 0; round < 100 && (office.done.get('approve') ?? 0) < 2; ++round) {
        await office.work(receipt => results.get(receipt));
        await pause(100);
    }
    assert.ok(office.done.get('approve') >= 2, `one is granted and one refused: ${JSON.stringify([...office.done])}`);
    await until('what was issued', async () => (await resident.show(`/cases/${cases[1].applied.receipt}`)).text.includes('/documents/'));
    for (const {crawler, applied} of cases)
        await looksAt(crawler, applied);
    step(`${findings.answers} answers: the office has done ${[...office.done].map(([node, times]) => `${node} ${times}`).join(', ')}`);
    for (const crawler of crawlers)
        await tour(crawler);
    await everyForm(resident);
    await forgetsPassword(anonymous);
    await goesOnAndDeletes(new Crawler(town.port, next, findings));
    await anonymous.show('/language/en?back=/find');
    step(`${findings.answers} answers, ${findings.inputs} inputs: every link was followed, ${findings.forms.size} kinds of forms`);
    while (findings.inputs < goal) {
        for (const crawler of crawlers)
            await atRandom(crawler, Math.min(goal, findings.inputs + 200));
        const crawler = anonymous.any(crawlers);
        await looksAt(crawler, await applies(crawler)); // there is always something left to spoil
    }
    // What ends something comes last.
    for (const crawler of crawlers) {
        for (const [, form] of [...crawler.pool].filter(([kind]) => leaving.test(kind) && !kind.includes('sign-out'))) {
            await crawler.besiege(form);
            await crawler.submit(form);
        }
    }
    const [, signOut] = [...resident.pool].find(([kind]) => kind.includes('sign-out'));
    assert.equal((await resident.submit(signOut)).headers['clear-site-data'], '"cache", "storage"', 'nothing stays in a browser that others use');

    const unique = [...new Map(findings.faults.map(fault => [fault.replaceAll(/[0-9a-f]{6,}|\d+/g, '#').slice(0, 160), fault])).values()];
    assert.deepEqual(unique.slice(0, 30), [], `seed ${seed}: ${findings.faults.length} faults in ${findings.answers} answers`);
    const log = fs.readFileSync(path.join(town.folder, 'server.log'), 'utf8');
    assert.doesNotMatch(log, /zq/, 'what was typed is not in the log');
    assert.deepEqual(routesLeftOut(log), [], 'every route of the site was reached');
    assert.equal(town.server.exitCode, null, 'the server is there');
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    assert.ok(town.peakMemoryKiB() < 1024 * 1024, `${town.peakMemoryKiB()} KiB at most`);
    step('the control');
    await control();
    console.log(JSON.stringify({run: 'crawl', seed, inputs: findings.inputs, answers: findings.answers, forms: findings.forms.size, pages: findings.pages.size, statuses: Object.fromEntries([...findings.statuses].sort()),
        acts: Object.fromEntries(office.done), peakMiB: Math.round(town.peakMemoryKiB() / 1024), faults: 0, spoilt: Object.keys(spoils).length, verify: verified.said.trim()}));
} finally {
    await town.stop();
}

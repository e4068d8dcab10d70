// SPDX-License-Identifier: Apache-2.0
// Many at once at a town's servers: citizens who apply, attach and pay, a payment company that calls twice, clerks who examine, draft, concur and
// approve. Each writes down what was acknowledged, repeats what got no answer, and looks afterwards whether all of it is there, and once.
import assert from 'node:assert/strict';
import {createHash, randomUUID} from 'node:crypto';
import http from 'node:http';
import {NoAnswer, Visitor, hidden} from './visitor.mjs';
import {pause} from './random.mjs';

const patience = 180000; // for an answer, over any number of kills

const acts = {
    examine: {staff: 'S03', answers: task => ({result: ['grant'], ...JSON.stringify(task.context).includes('"agent"') && {mandateGenuine: ['genuine']}})},
    draft: {staff: 'S03', answers: () => ({subject: ['納税証明書の交付について']}), inHistory: 'Drafted'},
    concur: {staff: 'S05', answers: () => ({outcome: ['approve']}), inHistory: 'Concurrence'},
    approve: {staff: 'S07', answers: () => ({outcome: ['approve']}), inHistory: 'Approval'},
};

function pdf(words) {
    const lines = Array.from({length: 60}, (_, line) => `% ${line} ${words}`);
    return Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n${lines.join('\n')}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
}

const digest = bytes => createHash('sha256').update(bytes).digest('hex');

export class Load {
    /** `towns`: one, or several servers of the same town. */
    constructor(towns, next, {citizens = 5} = {}) {
        this.towns = towns;
        this.next = next;
        this.citizens = citizens;
        this.applications = [];
        this.drafts = []; // with a file that was stored, and never sent
        this.acknowledged = []; // acts of clerks
        this.callbacks = new Set(); // payments whose callback was answered
        this.counts = {answered: 0, unanswered: 0, refused: 0, sentTwice: 0};
        this.sessions = new Map();
        this.stopping = false;
        this.running = [];
        this.failure = null;
    }

    /** Where the payment sandbox calls: hands its callbacks to a server, those that were taken twice. */
    async startRelay() {
        this.relay = http.createServer((request, response) => {
            const chunks = [];
            request.on('data', chunk => chunks.push(chunk));
            request.on('end', async () => {
                const body = Buffer.concat(chunks);
                const visitor = new Visitor(this.anyTown().port);
                const call = () => visitor.send('POST', '/payment/callback/sandbox', {body, headers: {'Content-Type': 'application/json', 'Sandbox-Signature': request.headers['sandbox-signature']}});
                const answer = await call().catch(() => ({status: 503}));
                if (answer.status === 200) {
                    const event = JSON.parse(body);
                    if (event.kind === 'captured')
                        this.callbacks.add(event.ref);
                    await call().catch(() => null);
                }
                response.writeHead(answer.status).end();
            });
        });
        await new Promise(resolve => { this.relay.listen(0, '127.0.0.1', resolve); });
        return this.relay.address().port;
    }

    start() {
        const run = work => this.running.push(work().catch(error => { this.failure ??= error; this.stopping = true; }));
        for (let i = 0; i < this.citizens; ++i)
            run(() => this.citizen(i));
        for (const staff of ['S03', 'S03', 'S05', 'S07', 'S07'])
            run(() => this.clerk(staff));
    }

    /** Waits until `count` more answers have come: the load itself says how long something is let go on, and no clock does, unless
        everybody waits for a server that is away. */
    async go(count) {
        const goal = this.counts.answered + count;
        let answered = this.counts.answered;
        let since = Date.now();
        while (this.counts.answered < goal && !this.stopping) {
            await pause(5);
            if (this.counts.answered > answered)
                [answered, since] = [this.counts.answered, Date.now()];
            else if (this.towns.length > 1 && Date.now() - since > 3000)
                return;
        }
    }

    /** Waits until there was something to lose on every way: acts of clerks, and money. */
    async worked() {
        const end = Date.now() + patience;
        while ((this.acknowledged.length < 5 || this.callbacks.size === 0) && !this.stopping) {
            assert.ok(Date.now() < end, `${this.acknowledged.length} acts and ${this.callbacks.size} payments only`);
            await pause(20);
        }
    }

    /** Lets everybody finish what they are at. */
    async stop() {
        this.stopping = true;
        await Promise.all(this.running);
        if (this.failure)
            throw this.failure;
    }

    anyTown() {
        return this.towns[Math.floor(this.next() * this.towns.length)];
    }

    /** Asks until there is an answer that is one: a server that is away or has lost its database is asked again. */
    async ask(call) {
        const end = Date.now() + patience;
        for (;;) {
            let last;
            try {
                const answer = await call();
                ++this.counts.answered;
                if (answer.status < 500 && answer.status !== 429)
                    return answer;
                ++this.counts.refused;
                if (process.env.TODOKE_VERBOSE)
                    console.log(`refused ${answer.status}: ${answer.text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 300)}`);
                last = `${answer.status} ${answer.text.slice(0, 300)}`;
            } catch (error) {
                if (!(error instanceof NoAnswer))
                    throw error;
                this.counts.unanswered += error.wasAsked ? 1 : 0;
                last = error.message;
            }
            if (Date.now() > end)
                throw new Error(`no answer in ${patience} ms: ${last}`);
            await pause(50 + this.next() * 100);
        }
    }

    // ---- citizens ------------------------------------------------------------------------------------

    async citizen(number) {
        for (let round = 0; !this.stopping; ++round) {
            const visitor = new Visitor(this.towns[(number + round) % this.towns.length].port);
            const application = {visitor, purpose: `${number}/${round}`, agent: this.next() < 0.4};
            const draft = await this.fillIn(application);
            if (application.agent && this.next() < 0.15) {
                this.drafts.push({...application, draft});
                continue;
            }
            await this.sendIn(application, draft);
            this.applications.push(application);
            if (this.next() < 0.8)
                await this.pay(application);
        }
    }

    async form(visitor, path, fields, files) {
        const answer = await this.ask(() => visitor.post(path, fields, files));
        assert.equal(answer.status, 303, `${path}: ${answer.status} ${answer.text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 800)}`);
        return answer.location;
    }

    async fillIn(application) {
        const {visitor, purpose, agent} = application;
        const page = (await this.ask(() => visitor.get('/procedures/tax-certificate'))).text;
        const csrf = hidden(page, 'csrf');
        application.csrf = csrf;
        const begun = await this.form(visitor, '/procedures/tax-certificate/begin', {csrf, key: hidden(page, 'key')});
        const draft = /drafts\/([^/]+)/.exec(begun)[1];
        const fill = (name, fields, files) => this.form(visitor, `/drafts/${draft}/pages/${name}`, {csrf, next: '1', ...fields}, files);
        await fill('what', {kind: 'NZ', purpose});
        await fill('details', {'items[1].tax': 'vehicle', 'items[1].year': '2025', 'items[1].copies': '1'});
        const person = who => ({[`${who}.name.family`]: '見本', [`${who}.name.given`]: '花子', [`${who}.address.postcode`]: '000-0000', [`${who}.address.prefecture`]: '東京都',
            [`${who}.address.city`]: '見本区', [`${who}.address.town`]: '架空一丁目', [`${who}.address.block`]: '999番9号'});
        await fill('taxpayer', {'taxpayer.type': 'person', ...person('taxpayer'), 'taxpayer.kana': 'ミホン　ハナコ', 'taxpayer.born.year': '1990', 'taxpayer.born.month': '4', 'taxpayer.born.day': '1'});
        const mandate = agent ? pdf(purpose) : null;
        application.mandate = mandate && {size: mandate.length, digest: digest(mandate)};
        await fill('who', {role: agent ? 'agent' : 'principal', ...agent && person('applicant'), phone: '03-0000-0001', email: 'hanako@example.jp', exemptionGround: 'none'},
            mandate ? [{field: 'mandate', name: 'mandate.pdf', bytes: mandate}] : []);
        return draft;
    }

    async sendIn(application, draft) {
        const {visitor, csrf} = application;
        const send = () => this.form(visitor, `/drafts/${draft}/check`, {csrf, declared: 'yes'});
        const twice = this.next() < 0.3;
        this.counts.sentTwice += twice ? 1 : 0;
        const answers = await Promise.all(twice ? [send(), send()] : [send()]);
        const receipts = new Set(answers.map(where => /cases\/([^/]+)\/received/.exec(where)[1]));
        assert.equal(receipts.size, 1, `one draft, two receipts: ${[...receipts]}`);
        [application.receipt] = receipts;
    }

    async pay(application) {
        const {visitor, csrf, receipt} = application;
        for (let tries = 0; ; ++tries) {
            const page = await this.ask(() => visitor.get(`/cases/${receipt}/payment`));
            assert.notEqual(page.status, 404, `${receipt} is not found any more`);
            if (page.status === 200)
                break;
            if (this.stopping || tries > 100) // looked at again at the end
                return;
            await pause(200);
        }
        const go = await this.form(visitor, `/cases/${receipt}/payment`, {csrf, method: 'card'});
        const page = await this.ask(() => visitor.get(go));
        const [, port, ref] = /href="http:\/\/localhost:(\d+)\/pay\/([^"]+)"/.exec(page.text);
        const payer = new Visitor(Number(port));
        const paid = await this.ask(() => payer.post(`/pay/${ref}`, {outcome: 'succeed', ...this.next() < 0.5 && {twice: 'yes'}, ...this.next() < 0.3 && {swapped: 'yes'}}));
        assert.equal(paid.status, 303);
        application.payment = ref;
        if (this.next() < 0.5)
            await this.ask(() => visitor.get(`/cases/${receipt}/payment/return`));
    }

    // ---- clerks --------------------------------------------------------------------------------------

    async api(town, staff, method, path, {body, key} = {}) {
        const visitor = this.sessions.get(`${town.port} ${staff}`) ?? {};
        this.sessions.set(`${town.port} ${staff}`, visitor);
        visitor.at ??= new Visitor(town.port);
        for (;;) {
            if (!visitor.token) {
                visitor.signIn ??= this.ask(() => visitor.at.send('POST', '/api/v1/session', {body: JSON.stringify({staff, password: this.towns[0].logins[staff].password})}));
                const answer = await visitor.signIn;
                assert.equal(answer.status, 201, answer.text);
                visitor.token = JSON.parse(answer.text).token;
                visitor.signIn = null;
            }
            const {token} = visitor;
            const answer = await this.ask(() => visitor.at.send(method, `/api/v1${path}`, {headers: {Authorization: `Bearer ${token}`, ...key && {'Idempotency-Key': key}}, body: body ? JSON.stringify(body) : ''}));
            if (answer.status !== 401)
                return {status: answer.status, bytes: answer.bytes, get json() { return JSON.parse(answer.text); }};
            if (visitor.token === token)
                visitor.token = null; // sessions of staff end with the server
        }
    }

    async clerk(staff) {
        while (!this.stopping) {
            const town = this.anyTown();
            const {tasks} = (await this.api(town, staff, 'GET', '/tasks?queue=open')).json;
            const mine = tasks.filter(task => acts[task.node]?.staff === staff).slice(0, 4); // few, so that two clerks meet at one
            if (mine.length === 0) {
                await pause(150);
                continue;
            }
            await this.act(town, staff, mine[Math.floor(this.next() * mine.length)]);
        }
    }

    async act(town, staff, task) {
        const opened = await this.api(town, staff, 'GET', `/tasks/${task.id}`);
        if (opened.status === 409)
            return; // another was faster
        assert.equal(opened.status, 200);
        const work = opened.json;
        const key = randomUUID();
        const complete = () => this.api(town, staff, 'POST', `/tasks/${task.id}/complete`, {key, body: {answers: {...work.answers, ...acts[task.node].answers(work)}}});
        const answers = await Promise.all(this.next() < 0.25 ? [complete(), complete()] : [complete()]);
        for (const answer of answers)
            assert.ok(answer.status === 200 || answer.status === 409, `${task.node}: ${answer.status} ${answer.bytes}`);
        if (answers.every(answer => answer.status === 409))
            return;
        const told = answers.map(answer => answer.bytes.toString());
        assert.ok(told.every(one => one === told[0]), `one key, two answers: ${told.join(' and ')}`);
        this.acknowledged.push({staff, node: task.node, task: task.id, key, of: task.receipt, told: told[0]});
    }

    // ---- whether it is all there ---------------------------------------------------------------------

    /** Nothing lost, nothing doubled, nothing half done. `verify` gives what `todoke verify` says. */
    async check(verify) {
        const [town] = this.towns;
        const staff = 'S03';
        const receipts = this.applications.map(one => one.receipt);
        assert.equal(new Set(receipts).size, receipts.length, 'each application has a receipt of its own');
        // Receipts are counted in the commit of the arrival: a gap would be one that was given and lost.
        const numbers = receipts.map(receipt => Number(/^\d+-(\d+)-/.exec(receipt)[1])).sort((a, b) => a - b);
        assert.deepEqual(numbers, Array.from({length: numbers.length}, (_, i) => i + 1), 'every receipt was shown to somebody');

        const done = new Map();
        for (const act of this.acknowledged)
            done.set(act.of, [...done.get(act.of) ?? [], act]);
        const cases = new Set();
        for (const application of this.applications) {
            const ofCase = done.get(application.receipt) ?? [];
            const entry = await this.settled(town, staff, application, ofCase.some(act => act.node === 'approve'));
            assert.ok(!cases.has(entry.id), `${entry.id} is the case of two receipts`);
            cases.add(entry.id);
            const times = text => entry.history.filter(line => line.text === text).length;
            assert.equal(times('Registered'), 1, `${application.receipt} is registered once`);
            assert.equal(times('Fee paid'), application.payment ? 1 : 0, `${application.receipt} is paid once`);
            assert.equal(times('A payment does not match what was asked'), 0);
            for (const [node, {inHistory}] of Object.entries(acts)) {
                const acknowledged = ofCase.filter(act => act.node === node).length;
                assert.ok(acknowledged <= 1, `${node} of ${application.receipt} was acknowledged ${acknowledged} times`);
                if (inHistory)
                    assert.equal(times(inHistory), acknowledged, `${node} of ${application.receipt} is on record as often as it was acknowledged`);
            }
            const next = !application.payment ? undefined : Object.keys(acts).find(node => !ofCase.some(act => act.node === node));
            if (next)
                assert.equal(entry.tasks.length + (acts[next].staff === staff ? 0 : 1), 1, `${application.receipt} waits for ${next}`);
            await this.checkFile(town, staff, application, entry);
        }
        for (const {visitor, draft, mandate} of this.drafts) {
            const page = await this.ask(() => visitor.get(`/drafts/${draft}/pages/who`));
            assert.ok(page.status === 200 && page.text.includes('mandate.pdf') && mandate, 'what was attached to a draft is there');
        }
        // A key gives the same answer again, and does nothing.
        for (const act of this.acknowledged.filter(() => this.next() < 0.3)) {
            const again = await this.api(town, act.staff, 'POST', `/tasks/${act.task}/complete`, {key: act.key, body: {answers: {}}});
            assert.equal(again.status, 200, `${act.node} of ${act.of} was acknowledged, and is not known: ${again.bytes}`);
            assert.equal(again.bytes.toString(), act.told);
        }
        const verified = await verify();
        assert.equal(verified.code, 0, verified.said);
        const [, counted] = /(\d+) cases/.exec(verified.said);
        assert.equal(Number(counted), this.applications.length, `as many cases as applications: ${verified.said}`);
        return {applications: this.applications.length, paid: this.applications.filter(one => one.payment).length, callbacks: this.callbacks.size, acts: this.acknowledged.length,
            files: this.applications.filter(one => one.mandate).length + this.drafts.length, ...this.counts, lost: 0, doubled: 0, verify: verified.said.trim()};
    }

    /** The case as it stands when what was acknowledged has gone through. */
    async settled(town, staff, {visitor, receipt, payment}, approved) {
        const end = Date.now() + patience;
        for (;;) {
            const {cases} = (await this.api(town, staff, 'GET', `/cases?number=${receipt}`)).json;
            assert.ok(cases.length <= 1, `${receipt} has ${cases.length} cases`);
            const entry = cases.length === 1 ? (await this.api(town, staff, 'GET', `/cases/${cases[0].id}`)).json : null;
            const has = text => entry?.history.some(line => line.text === text);
            const isSteady = approved ? entry?.state === 'issued' : payment ? has('Fee paid') && (entry.tasks.length > 0 || has('Drafted')) : has('Fee notice sent');
            if (isSteady)
                return entry;
            assert.ok(Date.now() < end, `${receipt}${payment ? ', paid,' : ''} ${entry ? `stands at ${entry.state}: ${JSON.stringify(entry.history)}` : 'has no case'}`);
            // A callback that was answered must do; one that is still to come is not waited for.
            if (payment && !this.callbacks.has(payment))
                await this.ask(() => visitor.get(`/cases/${receipt}/payment/return`));
            await pause(100);
        }
    }

    async checkFile(town, staff, {receipt, mandate}, entry) {
        const kept = entry.files.filter(file => file.role === 'attachment:mandate');
        assert.equal(kept.length, mandate ? 1 : 0, `${receipt}: ${JSON.stringify(entry.files)}`);
        if (!mandate)
            return;
        const content = await this.api(town, staff, 'GET', `/cases/${entry.id}/files/${kept[0].id}`);
        assert.equal(digest(content.bytes), mandate.digest, `the mandate of ${receipt} is as it was sent`);
    }
}

// SPDX-License-Identifier: Apache-2.0
// A visitor who follows every link and submits every form of the site: without the token, with a wrong one, from elsewhere, empty, absurd, hostile, with
// files that are none, and at last as it is meant, which leads further in. Each answer is judged.
import {randomBytes} from 'node:crypto';
import {gunzipSync} from 'node:zlib';
import {Visitor} from '../kills/visitor.mjs';
import {read, waysOf} from './html.mjs';
import {faultsOf} from './judge.mjs';
import {families, files, goodFile, plausible} from './typed.mjs';

const encoded = value => Buffer.isBuffer(value) ? [...value].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('') : encodeURIComponent(value.toWellFormed()).replaceAll('%20', '+');

/** A path as one of its kind: of a draft, a case and the like only that it is one, of a query only the names. */
export function kindOf(path) {
    const [where, query = ''] = path.split('?');
    const names = [...new URLSearchParams(query).keys()].map(name => name.replaceAll(/\d+/g, '*')).sort();
    const kind = where.replace(/^\/(drafts|cases|password|language)\/[^/]+/, '/$1/*').replace(/\/documents\/[^/]+/, '/documents/*').replace(/^\/assets\/.*/, '/assets/*');
    return names.length > 0 ? `${kind}?${[...new Set(names)].join('&')}` : kind;
}

const formKind = form => `${form.method} ${kindOf(form.action)} ${form.fields.filter(field => field.type !== 'button').map(field => field.name.replaceAll(/\d+/g, '*')).sort().join(' ').slice(0, 300)}`;

/** What several visitors share: what was found, what was seen, and how much was typed. */
export class Findings {
    constructor(seed, {secrets = []} = {}) {
        this.seed = seed;
        this.secrets = secrets;
        this.faults = [];
        this.inputs = 0;
        this.answers = 0;
        this.statuses = new Map();
        this.pages = new Map(); // kind of page → how often it was shown
        this.forms = new Map();
    }

    judge(answer, asked, also = [], bodyless = false) {
        ++this.answers;
        this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
        for (const what of [...faultsOf(answer, {secrets: this.secrets, bodyless}), ...also])
            this.faults.push(`${asked}: ${what}`);
    }
}

export class Crawler {
    constructor(port, next, findings) {
        this.visitor = new Visitor(port);
        this.next = next;
        this.findings = findings;
        this.waiting = ['/'];
        this.followed = new Set();
        this.pool = new Map(); // the newest form of each kind, for attacks later on
        this.tried = new Set();
    }

    any(list) {
        return list[Math.floor(this.next() * list.length)];
    }

    number() {
        return 1 + Math.floor(this.next() * 999999);
    }

    hostile() {
        return this.any(this.any(Object.values(families))(this.number()));
    }

    async ask(method, path, options = {}, also) {
        // Limits are counted by address, and are not what is looked for here.
        this.visitor.localAddress = `127.${2 + Math.floor(this.next() * 200)}.${Math.floor(this.next() * 250)}.${1 + Math.floor(this.next() * 250)}`;
        const headers = {'Accept-Language': this.any(['ja', 'en', 'ja;q=0.1, en', 'zq<>;q=x']), ...options.headers};
        const answer = await this.visitor.send(method, path, {...options, headers});
        if (answer.headers['content-encoding'] === 'gzip' && method !== 'HEAD')
            answer.text = gunzipSync(answer.bytes).toString('utf8');
        this.findings.judge(answer, `${method} ${path.slice(0, 300)}`, also?.(answer), method === 'HEAD');
        return answer;
    }

    /** Shows a page and takes in where it leads. */
    async show(path) {
        const answer = await this.ask('GET', path);
        this.takeIn(answer, path);
        if (answer.status === 303)
            await this.show(answer.location);
        return answer;
    }

    takeIn(answer, path) {
        if (!(answer.headers['content-type'] ?? '').startsWith('text/html'))
            return;
        if (answer.status === 200)
            this.findings.pages.set(kindOf(path), (this.findings.pages.get(kindOf(path)) ?? 0) + 1);
        const {links, forms} = waysOf(read(answer.text));
        for (const link of links) {
            if (!this.followed.has(link) && !link.startsWith('/language'))
                this.waiting.push(link);
        }
        for (const form of forms) {
            if (!form.action.startsWith('/'))
                form.action = path;
            const kind = formKind(form);
            this.findings.forms.set(kind, (this.findings.forms.get(kind) ?? 0) + 1);
            this.pool.set(kind, {...form, from: path});
        }
    }

    // ---- forms ---------------------------------------------------------------------------------------

    /** Sends a form; `fields` are pairs. */
    send(form, fields, {sent = [], headers = {}, raw} = {}, also) {
        if (form.method === 'get')
            return this.ask('GET', `${form.action}?${fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')}`.slice(0, 7000), {headers}, also);
        if (!form.multipart && sent.length === 0) {
            const body = raw ?? fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
            return this.ask('POST', form.action, {headers: {'Content-Type': 'application/x-www-form-urlencoded', ...headers}, body}, also);
        }
        const boundary = `form-${randomBytes(9).toString('hex')}`;
        const quoted = text => (Buffer.isBuffer(text) ? text.toString('latin1') : text).replaceAll('"', '%22');
        const parts = fields.map(([name, value]) => [Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name).replaceAll(/[\r\n]/g, ' ')}"\r\n\r\n`),
            Buffer.isBuffer(value) ? value : Buffer.from(value), Buffer.from('\r\n')]);
        for (const {field, name, type, bytes} of sent)
            parts.push([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${quoted(name)}"\r\nContent-Type: ${type}\r\n\r\n`), bytes, Buffer.from('\r\n')]);
        parts.push([Buffer.from(`--${boundary}--\r\n`)]);
        return this.ask('POST', form.action, {headers: {'Content-Type': `multipart/form-data; boundary=${boundary}`, ...headers}, body: raw ?? Buffer.concat(parts.flat())}, also);
    }

    /** The fields of a form as pairs, each with what `value` gives for it; undefined leaves it out. Buttons: `press`, if the form has it. */
    filled(form, value, {press = 'next', keep = field => field.type === 'hidden'} = {}) {
        const pairs = [];
        const radios = new Map();
        for (const field of form.fields) {
            if (field.type === 'button' || field.type === 'file' || !field.name)
                continue;
            if (field.type === 'radio') {
                radios.set(field.name, [...radios.get(field.name) ?? [], field]);
                continue;
            }
            const given = keep(field) ? field.value : value(field);
            if (given !== undefined)
                pairs.push([field.name, given]);
        }
        for (const [name, options] of radios) {
            const given = value({...options[0], options: options.map(option => option.value), value: options.find(option => option.checked)?.value ?? ''});
            if (given !== undefined)
                pairs.push([name, given]);
        }
        const button = form.fields.find(field => field.type === 'button' && field.name === press);
        return button ? [...pairs, [button.name, button.value]] : pairs;
    }

    asMeant(form) {
        return this.filled(form, field => {
            if (field.type === 'checkbox')
                return field.value === 'yes' || field.value === 'true' || this.next() < 0.3 ? field.value : undefined;
            if (field.options)
                return field.value || this.any(field.options.filter(Boolean)) || '';
            return field.value || plausible(field.name, this.next);
        });
    }

    filesOf(form) {
        return form.fields.filter(field => field.type === 'file');
    }

    async attack(form, how) {
        const guarded = form.method === 'post';
        ++this.findings.inputs;
        const refused = answer => answer.status === 403 || answer.status === 400 ? [] : [`taken without a token: ${answer.status}`];
        const token = field => field.type === 'hidden' && field.name === 'csrf';
        switch (how) {
        case 'without the token':
            return guarded ? this.send(form, this.asMeant(form).filter(([name]) => name !== 'csrf'), {}, refused) : undefined;
        case 'with a wrong token':
            return guarded ? this.send(form, this.asMeant(form).map(([name, value]) => [name, name === 'csrf' ? this.any(['x', `${value}x`, value.slice(1), this.hostile()]) : value]), {}, refused) : undefined;
        case 'from elsewhere':
            return guarded ? this.send(form, this.asMeant(form), {headers: this.any([{Origin: 'http://evil.example'}, {Origin: 'null'}, {'Sec-Fetch-Site': 'cross-site'}, {Origin: `${this.visitor.origin}.evil.example`}])}, refused) : undefined;
        case 'empty':
            return this.send(form, this.filled(form, () => '', {keep: token}));
        case 'nothing':
            return this.send(form, this.filled(form, () => undefined, {keep: token}));
        case 'absurd':
            return this.send(form, this.filled(form, () => this.any([...families.number(), ...families.date(), ...families.empty(), 'zq', 'ア']), {keep: token}));
        case 'hostile':
            return this.send(form, this.filled(form, () => this.hostile(), {keep: token}));
        case 'hostile in one':
            return this.inOne(form);
        case 'hidden ones too':
            return this.send(form, this.filled(form, () => this.hostile(), {keep: field => token(field) && this.next() < 0.9}));
        case 'names':
            return this.send(form, [...this.asMeant(form), ...this.strangeNames(form)].sort(() => this.next() - 0.5));
        case 'bytes':
            return this.send(form, [], {raw: this.any([Buffer.from([0xFF, 0xFE, 0x00]), Buffer.from('%'), Buffer.from('a=%zz'), Buffer.from('='.repeat(5000)), Buffer.from('a&'.repeat(3000)), Buffer.from(`--x\r\n${this.hostile()}`)])},
                guarded ? answer => answer.status < 400 ? ['a broken body was taken'] : [] : undefined);
        case 'files':
            return this.withFiles(form);
        default:
            throw new Error(how);
        }
    }

    /** All as it is meant but one field. */
    inOne(form) {
        const pairs = this.asMeant(form).filter(([name]) => name !== 'csrf');
        const spoilt = pairs.length > 0 ? this.any(pairs) : undefined;
        const csrf = form.fields.find(field => field.name === 'csrf');
        return this.send(form, [...csrf ? [['csrf', csrf.value]] : [], ...pairs.map(pair => pair === spoilt ? [pair[0], this.hostile()] : pair)]);
    }

    strangeNames(form) {
        const known = form.fields.find(field => field.type !== 'button' && field.name !== 'csrf')?.name ?? 'x';
        return this.any([
            () => [[`${known}[999999999].x`, '1'], ['items[-1].tax', 'x'], ['items[99999999999999999999]', '1']],
            () => [[this.hostile(), this.hostile()]],
            () => [[known, 'a'], [known, 'b'], [known, this.hostile()]],
            () => Array.from({length: 2500}, (_, i) => [`f${i}`, '1']),
            () => [['__proto__.x', '1'], ['remove:x', '1'], ['add:items', '1'], ['add:zq', '1'], ['refresh', '1'], ['kept', '//evil.example'], [`kept:${known}`, this.hostile()]],
            () => Array.from({length: 60}, () => ['add:items', '1']),
            () => [[`${'a.'.repeat(2000)}b`, '1'], [`${'a['.repeat(500)}`, '1']],
            () => [['account', 'TP02'], ['person', 'TP02'], ['receipt', '2026-000001-1'], ['next', '//evil.example'], ['back', 'javascript:zq']],
        ])();
    }

    withFiles(form) {
        const [field] = this.filesOf(form);
        const sent = {...this.any(files(this.number())), field: field?.name ?? 'file:x'};
        return this.send(form, [...this.asMeant(form), ['upload', (field?.name ?? '').replace('file:', '')]], {sent: this.next() < 0.1 ? Array.from({length: 25}, () => sent) : [sent]});
    }

    /** Each attack on a form once. */
    async besiege(form) {
        for (const how of ['without the token', 'with a wrong token', 'from elsewhere', 'empty', 'nothing', 'absurd', 'hostile', 'hostile in one', 'names', 'bytes', ...this.filesOf(form).length > 0 ? ['files', 'files'] : []])
            this.after(await this.attack(form, how), form.action);
    }

    /** An answer may lead on: what was sent in the end is there to be looked at. */
    after(answer, path) {
        if (answer?.status === 303)
            this.waiting.push(answer.location);
        else if (answer?.status === 422)
            this.takeIn(answer, path);
        return answer;
    }

    /** Sends a form as it is meant, with what it takes of files. */
    async submit(form, given = this.asMeant(form)) {
        const sent = this.filesOf(form).filter(() => this.next() < 0.5).map(field => ({...goodFile(`<zq${this.number()}"'&>.pdf`), field: field.name}));
        return this.after(await this.send(form, given, {sent}), form.action);
    }
}

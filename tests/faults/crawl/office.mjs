// SPDX-License-Identifier: Apache-2.0
// The office answers what was sent, with texts that are as hostile as those of the visitors: a citizen's page shows them too.
import {randomUUID} from 'node:crypto';
import {families} from './typed.mjs';
import {mark} from './judge.mjs';

const staffs = ['S03', 'S05', 'S07', 'S08'];

export class Office {
    constructor(crawler, logins) {
        this.crawler = crawler;
        this.logins = logins;
        this.tokens = new Map();
        this.done = new Map(); // kind of act → how often it was taken
    }

    async token(staff) {
        if (!this.tokens.has(staff)) {
            const answer = await this.crawler.ask('POST', '/api/v1/session', {body: JSON.stringify({staff, password: this.logins[staff].password})});
            this.tokens.set(staff, JSON.parse(answer.text).token);
        }
        return this.tokens.get(staff);
    }

    async call(staff, method, path, body) {
        const answer = await this.crawler.ask(method, `/api/v1${path}`, {headers: {Authorization: `Bearer ${await this.token(staff)}`, 'Idempotency-Key': randomUUID()}, body: body ? JSON.stringify(body) : ''});
        return {status: answer.status, json: answer.text ? JSON.parse(answer.text) : {}};
    }

    /** Completes each open task of these, as the form wants it; `resultOf` chooses by the receipt what comes of an examination. */
    async work(resultOf) {
        for (const staff of staffs) {
            const {json} = await this.call(staff, 'GET', '/tasks?queue=open');
            for (const task of (json.tasks ?? []).slice(0, 12)) {
                const opened = await this.call(staff, 'GET', `/tasks/${task.id}`);
                if (opened.status !== 200 || opened.json.barred || !opened.json.form)
                    continue;
                const answers = {...opened.json.answers, ...this.answers(opened.json.form.xml, resultOf(task.receipt))};
                const taken = await this.call(staff, 'POST', `/tasks/${task.id}/complete`, {answers});
                if (taken.status === 200)
                    this.done.set(task.node, (this.done.get(task.node) ?? 0) + 1);
            }
        }
    }

    answers(xml, result) {
        const {crawler} = this;
        const answers = {};
        for (const [, kind, name, rest] of xml.matchAll(/<(choice|choices|text|long-text|number|money|yes-no)\b[^>]*? name="([^"]+)"([\s\S]*?)(?=<(?:choice|choices|text|long-text|number|money|yes-no|date|group)\b[^>]*? name=|<\/page>)/g)) {
            const options = [...rest.matchAll(/<option value="([^"]+)"/g)].map(found => found[1]);
            const wanted = options.find(option => option === result || option === 'approve' || option === 'genuine' || option === 'grant');
            if (kind === 'choice' && options.length > 0)
                answers[name] = [options.includes(result) ? result : wanted ?? crawler.any(options)];
            else if (kind === 'choices' && options.length > 0)
                answers[name] = [crawler.any(options)];
            else if (kind === 'text' || kind === 'long-text')
                answers[name] = [`${mark(crawler.number())} ${crawler.any(families.markup(crawler.number()))}`.slice(0, 90)];
        }
        return answers;
    }
}

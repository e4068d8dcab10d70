// SPDX-License-Identifier: Apache-2.0
// What the office does with a tax certificate, in the real window.
import path from 'node:path';
import {Desktop, artefacts, step, until} from './town.mjs';

async function choose(desktop, path, value) {
    await desktop.do(`click field.${path}=${value}`);
}

async function text(desktop, path, words) {
    await desktop.do(`clear field.${path}`);
    await desktop.do(`type field.${path} ${JSON.stringify(words)}`);
}

async function atWork(town, staff, task, work) {
    step(`${staff}: ${task}`);
    const desktop = await Desktop.start(town, staff);
    try {
        await desktop.open(task);
        await work(desktop);
        return desktop;
    } catch (error) {
        await desktop.ask(`shot ${path.join(artefacts, `desktop-failed-${staff}.png`)}`);
        throw error;
    } finally {
        await desktop.stop();
    }
}

/** Sends the form and waits until the task is done: another one has opened by itself, or none is left. */
async function sent(desktop) {
    const before = await desktop.do('read task.title');
    await desktop.send();
    await until(`${desktop.staff} to have sent ${before}`, async () => {
        if ((await desktop.ask('gone task.form 200')).ok)
            return true;
        const now = await desktop.ask('read task.title');
        return now.ok && now.value !== before;
    }, 30000);
}

/** A call to the office's API as a member of staff. */
export async function api(town, staff, method, where, body) {
    const signIn = await fetch(`${town.url}/api/v1/session`, {method: 'POST', body: JSON.stringify({staff, password: town.logins[staff].password})});
    const {token} = await signIn.json();
    return fetch(`${town.url}/api/v1${where}`, {method, headers: {Authorization: `Bearer ${token}`, 'Accept-Language': 'ja'}, body: body && JSON.stringify(body)});
}

/** The case of a receipt number as a member of staff sees it. */
export async function caseOf(town, staff, receipt) {
    const {cases} = await (await api(town, staff, 'GET', `/cases?number=${receipt}`)).json();
    return (await api(town, staff, 'GET', `/cases/${cases[0].id}`)).json();
}

/** The newest file of a role on the case of a receipt number. */
export async function fileOf(town, staff, receipt, role) {
    const {id, files} = await caseOf(town, staff, receipt);
    const file = files.filter(one => one.role === role).at(-1);
    return Buffer.from(await (await api(town, staff, 'GET', `/cases/${id}/files/${file.id}`)).arrayBuffer());
}

export function examine(town, staff, result, extra = {}, shotName = null) {
    return atWork(town, staff, '審査', async desktop => {
        if (extra.mandateGenuine)
            await choose(desktop, 'mandateGenuine', extra.mandateGenuine);
        await choose(desktop, 'result', result);
        for (const item of extra.mend ?? [])
            await choose(desktop, 'mend', item);
        if (extra.text)
            await text(desktop, 'text', extra.text);
        if (extra.reasons)
            await text(desktop, 'reasons', extra.reasons);
        if (shotName)
            await desktop.shot(shotName);
        await sent(desktop);
    });
}

export function draft(town, staff, {reasons = null} = {}) {
    return atWork(town, staff, '起案', async desktop => {
        await text(desktop, 'subject', '納税証明書の交付について');
        if (reasons)
            await text(desktop, 'reasons', reasons);
        await sent(desktop);
    });
}

export function concur(town, staff, outcome = 'approve', opinion = null) {
    return atWork(town, staff, '協議', async desktop => {
        await choose(desktop, 'outcome', outcome);
        if (opinion)
            await text(desktop, 'opinion', opinion);
        await sent(desktop);
    });
}

export function approve(town, staff, outcome = 'approve', opinion = null, shotName = null) {
    return atWork(town, staff, '決裁', async desktop => {
        await choose(desktop, 'outcome', outcome);
        if (opinion)
            await text(desktop, 'opinion', opinion);
        if (shotName)
            await desktop.shot(shotName);
        await sent(desktop);
    });
}

/** Draft, concurrence and approval of what was examined. */
export async function decide(town, {reasons = null, approver = 'S07'} = {}) {
    await draft(town, 'S03', {reasons});
    await concur(town, 'S05');
    await approve(town, approver);
}

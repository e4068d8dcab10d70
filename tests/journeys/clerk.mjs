// SPDX-License-Identifier: Apache-2.0
// What the office does with a tax certificate, in the real window.
import {Desktop, step} from './town.mjs';

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
    } finally {
        await desktop.stop();
    }
}

/** Sends the form and waits until the task has gone from the window. */
async function sent(desktop) {
    await desktop.send();
    await desktop.do('gone task.form 15000');
}

export function examine(town, staff, result, extra = {}, shotName = null) {
    return atWork(town, staff, '審査', async desktop => {
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

// SPDX-License-Identifier: Apache-2.0
// A draft is taken back in the window; the manager is away, so a deputy approves for them (代決), and the manager looks at it
// afterwards (後閲) when the case has long ended. The route with its marks verifies.
import assert from 'node:assert/strict';
import {Browser, Desktop, Town, programs, run, until} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';

const town = await Town.start('acting');
const browser = await Browser.start();
const staff = (...args) => run(programs.server, ['staff', '--data', town.folder, ...args]);
/** Calendar days of the town, from today on. */
const day = ahead => new Intl.DateTimeFormat('en-CA', {timeZone: 'Asia/Tokyo'}).format(Date.now() + ahead * 86400000);
const cases = (who, queue) => clerk.api(town, who, 'GET', `/tasks?queue=${queue}`).then(answer => answer.json());

async function look(who, queue, work) {
    const desktop = await Desktop.start(town, who);
    try {
        await desktop.do(`select main.queues ${queue}`);
        await desktop.do('select main.tasks 2026-tax-certificate');
        await desktop.do('select case.tabs 署名と決裁');
        await desktop.do('wait case.route');
        await work(desktop);
    } finally {
        await desktop.stop();
    }
}

try {
    const page = await browser.visitor();
    await citizen.signIn(town, page, 'tp01@example.jp');
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page, {year: '2024'});
    const receipt = await citizen.declareAndSend(page);
    await citizen.waitForState(town, page, receipt, '審査中');
    await clerk.examine(town, 'S03', 'refuse', {reasons: '令和6年度の自動車税について課税台帳に記載がないため'});

    // Nobody but the drafter takes the draft back, and not once somebody has acted on it.
    await clerk.draft(town, 'S03', {reasons: '記載がないため'});
    const {id} = await clerk.caseOf(town, 'S03', receipt);
    const pullBack = who => clerk.api(town, who, 'POST', `/cases/${id}/pull-back`, {reason: ''});
    assert.equal((await pullBack('S04')).status, 403);
    const drafter = await Desktop.start(town, 'S03');
    await drafter.do('key - Ctrl+K');
    await drafter.do(`type find.number ${receipt}`);
    await drafter.do('key find.number Return');
    await drafter.do('wait case.title 納税証明書');
    await drafter.do('select case.tabs 署名と決裁');
    await drafter.do('click case.pullBack');
    await drafter.do('wait task.title 起案');
    await drafter.shot('desktop-pulled-back');
    await drafter.stop();
    await clerk.draft(town, 'S03', {reasons: '令和6年度の自動車税について課税台帳に記載がないため'});
    await clerk.concur(town, 'S05');
    assert.equal((await pullBack('S03')).status, 409);

    // The deputies see it as soon as the manager is away; the drafter would not be one of them.
    assert.equal((await cases('S07', 'open')).tasks.length, 0);
    const away = await staff('away', 'S08', day(0), day(2));
    assert.equal(away.code, 0, away.said);
    await until('the deputy to see the task', async () => (await cases('S07', 'open')).tasks.length === 1);
    assert.equal((await cases('S05', 'open')).tasks.length, 0);
    const deputy = await Desktop.start(town, 'S07');
    await deputy.open('決裁');
    await deputy.do('wait task.holder 不在のため');
    await deputy.do('click field.outcome=approve');
    await deputy.shot('desktop-acting');
    await deputy.send();
    await deputy.do('gone task.form 20000');
    await deputy.stop();
    await citizen.waitForState(town, page, receipt, '不許可');
    const acted = (await clerk.caseOf(town, 'S07', receipt)).approvals.at(-1);
    assert.deepEqual([acted.act, acted.authority, acted.for, acted.review, acted.holds], ['approve', 'acting', '課長 恵', 'waiting', true]);
    assert.deepEqual((await clerk.caseOf(town, 'S07', receipt)).mayReview, []);

    await look('S07', '完結', desktop => desktop.shot('desktop-route'));
    const back = await staff('end', `absence-S08-${day(0)}`);
    assert.equal(back.code, 0, back.said);
    assert.equal((await cases('S08', 'review')).cases.length, 1);
    await look('S08', '後閲待ち', async desktop => {
        await desktop.shot('desktop-to-review');
        await desktop.do('click route.review');
        await until('the review to be on record', async () => (await cases('S08', 'review')).cases.length === 0);
    });
    const {approvals} = await clerk.caseOf(town, 'S08', receipt);
    assert.deepEqual(approvals.map(one => one.act), ['draft', 'pull-back', 'draft', 'concur', 'approve', 'review']);
    assert.ok(approvals.every(one => one.holds));
    assert.equal(approvals.find(one => one.act === 'approve').review, 'done');
    await look('S08', '完結', desktop => desktop.shot('desktop-reviewed'));
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    console.log(`acting: ${receipt}, ${verified.said.trim()}`);
} finally {
    await browser.stop();
    await town.stop();
}

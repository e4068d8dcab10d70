// SPDX-License-Identifier: Apache-2.0
// An agent without an account: a bad signature at upload keeps the draft; the missing mandate is asked for by the rules, then the
// examiner asks once more; then the certificate. Nobody decides on their own draft.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Browser, Desktop, Town, programs, run} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';
import * as xmlsec1 from './xmlsec1.mjs';

const town = await Town.start('completion');
const browser = await Browser.start();
try {
    const page = await browser.visitor();
    await page.goto(`${town.url}/language/en?back=/`);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.goto(`${town.url}/language/ja?back=/`);
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page, {
        role: 'agent',
        extra: {
            'applicant.name.family': '見本', 'applicant.name.given': '法子', 'applicant.address.postcode': '000-0000', 'applicant.address.prefecture': '東京都',
            'applicant.address.city': '見本区', 'applicant.address.town': '架空一丁目', 'applicant.address.block': '999番1号',
        },
    });
    const checkPage = page.url();

    // Own signature: what was downloaded, changed after signing, is refused and the draft stays.
    const signPage = checkPage.replace(/check$/, 'sign');
    const folder = fs.mkdtempSync(path.join(town.folder, 'agent-'));
    const original = path.join(folder, 'application.xml');
    const document = await page.request.get(checkPage.replace(/check$/, 'application.xml'));
    fs.writeFileSync(original, await document.body());
    const login = town.logins['tp10@example.jp'];
    const passwordFile = path.join(folder, 'password');
    fs.writeFileSync(passwordFile, login.password);
    const signed = await run(programs.tool, ['sign', '--key', path.join(town.folder, 'citizens/TP10.p12'), '--password-file', passwordFile, original]);
    assert.equal(signed.code, 0, signed.said);
    const signedFile = path.join(folder, 'application.signed.xml');
    await xmlsec1.acceptsEnveloped(signedFile, path.join(town.folder, 'keys/authority.pem'), '借入れのため', '借入れの為め');
    const changed = path.join(folder, 'changed.xml');
    fs.writeFileSync(changed, fs.readFileSync(signedFile, 'utf8').replace('借入れのため', '借入れの為め'));
    await page.goto(signPage);
    await page.setInputFiles('input[type=file]', changed);
    await page.click('main form:has(input[type=file]) button[type=submit]');
    assert.match(await page.title(), /^エラー：/);
    await citizen.shot(page, 'web-bad-signature');
    await page.goto(signPage);
    await page.setInputFiles('input[type=file]', signedFile);
    await page.click('main form:has(input[type=file]) button[type=submit]');
    await page.waitForURL(/received/);
    const receipt = (await page.locator('#receipt').innerText()).trim();
    assert.ok(await page.locator('#secret').count() >= 0);

    // The rules ask for the mandate by themselves.
    await citizen.waitForState(town, page, receipt, '補正依頼中');
    assert.match(await page.locator('main').innerText(), /委任状/);
    await citizen.shot(page, 'web-completion-asked');
    await mend(page, async () => {
        const pdf = path.join(folder, 'mandate.pdf');
        fs.writeFileSync(pdf, '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
        await page.setInputFiles('input[type=file][name="file:mandate"]', pdf);
    });
    await citizen.waitForState(town, page, receipt, '手数料納付待ち');
    await citizen.pay(town, page, receipt);
    await citizen.waitForState(town, page, receipt, '審査中');

    await clerk.examine(town, 'S03', 'completion', {mandateGenuine: 'genuine', mend: ['applicant'], text: '申請する人の住所を番地まで書いてください。'});
    await citizen.waitForState(town, page, receipt, '補正依頼中');
    assert.match(await page.locator('main').innerText(), /番地まで/);
    await mend(page, async () => citizen.fill(page, {'applicant.address.block': '999番1号の2'}));
    await citizen.waitForState(town, page, receipt, '審査中');
    await clerk.examine(town, 'S03', 'grant', {mandateGenuine: 'genuine'});
    await clerk.draft(town, 'S03');

    // The drafter may not concur, even when the desk would let them see the task.
    const open = (await (await clerk.api(town, 'S05', 'GET', '/tasks?queue=open')).json()).tasks;
    assert.equal(open.length, 1);
    const refused = await clerk.api(town, 'S03', 'POST', `/tasks/${open[0].id}/complete`, {answers: {outcome: ['approve']}});
    assert.equal(refused.status, 403);
    await clerk.concur(town, 'S05', 'send-back', '件名を具体的に書いてください。');
    await clerk.draft(town, 'S03');
    await clerk.concur(town, 'S05');
    await clerk.approve(town, 'S07');
    await citizen.waitForState(town, page, receipt, '交付済');

    const desktop = await Desktop.start(town, 'S07');
    await desktop.do('select main.queues 完結');
    await desktop.do('select main.tasks 2026-tax-certificate');
    await desktop.do('select case.tabs 署名と決裁');
    await desktop.do('wait case.signatures');
    await desktop.shot('desktop-approvals');
    await desktop.stop();
    citizen.noProblems(page);
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    console.log(`completion: ${receipt}, ${verified.said.trim()}`);

    /** Opens what is to be mended, changes something, walks to the check page and sends. */
    async function mend(visitor, change) {
        await visitor.goto(`${town.url}/cases/${receipt}`);
        await visitor.click('section:has(#completion-title) button[type=submit]');
        for (let step = 0; step < 8; ++step) {
            await visitor.waitForURL(/pages|check/);
            if (/check/.test(visitor.url()))
                break;
            if (/pages\/who/.test(visitor.url()))
                await change();
            await citizen.next(visitor);
        }
        await visitor.check('input[name=declared]');
        await visitor.click('main form:has(input[name=declared]) button[type=submit]');
        await visitor.waitForURL(/received|cases/);
    }
} finally {
    await browser.stop();
    await town.stop();
}

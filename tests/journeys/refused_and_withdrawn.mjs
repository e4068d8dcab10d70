// SPDX-License-Identifier: Apache-2.0
// A refusal with reasons and the notice of appeal rights; a withdrawal; sending twice; a callback twice and out of order.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Browser, Town, artefacts, run, until} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';

const town = await Town.start('refused');
const browser = await Browser.start();
try {
    const page = await browser.visitor();
    await citizen.signIn(town, page, 'tp01@example.jp');

    // No entry in the ledger for that year: examined at once, without a fee, and refused.
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page, {year: '2024'});
    const draft = /drafts\/([^/]+)/.exec(page.url())[1];
    await page.check('input[name=declared]');
    const fields = await page.locator('main form:has(input[name=declared])').evaluate(form => Object.fromEntries(new FormData(form)));
    const send = () => page.request.post(`${town.url}/drafts/${draft}/check`, {form: fields, maxRedirects: 0, headers: {Origin: town.url}});
    const [first, second] = [await send(), await send()];
    assert.equal(first.status(), 303);
    assert.equal(second.status(), 303);
    assert.equal(first.headers().location, second.headers().location, 'sending twice gives one receipt');
    const receipt = /cases\/([^/]+)/.exec(first.headers().location)[1];
    await citizen.waitForState(town, page, receipt, '審査中');
    await clerk.examine(town, 'S03', 'refuse', {reasons: '令和6年度の自動車税について課税台帳に記載がないため'});
    await clerk.decide(town, {approver: 'S08'});
    await citizen.waitForState(town, page, receipt, '不許可');
    assert.match(await page.locator('main').innerText(), /課税台帳に記載がない/);
    await citizen.shot(page, 'web-refused');
    const link = await page.locator('.documents a').first().getAttribute('href');
    const letter = path.join(artefacts, 'refusal.pdf');
    fs.writeFileSync(letter, await (await page.request.get(town.url + link)).body());
    assert.match((await run('pdftotext', [letter, '-'])).said.replace(/\s/g, ''), /審査請求/);

    // Paid with callbacks late, doubled and swapped: counted once.
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page);
    const paid = await citizen.declareAndSend(page);
    await citizen.waitForState(town, page, paid, '手数料納付待ち');
    await citizen.pay(town, page, paid, {outcome: 'fail'});
    assert.equal(await citizen.stateOf(town, page, paid), '手数料納付待ち', 'a failed card leaves the fee open');
    await citizen.pay(town, page, paid, {behaviour: ['twice', 'swapped']});
    await citizen.waitForState(town, page, paid, '審査中');
    await until('the doubled callbacks to have arrived', () => JSON.parse(fs.readFileSync(path.join(town.folder, 'sandbox.json'))).callbacks.length === 0);
    const history = (await clerk.caseOf(town, 'S03', paid)).history.map(entry => entry.text);
    assert.equal(history.filter(text => text === '手数料の納付').length, 1, `one payment in ${history}`);

    // Withdrawn before the disposition; afterwards there is nothing left to withdraw.
    await page.goto(`${town.url}/cases/${paid}/withdraw`);
    await citizen.fill(page, await page.locator('textarea, input[name=reason]').count() ? {reason: '不要になりました'} : {});
    await page.click('main form button[type=submit]');
    await citizen.waitForState(town, page, paid, '取下げ');
    assert.equal(await page.locator('a[href$="/withdraw"]').count(), 0);
    await citizen.shot(page, 'web-withdrawn');

    citizen.noProblems(page);
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    console.log(`refused and withdrawn: ${verified.said.trim()}`);
} finally {
    await browser.stop();
    await town.stop();
}

// SPDX-License-Identifier: Apache-2.0
// A fee that nobody pays, on a clock that is put ahead: a reminder after the first period, a dismissal with reasons and the
// notice of appeal rights after the second, and money that came too late would not be lost.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Browser, Town, artefacts, programs, run, until} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';

const town = await Town.start('unpaid');
const browser = await Browser.start();
try {
    const page = await browser.visitor();
    await citizen.signIn(town, page, 'tp01@example.jp');
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page);
    const receipt = await citizen.declareAndSend(page);
    await citizen.waitForState(town, page, receipt, '手数料納付待ち');
    await page.goto(`${town.url}/cases/${receipt}`);
    const firstDue = await dueDay();

    await town.restart({ahead: '16d'});
    await page.goto(town.url);
    await citizen.signIn(town, page, 'tp01@example.jp');
    await until('a second period', async () => {
        await page.goto(`${town.url}/cases/${receipt}`);
        return await dueDay() !== firstDue;
    });
    assert.equal(await citizen.stateOf(town, page, receipt), '手数料納付待ち', 'reminded, not dismissed');
    await citizen.shot(page, 'web-reminded');

    await town.restart({ahead: '40d'});
    await clerk.decide(town, {approver: 'S08'});
    await citizen.signIn(town, page, 'tp01@example.jp');
    await citizen.waitForState(town, page, receipt, '却下');
    assert.match(await page.locator('main').innerText(), /手数料の納付がなかった/);
    await citizen.shot(page, 'web-dismissed-unpaid');
    const link = await page.locator('.documents a').first().getAttribute('href');
    const letter = path.join(artefacts, 'dismissal.pdf');
    fs.writeFileSync(letter, await (await page.request.get(town.url + link)).body());
    assert.match((await run('pdftotext', [letter, '-'])).said.replace(/\s/g, ''), /審査請求/);
    citizen.noProblems(page);
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);

    // A clock ahead is for demonstrations only.
    const refused = await run(programs.server, ['serve', '--data', town.folder, '--port', '0', '--ahead', 'soon']);
    assert.equal(refused.code, 1, refused.said);
    console.log(`fee never paid: ${receipt}, due ${firstDue}, ${verified.said.trim()}`);

    function dueDay() {
        return page.locator('p:has(+ p > a.button[href$="/payment"])').innerText();
    }
} finally {
    await browser.stop();
    await town.stop();
}

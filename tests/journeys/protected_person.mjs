// SPDX-License-Identifier: Apache-2.0
// 支援措置: a protected person's address is seen by the named staff only; others find the same as where none was given.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Browser, Town, run} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';

const town = await Town.start('protected');
const browser = await Browser.start();
const secret = '八丁目';
try {
    const page = await browser.visitor();
    await citizen.signIn(town, page, 'tp15@example.jp');
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page, {
        taxpayer: {
            'taxpayer.type': 'person', 'taxpayer.name.family': '見本', 'taxpayer.name.given': '静香', 'taxpayer.kana': 'ミホン　シズカ',
            'taxpayer.born.year': '1992', 'taxpayer.born.month': '2', 'taxpayer.born.day': '10', 'taxpayer.address.postcode': '000-0000',
            'taxpayer.address.prefecture': '東京都', 'taxpayer.address.city': '見本区', 'taxpayer.address.town': '架空八丁目', 'taxpayer.address.block': '999番15号',
        },
    });
    const receipt = await citizen.declareAndSend(page);
    await citizen.waitForState(town, page, receipt, '手数料納付待ち');
    await citizen.pay(town, page, receipt);
    await citizen.waitForState(town, page, receipt, '審査中');

    // An ordinary examiner has no task, sees no address, cannot open the application and learns nothing from asking.
    const tasks = (await (await clerk.api(town, 'S03', 'GET', '/tasks?queue=open')).json()).tasks;
    assert.equal(tasks.length, 0);
    const seen = await clerk.caseOf(town, 'S03', receipt);
    assert.ok(!JSON.stringify(seen).includes(secret), 'no address in the case');
    assert.ok(!seen.files.some(file => file.role === 'application'), 'the application is not listed');
    const asked = await clerk.api(town, 'S03', 'POST', `/cases/${seen.id}/address`, {path: 'taxpayer.address', reason: '確認'});
    assert.equal(asked.status, 403);

    // The named staff see it, with a reason that goes on record.
    assert.ok(JSON.stringify(await clerk.caseOf(town, 'S09', receipt)).includes(secret));
    assert.equal((await clerk.api(town, 'S09', 'POST', `/cases/${seen.id}/address`, {path: 'taxpayer.address', reason: ''})).status, 400);
    const shown = await clerk.api(town, 'S09', 'POST', `/cases/${seen.id}/address`, {path: 'taxpayer.address', reason: '送付先の確認'});
    assert.ok((await shown.json()).value.includes(secret));

    await clerk.examine(town, 'S09', 'grant');
    await clerk.draft(town, 'S09');
    await clerk.approve(town, 'S10');
    await citizen.waitForState(town, page, receipt, '交付済');
    assert.ok(!(await page.content()).includes(secret), 'my page does not echo the address');
    const link = await page.locator('.documents a').first().getAttribute('href');
    const pdf = path.join(town.folder, 'certificate.pdf');
    fs.writeFileSync(pdf, await (await page.request.get(town.url + link)).body());
    assert.ok(!(await run('pdftotext', [pdf, '-'])).said.includes(secret), 'the certificate does not say it');
    assert.ok(!fs.readFileSync(path.join(town.folder, 'server.log')).includes(secret), 'the log does not hold it');
    assert.ok(!town.databaseHolds(secret), 'neither database nor its log hold it');
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    console.log(`protected person: ${verified.said.trim()}`);
} finally {
    await browser.stop();
    await town.stop();
}

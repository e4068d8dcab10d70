// SPDX-License-Identifier: Apache-2.0
// A signature that the site took, because the outer zone does not know the revocation lists, and that the office finds bad:
// the application has arrived and stays; the applicant is asked to sign again, does, and it goes on.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Browser, Town, programs, run} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';

const town = await Town.start('revoked');
const browser = await Browser.start();
try {
    const page = await browser.visitor();
    await citizen.signIn(town, page, 'tp01@example.jp');
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page);
    const signPage = page.url().replace(/check$/, 'sign');
    const folder = fs.mkdtempSync(path.join(town.folder, 'citizen-'));
    const original = path.join(folder, 'application.xml');
    fs.writeFileSync(original, await (await page.request.get(page.url().replace(/check$/, 'application.xml'))).body());
    const password = path.join(folder, 'password');
    fs.writeFileSync(password, town.logins['tp01@example.jp'].password);
    const signed = await run(programs.tool, ['sign', '--key', path.join(town.folder, 'citizens/TP01.p12'), '--password-file', password, original]);
    assert.equal(signed.code, 0, signed.said);
    const upload = path.join(folder, 'application.signed.xml');

    // The card is reported lost; the office learns of it, the site does not.
    const base64 = /<ds:X509Certificate[^>]*>([^<]+)</.exec(fs.readFileSync(upload, 'utf8'))[1].replace(/\s/g, '');
    const certificate = path.join(folder, 'certificate.pem');
    fs.writeFileSync(certificate, `-----BEGIN CERTIFICATE-----\n${base64.match(/.{1,64}/g).join('\n')}\n-----END CERTIFICATE-----\n`);
    const revoked = await run(programs.server, ['revoke', '--data', town.folder, certificate]);
    assert.equal(revoked.code, 0, revoked.said);
    await town.restart();

    await page.goto(signPage);
    await page.setInputFiles('input[type=file]', upload);
    await page.click('main form:has(input[type=file]) button[type=submit]');
    await page.waitForURL(/received/);
    const receipt = (await page.locator('#receipt').innerText()).trim();
    await citizen.waitForState(town, page, receipt, '補正依頼中');
    assert.match(await page.locator('main').innerText(), /署名を確かめられませんでした/);
    await citizen.shot(page, 'web-signature-asked-again');
    const seen = await clerk.caseOf(town, 'S03', receipt);
    assert.equal(seen.signatures.length, 1);
    assert.equal(seen.signatures[0].holds, false, 'the clerk sees that it does not hold');

    await page.goto(`${town.url}/cases/${receipt}`);
    await page.click('section:has(#completion-title) button[type=submit]');
    for (let pages = 0; pages < 8 && !/check/.test(page.url()); ++pages) {
        await citizen.next(page);
        await page.waitForURL(/pages|check/);
    }
    await page.check('input[name=declared]');
    await page.click('main form:has(input[name=declared]) button[type=submit]');
    await page.waitForURL(/received|cases/);
    await citizen.waitForState(town, page, receipt, '手数料納付待ち');
    await citizen.pay(town, page, receipt);
    await citizen.waitForState(town, page, receipt, '審査中');
    citizen.noProblems(page);
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    console.log(`signature bad after arrival: ${receipt}, ${verified.said.trim()}`);
} finally {
    await browser.stop();
    await town.stop();
}

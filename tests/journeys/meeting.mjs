// SPDX-License-Identifier: Apache-2.0
// Meets pages as people do: whatever is wrong with one is collected, so that one run tells all of it, and a picture of each lies in
// tests/artefacts/pages.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';
import {artefacts} from './town.mjs';
import * as citizen from './citizen.mjs';

const pictures = path.join(artefacts, 'pages');
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const phone = {width: 390, height: 844};
const narrow = {width: 320, height: 640};
for (const language of ['ja', 'en'])
    fs.mkdirSync(path.join(pictures, language), {recursive: true});
const faults = [];
const met = [];

/** Looks at the page as it stands; what is wrong with it is collected, so that one run tells all of it. */
export async function meet(page, language, name, {error = false, status = null} = {}) {
    const where = `${language} ${name}`;
    const fault = words => faults.push(`${where}: ${words}`);
    met.push(where);
    const title = await page.title();
    const marked = /^(エラー：|Error: )/.test(title);
    if (marked !== error)
        fault(`the title ${marked ? 'says' : 'does not say'} that there is an error: ${title}`);
    if (await page.locator('h1').count() !== 1)
        fault(`${await page.locator('h1').count()} headings of the first level`);
    if (await page.locator('html').getAttribute('lang') !== language)
        fault('the language is not told');
    if (status !== null && status !== page.lastStatus)
        fault(`answered with ${page.lastStatus}, not ${status}`);
    if (error) {
        const summary = page.locator('#error-summary');
        // The browser gives it the keyboard when it first paints the page.
        if (!await page.waitForFunction(() => document.activeElement?.id === 'error-summary', null, {timeout: 3000}).then(() => true, () => false))
            fault('the summary of errors has not the keyboard');
        for (const target of await summary.locator('a').evaluateAll(links => links.map(link => link.getAttribute('href')))) {
            if (await page.locator(`[id="${target.slice(1)}"]`).count() !== 1)
                fault(`the summary leads to ${target}, which is not there`);
        }
    }
    // Once for both looks: reading the text of axe costs more than running it.
    await page.evaluate(axe);
    const look = async (scheme, options) => {
        await page.emulateMedia({colorScheme: scheme});
        const {violations} = await page.evaluate(how => window.axe.run(document, {resultTypes: ['violations'], ...how}), options);
        for (const violation of violations)
            fault(`axe (${scheme}) ${violation.id}: ${violation.help}: ${violation.nodes.map(node => node.html).join(' | ').slice(0, 300)}`);
    };
    await look('light', {rules: {'target-size': {enabled: true}}});
    await page.screenshot({path: path.join(pictures, language, `${name}.png`), fullPage: true});
    await look('dark', {runOnly: ['color-contrast']});
    await page.emulateMedia({colorScheme: 'light'});
    await page.setViewportSize(narrow);
    const sideways = () => page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width)
            return '';
        const out = [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > width + 1 && !element.closest('.visually-hidden'));
        return `${document.documentElement.scrollWidth} px: ${out.slice(0, 3).map(element => element.outerHTML.slice(0, 120)).join(' | ')}`;
    });
    const atNarrow = await sideways();
    if (atNarrow)
        fault(`scrolls sideways at 320 pixels: ${atNarrow}`);
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    const atLarge = await sideways();
    if (atLarge)
        fault(`scrolls sideways at 320 pixels and twice the text size: ${atLarge}`);
    await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
    await page.setViewportSize(phone);
    for (const problem of page.problems.splice(0))
        fault(problem);
}

export async function visitor(town, browser, language, options = {}) {
    const page = await browser.visitor({viewport: phone, ...options});
    page.on('response', response => {
        if (response.request().isNavigationRequest())
            page.lastStatus = response.status();
    });
    await page.goto(`${town.url}/language/${language}?back=/`);
    return page;
}

export async function submit(page, values = {}, button = 'main form button[type=submit]') {
    await citizen.fill(page, values);
    await Promise.all([page.waitForNavigation(), page.click(button)]);
}

/** Spoils the page on purpose: a fault of each kind must be found, else a run without a finding says nothing. */
export async function control(page, language) {
    await page.evaluate(() => {
        const main = document.querySelector('main');
        const add = name => main.appendChild(document.createElement(name));
        add('h1').textContent = 'twice';
        add('img').src = '/icon.svg';
        const wide = add('p');
        wide.textContent = 'wide';
        wide.style.width = '500px';
        add('p').setAttribute('style', 'color: red');
    });
    await meet(page, language, 'control');
    const found = faults.splice(0).join('\n');
    met.pop();
    for (const kind of [/image-alt/, /2 headings/, /sideways at 320 pixels:/, /Content Security Policy/])
        assert.match(found, kind, 'the control is found out');
}

/** Fails with everything that was found. */
export function judge(name) {
    assert.equal(faults.length, 0, `\n${faults.join('\n')}\n`);
    console.log(`${name}: ${met.length} pages met, no finding`);
}

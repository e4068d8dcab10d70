// SPDX-License-Identifier: Apache-2.0
// Labels: site
// The workflows as other tools see them: bpmnlint's recommended rules have nothing to say, not even a warning, and bpmn-js opens
// every file and draws every step and flow.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {chromium} from 'playwright-core';
import {source, step} from './town.mjs';

const require = createRequire(import.meta.url);
const procedures = path.join(source, 'procedures');
const files = fs.readdirSync(procedures, {recursive: true}).filter(name => name.endsWith('.bpmn')).sort();
assert(files.length >= 11, `expected the workflows of ${procedures}, found ${files.length}`);

step('bpmnlint has nothing to say');
{
    const {default: Linter} = await import('bpmnlint/lib/linter.js');
    const {default: NodeResolver} = await import('bpmnlint/lib/resolver/node-resolver.js');
    const {BpmnModdle} = await import('bpmn-moddle').then(module => ({BpmnModdle: module.BpmnModdle ?? module.default}));
    const said = [];
    for (const file of files) {
        const {rootElement, warnings} = await new BpmnModdle().fromXML(fs.readFileSync(path.join(procedures, file), 'utf8'));
        said.push(...warnings.map(warning => `${file}: ${warning.message}`));
        const linter = new Linter({config: {extends: 'bpmnlint:recommended'}, resolver: new NodeResolver()}); // its rules remember a file
        for (const [rule, reports] of Object.entries(await linter.lint(rootElement)))
            said.push(...reports.map(report => `${file}: ${report.id}: ${report.message} (${rule}, ${report.category})`));
    }
    assert.deepEqual(said, []);
}

step('bpmn-js opens and draws every file');
{
    const browser = await chromium.launch({executablePath: process.env.TODOKE_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
    try {
        const page = await browser.newPage();
        await page.setContent('<div id="canvas" style="width: 1000px; height: 600px"></div>');
        await page.addScriptTag({path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js')});
        for (const file of files) {
            const xml = fs.readFileSync(path.join(procedures, file), 'utf8');
            const drawn = await page.evaluate(async text => {
                const viewer = new BpmnJS({container: '#canvas'});
                const {warnings} = await viewer.importXML(text);
                const ids = viewer.get('elementRegistry').getAll().map(element => element.businessObject.id);
                viewer.destroy();
                return {warnings: warnings.map(warning => warning.message), ids};
            }, xml);
            assert.deepEqual(drawn.warnings, [], file);
            const steps = [...xml.matchAll(/<bpmn:(?:\w+(?:Event|Task|Gateway|Activity)|task|subProcess|sequenceFlow) id="([^"]+)"/g)].map(match => match[1]);
            assert(steps.length > 2, file);
            assert.deepEqual(steps.filter(id => !drawn.ids.includes(id)), [], `${file}: drawn by nothing`);
        }
    } finally {
        await browser.close();
    }
}

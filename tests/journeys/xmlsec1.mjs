// SPDX-License-Identifier: Apache-2.0
// What xmlsec1's own command line says of a signature of ours, against the trust anchor.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {run} from './town.mjs';

const references = {enveloped: 'empty,same-doc', detached: 'same-doc,remote,local'};

async function verify(file, anchor, kind) {
    return run('xmlsec1', ['--verify', '--trusted-pem', anchor, '--enabled-key-data', 'x509', '--enabled-reference-uris', references[kind],
        '--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties', path.basename(file)], {cwd: path.dirname(file)});
}

/** An enveloped signature is accepted; with `from` changed to `to` it is refused. */
export async function acceptsEnveloped(file, anchor, from, to) {
    const good = await verify(file, anchor, 'enveloped');
    assert.equal(good.code, 0, `xmlsec1 on ${path.basename(file)}: ${good.said}`);
    const text = fs.readFileSync(file, 'utf8');
    assert.ok(text.includes(from), `${from} in ${file}`);
    const changed = `${file}.changed.xml`;
    fs.writeFileSync(changed, text.replace(from, to));
    assert.notEqual((await verify(changed, anchor, 'enveloped')).code, 0, `xmlsec1 refuses the changed ${path.basename(file)}`);
}

/** The signature over the members of an ASiC-E container is accepted; with a byte of a member changed it is refused. */
export async function acceptsContainer(container, anchor) {
    const folder = fs.mkdtempSync(`${container}-`);
    const unpacked = await run('unzip', ['-q', '-o', container, '-d', folder]);
    assert.equal(unpacked.code, 0, unpacked.said);
    const signature = path.join(folder, 'signatures.xml');
    fs.copyFileSync(path.join(folder, 'META-INF/signatures001.xml'), signature);
    const good = await verify(signature, anchor, 'detached');
    assert.equal(good.code, 0, good.said);
    const members = fs.readdirSync(folder).filter(name => /\.(pdf|xhtml)$/.test(name));
    assert.equal(members.length, 2, `two members in ${members}`);
    for (const member of members) {
        const file = path.join(folder, member);
        const kept = fs.readFileSync(file);
        const bytes = Buffer.from(kept);
        bytes[bytes.length >> 1] ^= 1;
        fs.writeFileSync(file, bytes);
        assert.notEqual((await verify(signature, anchor, 'detached')).code, 0, `xmlsec1 refuses a changed ${member}`);
        fs.writeFileSync(file, kept);
    }
}

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# xmlsec1's own command must accept our signatures against the trust anchor, and refuse a changed byte.
set -euo pipefail

samples=$(realpath "$1")
command -v xmlsec1 >/dev/null || { echo "xmlsec1 is not installed (packages/tests.txt)"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$samples" "$folder"
cd "$folder"

# xades says the properties' Id attribute; without it xmlsec1 could not follow the reference.
xades=http://uri.etsi.org/01903/v1.3.2#
verify() { # FILE URIS
    xmlsec1 --verify --trusted-pem root.pem --verification-time "2026-04-02 00:00:00" \
        --enabled-key-data x509 --enabled-reference-uris "$2" \
        --id-attr:Id "$xades:SignedProperties" "$1" >out.txt 2>&1
}

failed=0
expect() { # accepted|refused WHAT FILE URIS
    local found=refused
    if verify "$3" "$4"; then found=accepted; fi
    if [ "$found" = "$1" ]; then
        echo "ok: $2 is $found"
    else
        echo "WRONG: $2 is $found, expected $1"
        cat out.txt
        failed=1
    fi
}

for kind in ecdsa rsa; do
    expect accepted "an enveloped signature ($kind)" $kind.xml empty,same-doc
    sed 's/>1000</>1001</' $kind.xml >changed.xml
    expect refused "a changed value ($kind)" changed.xml empty,same-doc
    sed 's/2026-04-01T00:00:00Z/2026-04-01T00:00:01Z/' $kind.xml >changed.xml
    expect refused "a changed signing time ($kind)" changed.xml empty,same-doc
    # one byte in the middle of the signature value
    awk '/<ds:SignatureValue>/ { at = index($0, "<ds:SignatureValue>") + 25
         c = substr($0, at, 1) == "A" ? "B" : "A"; $0 = substr($0, 1, at - 1) c substr($0, at + 1) } { print }' \
        $kind.xml >changed.xml
    cmp -s $kind.xml changed.xml && { echo "WRONG: nothing was changed"; failed=1; }
    expect refused "a changed signature value ($kind)" changed.xml empty,same-doc
done

expect accepted "a detached signature over two members" detached.xml same-doc,remote,local
cp b.txt kept.txt
printf '1001\n' >b.txt
expect refused "a changed member" detached.xml same-doc,remote,local
mv kept.txt b.txt

mkdir unpacked
unzip -q container.asice -d unpacked
cp unpacked/META-INF/signatures001.xml unpacked/signatures.xml
cp root.pem unpacked
cd unpacked
expect accepted "a container's signature" signatures.xml same-doc,remote,local
cd ..

# Another authority of the same name is not the trust anchor.
mkdir other
"$samples" other
cp other/ecdsa.xml stranger.xml
expect refused "a signature under another authority" stranger.xml empty,same-doc

exit $failed

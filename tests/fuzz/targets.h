// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace tests::fuzz {

/// What is tried with any bytes at all: none of them may crash, hang, or break what they promise.
/// Each aborts where a promise is broken.

/// Tokens stand in the order of the text and inside of it.
void lexer(const QByteArray &bytes);
/// What parses prints, and what is printed parses to what prints the same.
void parser(const QByteArray &bytes);
/// Evaluating ends, and explains itself: null at the root has a diagnostic or is a value of the language.
void evaluator(const QByteArray &bytes);
/// A model that can be read can be evaluated.
void dmnReader(const QByteArray &bytes);
/// A BPMN file that can be read whole says the same when it is written; a process without faults can be checked, drawn
/// and begun, and what is done with it is in its events: applying them gives the same case.
void bpmnReader(const QByteArray &bytes);

} // namespace tests::fuzz

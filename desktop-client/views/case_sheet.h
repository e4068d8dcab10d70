// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/types.h"

#include <QByteArray>
#include <QWidget>

namespace desktop::views {

/// What the window shows of a case, as XHTML for paper: data, decisions, signatures and approvals, history. What is
/// hidden in the window is hidden here; `by` and `at` say who printed it.
QByteArray caseSheet(const api::Case &shown, const QString &by, const QDateTime &at);

/// Sets `xhtml` on A4 pages and shows them before they are printed; an error where they cannot be set.
engine::core::Result<void> printWithPreview(const QByteArray &xhtml, const QString &title, QWidget *parent);

} // namespace desktop::views

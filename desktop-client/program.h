// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/views/main_window.h"

class QApplication;

namespace desktop {

/// Sets fonts and names of the application; call once, before the first window.
void setUp(QApplication &application);

/// Reads `--server URL` and `--language ja|en`; `--help` and mistakes end the program.
views::MainWindow::Options readOptions(QApplication &application);

} // namespace desktop

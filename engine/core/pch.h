// SPDX-License-Identifier: Apache-2.0
#pragma once

// The headers that nearly every file reads, compiled once.
#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

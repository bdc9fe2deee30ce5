// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSharedPointer>
#include <QStringList>

#include <functional>

class QCPAxisTicker;

namespace headroom::figures {

/// How a value of an axis reads: "$1,200", "250 ms".
using ValueText = std::function<QString(double)>;

/// Ticks every `step` from 0, labelled by `text`.
QSharedPointer<QCPAxisTicker> textTicker(double step, ValueText text);

/// A named tick at 0, 1, 2 ...; where there are many, not all of them.
QSharedPointer<QCPAxisTicker> namedTicker(const QStringList& names, qsizetype most = 12);

}  // namespace headroom::figures

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSharedPointer>
#include <QString>

class QCPAxisTicker;

namespace headroom::figures {

/// A number for an axis, in English form whatever the locale: "1,200", "0.5", "0", "51.8 M" from ten million on.
QString tickText(double value);

/// Ticks every `step` from 0, labelled by tickText().
QSharedPointer<QCPAxisTicker> valueTicker(double step);

}  // namespace headroom::figures

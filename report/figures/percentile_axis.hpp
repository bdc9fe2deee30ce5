// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSharedPointer>

class QCPAxisTicker;

namespace headroom::figures {

/// Where a share of requests stands on the axis p0 p90 p99 p99.9 p99.99: -log10(1 - share), so that every further nine
/// takes as much room as the one before. Shares beyond 0.9999 stand at its end, 4.
double percentilePosition(double share);

/// The share at a place of the axis; the inverse of percentilePosition().
double shareAt(double position);

inline constexpr double kPercentileAxisEnd = 4.0;

/// Ticks at p0 p90 p99 p99.9 p99.99.
QSharedPointer<QCPAxisTicker> percentileTicker();

}  // namespace headroom::figures

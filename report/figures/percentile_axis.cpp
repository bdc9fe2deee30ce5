// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/percentile_axis.hpp"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace headroom::figures {

double percentilePosition(double share) {
    const double left = std::max(1.0 - share, 1e-4);
    return std::clamp(-std::log10(left), 0.0, kPercentileAxisEnd);
}

double shareAt(double position) { return 1.0 - std::pow(10.0, -std::clamp(position, 0.0, kPercentileAxisEnd)); }

QSharedPointer<QCPAxisTicker> percentileTicker() {
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    ticker->addTick(0.0, QStringLiteral("p0"));
    ticker->addTick(1.0, QStringLiteral("p90"));
    ticker->addTick(2.0, QStringLiteral("p99"));
    ticker->addTick(3.0, QStringLiteral("p99.9"));
    ticker->addTick(4.0, QStringLiteral("p99.99"));
    return ticker;
}

}  // namespace headroom::figures

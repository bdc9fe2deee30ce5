// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QSharedPointer>
#include <QString>

class QCPAxisTicker;

namespace headroom::figures {

/// The clock of a simulation: the axis counts seconds from `start` and says the time of day, UTC.
struct TimeAxis {
    QDateTime start;      ///< UTC
    double length = 0.0;  ///< seconds
    bool operator==(const TimeAxis&) const = default;
};

/// The distance of ticks for `visible` seconds shown with about `wanted` ticks: one of 1 s ... 30 min ... 1, 2, 4, 7
/// days.
double timeStep(double visible, int wanted = 6);

/// What stands at `seconds` from the start: "08:00"; "00:00" at the start of the run's second day and later carries its
/// date ("Tue 6 Jan"), except at the very end of a one-day run, which is "24:00". Below a minute's step "08:00:30".
QString timeText(const TimeAxis& axis, double seconds, double step);

QSharedPointer<QCPAxisTicker> timeTicker(const TimeAxis& axis);

}  // namespace headroom::figures

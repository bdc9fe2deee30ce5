// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace headroom::gui {

/// What values of a metric over time are shown in.
struct MetricUnit {
    QString unit{};       ///< "ms", "B", "%"; empty: counts and levels
    double factor = 1.0;  ///< from what is recorded to this unit
    bool operator==(const MetricUnit&) const = default;
};

/// Of a metric by CloudWatch's name and statistic ("Sum", "Average", "Maximum"). A sum of anything but bytes is a
/// count, whatever its name contains (ExecutionsTimedOut). Times are recorded in milliseconds, except SQS's ages, which
/// CloudWatch has in seconds (Available CloudWatch metrics for Amazon SQS), and utilisations in percent, except that of
/// provisioned concurrency, a share of 1 (Lambda's Types of metrics).
MetricUnit metricUnit(std::string_view metric, std::string_view statistic);

}  // namespace headroom::gui

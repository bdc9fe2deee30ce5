// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/figures/series_chart.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::gui {

/// A series name taken apart: "Views/ConsumedWriteCapacityUnits/Sum".
struct SeriesName {
    std::string resource;
    std::string metric;
    std::string statistic;
};
SeriesName parseSeriesName(const std::string& name);

/// The time series of one design by what they are of. Holds references: for as long as charts are made of them.
class SeriesSource {
public:
    struct Entry {
        SeriesName name;
        const study::Series* series = nullptr;
    };

    SeriesSource(const study::StudyResult& study, const study::DesignResult& result);

    const study::DesignResult& result() const { return result_; }
    const std::vector<Entry>& all() const { return all_; }
    double period() const { return result_.seriesPeriod; }
    /// Null where there is none; without a statistic the first.
    const study::Series* find(const std::string& resource, const std::string& metric,
                              const std::string& statistic = {}) const;
    /// The same where any value is above 0.
    const study::Series* used(const std::string& resource, const std::string& metric,
                              const std::string& statistic = {}) const;

    /// A chart over the run without a line.
    figures::SeriesChart chart() const;
    /// Sums of periods as a rate.
    std::vector<double> perSecond(const study::Series& series) const;

private:
    const study::StudyResult& study_;
    const study::DesignResult& result_;
    std::vector<Entry> all_;
};

bool isUsed(const study::Series& series);

/// Marks when the alarms of auto scaling on a capacity ("WriteCapacity") went off, and says what the marks are.
void markAlarms(figures::SeriesChart& chart, const SeriesSource& source, const std::string& resource,
                const std::string& capacity);

/// Shades the periods in which something was refused.
void shadeWhere(figures::SeriesChart& chart, const study::Series* throttles);

}  // namespace headroom::gui

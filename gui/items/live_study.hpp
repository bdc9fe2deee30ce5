// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/figures/series_chart.hpp"
#include "scenarios/study/result.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::gui {

/// What is known of a run while it goes on, in the form of a result: series only, and none of what is worked out at its
/// end.
class LiveStudy {
public:
    void clear();
    /// A run of this scenario begins: of its designs only the limits are known.
    void begin(const format::Scenario& scenario);
    void take(const study::LiveSeries& live);
    bool isEmpty() const { return study_.designs.empty(); }
    const study::StudyResult& study() const { return study_; }
    /// Null while nothing is known of that design.
    const study::DesignResult* find(const std::string& name) const;
    /// The design of that name, else the one that was told last; null before the first.
    const study::DesignResult* design(const std::string& name) const;
    /// Seconds that have passed in it.
    double measured(const std::string& name) const;

private:
    study::StudyResult study_;
    std::vector<std::pair<std::string, double>> measured_;
    std::map<std::string, std::vector<study::QuotaUse>> limits_;  ///< by design
    std::string last_;
};

/// Points of a line that is drawn while a run goes on: each the largest of those it stands for.
inline constexpr std::size_t kLivePoints = 240;

/// The chart with so many points a line at most.
figures::SeriesChart thinned(figures::SeriesChart chart, std::size_t points = kLivePoints);

}  // namespace headroom::gui

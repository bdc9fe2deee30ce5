// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/checking/comparison.hpp"
#include "scenarios/checking/verdict.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::checking {

/// What a scenario is checked against: files.
struct Given {
    std::vector<std::string> against;  ///< what was recorded
    std::string queries;               ///< what CloudWatch was asked; empty: nothing
    std::vector<std::string> real;     ///< "Name=name in the account"
    std::string bill;                  ///< a cost-and-usage or FOCUS export; empty: none
    double billHours = 0.0;            ///< that the export is of; 0: as its lines say
    int heldOut = 0;                   ///< the last days, kept apart

    /// The files by their names alone: "metrics.json, cur.csv".
    std::string text() const;
};

/// A scenario and what was recorded, ready to be simulated.
struct Prepared {
    Replay replay;
    std::vector<recorded::MatchedSeries> recording;
    std::optional<std::int64_t> heldOutFrom;  ///< Unix time
};

/// Leaves one design in the scenario: that of the name, without one the first. Error: there is none.
base::Result<void> keepDesign(const std::string& name, format::Scenario& scenario);

/// Reads what was recorded and puts its traffic into the scenario, which holds one design; `root` is its file.
base::Result<Prepared> prepare(const format::Scenario& scenario, const document::Node& root, const Given& given);

/// Simulated against real, the bill too. `replications`: of prepared.replay.
base::Result<Comparison> conclude(const Prepared& prepared, const std::vector<study::Replication>& replications,
                                  const pricing::PriceBooks& books, const Given& given);

}  // namespace headroom::checking

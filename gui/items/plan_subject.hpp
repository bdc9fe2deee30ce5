// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <string>
#include <vector>

#include "gui/scenario_session.hpp"
#include "scenarios/planning/question.hpp"

namespace headroom::gui {

/// Something that a design can be compared with in a break-even: another design of the file, or its own other side.
struct OtherSide {
    QString text;         ///< "Views: a table on demand, or provisioned and scaled at 70 %"
    std::string against;  ///< as planning::Question has them: one of the two
    std::string pair;
};

/// The scenario that questions of planning are about, and what may be asked of it.
struct PlanSubject {
    planning::Source source;
    std::vector<std::string> designs;
    std::vector<std::string> workloads;
    std::uint32_t replications = 1;
    double secondsPerRun = 0.0;  ///< of the machine, a replication of one design
};
using SharedSubject = std::shared_ptr<const PlanSubject>;

/// Null where the file has an error: nothing can be asked of it then.
SharedSubject planSubjectOf(const OpenFile& file, const std::string& text);

/// What can be varied in a design: the traffic, parameters, numbers and quantities of its resources by their place. At
/// most kMostAxes of them: any other place can be written as well.
inline constexpr std::size_t kMostAxes = 300;
std::vector<std::string> axisNames(const planning::Source& design);

/// The other designs of the file, then what the design can be turned into.
std::vector<OtherSide> otherSidesOf(const PlanSubject& subject, const std::string& design);

}  // namespace headroom::gui

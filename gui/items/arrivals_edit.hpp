// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "gui/items/scenario_edit.hpp"
#include "model/base/units.hpp"

/// Changes to the arrivals of a workload.
namespace headroom::gui {

/// Another arrival process at `arrivals` ("/Workloads/X/Arrivals"), with about the rate of the one before; scales stay.
/// Error: a Trace, which needs a file.
ScenarioEdit::Text changeArrivals(const ScenarioEdit& edit, const std::string& arrivals, std::string_view kind);

/// Puts `process` in the place of the arrival process that stands there.
ScenarioEdit::Text setArrivals(const ScenarioEdit& edit, const std::string& arrivals, const std::string& kind,
                               const document::Node& process);

/// The step that follows in a list of {At, Rate}: as far behind the last as that is behind the one before, at its rate.
document::Node nextArrivalStep(const document::Node& steps);

/// One of {At, Rate}, as the file says it.
document::Node arrivalStep(base::Duration at, double perSecond);

/// Another place and height for a point of the pattern: entry `place` of `steps`, whatever else it says.
ScenarioEdit::Text moveArrivalStep(const ScenarioEdit& edit, const std::string& steps, std::size_t place,
                                   base::Duration at, double perSecond);

/// "120/s", "2.5/min": four digits at most.
std::string rateText(double perSecond);

}  // namespace headroom::gui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "scenarios/format/scenario.hpp"

namespace headroom::workload {
class RateCurve;
}

namespace headroom::planning {

/// Requests a second that a workload is expected to bring at a moment: of a curve the rate then, however short a rush
/// is; of recorded traffic in intervals below a minute that of the minute from then on, in which chance is less. 0 for
/// schedules; for closed users the rate if every request took no time.
base::Rate rateHeldAt(const workload::TrafficSpec& spec, base::Instant at);

/// The same of many moments of one workload, whose curve is made once.
class HeldRate {
public:
    /// `spec` must stay.
    explicit HeldRate(const workload::TrafficSpec& spec);
    HeldRate(HeldRate&&) noexcept;
    ~HeldRate();
    double perSecondAt(base::Instant at) const;

private:
    const workload::TrafficSpec* spec_;
    std::unique_ptr<workload::RateCurve> curve_;  ///< null where the rate is known without one
};

/// What open workloads together are expected to bring at a moment.
struct LoadMoment {
    base::Instant at;
    double perSecond = 0.0;  ///< requests
};

/// The moments at which a load is looked at: every minute of the scenario's Duration, and where a curve turns. In
/// order, each once.
std::vector<base::Instant> momentsOver(const format::Scenario& scenario);

/// What the load is at each of them.
std::vector<LoadMoment> loadOver(const format::Scenario& scenario);

/// The busiest of them, the first of several; where the load never turns Start.
LoadMoment busiestLoad(const format::Scenario& scenario);

/// The moment of the scenario's Duration at which its open workloads together bring most; the first of several.
base::Instant busiestMoment(const format::Scenario& scenario);

/// Requests a second expected then; closed users and schedules apart.
double busiestRate(const format::Scenario& scenario);

}  // namespace headroom::planning

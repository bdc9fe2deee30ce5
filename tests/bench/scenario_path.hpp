// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "model/base/units.hpp"

namespace headroom::bench {

/// The path as the product runs it: an HTTP API, a function and a table of a scenario, with every metric, meter and
/// record on. Quotas are raised, so that nothing is throttled at the highest rate.
class ScenarioPath {
public:
    explicit ScenarioPath(double perSecond);
    ~ScenarioPath();
    ScenarioPath(const ScenarioPath&) = delete;
    ScenarioPath& operator=(const ScenarioPath&) = delete;

    void runUntil(base::Instant end);
    std::uint64_t finished() const;

private:
    struct Made;
    std::unique_ptr<Made> made_;
};

}  // namespace headroom::bench

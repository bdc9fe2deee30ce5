// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "scenarios/format/scenario.hpp"

namespace headroom::study {

/// What one request is expected to set off: calls to resources, pauses of code, and how long it takes.
struct Work {
    double calls = 0.0;
    double pauses = 0.0;
    double seconds = 0.0;
    double writes = 0.0;  ///< items written to the table that is asked about
};

/// Expected work of a design's resources, each worked out once. The calls of a checked design have no cycles.
class ExpectedWork {
public:
    /// `writesTo`: the table whose writes are counted, in whatever region; empty: none.
    explicit ExpectedWork(const format::Design& design, std::string writesTo = {})
        : design_(design), table_(std::move(writesTo)) {}

    /// Of one request to the resource; of an API's routes the busiest, for an estimate may be high.
    const Work& of(const std::string& resource);
    /// Items that one call of the resource writes itself to the table that is asked about.
    double writtenBy(const std::string& resource, const std::string& operation, std::int64_t items) const;

private:
    Work workOut(const std::string& resource);
    Work ofApi(const apigateway::Spec& api);
    Work ofSteps(const lambda::Steps& steps, std::int64_t memory);
    void addEvent(Work& work, const lambda::AsyncTarget& target, double times);
    Work ofStep(const lambda::Step& step, std::int64_t memory);

    const format::Design& design_;
    std::string table_;
    std::map<std::string, Work> known_;
};

}  // namespace headroom::study

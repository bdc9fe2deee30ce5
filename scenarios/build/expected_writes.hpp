// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/services/dynamodb/key_calls.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::build {

/// What a table is asked to write, and to delete, for each request of a workload: by the workload itself, by an API's
/// routes, by functions and what they invoke, and by the states of machines. Left out is what only a run tells:
/// retries, what event source mappings and destinations bring, executions that data decide, sessions, routes that are
/// cached.
class ExpectedWrites {
public:
    /// `table`: in any of its regions, as all have every item. `putsNew`: items with keys of endless sequences are put,
    /// so that an update of such a key makes nothing. `design` must outlive this and have targets that exist.
    ExpectedWrites(const format::Design& design, const std::string& table, bool putsNew)
        : design_(design), table_(format::resourceOf(table)), putsNew_(putsNew) {}

    /// Of the design's workload with that number, which sends so many requests a second on the mean of the run.
    std::vector<dynamodb::ExpectedCalls> of(std::uint32_t workload, double perSecond);

private:
    struct Ask;

    void send(const std::string& target, const Ask& ask, double perSecond, int depth);
    void toApi(const apigateway::Spec& api, const Ask& ask, double perSecond, int depth);
    void toMachine(const stepfunctions::Spec& machine, double perSecond, int depth);
    void take(const Ask& ask, double perSecond);
    void walk(const lambda::Steps& steps, double perSecond, int depth);

    const format::Design& design_;
    std::string table_;
    bool putsNew_;
    std::uint32_t workload_ = 0;
    std::vector<dynamodb::ExpectedCalls> calls_;
};

}  // namespace headroom::build

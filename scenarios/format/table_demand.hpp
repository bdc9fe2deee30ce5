// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/services/dynamodb/expected_units.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// What a design's workloads are expected to consume of one table, or of one of its global indexes, as far as the file
/// tells: a lower bound. Of a replica of a global table what is written in other regions counts as well. Left out are
/// retries, reads through a cluster or a cached route, local indexes, state machines, streams, sessions and users who
/// wait for answers.
class TableDemand {
public:
    /// `table`: a table, or a replica of one (replicaName). `index`: a global index; empty: the table itself. `design`
    /// must outlive this and have targets that exist.
    TableDemand(const Design& design, std::string table, std::string index = {});

    /// Units a second on the mean over the run, and in the minute with the most of reads or of writes.
    double mean(bool writes, base::Duration length) const;
    double busiest(bool writes, base::Duration length) const;

private:
    struct Asked;
    struct Load {
        const workload::TrafficSpec* workload;
        dynamodb::CallUnits perRequest;
    };

    dynamodb::CallUnits ofRequest(const workload::TrafficSpec& workload) const;
    dynamodb::CallUnits send(const std::string& target, const Asked& asked, int depth) const;
    dynamodb::CallUnits toApi(const apigateway::Spec& api, const std::string& route, int depth) const;
    dynamodb::CallUnits toTable(const dynamodb::Spec& table, const Asked& asked, bool elsewhere) const;
    dynamodb::CallUnits walk(const lambda::Steps& steps, int depth) const;

    const Design& design_;
    std::string table_;
    std::string index_;
    std::vector<Load> loads_;
};

}  // namespace headroom::format

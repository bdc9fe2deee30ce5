// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "model/workload/traffic_spec.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Reads the Workloads section. Traces are loaded and checked here.
std::vector<workload::TrafficSpec> readWorkloads(Reading& reading, const document::Node& root,
                                                 const Simulation& simulation);

/// Reads an arrival process: {"Poisson": {"Rate": "120/s"}}, {"Trace": {...}} ...
std::optional<workload::ArrivalSpec> readArrivals(Reading& reading, const Place& place, const Simulation& simulation);

/// Reads a key popularity: {"Zipf": {"Keys": 1000000, "Exponent": 0.99}} ...
std::optional<base::KeyPopularity> readKeys(Reading& reading, const Place& place);

/// Reads a retry mode: {"Mode": "2026"} or "off".
std::optional<client::RetryMode> readRetry(Reading& reading, const Place& place);

/// The arrival processes' names and parameters, for the schema and `headroom explain`.
struct ArrivalForm {
    std::string_view name;
    std::string_view parameters;
    std::string_view doc;
};
std::span<const ArrivalForm> arrivalForms();

}  // namespace headroom::format

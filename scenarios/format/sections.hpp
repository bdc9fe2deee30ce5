// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/base/field.hpp"
#include "model/base/result.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

/// Readers of the sections of a scenario that are not resources or workloads.
namespace headroom::format {

std::span<const base::Field<Simulation>> simulationFields();
std::span<const base::Field<Billing>> billingFields();
std::span<const base::Field<Objective>> objectiveFields();
/// AtMost of an objective on that metric.
const base::FieldInfo& limitField(Objective::Metric metric);
/// "Latency", "ErrorRate", "Cost"; nothing for another name.
std::optional<Objective::Metric> metricNamed(std::string_view name);
std::span<const base::Field<ScenarioEvent>> eventFields();
/// "Outage", "Deploy" ...
std::string_view nameOf(ScenarioEvent::Kind kind);
std::span<const base::Field<apigateway::AccountQuota>> apiGatewayQuotaFields();
std::span<const base::Field<dynamodb::Quotas>> dynamoDbQuotaFields();

/// The text of a command line's --seed, --replications or --duration, checked as the file's field of that name.
base::Result<std::int64_t> parseSimulationInteger(std::string_view field, std::string_view text);
/// --confidence: "0.9" or "90%". An error outside of what Confidence of an objective takes.
base::Result<double> parseConfidence(std::string_view text);
base::Result<base::Duration> parseSimulationDuration(std::string_view field, std::string_view text);

Simulation readSimulation(Reading& reading, const document::Node& root);
Billing readBilling(Reading& reading, const document::Node& root);
/// Reads the Quotas section over the defaults of the region.
Quotas readQuotas(Reading& reading, const document::Node& root, std::string_view region);

/// What objectives may be of. A file without Workloads is told so once: then nothing is said of names.
struct ObjectiveNames {
    std::vector<std::string> latency;  ///< APIs, routes ("Api/GET /x"), state machines and workloads
    std::vector<std::string> errors;   ///< workloads and state machines
    bool complete = true;
};

/// The names of the design's resources and of the file's workloads. A workload that is called as an API, a route or a
/// state machine is refused: results tell them apart by name.
ObjectiveNames objectiveNames(Reading& reading, const document::Node& root, const Design& design);

/// Objectives, with `Of` checked against what the design holds.
std::vector<Objective> readObjectives(Reading& reading, const document::Node& root, const ObjectiveNames& names);

/// Events, with their instants from Start up to the run's end.
std::vector<ScenarioEvent> readEvents(Reading& reading, const document::Node& root, const Simulation& simulation,
                                      const std::vector<Resource>& resources, const dynamodb::Quotas& quotas);

/// Seconds since 1970-01-01T00:00:00Z of "2026-01-05T00:00:00Z"; nothing when it is not such a text.
std::optional<std::int64_t> parseUtc(std::string_view text);

/// "20:00" or "20:00:30" as a time of day.
std::optional<base::Duration> parseTimeOfDay(std::string_view text);

}  // namespace headroom::format

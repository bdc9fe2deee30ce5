// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/format/event_readers.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// Reads the Resources section: every resource of a supported type, with its Behavior and Routes. Types that change
/// nothing here (IAM) are noted, others refused.
std::vector<Resource> readResources(Reading& reading, const document::Node& root, const Quotas& quotas);

std::optional<lambda::Spec> readFunction(Reading& reading, const Place& resource);
/// ProvisionedConcurrencyConfig, of a function, an alias or a version.
void readProvisioned(Reading& reading, const Place& config, lambda::Spec& spec);
/// Reads aliases and versions into their functions, and lets whoever calls them call the function.
FunctionNames attachVersions(Reading& reading, const document::Node& root, Design& design);
/// Reads log groups and LoggingConfig into the functions whose logs they keep.
void attachLogs(Reading& reading, const document::Node& root, Design& design);
/// Tables are checked against the account's quotas.
std::optional<dynamodb::Spec> readTable(Reading& reading, const Place& resource, const dynamodb::Quotas& quotas);
/// Reads scalable targets and scaling policies; a function that is scaled has provisioned concurrency from then on.
void attachScalings(Reading& reading, const document::Node& root, const Simulation& simulation, Design& design);
/// An API of any kind with its Routes; its parts are read and it is checked when all resources are there.
std::optional<apigateway::Spec> readApi(Reading& reading, const Place& resource);

/// Reads a list (or an object of named steps, in order) of behaviour steps.
std::vector<lambda::Step> readSteps(Reading& reading, const Place& place);

/// Makes a resource NAME:VERSION of each further version of a function, when all that is said of it has been checked.
void expandVersions(Design& design);

/// Checks that calls, integrations and workloads lead to resources that take them, and that no call chain comes back to
/// where it began (a synchronous cycle would never end).
void checkLinks(Reading& reading, const document::Node& root, const Design& design);

/// How many keys there are beside the hot ones, where a key does not say: its table's ItemCount.
void completeHotKeys(Reading& reading, const document::Node& root, Design& design);

/// Fills in what depends on more than one part of the file (the keys of calls that name none), lists it with the
/// models' own assumptions, and drops listed assumptions that have no effect on this design.
void fillDefaults(Reading& reading, const document::Node& root, Design& design);
/// Tells every table which keys are written, when all defaults are filled in.
void noteTableWrites(Design& design);

}  // namespace headroom::format

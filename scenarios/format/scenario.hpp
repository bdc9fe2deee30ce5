// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/base/units.hpp"
#include "model/services/apigateway/spec.hpp"
#include "model/services/dax/spec.hpp"
#include "model/services/dynamodb/spec.hpp"
#include "model/services/dynamodb/table_change.hpp"
#include "model/services/lambda/mapping_spec.hpp"
#include "model/services/lambda/spec.hpp"
#include "model/services/sqs/spec.hpp"
#include "model/services/stepfunctions/quotas.hpp"
#include "model/services/stepfunctions/spec.hpp"
#include "model/workload/traffic_spec.hpp"
#include "pricing/price_books.hpp"
#include "pricing/usage_list.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/format/scaling.hpp"

/// The scenario file as checked values.
namespace headroom::format {

/// Every service a design can hold. A missing case is a compile error.
using ServiceSpec =
    std::variant<apigateway::Spec, lambda::Spec, dynamodb::Spec, dax::Spec, stepfunctions::Spec, sqs::Spec>;

struct Resource {
    std::string name;
    std::string type;  ///< CloudFormation's
    ServiceSpec spec;
    document::Position at;
    std::map<std::string, std::string> routes{};  ///< pointers to an API's routes that are resources of their own
};

/// What must hold.
struct Objective {
    enum class Metric : std::uint8_t { Latency, ErrorRate, Cost };
    Metric metric = Metric::Latency;
    std::string of;                        ///< resource, route ("Api/GET /x") or workload; empty for Cost
    double percentile = 0.99;              ///< Latency: 0.99 for "p99"; above 1 means "max", 0 means "mean"
    std::string statistic;                 ///< as written: "p99", "mean", "max"
    double atMost = 0.0;                   ///< seconds, a share, or USD a month
    std::optional<base::Duration> window;  ///< holds window by window
    double share = 1.0;                    ///< of windows that must meet the limit
    double confidence = 0.95;              ///< at which it counts as met or missed
    std::string text;                      ///< "p99 of Api <= 250 ms"
};

struct Simulation {
    std::string start = "2026-01-05T00:00:00Z";
    std::int64_t startSecondsUtc = 1767571200;  ///< Unix time of `start`
    std::optional<base::Duration> warmUp;       ///< nothing: by the rule of scenario-format section 4
    bool cold = false;                          ///< "WarmUp": "cold"
    base::Duration duration = base::hours(24);
    std::uint32_t replications = 5;
    std::uint64_t seed = 1;
};

struct Billing {
    std::string freeTier = "none";
    double monthHours = 730.0;
    std::string pricesAsOf;
    pricing::Agreements agreements;                  ///< discounts, reservations, savings plans, a currency
    std::vector<pricing::KnownPlan> plansElsewhere;  ///< that the books of replicas' regions have rates of
    std::optional<std::int64_t> natGateways;         ///< by which functions in a VPC reach what is outside
    std::optional<std::int64_t> interfaceEndpoints;  ///< the same, one for each endpoint and zone
};

/// Account limits; what is not given is the region's default.
struct Quotas {
    lambda::Quotas lambda;
    apigateway::AccountQuota apiGateway;
    dynamodb::Quotas dynamoDb;
    dax::Quotas dax;
    stepfunctions::Quotas stepFunctions;
};

/// Something that happens on its own (section 1, "Events").
struct ScenarioEvent {
    enum class Kind : std::uint8_t { Slowdown, Errors, Outage, Deploy, CacheFlush, Change, NodeLoss };
    Kind kind = Kind::Slowdown;
    std::string target;
    std::vector<base::Duration> at;  ///< from Start, sorted
    base::Duration length;
    double factor = 1.0;
    dynamodb::Change change;  ///< of a table
    std::int64_t nodes = 0;   ///< of a Change of a DAX cluster: its ReplicationFactor from then on
};

/// A default that was used because the file does not say.
struct Assumption {
    std::string path;
    std::string value;
    std::string source;
    bool guess = false;
    bool operator==(const Assumption&) const = default;
};

/// One design: the whole file after its patch, checked. It is copied and destroyed in one place (special_members.cpp);
/// every file that holds a design would otherwise compile the members of all services again.
struct Design {
    Design();
    Design(const Design&);
    Design(Design&&) noexcept;
    Design& operator=(const Design&);
    Design& operator=(Design&&) noexcept;
    ~Design();

    std::string name;
    std::vector<Resource> resources;
    std::vector<workload::TrafficSpec> workloads;
    std::vector<document::Position> workloadsAt;  ///< where each of them stands
    std::vector<Objective> objectives;
    Quotas quotas;
    Billing billing;
    std::vector<ScenarioEvent> events;
    std::vector<Scaling> scalings;
    std::vector<lambda::MappingSpec> mappings;
    std::vector<std::pair<std::string, std::string>> rates;  ///< usage type -> USD, overrides
    std::vector<Assumption> assumptions;
};

/// An input nobody knows exactly: where it stands and its range.
struct UncertainInput {
    std::string path;  ///< JSON pointer in the file
    std::string low;   ///< as written
    std::string likely;
    std::string high;
    std::string design;  ///< whose patch gives this range; empty: the file's own, of every design that keeps it
    bool operator==(const UncertainInput&) const = default;
};

/// Values of uncertain inputs by (design, path), as text that stands in the place of Likely.
using UncertainDraws = std::map<std::pair<std::string, std::string>, std::string>;

/// Values given from outside the file.
struct Overrides {
    std::map<std::string, std::string> parameters;  ///< --set
    UncertainDraws uncertain;                       ///< one draw of the outer loop
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> replications;
    std::optional<base::Duration> duration;
    std::optional<double> confidence;  ///< of every objective
    std::string design;                ///< only this one; empty: all
    pricing::PriceBooks prices;        ///< what is priced with
};

struct Scenario {
    std::filesystem::path file;
    std::string name;
    std::string description;
    std::string region;
    std::string pricesAsOf;  ///< day whose prices are used; empty: the newest
    Simulation simulation;
    std::vector<Design> designs;
    std::vector<UncertainInput> uncertain;
    Overrides overrides;                      ///< what it was loaded with
    std::shared_ptr<const std::string> text;  ///< when it was loaded from text in memory
};

/// What loading gave: a scenario only when nothing is wrong; every problem, warning and note, sorted by place.
struct LoadedScenario {
    std::optional<Scenario> scenario;
    std::vector<document::Problem> problems;
};

/// Reads and checks a scenario file and the traces it names. Never throws.
LoadedScenario loadScenario(const std::filesystem::path& file, const Overrides& overrides = {});

/// The same for text in memory; relative trace files are looked up beside `displayName`.
LoadedScenario loadScenarioText(std::string_view text, const std::string& displayName, const Overrides& overrides = {});

/// Behind a function's name: its unpublished code, where other traffic goes to an alias.
inline constexpr std::string_view kLatest = ":$LATEST";
constexpr bool namesLatest(std::string_view target) { return target.ends_with(kLatest); }
/// The resource that a target names, and what stands behind a colon: a version, $LATEST, or nothing.
std::string resourceOf(std::string_view target);
std::string qualifierOf(std::string_view target);

/// A warm-up as it stands in a report: "2h", "1d".
std::string warmUpText(base::Duration warmUp);

/// "HTTP API", "Lambda", "DynamoDB": what people call the service.
std::string serviceLabel(const ServiceSpec& spec);

}  // namespace headroom::format

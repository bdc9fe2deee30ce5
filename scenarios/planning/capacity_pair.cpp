// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/capacity_pair.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenarios/document/json_reader.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/format/scaling_dimension.hpp"
#include "scenarios/planning/node_edits.hpp"

namespace headroom::planning {

namespace {

using document::Node;

constexpr double kTargetPercent = 70.0;  // of provisioned capacity in use, as auto scaling keeps it

Node parsed(const std::string& text) {
    document::Problems none("");
    return document::readJson(text, none).value_or(Node::object());
}

/// One capacity that is provisioned and scaled.
struct Scaled {
    std::string name;   ///< of the target
    std::string id;     ///< "table/Views", "table/Views/index/ByDay"
    std::string index;  ///< empty: the table itself
    bool writes = false;
    double mean = 0.0;       ///< units a second that are consumed
    std::int64_t quota = 0;  ///< the most that AWS takes

    std::int64_t units() const {
        const auto wanted = static_cast<std::int64_t>(std::ceil(mean * 100.0 / kTargetPercent));
        return std::clamp<std::int64_t>(wanted, 1, quota);
    }
    std::int64_t least() const {
        const auto quarter = static_cast<std::int64_t>(std::ceil(mean * 25.0 / kTargetPercent));
        return std::clamp<std::int64_t>(quarter, 1, quota);
    }
};

class Provisioning {
public:
    Provisioning(Node& resources, const format::Design& design, const std::string& table)
        : resources_(resources), design_(design), table_(table) {}

    /// ProvisionedThroughput for the table or the index, and its auto scaling.
    Node throughputOf(const std::string& index, std::size_t place, double reads, double writes) {
        Node throughput = Node::object();
        for (const bool ofWrites : {false, true}) {
            Scaled scaled{nameOf(index, place, ofWrites), "table/" + table_, index, ofWrites,
                          ofWrites ? writes : reads,      quotaOf(ofWrites)};
            if (!index.empty()) scaled.id += "/index/" + index;
            throughput.set(ofWrites ? "WriteCapacityUnits" : "ReadCapacityUnits", Node::integer(scaled.units()));
            if (!isScaled(scaled)) addScaling(scaled);
        }
        return throughput;
    }

private:
    std::string nameOf(const std::string& index, std::size_t place, bool writes) const {
        const std::string of = index.empty() ? "" : "Index" + std::to_string(place + 1);
        return table_ + of + (writes ? "Write" : "Read") + "PairScaling";
    }

    std::int64_t quotaOf(bool writes) const {
        return writes ? design_.quotas.dynamoDb.tableWrites : design_.quotas.dynamoDb.tableReads;
    }

    /// A target that the design has already scales what it names as soon as there is something to scale.
    bool isScaled(const Scaled& scaled) const {
        return std::ranges::any_of(design_.scalings, [&](const format::Scaling& one) {
            return one.resource == table_ && one.index == scaled.index && format::isOfTable(one.dimension) &&
                   format::isOfWrites(one.dimension) == scaled.writes;
        });
    }

    void addScaling(const Scaled& scaled) {
        const char* dimension = scaled.writes ? "Write" : "Read";
        resources_.set(scaled.name, parsed(fmt::format(
                                        R"({{"Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {{
            "ServiceNamespace": "dynamodb", "ResourceId": "{}", "ScalableDimension": "dynamodb:{}:{}CapacityUnits",
            "MinCapacity": {}, "MaxCapacity": {}}}}})",
                                        scaled.id, scaled.index.empty() ? "table" : "index", dimension, scaled.least(),
                                        scaled.quota)));
        resources_.set(
            scaled.name + "Policy",
            parsed(fmt::format(
                R"({{"Type": "AWS::ApplicationAutoScaling::ScalingPolicy", "Properties": {{"PolicyName": "{}",
            "PolicyType": "TargetTrackingScaling", "ScalingTargetId": {{"Ref": "{}"}},
            "TargetTrackingScalingPolicyConfiguration": {{"TargetValue": 70, "PredefinedMetricSpecification":
            {{"PredefinedMetricType": "DynamoDB{}CapacityUtilization"}}}}}}}})",
                scaled.name, scaled.name, dimension)));
    }

    Node& resources_;
    const format::Design& design_;
    const std::string& table_;
};

/// Calls visit(entry, name, place) of each global index; its name may stand in the file as a parameter.
template <class Visit>
void eachGlobalIndex(Node& properties, const dynamodb::Spec& spec, const Visit& visit) {
    Node* list = properties.find("GlobalSecondaryIndexes");
    if (list == nullptr || !list->isArray()) return;
    std::size_t place = 0;
    for (const dynamodb::IndexSpec& index : spec.indexes) {
        if (!index.global || place >= list->size()) continue;
        visit(list->elements()[place], index.name, place);
        ++place;
    }
}

void provision(Node& resources, const format::Design& design, const std::string& table, const dynamodb::Spec& spec,
               const MeanUnits& units) {
    Node& properties = objectIn(*resources.find(table), "Properties");
    properties.set("BillingMode", Node::string("PROVISIONED"));
    removeMember(properties, "OnDemandThroughput");
    std::vector<std::pair<std::string, Node>> throughputs;  // adding resources moves the properties
    Provisioning provisioning(resources, design, table);
    Node own = provisioning.throughputOf("", 0, units.read, units.write);
    for (const dynamodb::IndexSpec& index : spec.indexes) {
        if (!index.global) continue;
        const auto used = std::ranges::find(units.indexes, index.name, &IndexUnits::index);
        const IndexUnits mean = used == units.indexes.end() ? IndexUnits{} : *used;
        throughputs.emplace_back(index.name,
                                 provisioning.throughputOf(index.name, throughputs.size(), mean.read, mean.write));
    }
    Node& now = objectIn(*resources.find(table), "Properties");
    now.set("ProvisionedThroughput", std::move(own));
    eachGlobalIndex(now, spec, [&](Node& entry, const std::string&, std::size_t place) {
        removeMember(entry, "OnDemandThroughput");
        entry.set("ProvisionedThroughput", std::move(throughputs[place].second));
    });
}

/// Whether a policy is of one of the targets: by a reference, or by naming what they scale.
bool isOf(const Node& properties, const std::vector<std::string>& targets, const std::vector<Node>& ids) {
    if (const Node* target = properties.find("ScalingTargetId")) {
        const std::string named = target->isString() ? target->asString() : textIn(*target, "Ref");
        return std::ranges::find(targets, named) != targets.end();
    }
    const Node* id = properties.find("ResourceId");
    return id != nullptr && std::ranges::find(ids, *id) != ids.end();
}

/// On demand there is nothing to scale: targets of the table and of its indexes go, and the policies of these.
void removeScalings(Node& resources, const format::Design& design, const std::string& table) {
    std::vector<std::string> gone;
    std::vector<Node> ids;
    for (const format::Scaling& scaling : design.scalings) {
        if (scaling.resource != table || !format::isOfTable(scaling.dimension)) continue;
        gone.push_back(scaling.name);
        ids.push_back(Node::string(scaling.id));
        const Node* target = resources.find(scaling.name);
        const Node* properties = target == nullptr ? nullptr : target->find("Properties");
        const Node* id = properties == nullptr ? nullptr : properties->find("ResourceId");
        if (id != nullptr) ids.push_back(*id);
    }
    const std::vector<std::string> targets = gone;
    for (const document::Member& member : resources.members()) {
        const Node* properties = member.value.find("Properties");
        const bool policy = textIn(member.value, "Type") == "AWS::ApplicationAutoScaling::ScalingPolicy";
        if (policy && properties != nullptr && isOf(*properties, targets, ids)) gone.push_back(member.key);
    }
    for (const std::string& name : gone) removeMember(resources, name);
}

void payPerRequest(Node& resources, const format::Design& design, const std::string& table,
                   const dynamodb::Spec& spec) {
    Node& properties = objectIn(*resources.find(table), "Properties");
    properties.set("BillingMode", Node::string("PAY_PER_REQUEST"));
    removeMember(properties, "ProvisionedThroughput");
    eachGlobalIndex(properties, spec,
                    [](Node& entry, const std::string&, std::size_t) { removeMember(entry, "ProvisionedThroughput"); });
    removeScalings(resources, design, table);
}

/// Whether its mode or capacity is changed by hand while it runs: what holds for one side only.
bool isChanged(const format::Design& design, const std::string& table) {
    return std::ranges::any_of(design.events, [&](const format::ScenarioEvent& event) {
        const dynamodb::Change& change = event.change;
        const bool capacity = change.billingMode || change.reads || change.writes || !change.indexes.empty();
        return event.kind == format::ScenarioEvent::Kind::Change && event.target == table && capacity;
    });
}

}  // namespace

bool isReservable(std::string_view usageType) { return usageType.ends_with("CapacityUnit-Hrs"); }

bool hasProvisioned(const format::Design& design, std::string_view apart) {
    return std::ranges::any_of(design.resources, [&](const format::Resource& resource) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        return table != nullptr && resource.name != apart && table->billingMode == dynamodb::BillingMode::Provisioned;
    });
}

void dropReservations(document::Node& root, const format::Design& design, const std::string& table) {
    Node* billing = root.find("Billing");
    Node* reserved = billing == nullptr || !billing->isObject() ? nullptr : billing->find("ReservedCapacity");
    if (reserved == nullptr || !reserved->isArray() || hasProvisioned(design, table)) return;
    std::erase_if(reserved->elements(), [](const Node& one) { return isReservable(textIn(one, "UsageType")); });
    if (reserved->size() == 0) removeMember(*billing, "ReservedCapacity");
}

base::Result<std::string> turnCapacity(Node& resources, const format::Design& design, const std::string& table,
                                       const MeanUnits& units) {
    const auto found = std::ranges::find(design.resources, table, &format::Resource::name);
    const auto* spec = found == design.resources.end() ? nullptr : std::get_if<dynamodb::Spec>(&found->spec);
    if (spec == nullptr) return base::Error{base::Errc::BadInput, "--pair", table + " is no table"};
    if (isChanged(design, table))
        return base::Error{base::Errc::BadInput, "--pair",
                           table +
                               " has its mode or capacity changed by an event, which holds for one side only: "
                               "write the other side as a design of its own"};
    const bool demand = spec->billingMode == dynamodb::BillingMode::PayPerRequest;
    if (demand) {
        provision(resources, design, table, *spec, units);
    } else {
        payPerRequest(resources, design, table, *spec);
    }
    return table + (demand ? " provisioned, scaled" : " on demand");
}

}  // namespace headroom::planning

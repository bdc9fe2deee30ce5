// SPDX-License-Identifier: GPL-3.0-or-later
// Application Auto Scaling: targets, scheduled actions and policies become part of the design beside what they scale.
#include <algorithm>
#include <map>
#include <set>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/function_names.hpp"
#include "scenarios/format/qualifiers.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/scaling_dimension.hpp"
#include "scenarios/format/scaling_parts.hpp"

namespace headroom::format {

using document::Node;

namespace {
constexpr std::string_view kTarget = "AWS::ApplicationAutoScaling::ScalableTarget";
constexpr std::string_view kPolicy = "AWS::ApplicationAutoScaling::ScalingPolicy";

class Scalings {
public:
    Scalings(Reading& reading, const Node& root, const Simulation& simulation, Design& design)
        : reading_(reading), root_(root), simulation_(simulation), design_(design) {}
    void read() {
        const Node* section = root_.find("Resources");
        if (section == nullptr || !section->isObject()) return;
        for (const document::Member& member : section->members()) {
            const Node* name = document::resolve(member.value, "/Properties/TableName");
            if (name != nullptr && name->isString()) tableNames_.emplace(name->asString(), member.key);
            const Node* type = document::resolve(member.value, "/Type");
            if (type != nullptr && type->isString() && type->asString().ends_with("Table"))
                tableNames_[member.key] = member.key;
        }
        const std::size_t before = reading_.problems.list().size();
        eachOf(*section, kTarget, [&](const Place& place, const std::string& name) { readTarget(place, name); });
        eachOf(*section, kPolicy, [&](const Place& place, const std::string&) { readPolicy(place); });
        if (errorsSince(reading_, before)) return;  // a policy that is wrong is there all the same
        for (const Scaling& scaling : design_.scalings) {
            if (!scaling.policies.empty() || !scaling.actions.empty() || refused_.contains(scaling.name)) continue;
            reading_.warning(nearest(root_, document::child("/Resources", scaling.name)),
                             "has neither a policy nor scheduled actions: nothing is scaled");
        }
    }

private:
    template <class Visit>
    void eachOf(const Node& section, std::string_view wanted, Visit visit) {
        for (const document::Member& member : section.members()) {
            const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
            if (type == nullptr || !type->isString() || type->asString() != wanted) continue;
            visit(Place{member.value, document::child("/Resources", member.key)}, member.key);
        }
    }

    void readTarget(const Place& place, const std::string& name) {
        const std::size_t before = reading_.problems.list().size();
        const ResourceParts parts(reading_, place, {"Type", "Properties"});
        const Place& properties = parts.properties();
        autoscaling::TargetSpec spec;
        readFields<autoscaling::TargetSpec>(reading_, properties, base::FieldPlace::Properties,
                                            autoscaling::kTargetFields,
                                            {autoscaling::kTargetOtherProperties, {}, kTarget}, spec);
        const Node* id = properties.node.find("ResourceId");
        if (errorsSince(reading_, before) || id == nullptr) return;
        const DimensionTraits* traits = dimensionOf(properties, spec);
        if (traits == nullptr) return;
        const Place idPlace = properties.at("ResourceId", *id);
        Scaling scaling{name, scalingId(reading_, idPlace), traits->dimension, {}, {}, spec.least, spec.most, {}, {}};
        if (scaling.id.empty()) return;
        if (spec.least > spec.most)
            return reading_.error(nearest(root_, properties.pointer + "/MinCapacity"),
                                  "is above MaxCapacity (" + std::string(autoscaling::source::kTarget) + ")");
        if (!(isOfTable(traits->dimension) ? attachTable(idPlace, properties, scaling)
                                           : attachFunction(idPlace, scaling)))
            return;
        for (const Scaling& other : design_.scalings) {
            if (other.resource == scaling.resource && other.index == scaling.index &&
                other.dimension == scaling.dimension)
                return reading_.error(idPlace, "is scaled by " + other.name + " already");
        }
        if (const Node* actions = properties.node.find("ScheduledActions"))
            readScheduledActions(reading_, root_, simulation_, properties.at("ScheduledActions", *actions),
                                 limitsOf(scaling.dimension, design_.quotas.dynamoDb), scaling);
        design_.scalings.push_back(std::move(scaling));
    }

    const DimensionTraits* dimensionOf(const Place& properties, const autoscaling::TargetSpec& spec) {
        const auto refuse = [&](const char* key, const std::string& text) {
            reading_.error(nearest(root_, properties.pointer + "/" + key), text);
            return nullptr;
        };
        std::string known;
        for (const DimensionTraits& traits : kDimensions) {
            if (traits.space != spec.serviceNamespace) continue;
            if (traits.name == spec.dimension) return &traits;
            known += (known.empty() ? "" : " or ") + std::string(traits.name);
        }
        if (known.empty())
            return refuse("ServiceNamespace", document::quoted(spec.serviceNamespace) +
                                                  " is not modelled yet: lambda (provisioned concurrency) and dynamodb "
                                                  "are");
        return refuse("ScalableDimension", document::quoted(spec.dimension) + " is no dimension of " +
                                               spec.serviceNamespace + "; must be " + known +
                                               " (Application Auto Scaling API Reference, RegisterScalableTarget)");
    }

    /// "NAME" of "function:NAME:ALIAS" and "table/NAME".
    static std::string nameIn(const std::string& id, char separator) {
        const std::size_t from = id.find(separator) + 1;
        return id.substr(from, id.find(separator, from) - from);
    }

    /// The spec of that kind and name; else says so.
    template <class Spec>
    Spec* find(const Place& place, const std::string& name, const char* kind) {
        std::vector<std::string_view> names;
        for (Resource& resource : design_.resources) {
            auto* spec = std::get_if<Spec>(&resource.spec);
            if (spec == nullptr) continue;
            names.push_back(resource.name);
            if (resource.name == name) return spec;
        }
        reading_.error(place, document::quoted(name) + " is not a " + kind + " of this design" +
                                  document::didYouMean(name, names));
        return nullptr;
    }

    bool attachFunction(const Place& place, Scaling& scaling) {
        const auto colons = std::count(scaling.id.begin(), scaling.id.end(), ':');
        if (!scaling.id.starts_with("function:") || colons != 2) {
            reading_.error(place, document::quoted(scaling.id) +
                                      " must be function:NAME:ALIAS or function:NAME:VERSION (Application Auto "
                                      "Scaling User Guide, services-that-can-integrate-lambda)");
            return false;
        }
        const FunctionNames names = PublishedNames(root_, design_).names();
        scaling.resource = resourceOf(nameBehind(names, nameIn(scaling.id, ':')));
        auto* function = find<lambda::Spec>(place, scaling.resource, "function");
        if (function == nullptr) return false;
        if (scaling.id.ends_with(":$LATEST") || scaling.id.ends_with(":LATEST") || !function->published) {
            reading_.error(place,
                           "provisioned concurrency belongs to a published version or its alias, not to $LATEST "
                           "(Lambda Developer Guide, lambda-concurrency)");
            return false;
        }
        const std::string qualifier = scaling.id.substr(scaling.id.rfind(':') + 1);
        const std::string wrong = unknownQualifier(root_, names, scaling.resource, qualifier, Qualifiers::All);
        if (!wrong.empty()) return reading_.error(place, wrong), false;
        const std::string behind = behindQualifier(root_, names, scaling.resource, qualifier);
        auto& provisioned = provisionedOf(*function, qualifierOf(behind), scaling);
        const bool sound = lambda::checkPublished(*function).empty();
        // The target is registered with the stack: a capacity outside the bounds is brought within them then.
        provisioned = std::clamp(provisioned.value_or(0), scaling.least, scaling.most);
        for (const base::Error& error : sound ? lambda::checkPublished(*function) : std::vector<base::Error>())
            reading_.error(place, error.what);  // where it was not sound before, that has been said
        return true;
    }

    /// Of the function's own version, or of a further one, which is then what is scaled.
    static std::optional<std::int64_t>& provisionedOf(lambda::Spec& function, std::string version, Scaling& scaling) {
        const auto route = std::ranges::find(function.routes, version, &lambda::AliasRoute::name);
        if (route != function.routes.end()) version = route->version;
        const auto further = std::ranges::find(function.versions, version, &lambda::FurtherVersion::name);
        if (further == function.versions.end()) return function.provisionedConcurrency;
        scaling.resource += ":" + version;
        return further->provisionedConcurrency;
    }

    /// Whether the id is table/NAME, or table/NAME/index/INDEX of an index's dimension.
    static bool isOfForm(const Scaling& scaling) {
        const bool ofIndex = isOfIndex(scaling.dimension);
        const auto slashes = std::count(scaling.id.begin(), scaling.id.end(), '/');
        return scaling.id.starts_with("table/") && slashes == (ofIndex ? 3 : 1) &&
               (!ofIndex || scaling.id.find("/index/") != std::string::npos);
    }

    /// The index that the id names; says so when the table has none of that name.
    dynamodb::IndexSpec* indexOf(const Place& place, dynamodb::Spec& table, Scaling& scaling) {
        scaling.index = scaling.id.substr(scaling.id.rfind('/') + 1);
        std::vector<std::string_view> names;
        for (dynamodb::IndexSpec& index : table.indexes) {
            if (!index.global) continue;
            names.push_back(index.name);
            if (index.name == scaling.index) return &index;
        }
        reading_.error(place, document::quoted(scaling.index) + " is not a global secondary index of " +
                                  scaling.resource + document::didYouMean(scaling.index, names));
        return nullptr;
    }

    bool attachTable(const Place& place, const Place& properties, Scaling& scaling) {
        if (!isOfForm(scaling)) {
            reading_.error(place, document::quoted(scaling.id) + " must be " +
                                      (isOfIndex(scaling.dimension) ? "table/NAME/index/INDEX" : "table/NAME") +
                                      " (Application Auto Scaling API Reference, RegisterScalableTarget)");
            return false;
        }
        scaling.resource = tableNamed(nameIn(scaling.id, '/'));
        auto* table = find<dynamodb::Spec>(place, scaling.resource, "table");
        if (table == nullptr) return false;
        dynamodb::IndexSpec* index = nullptr;
        if (isOfIndex(scaling.dimension) && (index = indexOf(place, *table, scaling)) == nullptr) return false;
        return checkBounds(place, properties, scaling, *table, index);
    }

    /// What is registered outside the bounds is brought within them.
    bool checkBounds(const Place& place, const Place& properties, const Scaling& scaling, dynamodb::Spec& table,
                     dynamodb::IndexSpec* index) {
        const bool writes = isOfWrites(scaling.dimension);
        const CapacityLimits limits = limitsOf(scaling.dimension, design_.quotas.dynamoDb);
        for (const auto& [key, bound] :
             {std::pair{"MinCapacity", scaling.least}, std::pair{"MaxCapacity", scaling.most}}) {
            const std::string wrong = outsideLimits(bound, limits);
            if (!wrong.empty()) return fail(properties, key, wrong);
        }
        if (table.billingMode == dynamodb::BillingMode::PayPerRequest) {
            reading_.warning(place, "does nothing while the table's BillingMode is PAY_PER_REQUEST");
            return true;
        }
        auto& units = index != nullptr ? (writes ? index->writeCapacityUnits : index->readCapacityUnits)
                                       : (writes ? table.writeCapacityUnits : table.readCapacityUnits);
        if (units) units = std::clamp(*units, scaling.least, scaling.most);
        return true;
    }

    std::string tableNamed(const std::string& name) const {
        return tableNames_.contains(name) ? tableNames_.at(name) : name;
    }

    bool fail(const Place& place, const char* key, const std::string& text) {
        return reading_.error(nearest(root_, place.pointer + "/" + key), text), false;
    }

    void readPolicy(const Place& place) {
        const Node* properties = place.node.find("Properties");
        if (properties == nullptr || !properties->isObject()) return reading_.error(place, "lacks \"Properties\"");
        Scaling* scaling = scalingOf(place.at("Properties", *properties));
        auto policy = readScalingPolicy(reading_, root_, place,
                                        scaling != nullptr ? scaling->dimension : guessedDimension(*properties));
        if (scaling == nullptr) return;
        if (!policy) return void(refused_.insert(scaling->name));
        if (!scaling->policies.empty())
            return reading_.error(place, "is a second policy of " + scaling->name + ": one is modelled");
        scaling->policies.push_back(std::move(*policy));
    }

    Scaling* scalingOf(const Place& properties) {
        const Node* target = properties.node.find("ScalingTargetId");
        const Node* id = properties.node.find("ResourceId");
        if (target == nullptr && id == nullptr) {
            reading_.error(properties,
                           "lacks \"ScalingTargetId\" (or ResourceId, ServiceNamespace and "
                           "ScalableDimension)");
            return nullptr;
        }
        const Place place =
            target != nullptr ? properties.at("ScalingTargetId", *target) : properties.at("ResourceId", *id);
        const std::string named = target != nullptr ? resourceReference(reading_, place) : scalingId(reading_, place);
        const Node* dimension = properties.node.find("ScalableDimension");
        for (Scaling& scaling : design_.scalings) {
            if ((target != nullptr ? scaling.name : scaling.id) != named) continue;
            const bool other = target == nullptr && dimension != nullptr && dimension->isString() &&
                               dimension->asString() != traitsOf(scaling.dimension).name;
            if (!other) return &scaling;
        }
        if (!named.empty() && !isBrokenTarget(named))
            reading_.error(place, document::quoted(named) + " is not a ScalableTarget of this design");
        return nullptr;
    }

    /// A target that is there and has problems of its own.
    bool isBrokenTarget(const std::string& name) const {
        const Node* type = document::resolve(root_, document::child("/Resources", name) + "/Type");
        return type != nullptr && type->isString() && type->asString() == kTarget;
    }

    Reading& reading_;
    const Node& root_;
    const Simulation& simulation_;
    Design& design_;
    std::map<std::string, std::string> tableNames_;  ///< logical ids by themselves, else by TableName
    std::set<std::string> refused_;                  ///< targets that have a policy with problems of its own
};

}  // namespace

void attachScalings(Reading& reading, const Node& root, const Simulation& simulation, Design& design) {
    Scalings(reading, root, simulation, design).read();
}

}  // namespace headroom::format

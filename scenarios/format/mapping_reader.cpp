// SPDX-License-Identifier: GPL-3.0-or-later
// Event source mappings: AWS::Lambda::EventSourceMapping, and SAM's Events of type SQS, DynamoDB and Kinesis.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "model/services/lambda/mapping_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/async_target_reader.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/qualifiers.hpp"
#include "scenarios/format/record_sources.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using document::Node;
using lambda::MappingSpec;

namespace {

constexpr std::string_view kMapping = "AWS::Lambda::EventSourceMapping";

/// SAM's types of events that become a mapping, and the property that names their source.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSamTypes{
    {{"SQS", "Queue"}, {"DynamoDB", "Stream"}, {"Kinesis", "Stream"}}};

class Mappings {
public:
    Mappings(Reading& reading, const Node& root, const FunctionNames& names, Design& design)
        : reading_(reading), root_(root), names_(names), design_(design), targets_(reading, root, names, design) {}

    void read() {
        const Node* section = root_.find("Resources");
        if (section == nullptr || !section->isObject()) return;
        for (const document::Member& member : section->members()) {
            const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
            if (type == nullptr || !type->isString()) continue;
            const Place place{member.value, document::child("/Resources", member.key)};
            if (type->asString() == kMapping) readMapping(place, member.key);
            if (type->asString() == "AWS::Serverless::Function") readEvents(place, member.key);
        }
    }

private:
    void readMapping(const Place& place, const std::string& name) {
        const ResourceParts parts(reading_, place, {"Type", "Properties", "Behavior"});
        const Place& properties = parts.properties();
        MappingSpec spec;
        spec.name = name;
        std::vector<base::Field<MappingSpec>> fields(lambda::kMappingFields.begin(), lambda::kMappingFields.end());
        fields.insert(fields.end(), lambda::kMappingOwnFields.begin(), lambda::kMappingOwnFields.end());
        const std::size_t before = reading_.problems.list().size();
        readFields<MappingSpec>(reading_, properties, base::FieldPlace::Properties, fields,
                                {lambda::kOtherMappingProperties, {}, kMapping}, spec);
        readFields<MappingSpec>(reading_, parts.behavior(), base::FieldPlace::Behavior, lambda::kMappingFields,
                                {{}, {}, kMapping}, spec);
        std::string written;
        if (const Node* of = properties.node.find("FunctionName")) {
            const Place named = properties.at("FunctionName", *of);
            written = resourceReference(reading_, named);
            spec.function = functionIn(named, nameBehind(names_, written));
        }
        finish(properties, "EventSourceArn", before, std::move(spec), readerOf(written));
    }

    /// An alias has two names: its resource's and "Work:live".
    std::string readerOf(const std::string& written) const {
        const std::string resource = document::child("/Resources", written);
        const Node* type = document::resolve(root_, resource + "/Type");
        const Node* alias = document::resolve(root_, resource + "/Properties/Name");
        if (type == nullptr || !type->isString() || type->asString() != "AWS::Lambda::Alias") return written;
        if (alias == nullptr || !alias->isString()) return written;
        return resourceOf(nameBehind(names_, written)) + ":" + alias->asString();
    }

    void readEvents(const Place& function, const std::string& name) {
        const Node* properties = function.node.find("Properties");
        const Node* events = properties != nullptr ? properties->find("Events") : nullptr;
        if (events == nullptr) return;
        if (!events->isObject()) return;  // said with the APIs
        const Place place = function.at("Properties", *properties).at("Events", *events);
        for (const document::Member& member : events->members())
            readEvent(place.at(member.key, member.value), name, member.key);
    }

    void readEvent(const Place& place, const std::string& function, const std::string& name) {
        if (!place.node.isObject()) return;
        const Node* type = place.node.find("Type");
        const std::string said = type != nullptr && type->isString() ? type->asString() : std::string();
        const auto known =
            std::ranges::find(kSamTypes, std::string_view(said), &decltype(kSamTypes)::value_type::first);
        if (known == kSamTypes.end()) return;  // said or read with the APIs
        const Node* given = place.node.find("Properties");
        const Node none = Node::object();
        const Place properties = place.at("Properties", given != nullptr ? *given : none);
        if (!isObject(reading_, properties, "an object")) return;
        MappingSpec spec;
        spec.name = function + name;
        spec.function = function;
        const std::size_t before = reading_.problems.list().size();
        const std::array<std::string_view, 1> source{known->second};
        readFields<MappingSpec>(reading_, properties, base::FieldPlace::Properties, lambda::kMappingFields,
                                {lambda::kOtherMappingProperties, source, "an event of type " + said}, spec);
        if (const Node* behavior = place.node.find("Behavior"); behavior != nullptr && behavior->isObject())
            readFields<MappingSpec>(reading_, place.at("Behavior", *behavior), base::FieldPlace::Behavior,
                                    lambda::kMappingFields, {{}, {}, "an event of type " + said}, spec);
        if (properties.node.find(known->second) == nullptr) {
            return reading_.error(properties, "lacks " + document::quoted(std::string(known->second)));
        }
        const Node* alias =
            document::resolve(root_, document::child("/Resources", function) + "/Properties/AutoPublishAlias");
        const bool publishes = alias != nullptr && alias->isString();  // then SAM puts the mapping on the alias
        finish(properties, known->second, before, std::move(spec),
               publishes ? function + ":" + alias->asString() : function);
    }

    /// What both forms have in common. `source` is the property that names what is read, `reader` whom it is read
    /// for: the function and its alias are two to AWS.
    void finish(const Place& properties, std::string_view source, std::size_t before, MappingSpec spec,
                const std::string& reader) {
        readParts(properties, spec);
        const Node* node = properties.node.find(source);
        if (node == nullptr) return;
        const Place where = properties.at(source, *node);
        const FoundSource found = findSource(reading_, where, root_);
        spec.kind = found.kind;
        spec.source = found.name;
        for (const base::Error& error : lambda::check(spec)) {
            const Node* at = properties.node.find(error.where);
            reading_.error(at != nullptr ? properties.at(error.where, *at) : properties, error.what);
        }
        warnOfReservation(properties, spec);
        if (found.name.empty() || !keepsRecords(reading_, where, found, design_)) return;
        refuseSecond(where, spec, reader);
        if (errorsSince(reading_, before)) return;
        if (!spec.enabled) {
            return reading_.note(properties.at("Enabled", *properties.node.find("Enabled")),
                                 "has no effect but this: the mapping reads nothing");
        }
        design_.mappings.push_back(std::move(spec));
    }

    /// Of a queue two mappings are refused in any case.
    void refuseSecond(const Place& source, const MappingSpec& spec, const std::string& reader) {
        if (spec.kind != MappingSpec::Source::TableStream || reader.empty()) return;
        const auto [first, isFirst] = read_.try_emplace({spec.source, reader}, spec.name);
        if (isFirst) return;
        reading_.error(source,
                       spec.source + "'s stream is read for " + reader + " by " + first->second +
                           " already: a function has one mapping of a source, whose FilterCriteria hold all its "
                           "filters (Lambda's ResourceConflictException, quoted in "
                           "hashicorp/terraform-provider-aws issue 33352)");
    }

    void readParts(const Place& properties, MappingSpec& spec) {
        const Node* filters = properties.node.find("FilterCriteria");
        spec.filters = filters != nullptr;
        if (filters != nullptr) checkFilters(properties.at("FilterCriteria", *filters));
        if (const Node* scaling = properties.node.find("ScalingConfig")) {
            const Place place = properties.at("ScalingConfig", *scaling);
            if (isObject(reading_, place, "an object with MaximumConcurrency"))
                readFields<MappingSpec>(reading_, place, base::FieldPlace::Here, lambda::kScalingConfigFields,
                                        {{}, {}, "ScalingConfig"}, spec);
        }
        if (const Node* types = properties.node.find("FunctionResponseTypes"))
            readResponseTypes(properties.at("FunctionResponseTypes", *types), spec);
        if (const Node* config = properties.node.find("DestinationConfig")) {
            lambda::AsyncSpec told;
            const Place place = properties.at("DestinationConfig", *config);
            targets_.readDestinations(place, false, told);
            if (told.onSuccess.kind != lambda::AsyncTarget::Kind::None)
                reading_.error(place,
                               "OnSuccess belongs to asynchronous invocation: a mapping tells of failures alone");
            spec.onFailure = told.onFailure;
        }
    }

    /// Up to five filters, ten by a raised quota (Lambda Developer Guide, invocation-eventfiltering, 2026).
    void checkFilters(const Place& place) {
        constexpr std::size_t kMostFilters = 10;
        if (!isObject(reading_, place, "an object with Filters")) return;
        const Node* filters = place.node.find("Filters");
        if (filters == nullptr || !filters->isArray() || filters->size() == 0)
            return reading_.error(place, "needs Filters, a list of {\"Pattern\"}");
        if (filters->size() > kMostFilters)
            reading_.error(place.at("Filters", *filters),
                           "holds more than 10 filters, to which AWS raises its quota of 5 (Lambda Developer Guide, "
                           "invocation-eventfiltering)");
    }

    void readResponseTypes(const Place& place, MappingSpec& spec) {
        if (!place.node.isArray()) return reading_.wrongKind(place, "a list such as [\"ReportBatchItemFailures\"]");
        for (std::size_t i = 0; i < place.node.size(); ++i) {
            const Node& type = place.node.elements()[i];
            if (type.isString() && type.asString() == lambda::kResponseTypes[0]) {
                spec.reportsItemFailures = true;
            } else {
                reading_.error(place.at(i, type), "must be \"ReportBatchItemFailures\"");
            }
        }
    }

    const lambda::Spec* functionNamed(const std::string& name) const {
        for (const Resource& resource : design_.resources) {
            if (resource.name == resourceOf(name)) return std::get_if<lambda::Spec>(&resource.spec);
        }
        return nullptr;
    }

    std::string functionIn(const Place& place, const std::string& name) {
        if (name.empty()) return name;
        if (const lambda::Spec* function = functionNamed(name)) {
            if (hasQualifier(*function, name)) return name;
            reading_.error(place, unknownTarget(names_, name));
            return {};
        }
        if (document::resolve(root_, document::child("/Resources", resourceOf(name))) != nullptr) {
            reading_.error(place, document::quoted(name) + " leads to no function of this design");
            return name;
        }
        std::vector<std::string_view> known;
        for (const Resource& one : design_.resources) known.push_back(one.name);
        reading_.error(
            place, document::quoted(name) + " is not a resource of this design" + document::didYouMean(name, known));
        return name;
    }

    /// AWS accepts it, and batches then come back throttled.
    void warnOfReservation(const Place& properties, const MappingSpec& spec) {
        const lambda::Spec* function = functionNamed(spec.function);
        if (function == nullptr || !function->reservedConcurrentExecutions || !spec.maximumConcurrency) return;
        if (*spec.maximumConcurrency <= *function->reservedConcurrentExecutions) return;
        reading_.warning(properties.at("ScalingConfig", *properties.node.find("ScalingConfig")),
                         "MaximumConcurrency is above the function's reserved concurrency, " +
                             std::to_string(*function->reservedConcurrentExecutions) +
                             ": what is above is throttled, and goes to the dead-letter queue in the end (Lambda "
                             "Developer Guide, services-sqs-configure)");
    }

    Reading& reading_;
    const Node& root_;
    const FunctionNames& names_;
    Design& design_;
    AsyncTargetReader targets_;
    std::map<std::pair<std::string, std::string>, std::string> read_;  ///< source and reader: the mapping's name
};

}  // namespace

bool isMappingEvent(std::string_view type) {
    return std::ranges::find(kSamTypes, type, &decltype(kSamTypes)::value_type::first) != kSamTypes.end();
}

void attachMappings(Reading& reading, const Node& root, const FunctionNames& names, Design& design) {
    Mappings(reading, root, names, design).read();
}

}  // namespace headroom::format

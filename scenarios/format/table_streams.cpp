// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/table_streams.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "model/services/dynamodb/stream_fields.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// What stands for a mapping in the file: its own resource, or its function.
Place placeOf(const Node& root, const lambda::MappingSpec& mapping) {
    const std::string own = document::child("/Resources", mapping.name);
    if (document::resolve(root, own) != nullptr) return nearest(root, own);
    return nearest(root, document::child("/Resources", resourceOf(mapping.function)));
}

/// Which tables a function's writes reach, and which functions it invokes.
struct Reach {
    std::set<std::string> tables;
    std::set<std::string> functions;
};

class Loops {
public:
    Loops(Reading& reading, const Node& root, const Design& design) : reading_(reading), root_(root), design_(design) {
        for (const Resource& resource : design.resources) {
            const auto* function = std::get_if<lambda::Spec>(&resource.spec);
            if (function != nullptr) reach_[resource.name] = reachOf(*function);
        }
    }

    /// Says of each mapping whose function writes, by way of whatever it invokes, to the table that it reads.
    void check() {
        for (const lambda::MappingSpec& mapping : design_.mappings) {
            if (mapping.kind != lambda::MappingSpec::Source::TableStream) continue;
            std::set<std::string> seen;
            if (!writes(resourceOf(mapping.function), mapping.source, seen)) continue;
            reading_.warning(placeOf(root_, mapping),
                             resourceOf(mapping.function) + " is invoked by the stream of " + mapping.source +
                                 " and its writes come back there: each brings the next one, without end and at your "
                                 "cost unless most of them change nothing or a filter stops them");
        }
    }

private:
    static Reach reachOf(const lambda::Spec& function) {
        const Node nowhere;
        Reach reach;
        eachCall(nowhere, function.steps, "", [&](const lambda::CallStep& call, const std::string&) {
            const auto operation = dynamodb::operationOf(call.operation);
            if (!operation) {
                reach.functions.insert(resourceOf(call.target));
            } else if (dynamodb::traitsOf(*operation).writes) {
                reach.tables.insert(call.target);
            }
        });
        return reach;
    }

    /// By itself, by a function that it invokes, or by one that reads the stream of a table that it writes.
    bool writes(const std::string& function, const std::string& table, std::set<std::string>& seen) const {
        const auto found = reach_.find(function);
        if (found == reach_.end() || !seen.insert(function).second) return false;
        const Reach& reach = found->second;
        if (reach.tables.contains(table)) return true;
        const auto further = [&](const std::string& next) { return writes(next, table, seen); };
        if (std::ranges::any_of(reach.functions, further)) return true;
        return std::ranges::any_of(design_.mappings, [&](const lambda::MappingSpec& mapping) {
            return reach.tables.contains(mapping.source) && further(resourceOf(mapping.function));
        });
    }

    Reading& reading_;
    const Node& root_;
    const Design& design_;
    std::map<std::string, Reach> reach_;
};

void checkReaders(Reading& reading, const Node& root, const Design& design) {
    for (const Resource& resource : design.resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || !table->stream) continue;
        const auto readers =
            static_cast<std::size_t>(std::ranges::count(design.mappings, resource.name, &lambda::MappingSpec::source));
        const std::size_t most =
            table->replicas.empty() ? dynamodb::kMostStreamReaders : dynamodb::kMostGlobalStreamReaders;
        if (readers <= most) continue;
        reading.warning(nearest(root, document::child("/Resources", resource.name) + "/Properties/StreamSpecification"),
                        "is read by " + std::to_string(readers) + " event source mappings: more than " +
                            std::to_string(most) + " at a shard of a " + (most == 1 ? "global table" : "table") +
                            " are throttled by AWS, which is not modelled (aws/agent-toolkit-for-aws, event-sources, "
                            "2026-08-20)");
    }
}

}  // namespace

void readStream(Reading& reading, const ResourceParts& parts, dynamodb::Spec& spec) {
    const Node* node = parts.properties().node.find("StreamSpecification");
    if (node != nullptr) {
        const Place place = parts.properties().at("StreamSpecification", *node);
        if (isObject(reading, place, "an object with StreamViewType"))
            readFields<dynamodb::Spec>(reading, place, base::FieldPlace::Here, dynamodb::kStreamViewFields,
                                       {dynamodb::kStreamOtherProperties, {}, "StreamSpecification"}, spec);
        return;
    }
    for (const char* key : {"StreamRecordOverhead", "UnprocessableRecords", "StreamReadRate"}) {
        forget(reading, document::child(parts.behavior().pointer, key));
        if (const Node* given = parts.behavior().node.find(key))
            reading.error(parts.behavior().at(key, *given), "needs StreamSpecification: the table has no stream");
    }
}

void checkStreams(Reading& reading, const Node& root, const Design& design) {
    if (design.mappings.empty()) return;
    checkReaders(reading, root, design);
    Loops(reading, root, design).check();
}

}  // namespace headroom::format

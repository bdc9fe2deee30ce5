// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/table_streams.hpp"

#include <algorithm>

#include "model/services/dynamodb/stream_fields.hpp"
#include "scenarios/format/field_reader.hpp"

namespace headroom::format {

using document::Node;

namespace {

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
    if (!design.mappings.empty()) checkReaders(reading, root, design);
}

}  // namespace headroom::format

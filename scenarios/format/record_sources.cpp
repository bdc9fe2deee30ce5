// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/record_sources.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/arn_part.hpp"
#include "scenarios/format/integration_uri.hpp"

namespace headroom::format {

using document::Node;
using Source = lambda::MappingSpec::Source;

namespace {

constexpr std::array<std::pair<std::string_view, Source>, 4> kTypes{
    {{"AWS::SQS::Queue", Source::Queue},
     {"AWS::DynamoDB::Table", Source::TableStream},
     {"AWS::DynamoDB::GlobalTable", Source::TableStream},
     {"AWS::Kinesis::Stream", Source::Kinesis}}};
/// The service in its ARN, whatever the partition.
constexpr std::array<std::pair<std::string_view, Source>, 3> kArnServices{
    {{"sqs", Source::Queue}, {"dynamodb", Source::TableStream}, {"kinesis", Source::Kinesis}}};

/// What people call a source.
std::string_view nameOf(Source kind) {
    switch (kind) {
        case Source::Queue:
        case Source::FifoQueue:
            return "SQS queues";
        case Source::TableStream:
            return "streams of tables";
        case Source::Kinesis:
            return "Kinesis streams";
        case Source::Other:
            break;
    }
    return "sources of that kind";
}

bool isFifo(const Node& resource) {
    const Node* fifo = document::resolve(resource, "/Properties/FifoQueue");
    return fifo != nullptr && fifo->isBool() && fifo->asBool();
}

/// "Views" out of "Views.StreamArn" or "Views".
std::string resourceIn(std::string name) { return name.substr(0, name.find('.')); }

/// The table of the design that "arn:aws:dynamodb:...:table/NAME/stream/..." belongs to, by its TableName or logical
/// id; empty when there is none.
std::string tableOf(const std::string& arn, const Node& root) {
    const std::size_t from = arn.find(":table/");
    const Node* resources = root.find("Resources");
    if (from == std::string::npos || resources == nullptr || !resources->isObject()) return {};
    const std::size_t begin = from + std::string_view(":table/").size();
    const std::string name = arn.substr(begin, arn.find('/', begin) - begin);
    std::string byId;
    for (const document::Member& member : resources->members()) {
        const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
        if (type == nullptr || !type->isString() || !type->asString().starts_with("AWS::DynamoDB::")) continue;
        const Node* given = document::resolve(member.value, "/Properties/TableName");
        if (given != nullptr && given->isString() && given->asString() == name) return member.key;
        if (given == nullptr && member.key == name) byId = name;
    }
    return byId;
}

/// A table has two ARNs, and only that of its stream is read.
FoundSource refuseTableArn(Reading& reading, const Place& place, const std::string& table) {
    reading.error(place, "is the ARN of the table " + document::quoted(table) +
                             ", and a mapping reads its stream: {\"Fn::GetAtt\": [\"" + table +
                             "\", \"StreamArn\"]} (CloudFormation Template Reference, AWS::Lambda::EventSourceMapping: "
                             "EventSourceArn is \"the ARN of the stream\")");
    return {};
}

}  // namespace

FoundSource findSource(Reading& reading, const Place& place, const Node& root) {
    const std::string said = resourceReference(reading, place);
    if (said.empty()) return {};
    for (const auto& [service, kind] : kArnServices) {
        if (partOfArn(said, 2) != service) continue;
        const std::string table = kind == Source::TableStream ? tableOf(said, root) : std::string();
        const bool whole = !table.empty() && said.find("/stream/") == std::string::npos;
        if (whole) return refuseTableArn(reading, place, table);
        if (!table.empty()) return {kind, table};
        return {kind == Source::Queue && said.ends_with(".fifo") ? Source::FifoQueue : kind, said};
    }
    if (said.starts_with("arn:")) return {Source::Other, said};
    const std::string name = resourceIn(said);
    const Node* resource = document::resolve(root, document::child("/Resources", name));
    if (resource == nullptr) {
        reading.error(place, document::quoted(name) + " is not a resource of this design");
        return {};
    }
    const Node* type = resource->find("Type");
    for (const auto& [known, kind] : kTypes) {
        if (type == nullptr || !type->isString() || type->asString() != known) continue;
        const bool whole = kind == Source::TableStream && plainText(place.node) == "${" + name + ".Arn}";
        if (whole) return refuseTableArn(reading, place, name);
        return {kind == Source::Queue && isFifo(*resource) ? Source::FifoQueue : kind, name};
    }
    reading.error(place, document::quoted(name) +
                             " is no source of records: that is an SQS queue, a table's stream or a "
                             "Kinesis stream");
    return {};
}

bool keepsRecords(Reading& reading, const Place& place, const FoundSource& found, const Design& design) {
    const auto resource = std::ranges::find(design.resources, found.name, &Resource::name);
    if (resource != design.resources.end() && keepsRecords(resource->spec)) return true;
    if (found.kind == Source::TableStream) {
        const bool there = resource != design.resources.end();
        reading.error(place, document::quoted(found.name) +
                                 (there ? " has no stream: give it a StreamSpecification with a StreamViewType"
                                        : " is not the stream of a table of this design"));
        return false;
    }
    if (found.kind == Source::Queue) {
        reading.error(place, document::quoted(found.name) +
                                 " is no queue of this design: name one that is, such as {\"Fn::GetAtt\": "
                                 "[\"Jobs\", \"Arn\"]}");
        return false;
    }
    reading.error(place,
                  document::quoted(found.name) + ": event source mappings of " + std::string(nameOf(found.kind)) +
                      " are not modelled yet; give the function a workload with InvocationType \"Event\" instead");
    return false;
}

}  // namespace headroom::format

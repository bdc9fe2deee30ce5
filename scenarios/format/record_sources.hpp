// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/services/lambda/mapping_spec.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

/// What event source mappings read.
namespace headroom::format {

struct FoundSource {
    lambda::MappingSpec::Source kind = lambda::MappingSpec::Source::Other;
    std::string name;  ///< of a resource, or an ARN; empty when something is wrong, which has been said
};

/// What a reference or an ARN means, by the resource's type or the ARN's service.
FoundSource findSource(Reading& reading, const Place& place, const document::Node& root);

/// Whether a service keeps records that a mapping can read: its engine::Service::records() is not null then.
inline bool keepsRecords(const ServiceSpec& spec) {
    if (std::holds_alternative<sqs::Spec>(spec)) return true;
    const auto* table = std::get_if<dynamodb::Spec>(&spec);
    return table != nullptr && table->stream.has_value();
}

/// Whether that is a resource of the design that keeps records for readers; says what it is otherwise.
bool keepsRecords(Reading& reading, const Place& place, const FoundSource& found, const Design& design);

}  // namespace headroom::format

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "model/services/dynamodb/spec.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

/// An object among a table's parameters.
template <std::size_t N>
void readNested(Reading& reading, const Place& owner, std::string_view key,
                const std::array<base::Field<dynamodb::Spec>, N>& fields, dynamodb::Spec& spec) {
    const document::Node* node = owner.node.find(key);
    if (node == nullptr) return;
    const Place place = owner.at(key, *node);
    if (!isObject(reading, place, "an object")) return;
    readFields<dynamodb::Spec>(reading, place, base::FieldPlace::Here, fields, {{}, {}, key}, spec);
}

/// What tables and global tables have alike: latencies, time to live, backups, a stream.
void readTableParts(Reading& reading, const ResourceParts& parts, dynamodb::Spec& spec);

}  // namespace headroom::format

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/lambda/step_fields.hpp"
#include "model/workload/traffic_spec.hpp"

/// The parameters of a mix entry, which a workload without a mix has itself (scenario-format section 1).
namespace headroom::format {

using base::Field;
using base::FieldKind;
using base::FieldPlace;

inline constexpr std::array kCallFields{
    Field<workload::MixEntry>{{.name = "Route",
                               .label = "Route",
                               .kind = FieldKind::Text,
                               .place = FieldPlace::Here,
                               .doc = "Of an API: \"GET /products/{id}\"."},
                              &workload::MixEntry::route},
    Field<workload::MixEntry>{
        {.name = "Operation",
         .label = "Operation",
         .kind = FieldKind::Text,
         .place = FieldPlace::Here,
         .doc = "Of a table: GetItem ... TransactWriteItems; of a function: Invoke; of a state machine: "
                "StartExecution or, of an Express one, StartSyncExecution."},
        &workload::MixEntry::operation},
    Field<workload::MixEntry>{{.name = "Key",
                               .label = "Key",
                               .kind = FieldKind::Object,
                               .place = FieldPlace::Here,
                               .doc = "Which item: Uniform {Keys}, Zipf {Keys, Exponent}, Hot {Keys, Share, Of}, "
                                      "Sequential {} or a File; without it all items of the table alike."}},
    Field<workload::MixEntry>{{.name = "IndexName",
                               .label = "Index",
                               .kind = FieldKind::Text,
                               .place = FieldPlace::Here,
                               .doc = "Of a Query or Scan: the secondary index that is read, not the table itself."},
                              &workload::MixEntry::indexName},
    Field<workload::MixEntry>{{.name = "Items",
                               .label = "Items",
                               .kind = FieldKind::Integer,
                               .place = FieldPlace::Here,
                               .low = 0,
                               .high = 1'000'000,
                               .defaultText = "1",
                               .doc = "Items in a batch, a transaction or a query's answer; 0: a query or scan that "
                                      "finds nothing."},
                              &workload::MixEntry::items},
    Field<workload::MixEntry>{{.name = "ItemSize",
                               .label = "Item size",
                               .kind = FieldKind::Bytes,
                               .place = FieldPlace::Here,
                               .low = 1,
                               .high = 400.0 * 1024.0,
                               .doc = "Size of the item, in place of the table's.",
                               .source = "largest item: DynamoDB Developer Guide, ServiceQuotas, 2026-04-13"},
                              &workload::MixEntry::itemSize},
    Field<workload::MixEntry>{
        {.name = "ConsistentRead",
         .label = "Strongly consistent",
         .kind = FieldKind::Boolean,
         .place = FieldPlace::Here,
         .defaultText = "false",
         .doc = "Reads only: a strongly consistent read costs twice an eventually consistent one."},
        &workload::MixEntry::consistentRead},
};

inline constexpr std::array kMixWeight{
    Field<workload::MixEntry>{{.name = "Weight",
                               .label = "Weight",
                               .kind = FieldKind::Number,
                               .place = FieldPlace::Here,
                               .low = 0,
                               .high = 1e9,
                               .defaultText = "1",
                               .doc = "Share of the requests, relative to the other entries."},
                              &workload::MixEntry::weight},
};

}  // namespace headroom::format

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/dynamodb/spec.hpp"

/// What becomes of calls that the calls themselves do not say.
namespace headroom::dynamodb {

namespace source {
inline constexpr std::string_view kUnits =
    "the design's own; what it costs: DynamoDB Developer Guide, "
    "read-write-operations, 2026-04-13";
inline constexpr std::string_view kTokens =
    "DynamoDB API Reference, TransactWriteItems, 2026; Smithy specification, idempotencyToken, 2026";
}  // namespace source

// A table, to be read row by row.
// clang-format off

inline constexpr std::array<base::Field<Spec>, 6> kFateFields{{
    {{.name = "FailedConditions", .label = "Conditions that fail", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1, .defaultText = "0",
      .doc = "Share of PutItem, UpdateItem, DeleteItem and TransactWriteItems whose condition fails; they consume all "
             "the same.",
      .source = source::kUnits},
     &Spec::failedConditions},
    {{.name = "MissingItems", .label = "Items that are not there", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1,
      .doc = "Share of the items that are read or deleted and not there: a block all the same. Without it the keys say: "
             "of a table whose items are known, those that no write has made or that are deleted.",
      .source = source::kUnits},
     &Spec::missingItems},
    {{.name = "NewItems", .label = "Items that writes create", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1,
      .doc = "Share of the items put or updated that are not there before: only the new size counts, and indexes gain "
             "an entry. Without it the keys say: those beyond ItemCount that no write has made yet.",
      .source = source::kUnits},
     &Spec::newItems},
    {{.name = "UnchangedWrites", .label = "Writes that change nothing", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1, .defaultText = "0",
      .doc = "Share of the puts and updates of items there that leave them as they are: they consume all the same, but "
             "no index and no stream sees them.",
      .source = source::kUnits},
     &Spec::unchangedWrites},
    {{.name = "RequestTokens", .label = "Transactions with a token", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1, .defaultText = "1",
      .doc = "Share of TransactWriteItems whose retries bear the same ClientRequestToken: what an attempt that went "
             "unheard has done is not done again. SDKs give a token of their own where the code gives none.",
      .source = source::kTokens},
     &Spec::requestTokens},
    {{.name = "Indexes", .label = "Indexes", .kind = base::FieldKind::Object, .place = base::FieldPlace::Behavior,
      .doc = "What CloudFormation does not say of each secondary index, by its IndexName.",
      .source = source::kUnits}},
}};

// clang-format on

}  // namespace headroom::dynamodb

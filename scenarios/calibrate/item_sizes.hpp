// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "scenarios/calibrate/measured.hpp"
#include "scenarios/calibrate/sample.hpp"

namespace headroom::calibrate {

/// Bytes of an item as the API writes it ({"id": {"S": "a"}, "n": {"N": "1"}}), by DynamoDB's rules: names and texts in
/// UTF-8, a byte for two digits of a number and one more, three for a list or a map and one for each entry (DynamoDB
/// Developer Guide, CapacityUnitCalculations, 2026-11).
std::int64_t itemBytes(const document::Node& item);

/// Whether a document is an answer of scan or query (Items), of describe-table, or a report of Contributor Insights.
bool isTableAnswer(const document::Node& root);

/// Puts into a table what such an answer shows: sizes of items as a distribution (scan, query), number and mean size
/// (describe-table), how uneven keys are used (Contributor Insights: Zipf's law through its most used keys, for every
/// call on the table and every workload of it). `items`: the sizes out of answers before this one, in bytes; those of
/// this one are added to them.
base::Result<Findings> calibrateTable(document::Node& scenario, const std::string& table, const document::Node& answer,
                                      Sample& items, const std::string& source);

}  // namespace headroom::calibrate

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/platform/tables/operation.hpp"

namespace headroom::dax {

// A cluster answers all that a table answers (Developer Guide, dax-concepts, 2026-04-13).
using tables::kOperations;
using tables::nameOf;
using tables::Operation;
using tables::operationOf;

/// What a cluster does with an operation.
enum class Path : std::uint8_t {
    Items,     ///< looked up item by item in the item cache
    Results,   ///< looked up as a whole in the query cache
    Through,   ///< passed on, nothing is kept
    Write,     ///< to the table, then into the item cache
    Delete,    ///< to the table, then out of the item cache
    Transact,  ///< to the table; the items are read again in the background
};

struct Handling {
    Operation operation;
    std::string_view metric;  ///< CloudWatch's count of its requests (Guide 2023, dax-metrics-dimensions-dax)
    Path path = Path::Items;
};

/// In the order of the operations.
inline constexpr std::array<Handling, kOperations> kHandling{{
    {Operation::GetItem, "GetItemRequestCount", Path::Items},
    {Operation::BatchGetItem, "BatchGetItemRequestCount", Path::Items},
    {Operation::TransactGetItems, "TransactGetItemsCount", Path::Through},
    {Operation::Query, "QueryRequestCount", Path::Results},
    {Operation::Scan, "ScanRequestCount", Path::Results},
    {Operation::PutItem, "PutItemRequestCount", Path::Write},
    {Operation::UpdateItem, "UpdateItemRequestCount", Path::Write},
    {Operation::DeleteItem, "DeleteItemRequestCount", Path::Delete},
    {Operation::BatchWriteItem, "BatchWriteItemRequestCount", Path::Write},
    {Operation::TransactWriteItems, "TransactWriteItemsCount", Path::Transact},
}};

constexpr const Handling& handlingOf(Operation operation) { return kHandling[static_cast<std::size_t>(operation)]; }

static_assert([] {
    for (std::size_t i = 0; i < kOperations; ++i) {
        if (kHandling[i].operation != static_cast<Operation>(i)) return false;
    }
    return true;
}());

/// Whether the primary does it, and every node has work with it.
constexpr bool writes(Path path) { return path == Path::Write || path == Path::Delete || path == Path::Transact; }

}  // namespace headroom::dax

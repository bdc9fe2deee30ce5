// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace headroom::dax {

/// What a DAX cluster answers: DynamoDB's data operations (Developer Guide, dax-concepts, 2026-04-13).
enum class Operation : std::uint8_t {
    GetItem,
    BatchGetItem,
    TransactGetItems,
    Query,
    Scan,
    PutItem,
    UpdateItem,
    DeleteItem,
    BatchWriteItem,
    TransactWriteItems,
};
inline constexpr std::size_t kOperations = 10;

/// What a cluster does with it.
enum class Path : std::uint8_t {
    Items,     ///< looked up item by item in the item cache
    Results,   ///< looked up as a whole in the query cache
    Through,   ///< passed on, nothing is kept
    Write,     ///< to the table, then into the item cache
    Delete,    ///< to the table, then out of the item cache
    Transact,  ///< to the table; the items are read again in the background
};

struct OperationTraits {
    std::string_view name;
    std::string_view metric;  ///< CloudWatch's count of its requests (Guide 2023, dax-metrics-dimensions-dax)
    Path path = Path::Items;
};

inline constexpr std::array<OperationTraits, kOperations> kOperationTraits{{
    {"GetItem", "GetItemRequestCount", Path::Items},
    {"BatchGetItem", "BatchGetItemRequestCount", Path::Items},
    {"TransactGetItems", "TransactGetItemsCount", Path::Through},
    {"Query", "QueryRequestCount", Path::Results},
    {"Scan", "ScanRequestCount", Path::Results},
    {"PutItem", "PutItemRequestCount", Path::Write},
    {"UpdateItem", "UpdateItemRequestCount", Path::Write},
    {"DeleteItem", "DeleteItemRequestCount", Path::Delete},
    {"BatchWriteItem", "BatchWriteItemRequestCount", Path::Write},
    {"TransactWriteItems", "TransactWriteItemsCount", Path::Transact},
}};

constexpr const OperationTraits& traitsOf(Operation operation) {
    return kOperationTraits[static_cast<std::size_t>(operation)];
}

/// Whether the primary does it, and every node has work with it.
constexpr bool writes(Path path) { return path == Path::Write || path == Path::Delete || path == Path::Transact; }

/// The operation of that name; nothing for what DAX does not know.
constexpr std::optional<Operation> operationOf(std::string_view name) {
    for (std::size_t i = 0; i < kOperations; ++i) {
        if (kOperationTraits[i].name == name) return static_cast<Operation>(i);
    }
    return std::nullopt;
}

}  // namespace headroom::dax

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace headroom::tables {

/// The data operations of the DynamoDB API, which a table answers and a DAX cluster in front of it as well; the value
/// is what engine::Call::operation holds.
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

/// How the items of one call stand and fall.
enum class Shape : std::uint8_t {
    Single,       ///< one item
    Batch,        ///< each item on its own; failures come back as UnprocessedKeys or UnprocessedItems
    Transaction,  ///< all or none
    Range,        ///< read together, rounded once (Query, Scan)
};

struct OperationTraits {
    std::string_view name;
    bool writes = false;
    Shape shape = Shape::Single;
    bool consistencyMatters = false;  ///< whether ConsistentRead may be given; false unless said (eventual)
};

inline constexpr std::array<OperationTraits, kOperations> kOperationTraits{{
    {"GetItem", false, Shape::Single, true},
    {"BatchGetItem", false, Shape::Batch, true},
    {"TransactGetItems", false, Shape::Transaction, false},
    {"Query", false, Shape::Range, true},
    {"Scan", false, Shape::Range, true},
    {"PutItem", true, Shape::Single, false},
    {"UpdateItem", true, Shape::Single, false},
    {"DeleteItem", true, Shape::Single, false},
    {"BatchWriteItem", true, Shape::Batch, false},
    {"TransactWriteItems", true, Shape::Transaction, false},
}};

constexpr const OperationTraits& traitsOf(Operation operation) {
    return kOperationTraits[static_cast<std::size_t>(operation)];
}

constexpr std::string_view nameOf(Operation operation) { return traitsOf(operation).name; }

/// The operation of that name, as in a Call step ("PutItem").
constexpr std::optional<Operation> operationOf(std::string_view name) {
    for (std::size_t i = 0; i < kOperations; ++i) {
        if (kOperationTraits[i].name == name) return static_cast<Operation>(i);
    }
    return std::nullopt;
}

}  // namespace headroom::tables

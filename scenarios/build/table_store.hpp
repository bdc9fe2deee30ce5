// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "model/services/dax/store.hpp"
#include "model/services/dynamodb/operation.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::build {

/// A table as a DAX cluster sees it: this is where the two meet.
class TableStore final : public dax::Store {
public:
    TableStore(dynamodb::Table& table, double meanItemSize) : table_(table), meanItemSize_(meanItemSize) {}

    const dynamodb::Table* table() const { return &table_; }
    engine::Service& service() override { return table_; }
    dax::Operation operationOf(std::uint16_t number) const override { return kOperations[number]; }
    std::uint16_t numberOf(dax::Operation operation) const override {
        const auto at = std::ranges::find(kOperations, operation);
        return static_cast<std::uint16_t>(at - kOperations.begin());
    }
    base::Bytes sizeOf(const engine::Call& call, std::uint32_t index) override {
        if (call.itemSize.count >= 0) return std::max(call.itemSize, base::bytes(1));
        return table_.sizeOf(call.item + index);
    }
    double meanItemSize() const override { return meanItemSize_; }

private:
    /// DAX's operation by the table's number; the two have the same ones, by name.
    static constexpr auto kOperations = [] {
        std::array<dax::Operation, dynamodb::kOperations> all{};
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = *dax::operationOf(dynamodb::kOperationTraits[i].name);
        return all;
    }();

    dynamodb::Table& table_;
    double meanItemSize_;
};

}  // namespace headroom::build

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "model/services/dax/store.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::build {

/// A table as a DAX cluster sees it: this is where the two meet.
class TableStore final : public dax::Store {
public:
    TableStore(dynamodb::Table& table, double meanItemSize) : table_(table), meanItemSize_(meanItemSize) {}

    const dynamodb::Table* table() const { return &table_; }
    engine::Service& service() override { return table_; }
    base::Bytes sizeOf(const engine::Call& call, std::uint32_t index) override {
        if (call.itemSize.count >= 0) return std::max(call.itemSize, base::bytes(1));
        return table_.sizeOf(call.item + index);
    }
    bool lacks(const engine::Call& call, std::uint32_t index) override {
        return table_.lacks(call, dynamodb::Operation::GetItem, index);
    }
    double meanItemSize() const override { return meanItemSize_; }

private:
    dynamodb::Table& table_;
    double meanItemSize_;
};

}  // namespace headroom::build

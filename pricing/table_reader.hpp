// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_tables.hpp"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace headroom::pricing {

/// One price file taken apart. Its prices are understood when they are asked for, a region at a time: a program that
/// prices one region pays for no other.
class TableReader {
public:
    /// Checks that the text is a price file; its rows are not looked at yet. `origin` is the user's file that its
    /// prices come from; empty for those compiled in.
    static base::Result<TableReader> parse(const PriceTable& table, std::string origin = "");

    /// The prices of one region, or of all for "", with names, services and allowances.
    base::Result<TableContents> read(std::string_view region) const;

    const std::string& name() const { return name_; }
    /// The file as JSON; its form is known once it was read.
    const nlohmann::json& document() const { return *document_; }

private:
    TableReader(std::string name, std::string origin, std::shared_ptr<const nlohmann::json> document)
        : name_(std::move(name)), origin_(std::move(origin)), document_(std::move(document)) {}

    std::string name_;
    std::string origin_;
    std::shared_ptr<const nlohmann::json> document_;
};

/// What several files hold of one region, or of all for ""; an error when two name the same price or service.
base::Result<TableContents> readTogether(std::span<const TableReader> readers, std::string_view region);

}  // namespace headroom::pricing

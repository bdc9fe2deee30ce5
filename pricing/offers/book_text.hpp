// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_tables.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// Writes a price book as a file, a region a line, from prices that come in the order of usage type and region: those
/// that share unit, bounds, source and date stand in one block.
class BookText {
public:
    /// For about so many prices: a text that has to move while it grows is there twice.
    explicit BookText(std::size_t prices = 0) { prices_.text.reserve(prices * 256); }

    void add(const PriceEntry& entry);
    void add(const ReservedPrice& price);
    void add(const FreeAllowance& allowance);

    /// The whole file; the blocks are moved into it, because a book may hold hundreds of thousands of prices.
    std::string text(const ServiceName& service) &&;

private:
    /// A list of blocks under construction. Those of one usage type are open together: its dates come region by region.
    struct Blocks {
        struct Open {
            std::string head;
            std::string rows;
        };
        std::string text;
        std::string thing;  ///< of the open blocks: usage type and term
        std::vector<Open> open;
        void add(const std::string& thing, const std::string& head, const std::string& row);
        void close();
        std::string take();
        bool empty() const { return text.empty() && open.empty(); }
    };

    std::string sourceName(const Source& source);

    std::vector<Source>
        sources_;  ///< without a date to hold from: what has one says it itself, what has none keeps none
    std::string allowances_;
    Blocks prices_;
    Blocks reserved_;
};

}  // namespace headroom::pricing

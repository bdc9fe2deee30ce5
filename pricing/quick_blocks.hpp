// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/own_rows.hpp"
#include "pricing/plain_json.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace headroom::pricing {

/// Reads the blocks of one list of a price book into rows, and throws NotPlain at what is wrong or unusual. What
/// depends on the rest of the file is left to whoever has that.
class QuickBlocks {
public:
    enum class Kind : std::uint8_t { Price, Reservation };

    QuickBlocks(PlainJson& json, OwnRows& rows, Kind kind) : json_(json), rows_(rows), kind_(kind) {}

    void readList();

    /// The rows that may be wrong on their own account: the first of each number of prices in each form, and all of a
    /// block that has a price of 0.
    const std::vector<std::size_t>& doubtful() const { return doubtful_; }

    /// The usage type and the unit of each block, each once in a run of blocks.
    using Named = std::pair<std::uint32_t, std::uint32_t>;
    const std::vector<Named>& named() const { return named_; }

private:
    /// What a block may have, each once.
    enum Member : std::uint8_t { Type, Unit, Term, SourceName, ValidFrom, UpTo, Per, OfferTerm, Rates, Regions, Count };

    Member memberOf(std::string_view name) const;
    void readBlock();
    void readMember(Member member);
    std::uint32_t word();
    std::uint32_t code(std::string_view text);
    void readType();
    void readRegions();
    void readRow(std::uint16_t region);
    void doubt(std::size_t first);

    static constexpr std::size_t kMostRegions = 256;
    using Look = std::tuple<std::uint32_t, std::uint32_t, bool>;  // form, number of cells, with a product code

    PlainJson& json_;
    OwnRows& rows_;
    Kind kind_;
    OwnRows::Form form_;
    std::uint32_t type_ = 0;
    bool free_ = false;  ///< the block has a price of 0
    std::bitset<kMostRegions> regions_;
    std::set<Look> looks_;
    Look last_;
    std::vector<std::size_t> doubtful_;
    std::vector<Named> named_;
};

}  // namespace headroom::pricing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/table_rows.hpp"
#include "pricing/text_pool.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// The rows of a user's price file in some 50 bytes each: a file of AWS's has hundreds of thousands of prices. Texts
/// are known by their number in `texts`; what a row holds is understood when it is asked for.
class OwnRows {
public:
    /// What the blocks of many usage types share.
    struct Form {
        std::uint32_t unit = 0;
        std::uint32_t term = 0;
        std::uint32_t offerTerm = 0;
        std::uint32_t validFrom = 0;
        std::uint32_t sourceName = 0;         ///< as the file names it
        const DatedSource* source = nullptr;  ///< once that is known
        std::int64_t per = 1;
        std::vector<std::int64_t> upTo{};
        std::vector<std::uint32_t> rates{};
        auto operator<=>(const Form&) const = default;
    };

    struct Row {
        std::uint32_t usageType = 0;
        std::uint32_t form = 0;
        std::uint32_t cells = 0;   ///< where its product and prices begin
        std::uint32_t count = 0;   ///< of its cells
        std::uint16_t region = 0;  ///< its place among the known ones, by name
    };

    TextPool texts;

    /// For a file of so many bytes: what has to move while it grows is there twice.
    void reserve(std::size_t bytes);

    std::uint32_t formOf(const Form& form);
    std::vector<Form>& forms() { return forms_; }

    /// Begins the row of a region that is known.
    void begin(std::uint16_t region);
    /// Adds the product, then each price to the row that was begun.
    void addCell(std::string_view text);
    /// Says what the rows from `first` on have in common, and sorts them by region.
    void close(std::size_t first, std::uint32_t usageType, std::uint32_t form);

    /// A block's row that was read carefully.
    void add(const TableBlock& block, const TableRow& row);

    /// Makes the rows findable. Whether each thing is there once for a region and date.
    bool finish();

    std::size_t size() const { return rows_.size(); }
    const std::vector<Row>& rows() const { return rows_; }
    const Form& formOf(const Row& row) const { return forms_[row.form]; }
    /// Whether the product code of a row is not empty.
    bool hasProduct(const Row& row) const { return cells_[row.cells] != 0; }
    std::string_view validFromOf(const Row& row) const { return texts.view(formOf(row).validFrom); }
    TableBlock block(const Row& row) const;
    TableRow row(const Row& row) const;

    /// The rows by usage type, term, region and date.
    const std::vector<std::uint32_t>& inOrder() const { return order_; }

    /// The row of a thing with the latest date; null when there is none.
    const Row* newest(std::string_view usageType, std::string_view term, std::string_view region) const;

    /// The row of a thing that begins on a day; null when there is none.
    const Row* dated(std::string_view usageType, std::string_view term, std::string_view region,
                     std::string_view day) const;

    /// Of each thing in a region the newest row that holds on a day (empty: the newest of all), in the order of the
    /// file, and the first row of what begins later.
    struct Held {
        std::vector<std::uint32_t> rows;
        std::vector<std::uint32_t> later;
    };
    Held heldOn(std::string_view region, std::string_view asOf) const;

private:
    std::vector<Form> forms_;
    std::map<Form, std::uint32_t> formIds_;
    std::uint32_t lastForm_ = 0;
    std::vector<Row> rows_;
    std::string cells_;
    std::vector<std::uint32_t> order_;
};

/// The known regions by name.
const std::vector<std::string_view>& regionsByName();

/// The place of a region among them; below 0 for one that is not known.
int placeOfRegion(std::string_view region);

}  // namespace headroom::pricing

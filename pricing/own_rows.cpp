// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/own_rows.hpp"

#include "pricing/usage_type.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace headroom::pricing {
namespace {

/// A length in as few bytes as it needs, seven bits in each.
void putLength(std::string& bytes, std::size_t length) {
    for (; length > 0x7f; length >>= 7) bytes += static_cast<char>((length & 0x7f) | 0x80);
    bytes += static_cast<char>(length);
}

std::size_t takeLength(const char*& at) {
    std::size_t length = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*at++);
        length |= static_cast<std::size_t>(byte & 0x7f) << shift;
        if (byte < 0x80) return length;
    }
}

/// "2026-11-01" as 20261101, for sorting.
std::uint64_t numberOf(std::string_view date) {
    std::uint64_t number = 0;
    for (const char c : date) {
        if (c != '-') number = 10 * number + static_cast<std::uint64_t>(c - '0');
    }
    return number;
}

std::uint64_t placeOfTerm(std::string_view term) { return term.empty() ? 0 : term == "1yr" ? 1 : 2; }

}  // namespace

const std::vector<std::string_view>& regionsByName() {
    static const auto regions = [] {
        auto all = knownRegions();
        std::ranges::sort(all);
        return all;
    }();
    return regions;
}

int placeOfRegion(std::string_view region) {
    const auto& all = regionsByName();
    const auto known = std::ranges::lower_bound(all, region);
    return known == all.end() || *known != region ? -1 : static_cast<int>(known - all.begin());
}

void OwnRows::reserve(std::size_t bytes) {
    constexpr std::size_t kLeastRow = 32;  // bytes of a file
    rows_.reserve(bytes / kLeastRow);
    cells_.reserve(bytes);
}

std::uint32_t OwnRows::formOf(const Form& form) {
    if (lastForm_ < forms_.size() && forms_[lastForm_] == form) return lastForm_;
    const auto [known, first] = formIds_.emplace(form, static_cast<std::uint32_t>(forms_.size()));
    if (first) forms_.push_back(form);
    lastForm_ = known->second;
    return lastForm_;
}

void OwnRows::begin(std::uint16_t region) {
    rows_.push_back({0, 0, static_cast<std::uint32_t>(cells_.size()), 0, region});
}

void OwnRows::addCell(std::string_view text) {
    putLength(cells_, text.size());
    cells_ += text;
    ++rows_.back().count;
}

void OwnRows::close(std::size_t first, std::uint32_t usageType, std::uint32_t form) {
    for (std::size_t i = first; i < rows_.size(); ++i) {
        rows_[i].usageType = usageType;
        rows_[i].form = form;
    }
    std::sort(rows_.begin() + static_cast<std::ptrdiff_t>(first), rows_.end(),
              [](const Row& a, const Row& b) { return a.region < b.region; });
}

void OwnRows::add(const TableBlock& block, const TableRow& row) {
    Form form;
    form.unit = texts.idOf(block.unit);
    form.term = texts.idOf(block.term);
    form.offerTerm = texts.idOf(block.offerTerm);
    form.validFrom = texts.idOf(block.validFrom);
    form.source = block.source;
    form.per = block.per;
    form.upTo = block.upTo;
    for (const std::string& rate : block.rates) form.rates.push_back(texts.idOf(rate));
    begin(static_cast<std::uint16_t>(placeOfRegion(row.region)));
    addCell(row.sku);
    for (const PriceRate& price : row.prices) addCell(toText(price.usd));
    close(rows_.size() - 1, texts.idOf(block.usageType), formOf(form));
}

bool OwnRows::finish() {
    std::vector<std::uint32_t> types;
    for (const Row& row : rows_) {
        if (types.empty() || types.back() != row.usageType) types.push_back(row.usageType);
    }
    const auto textOf = [this](std::uint32_t id) { return texts.view(id); };
    if (!std::ranges::is_sorted(types, {}, textOf)) std::ranges::sort(types, {}, textOf);
    types.erase(std::unique(types.begin(), types.end()), types.end());
    std::vector<std::uint32_t> placeOfType(types.empty() ? 0 : *std::ranges::max_element(types) + std::size_t{1});
    for (std::size_t place = 0; place < types.size(); ++place)
        placeOfType[types[place]] = static_cast<std::uint32_t>(place);
    std::vector<std::uint64_t> ofForm;
    for (const Form& form : forms_)
        ofForm.push_back(placeOfTerm(texts.view(form.term)) << 35 | numberOf(texts.view(form.validFrom)));
    // Usage type, term, region and date in one number: below 2^27 of the first and last, two bits, a byte.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    keys.reserve(rows_.size());
    for (const Row& row : rows_) {
        const std::uint64_t key = std::uint64_t{placeOfType[row.usageType]} << 37 | ofForm[row.form] |
                                  static_cast<std::uint64_t>(row.region) << 27;
        keys.emplace_back(key, static_cast<std::uint32_t>(keys.size()));
    }
    std::ranges::sort(keys);
    order_.clear();
    order_.reserve(keys.size());
    for (const auto& [key, row] : keys) order_.push_back(row);
    return std::ranges::adjacent_find(keys, {}, [](const auto& one) { return one.first; }) == keys.end();
}

TableBlock OwnRows::block(const Row& row) const {
    const Form& form = formOf(row);
    TableBlock block;
    block.usageType = texts[row.usageType];
    block.unit = texts[form.unit];
    block.term = texts[form.term];
    block.upTo = form.upTo;
    block.per = form.per;
    block.offerTerm = texts[form.offerTerm];
    for (const std::uint32_t rate : form.rates) block.rates.push_back(texts[rate]);
    block.source = form.source;
    block.validFrom = texts[form.validFrom];
    return block;
}

TableRow OwnRows::row(const Row& row) const {
    TableRow whole;
    whole.region = std::string(regionsByName()[row.region]);
    const char* at = cells_.data() + row.cells;
    for (std::uint32_t i = 0; i < row.count; ++i) {
        const std::size_t length = takeLength(at);
        const std::string_view cell(at, length);
        at += length;
        if (i == 0)
            whole.sku = std::string(cell);
        else if (const auto rate = parseRate(cell, formOf(row).per))  // it was readable when it was taken
            whole.prices.push_back(*rate);
    }
    return whole;
}

const OwnRows::Row* OwnRows::newest(std::string_view usageType, std::string_view term, std::string_view region) const {
    const auto keyOf = [this](std::uint32_t at) {
        const Row& row = rows_[at];
        return std::tuple(texts.view(row.usageType), texts.view(formOf(row).term), regionsByName()[row.region]);
    };
    const auto key = std::tuple(usageType, term, region);
    const auto end = std::ranges::upper_bound(order_, key, {}, keyOf);
    return end == order_.begin() || keyOf(*(end - 1)) != key ? nullptr : &rows_[*(end - 1)];
}

const OwnRows::Row* OwnRows::dated(std::string_view usageType, std::string_view term, std::string_view region,
                                   std::string_view day) const {
    const auto keyOf = [this](std::uint32_t at) {
        const Row& row = rows_[at];
        return std::tuple(texts.view(row.usageType), texts.view(formOf(row).term), regionsByName()[row.region],
                          validFromOf(row));
    };
    const auto key = std::tuple(usageType, term, region, day);
    const auto it = std::ranges::lower_bound(order_, key, {}, keyOf);
    return it == order_.end() || keyOf(*it) != key ? nullptr : &rows_[*it];
}

OwnRows::Held OwnRows::heldOn(std::string_view region, std::string_view asOf) const {
    const int place = placeOfRegion(region);
    std::unordered_map<std::uint64_t, std::size_t> held;  // by usage type and term
    std::unordered_map<std::uint64_t, std::uint32_t> early;
    Held all;
    for (std::uint32_t at = 0; at < rows_.size(); ++at) {
        const Row& row = rows_[at];
        if (row.region != place) continue;
        const std::uint64_t thing = std::uint64_t{row.usageType} << 32 | formOf(row).term;
        if (!asOf.empty() && validFromOf(row) > asOf) {  // ISO dates sort as text
            const auto [known, first] = early.emplace(thing, at);
            if (!first && validFromOf(row) < validFromOf(rows_[known->second])) known->second = at;
            continue;
        }
        const auto [known, first] = held.emplace(thing, all.rows.size());
        if (first)
            all.rows.push_back(at);
        else if (validFromOf(row) > validFromOf(rows_[all.rows[known->second]]))
            all.rows[known->second] = at;
    }
    for (const auto& [thing, at] : early) {
        if (!held.contains(thing)) all.later.push_back(at);
    }
    return all;
}

}  // namespace headroom::pricing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/quick_blocks.hpp"

#include "pricing/usage_type_form.hpp"

#include <algorithm>
#include <array>

namespace headroom::pricing {
namespace {

void require(bool right) {
    if (!right) throw NotPlain{};
}

}  // namespace

QuickBlocks::Member QuickBlocks::memberOf(std::string_view name) const {
    using Known = std::pair<std::string_view, Member>;
    static constexpr std::array<Known, 8> kOfBoth{{{"usageType", Type},
                                                   {"unit", Unit},
                                                   {"source", SourceName},
                                                   {"validFrom", ValidFrom},
                                                   {"per", Per},
                                                   {"offerTerm", OfferTerm},
                                                   {"rates", Rates},
                                                   {"regions", Regions}}};
    const auto* const known = std::ranges::find(kOfBoth, name, &Known::first);
    if (known != kOfBoth.end()) return known->second;
    require(name == (kind_ == Kind::Price ? "upTo" : "term"));
    return kind_ == Kind::Price ? UpTo : Term;
}

void QuickBlocks::readList() {
    forEach(json_, '[', ']', [this] { readBlock(); });
}

void QuickBlocks::readBlock() {
    std::bitset<Count> present;
    const std::size_t first = rows_.size();
    form_ = {};
    free_ = false;
    forMembers(json_, [&](std::string_view name) {
        const Member member = memberOf(name);
        require(!present.test(member));
        present.set(member);
        readMember(member);
    });
    for (const Member member : {Type, Unit, SourceName, Regions}) require(present.test(member));
    rows_.close(first, type_, rows_.formOf(form_));
    const Named name(type_, form_.unit);
    if (named_.empty() || named_.back() != name) named_.push_back(name);
    doubt(first);
}

void QuickBlocks::readMember(Member member) {
    switch (member) {
        case Type:
            return readType();
        case Unit:
            form_.unit = word();
            return;
        case Term:
            form_.term = word();
            return;
        case SourceName:
            form_.sourceName = word();
            return;
        case ValidFrom:
            form_.validFrom = word();
            return;
        case OfferTerm:
            form_.offerTerm = code(json_.text());
            require(form_.offerTerm != 0);
            return;
        case Per:
            form_.per = json_.count();
            return;
        case UpTo:
            return forEach(json_, '[', ']', [this] { form_.upTo.push_back(json_.count()); });
        case Rates:
            return forEach(json_, '[', ']', [this] { form_.rates.push_back(code(json_.text())); });
        default:
            return readRegions();
    }
}

/// A text that is not empty.
std::uint32_t QuickBlocks::word() {
    const std::uint32_t id = rows_.texts.idOf(json_.text());
    require(id != 0);
    return id;
}

/// A part of "SKU.TERM.RATE".
std::uint32_t QuickBlocks::code(std::string_view text) {
    require(text.find('.') == std::string_view::npos);
    return rows_.texts.idOf(text);
}

void QuickBlocks::readType() {
    const std::string_view text = json_.text();
    if (!named_.empty() && rows_.texts.view(named_.back().first) == text) {
        type_ = named_.back().first;
        return;
    }
    require(isUsageType(text) && shippedBehindPrefix(text).empty());
    type_ = rows_.texts.idOf(text);
}

void QuickBlocks::readRegions() {
    regions_.reset();
    forMembers(json_, [this](std::string_view name) {
        const int place = placeOfRegion(name);
        require(place >= 0);
        const auto region = static_cast<std::uint16_t>(place);
        require(!regions_.test(region));
        regions_.set(region);
        readRow(region);
    });
}

void QuickBlocks::readRow(std::uint16_t region) {
    rows_.begin(region);
    forEach(json_, '[', ']', [this] {
        const std::string_view cell = json_.text();
        const bool product = rows_.rows().back().count == 0;
        rows_.addCell(cell);
        if (product) return require(cell.find('.') == std::string_view::npos);
        const auto rate = parseRate(cell);
        require(rate.has_value());
        if (rate->usd.mantissa == 0) free_ = true;
    });
    require(rows_.rows().back().count >= 2);
}

void QuickBlocks::doubt(std::size_t first) {
    for (std::size_t i = first; i < rows_.size(); ++i) {
        const OwnRows::Row& row = rows_.rows()[i];
        const Look look(row.form, row.count, rows_.hasProduct(row));
        const bool known = look == last_ || !looks_.insert(look).second;  // most blocks look like the one before
        last_ = look;
        if (!known || free_) doubtful_.push_back(i);
    }
}

}  // namespace headroom::pricing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/quick_book_reader.hpp"

#include "pricing/book_keys.hpp"
#include "pricing/book_names.hpp"
#include "pricing/iso_date.hpp"
#include "pricing/quick_blocks.hpp"
#include "pricing/shipped_units.hpp"
#include "pricing/table_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_set>

namespace headroom::pricing {
namespace {

using Named = QuickBlocks::Named;

void require(bool right) {
    if (!right) throw NotPlain{};
}

/// The lists of prices are read quickly; the rest of a book is small, and read carefully with the lists empty.
class QuickBook {
public:
    explicit QuickBook(const OwnTable& table)
        : table_(table),
          json_(table.json),
          book_(std::make_unique<OwnPrices>()),
          prices_(json_, book_->entries, QuickBlocks::Kind::Price),
          reservations_(json_, book_->reserved, QuickBlocks::Kind::Reservation) {}

    std::unique_ptr<OwnPrices> read() {
        book_->entries.reserve(table_.json.size());
        forMembers(json_, [this](std::string_view name) {
            if (name == "usageTypes")
                readList(prices_);
            else if (name == "reserved")
                readList(reservations_);
            else
                json_.skip();
        });
        rest_ += table_.json.substr(taken_);
        readRest();
        finish(book_->entries, prices_);
        finish(book_->reserved, reservations_);
        return std::move(book_);
    }

private:
    void readList(QuickBlocks& list) {
        const std::size_t begin = json_.place();
        rest_ += table_.json.substr(taken_, begin - taken_) + "[]";
        list.readList();
        taken_ = json_.place();
    }

    void readRest() {
        const OwnTable rest{table_.name, std::move(rest_)};
        const auto reader = TableReader::parse({rest.name, rest.json}, rest.name);
        require(reader && checkBookKeys(rest));
        auto contents = reader->read("");
        require(contents.has_value());
        book_->context = contextOf(reader->document(), "", rest.name);
        book_->service = std::move(contents->services.front());
        book_->allowances = std::move(contents->allowances);
        require(shippedServiceMeant(book_->context.service).empty());
        nameUsageTypes();
        Json document = reader->document();
        document["usageTypes"] = typesOfAllowances();
        require(checkBookNames(rest, document).has_value());
        for (const auto& [usageType, unit] : reservations_.named()) {
            const std::string type = book_->reserved.texts[usageType];
            const std::string counted = shippedUnitOf(book_->context.service, type);
            require(counted.empty() || counted == book_->reserved.texts.view(unit));
            require(shippedTwinOf(book_->context.service, type).empty());
        }
    }

    /// Each once, by units in which use is counted.
    void nameUsageTypes() {
        std::unordered_set<std::uint64_t> known;
        for (const Named& name : prices_.named()) {
            if (!known.insert(std::uint64_t{name.first} << 32 | name.second).second) continue;
            const std::string type = book_->entries.texts[name.first];
            const std::string counted = shippedUnitOf(book_->context.service, type);
            require(counted.empty() || counted == book_->entries.texts.view(name.second));
            require(shippedTwinOf(book_->context.service, type).empty());
            book_->names.push_back(name);
        }
    }

    /// What the book has of the usage types that its free tiers name.
    Json typesOfAllowances() const {
        std::unordered_set<std::string> wanted;
        for (const FreeAllowance& allowance : book_->allowances)
            wanted.insert(allowance.usageTypes.begin(), allowance.usageTypes.end());
        Json blocks = Json::array();
        if (wanted.empty()) return blocks;
        for (const auto& [usageType, unit] : book_->names) {
            const std::string type = book_->entries.texts[usageType];
            if (wanted.contains(type)) blocks.push_back({{"usageType", type}, {"unit", book_->entries.texts[unit]}});
        }
        return blocks;
    }

    void finish(OwnRows& rows, const QuickBlocks& list) const {
        for (OwnRows::Form& form : rows.forms()) {
            const auto known = book_->context.sources.find(rows.texts[form.sourceName]);
            require(known != book_->context.sources.end());
            form.source = &known->second;
            if (form.validFrom == 0) form.validFrom = rows.texts.idOf(known->second.validFrom);
            require(isIsoDate(rows.texts.view(form.validFrom)));
        }
        for (const std::size_t at : list.doubtful()) {
            const OwnRows::Row& row = rows.rows()[at];
            if (&rows == &book_->entries)
                entryOf(book_->context, rows.block(row), rows.row(row));
            else
                reservedOf(book_->context, rows.block(row), rows.row(row));
        }
        require(rows.finish());
    }

    const OwnTable& table_;
    PlainJson json_;
    std::unique_ptr<OwnPrices> book_;
    QuickBlocks prices_;
    QuickBlocks reservations_;
    std::string rest_;
    std::size_t taken_ = 0;  ///< of the text, into `rest_`
};

}  // namespace

std::unique_ptr<OwnPrices> quicklyRead(const OwnTable& table) {
    try {
        return QuickBook(table).read();
    } catch (const NotPlain&) { return nullptr; } catch (const TableProblem&) {
        return nullptr;
    }
}

}  // namespace headroom::pricing

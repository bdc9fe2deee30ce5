// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "pricing/decimal.hpp"
#include "pricing/price_book.hpp"
#include "scenarios/recorded/billing_export.hpp"
#include "scenarios/recorded/export_columns.hpp"
#include "scenarios/recorded/hour_series.hpp"

namespace headroom::recorded {

/// Adds up the rows of a billing export.
class ExportSums {
public:
    /// `names`: what is known. `tableClass` as readBillingExport has it. `withHours`: how use is spread is kept.
    ExportSums(const pricing::PriceBook& names, std::string tableClass, bool withHours)
        : names_(names), tableClass_(std::move(tableClass)), withHours_(withHours) {}

    base::Result<void> add(const std::vector<std::string>& row, const ExportColumns& columns, const std::string& where);
    /// `monthHours`: those of the month that the bill is of, where they are given.
    base::Result<ExportedUsage> take(const std::optional<pricing::Decimal>& monthHours);

private:
    using Row = std::vector<std::string>;
    using Key = std::tuple<std::string, std::string, std::string, std::string>;  // region, service, type, resource
    struct Use {
        pricing::Decimal quantity;
        pricing::Decimal monthHours;  ///< more of it, in hours of what is priced by the month
        HourSeries hours;
        bool hourly = true;  ///< all its lines are of an hour each
    };
    /// From a first begin to a last end, in ns of Unix time.
    struct Span {
        std::int64_t from = 0;
        std::int64_t to = 0;
        void add(std::int64_t begin, std::int64_t end);
        double hours() const { return static_cast<double>(to - from) / 3600e9; }
    };
    /// What a row is of, by the names of the books; nothing after counting why it is left out.
    struct Item {
        std::string service;
        std::string usageType;
        std::string region;
        bool global = false;      ///< of a Global- type
        bool ofNoRegion = false;  ///< its row says "global"
    };
    /// Lines of one kind that are not simply added up.
    struct LeftOut {
        std::size_t lines = 0;
        std::string first;  ///< where the first of them stands
        void add(const std::string& where);
    };
    /// Region, service and usage type.
    static auto typeOf(const Key& key) { return std::tie(std::get<0>(key), std::get<1>(key), std::get<2>(key)); }
    std::optional<Item> itemOf(const Row& row, const ExportColumns& columns, const std::string& where);
    std::string codeOf(const std::string& service) const;
    void noteTimes(const Row& row, const ExportColumns& columns, std::optional<std::int64_t>& hour);
    void noteMonth(const Row& row, const ExportColumns& columns);
    base::Result<void> placeBare();
    base::Result<void> divideByMonth(const ExportedUsage& usage, const std::optional<pricing::Decimal>& given);
    void setOff(ExportedUsage& usage);
    base::Result<void> join(Use& use, const Use& other) const;
    void takeRegions(ExportedUsage& usage) const;
    void takeTimes(ExportedUsage& usage) const;
    void takeNotes(ExportedUsage& usage) const;
    pricing::UsageLine lineOf(const Key& key, const Use& use, const ExportedUsage& usage) const;

    const pricing::PriceBook& names_;
    std::string tableClass_;
    bool withHours_;
    std::map<Key, Use> uses_;
    std::map<std::string, std::size_t> regions_;
    std::map<std::string, LeftOut> unknown_;
    std::map<std::pair<std::string, std::string>, LeftOut> corrections_;  ///< by service and usage type
    std::map<std::string, std::size_t> strange_;
    std::map<std::string, std::size_t> others_;  ///< taxes, credits, fees, by kind
    std::size_t empty_ = 0;
    std::size_t global_ = 0;
    std::size_t globalQueues_ = 0;  ///< those of Global- types that are requests of queues
    std::size_t ofNoRegion_ = 0;
    std::size_t bare_ = 0;  ///< rows of kBare
    std::set<std::string> periods_;
    std::set<std::string> months_;  ///< of lines without a billing period, "2026-01"
    Span lines_;                    ///< of all lines, priced or not
    Span period_;                   ///< of the billing periods that lines name
};

}  // namespace headroom::recorded

// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "pricing/bill_parts.hpp"
#include "report/bill_json.hpp"
#include "report/csv_cell.hpp"
#include "report/exact_amounts.hpp"
#include "report/figure_units.hpp"
#include "report/guessed_prices.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

std::string cell(std::string_view text) { return csvCell(text); }

std::string number(double value) {
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

/// As result.json has it: to nine decimals.
double asWritten(double value) {
    if (!std::isfinite(value)) return value;
    return std::stod(fmt::format("{:.9f}", value));
}

std::optional<study::Interval> asWritten(std::optional<study::Interval> interval) {
    if (interval) *interval = {asWritten(interval->low), asWritten(interval->high)};
    return interval;
}

}  // namespace

std::string figuresCsv(const study::StudyResult& result) {
    std::string text = "design,of,figure,value,low95,high95,unit\n";
    const auto row = [&](const std::string& design, const std::string& of, const std::string& figure, double value,
                         const std::optional<study::Interval>& interval, std::string_view unit) {
        text += cell(design) + "," + cell(of) + "," + cell(figure) + "," + number(value) + "," +
                (interval ? number(interval->low) : "") + "," + (interval ? number(interval->high) : "") + "," +
                std::string(unit) + "\n";
    };
    for (const study::DesignResult& design : result.designs) {
        for (const auto& [name, counts] : design.workloads) {
            const std::array<std::pair<const char*, std::uint64_t>, 7> all{{{"Offered", counts.offered},
                                                                            {"Succeeded", counts.succeeded},
                                                                            {"Throttled", counts.throttled},
                                                                            {"Failed", counts.failed},
                                                                            {"TimedOut", counts.timedOut},
                                                                            {"InFlight", counts.inFlight},
                                                                            {"Attempts", counts.attempts}}};
            for (const auto& [figure, value] : all)
                row(design.name, name, figure, static_cast<double>(value), std::nullopt, "requests");
        }
        for (const study::Latency& latency : design.latency) {
            if (latency.count == 0) continue;  // nothing that ended has no latency
            row(design.name, latency.of, "LatencyMean", latency.mean, latency.meanCi95, "s");
            for (const study::Percentile& percentile : latency.percentiles)
                row(design.name, latency.of, "Latency" + percentile.name, percentile.seconds, percentile.ci95, "s");
        }
        for (const study::ResourceFigures& resource : design.resources) {
            for (const auto& [figure, value] : resource.figures)
                row(design.name, resource.resource, figure, asWritten(value), std::nullopt, figureUnit(figure));
        }
        if (isPriced(design.cost.bill))
            row(design.name, "", "CostPerMonth", asWritten(design.cost.perMonth), asWritten(design.cost.ci95), "USD");
        else
            text += cell(design.name) + ",,CostPerMonth," + kNotPriced + ",,,USD\n";
    }
    return text;
}

std::string lineItemsCsv(const study::StudyResult& result) {
    std::string text =
        "design,resource,service,usageType,freeTier,quantity,unit,rate,perMonth,priceGuessed,priceBook,pricesAsOf,"
        "region,whyNotPriced,kind,commitment,discountPercent\n";
    const GuessedPrices guessed = guessedPrices(result);
    for (const study::DesignResult& design : result.designs) {
        for (const pricing::LineItem& line : design.cost.bill.lines) {
            text += cell(design.name) + "," + cell(line.resource) + "," + cell(line.service) + "," +
                    cell(line.usageType) + "," + cell(line.freeAllowance) + "," + pricing::toText(line.quantity) + "," +
                    cell(line.unit) + "," + pricing::toText(pricePerUnit(line.rate)) + "," +
                    pricing::toText(line.perMonth) + "," + (guessText(line, guessed).empty() ? "no" : "yes") + "," +
                    cell(pricing::priceBookOf(line)) + "," + line.validFrom + "," +
                    (line.region.empty() ? design.cost.bill.priceBook.region : line.region) + ",," +
                    std::string(kindText(line.kind)) + "," + cell(line.commitment) + "," +
                    (line.kind == pricing::LineKind::Usage ? pricing::toText(line.discount) : "0") + "\n";
        }
        for (const pricing::NotPriced& left : design.cost.bill.notPriced) {
            text += cell(design.name) + "," + cell(left.resource) + "," + cell(left.service) + "," +
                    cell(left.usageType) + ",," + (left.quantity ? pricing::toText(*left.quantity) : "") + "," +
                    cell(left.unit) + ",," + kNotPriced + ",no,,," + left.region + "," + cell(left.reason) + ",,,\n";
        }
    }
    return text;
}

std::string seriesCsv(const study::DesignResult& design) {
    std::string text = "seconds";
    std::size_t length = 0;
    for (const study::Series& series : design.series) {
        text += "," + cell(series.name);
        length = std::max(length, series.values.size());
    }
    text += "\n";
    for (std::size_t i = 0; i < length; ++i) {
        text += number(static_cast<double>(i) * design.seriesPeriod);
        for (const study::Series& series : design.series)
            text += "," + (i < series.values.size() && std::isfinite(series.values[i]) ? number(series.values[i]) : "");
        text += "\n";
    }
    return text;
}

}  // namespace headroom::report

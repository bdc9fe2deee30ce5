// SPDX-License-Identifier: GPL-3.0-or-later
// The bill and what it is made with.
#include <algorithm>

#include "pricing/currency_text.hpp"
#include "report/bill_text.hpp"
#include "report/cost_shares.hpp"
#include "report/guessed_prices.hpp"
#include "report/report_parts.hpp"
#include "report/words.hpp"
#include "scenarios/study/inputs.hpp"

namespace headroom::report {

namespace {

std::string amount(const pricing::Money& money) { return "$" + groupedDecimal(pricing::toCentsText(money)); }

void writeLines(ReportPages& pages, const pricing::Bill& bill, const GuessedPrices& guessed) {
    Rows rows{{"service and usage type", "resource", "quantity", "unit", "× price", "= a month"}};
    for (const pricing::LineItem& line : bill.lines) {
        const std::string per = line.rate.per == 1 ? "" : " for " + std::to_string(line.rate.per);
        rows.push_back({line.service + " " + line.usageType + lineNote(line) + guessText(line, guessed), line.resource,
                        groupedDecimal(pricing::toText(line.quantity)), line.unit,
                        "$" + pricing::toPriceText(line.rate.usd) + per,
                        "$" + groupedDecimal(pricing::toPriceText(line.perMonth))});
    }
    rows.push_back({"total", "", "", "", "",
                    isPriced(bill) ? "$" + groupedDecimal(pricing::toPriceText(bill.total)) : kNotPriced});
    pages.table(rows);
}

void writeServices(ReportPages& pages, const study::DesignResult& design) {
    std::vector<ChartBar> bars;
    for (const pricing::ServiceTotal& total : pricing::totalsByService(design.cost.bill))
        bars.push_back({total.service, pricing::toDouble(total.perMonth), amount(total.perMonth)});
    std::ranges::stable_sort(bars, std::greater<>{}, &ChartBar::value);
    if (!bars.empty()) pages.chart(BarChart{"A month by service, " + design.name, bars});
}

/// Who causes the bill, what it is for, when it is charged.
void writeParts(ReportPages& pages, const study::Cost& cost) {
    if (!isPriced(cost.bill)) return;
    for (const Rows& rows : {workloadShareRows(cost), serviceShareRows(cost), resourceShareRows(cost)}) {
        if (rows.size() > 1) pages.table(rows);
    }
    if (!cost.byWorkload.empty()) {
        pages.note(
            "A workload's share of a line is what its requests used of it, calls of calls included; of provisioned "
            "capacity, the part that they used.");
    }
    pages.paragraph("Charged " + chargedText(cost.bill) + ".");
    if (cost.month95) {
        pages.paragraph("A single month's bill will be between " + moneyText(cost.month95->low) + " and " +
                        moneyText(cost.month95->high) + ", 19 times in 20, if all months are like this time.");
    }
}

std::vector<std::string> notPriced(const pricing::Bill& bill) {
    std::vector<std::string> lines;
    for (const pricing::NotPriced& item : bill.notPriced) {
        lines.push_back("Not priced, so not in the total: " + notPricedText(item, bill.priceBook.region));
    }
    return lines;
}

std::vector<std::string> basis(const study::DesignResult& design) {
    const pricing::Bill& bill = design.cost.bill;
    std::vector<std::string> lines;
    const auto any = [&](auto test) { return std::ranges::any_of(bill.lines, test); };
    lines.emplace_back(any([](const auto& line) { return !line.freeAllowance.empty(); })
                           ? "A free tier is applied; its lines stand at $0."
                           : "No free tier is applied.");
    if (any([](const auto& line) { return line.list != line.perMonth && line.freeAllowance.empty(); }))
        lines.emplace_back("Discounts or commitments lower some lines below the price list.");
    if (any([](const auto& line) { return line.ownRate; })) lines.emplace_back("Some rates are your own.");
    for (const pricing::CommitmentUse& use : bill.commitments)
        lines.push_back(
            "Committed: " + use.name + ", " + amount(use.committed) + " a month, " + amount(use.used) +
            (use.byHour ? " used, hour by hour" : " used") +
            (use.discount.mantissa == 0 ? "." : ", less " + pricing::toText(use.discount) + " % as agreed."));
    if (std::ranges::any_of(bill.commitments, settledByMonth))
        lines.emplace_back(
            "Commitments are set against the month's use as if it were even; AWS settles them hour by hour, so less is "
            "covered where use varies. A run of whole days and an export by the hour know the hours.");
    if (design.cost.currency && isPriced(design.cost.bill)) {
        lines.push_back("In " + design.cost.currency->code + ": " +
                        pricing::toCurrencyText(design.cost.currency->total, design.cost.currency->code) + " at " +
                        pricing::toText(design.cost.currency->perUsd) + " a dollar of " + design.cost.currency->asOf +
                        ".");
    }
    for (const pricing::BookUsed& book : bill.priceBook.books) {
        const std::string newest = book.newest.empty() ? "" : ": newest of " + book.newest;
        lines.push_back("Prices of " + book.service + newest + (book.origin.empty() ? "" : ", from " + book.origin) +
                        ".");
    }
    return lines;
}

}  // namespace

void writeBillPart(ReportPages& pages, const study::StudyResult& result) {
    pages.chapter("The bill");
    pages.note(
        "The month that the simulated time stands for, the mean of the replications. A line is quantity × price, to "
        "be redone in AWS's calculator, less what is agreed, which the line then says; a commitment's fees are beside "
        "what they cover. Amounts are exact to a billionth of a dollar.");
    for (const study::DesignResult& design : result.designs) {
        pages.section(design.name);
        writeServices(pages, design);
        writeLines(pages, design.cost.bill, guessedPrices(result));
        writeParts(pages, design.cost);
        pages.items(notPriced(design.cost.bill));
        for (const study::UnitCost& unit : design.cost.perUnit) {
            const std::string asked = askedForText(unit);
            const std::string caused = causedText(design.cost, unit);
            pages.paragraph("The whole bill by the number of them: one " + unit.unit + " costs " +
                            unitMoneyText(unit.fixed + unit.variable) + ", of which " + unitMoneyText(unit.fixed) +
                            " is fixed; there are " + shortCount(unit.perMonth) + " a month" +
                            (asked.empty() ? "." : ", " + asked + ".") +
                            (caused.empty() ? "" : " Of the bill, " + caused + "."));
        }
        if (design.cost.inputs90) {
            pages.paragraph("Over the uncertain inputs: " + moneyText(design.cost.inputs90->low) + " to " +
                            moneyText(design.cost.inputs90->high) + " a month, nine times in ten of " +
                            std::to_string(study::kInputSamples) + " draws.");
        }
    }
}

void writePricingPart(ReportPages& pages, const study::StudyResult& result) {
    pages.chapter("Pricing basis");
    const bool agreed = std::ranges::any_of(result.designs, [](const study::DesignResult& design) {
        return std::ranges::any_of(design.cost.bill.lines, [](const pricing::LineItem& line) {
            return line.ownRate || line.list != line.perMonth || !line.commitment.empty();
        });
    });
    pages.paragraph("Region " + result.region + ", US dollars, list prices" +
                    (agreed ? " and what is agreed beside them" : "") +
                    (result.pricesAsOf.empty() ? "" : ", the newest of " + result.pricesAsOf) +
                    ". Taxes, support plans and what else the account uses are not in it.");
    if (const std::string guessed = guessedPricesText(guessedPrices(result)); !guessed.empty())
        pages.paragraph("Guessed prices: " + guessed + ". Rates in the scenario takes your own in their place.");
    for (const study::DesignResult& design : result.designs) {
        pages.section(design.name);
        pages.items(basis(design));
    }
}

}  // namespace headroom::report

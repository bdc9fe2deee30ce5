// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/report/focus_validator.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <set>
#include <string_view>

#include "pricing/decimal.hpp"
#include "tests/report/focus_rules.hpp"

namespace headroom::test {
namespace {

class Check {
public:
    explicit Check(std::vector<std::string>& problems) : problems_(problems) {}

    void row(const FocusRow& row, std::size_t number) {
        row_ = &row;
        number_ = number;
        columns();
        formats();
        nulls();
        amounts();
        prices();
        rows();
    }

private:
    void rule(bool holds, const std::string& what) {
        if (!holds) problems_.push_back("row " + std::to_string(number_) + ": " + what);
    }
    const FocusCell& at(const std::string& column) const {
        static const FocusCell kNone;
        const auto it = row_->find(column);
        return it == row_->end() ? kNone : it->second;
    }
    bool null(const std::string& column) const { return at(column).null; }
    const std::string& text(const std::string& column) const { return at(column).text; }

    void columns() {
        for (const auto& [name, cell] : *row_) {
            const bool own = name.starts_with("x_");
            rule(own || kOthers.contains(name) || std::ranges::find(kMandatory, name) != kMandatory.end(),
                 name + " is not a column's name");
            rule(cell.null || !cell.text.empty(), name + " is an empty text where null is meant");
            const bool minus = cell.text.starts_with('-') && !pricing::parseDecimal(cell.text);
            rule(cell.text.find_first_of("=+@\t\r") != 0 && !minus, name + " begins a formula");
        }
        for (const char* column : kMandatory) rule(row_->contains(column), std::string(column) + " is missing");
        for (const char* column : kNotNull) rule(!null(column), std::string(column) + " is null");
        for (const auto& [column, values] : kAllowed)
            rule(null(column) || values.contains(text(column)), column + " is " + text(column));
        rule(kSubcategories.contains(text("ServiceCategory") + "/" + text("ServiceSubcategory")),
             text("ServiceSubcategory") + " is not of " + text("ServiceCategory"));
    }

    void formats() {
        static const std::regex kDecimal("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
        static const std::regex kDate("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
        // "Requests", "1000000 Requests", "GiB", "GiB-Months"
        static const std::regex kUnit(
            "([0-9]+ )?([A-Z][A-Za-z]*s|[KMGT]?i?B|USD|([A-Z][A-Za-z]*|vCPU)-(Year|Month|Day|Hour|Minute|Second)s)");
        for (const char* column : kDecimals)
            rule(null(column) || std::regex_match(text(column), kDecimal), std::string(column) + " is " + text(column));
        for (const char* column : kDates)
            rule(std::regex_match(text(column), kDate), std::string(column) + " is " + text(column));
        for (const char* column : {"PricingUnit", "ConsumedUnit"})
            rule(null(column) || std::regex_match(text(column), kUnit), std::string(column) + " is " + text(column));
        rule(text("BillingCurrency") == "USD", "BillingCurrency");
        rule(text("BillingPeriodStart").substr(8) == "01T00:00:00Z", "BillingPeriodStart is no month's first instant");
        rule(text("BillingPeriodEnd") == monthAfter(text("BillingPeriodStart")),
             "BillingPeriodEnd is not the next month's first instant");
        rule(text("BillingPeriodStart") <= text("ChargePeriodStart") &&
                 text("ChargePeriodStart") < text("ChargePeriodEnd") &&
                 text("ChargePeriodEnd") <= text("BillingPeriodEnd"),
             "the charge is not in the billing period");
        if (!null("Tags")) rule(isFlat(text("Tags")), "Tags is not one object of plain values");
        if (provider_.empty()) provider_ = text("ProviderName");
        rule(text("ProviderName") == provider_, "ProviderName is not that of the rows before");
        for (const char* column : {"PublisherName", "InvoiceIssuerName"})
            rule(text(column) == text("ProviderName"), std::string(column) + " is not ProviderName");
    }

    /// "2026-12-01T00:00:00Z" to "2027-01-01T00:00:00Z".
    static std::string monthAfter(const std::string& start) {
        if (start.size() < 7) return "";
        int year = std::atoi(start.substr(0, 4).c_str());
        int month = std::atoi(start.substr(5, 2).c_str()) + 1;
        if (month == 13) ++year, month = 1;
        return std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) + "-01T00:00:00Z";
    }

    static bool isFlat(const std::string& json) {
        const auto tags = nlohmann::json::parse(json, nullptr, false);
        return tags.is_object() && std::ranges::all_of(tags, [](const auto& value) { return value.is_primitive(); });
    }

    void nulls() {
        const std::string& category = text("ChargeCategory");
        const bool usage = category == "Usage";
        const bool purchase = category == "Purchase";
        const bool unused = text("CommitmentDiscountStatus") == "Unused";
        rule(!usage || (!null("PricingQuantity") && !null("PricingUnit")), "usage without quantity or unit");
        rule(!(usage || purchase) || (!null("SkuId") && !null("SkuPriceId") && !null("PricingCategory")),
             "usage or a purchase without SkuId, SkuPriceId or PricingCategory");
        const bool consumes = usage && !unused;
        rule(null("ConsumedQuantity") != consumes, "ConsumedQuantity is null where it must not be, or the reverse");
        rule(null("ConsumedUnit") != consumes, "ConsumedUnit is null where it must not be, or the reverse");
        rule(null("ResourceName") == null("ResourceId"), "ResourceName without ResourceId, or the reverse");
        rule(null("RegionId") == null("RegionName"), "RegionName without RegionId, or the reverse");
        rule(null("RegionId") || text("RegionId") != text("RegionName"), "RegionName is an identifier");
        const bool committed = text("PricingCategory") == "Committed";
        rule(null("CommitmentDiscountId") != committed, "CommitmentDiscountId");
        rule(null("CommitmentDiscountCategory") == null("CommitmentDiscountId"), "CommitmentDiscountCategory");
        rule(null("CommitmentDiscountType") == null("CommitmentDiscountId"), "CommitmentDiscountType");
        rule(null("CommitmentDiscountStatus") != (committed && usage), "CommitmentDiscountStatus");
        rule(text("ChargeFrequency") != "Usage-Based" || !purchase, "a purchase is not usage-based");
        rule(null("CommitmentDiscountQuantity") == null("CommitmentDiscountUnit"),
             "CommitmentDiscountQuantity without its unit, or the reverse");
        rule(null("CommitmentDiscountQuantity") || committed, "CommitmentDiscountQuantity without a commitment");
        rule(null("CommitmentDiscountQuantity") != committed, "a commitment's row without a quantity");
        const auto quantity = pricing::parseDecimal(text("CommitmentDiscountQuantity"));
        rule(!committed || (quantity && quantity->mantissa > 0), "CommitmentDiscountQuantity is not positive");
        // Of a commitment in money, the quantity is money before any discount: what is bought or left of it, or what
        // the row uses of it, which costs less where a discount is agreed.
        if (text("CommitmentDiscountUnit") == "USD") {
            const bool used = text("CommitmentDiscountStatus") == "Used";
            const bool agreed = text("ListUnitPrice") != text("ContractedUnitPrice");
            const std::string& money = text(used ? "EffectiveCost" : "ListCost");
            rule(text("CommitmentDiscountQuantity") == money ||
                     (used && agreed && std::stod(text("CommitmentDiscountQuantity")) > std::stod(money)),
                 "CommitmentDiscountQuantity is not the money of the row");
        }
        rule(!usage || text("CommitmentDiscountCategory") != "Spend" || text("CommitmentDiscountUnit") == "USD",
             "a plan's use is not in money");
    }

    /// What is used of a line in a charge period is one row.
    void rows() {
        std::string key;
        for (const char* column :
             {"x_Design", "ResourceId", "RegionId", "x_UsageType", "SkuPriceId", "CommitmentDiscountId",
              "CommitmentDiscountStatus", "ChargeCategory", "ChargeFrequency", "ChargePeriodStart"})
            key += text(column) + "|";
        rule(rows_.insert(key).second, "a second row of one price and charge period: " + key);
    }

    /// One price identifier stands for one price.
    void prices() {
        if (null("SkuPriceId") || null("ListUnitPrice")) return;
        const auto [it, isNew] = prices_.emplace(text("SkuPriceId"), text("ListUnitPrice"));
        rule(it->second == text("ListUnitPrice"),
             "SkuPriceId " + it->first + " costs " + it->second + " and " + text("ListUnitPrice"));
        rule(null("x_FreeTier") || text("ListUnitPrice") == "0", "a free row has a price");
    }

    void amounts() {
        for (const auto& [cost, price] :
             {std::pair("ListCost", "ListUnitPrice"), {"ContractedCost", "ContractedUnitPrice"}}) {
            if (null(price) || null("PricingQuantity") || !null("ChargeClass")) continue;
            const auto quantity = pricing::parseDecimal(text("PricingQuantity"));
            const auto unit = pricing::parseDecimal(text(price));
            const auto amount = pricing::parseDecimal(text(cost));
            if (!quantity || !unit || !amount) continue;  // said above
            const auto product = pricing::checkedMultiply(quantity->mantissa, unit->mantissa);
            rule(product && pricing::reduced({*product, quantity->scale + unit->scale}) == *amount,
                 std::string(cost) + " is not " + price + " x PricingQuantity");
        }
        const bool covered = !null("CommitmentDiscountId") && text("ChargeCategory") == "Usage";
        rule(!covered || text("BilledCost") == "0", "use that a commitment covers is billed");
        if (!null("CommitmentDiscountId")) return;
        const bool agreed = text("ContractedUnitPrice") != text("ListUnitPrice");
        rule(agreed || text("BilledCost") == text("ListCost"), "BilledCost is not ListCost without a discount");
        rule(text("BilledCost") == text("EffectiveCost"), "BilledCost is not EffectiveCost without a commitment");
        rule(text("BilledCost") == text("ContractedCost"), "BilledCost is not ContractedCost without a commitment");
    }

    std::vector<std::string>& problems_;
    const FocusRow* row_ = nullptr;
    std::size_t number_ = 0;
    std::map<std::string, std::string> prices_;
    std::set<std::string> rows_;
    std::string provider_;
};

std::vector<FocusCell> cellsOf(const std::string& csv, std::size_t& at) {
    std::vector<FocusCell> cells(1);
    for (bool quoted = false; at < csv.size(); ++at) {
        const char c = csv[at];
        if (quoted) {
            if (c != '"')
                cells.back().text += c;
            else if (at + 1 < csv.size() && csv[at + 1] == '"')
                cells.back().text += csv[++at];
            else
                quoted = false;
        } else if (c == '"') {
            quoted = true;
            cells.back().null = false;
        } else if (c == ',') {
            cells.emplace_back();
        } else if (c == '\n') {
            ++at;
            break;
        } else {
            cells.back().text += c;
            cells.back().null = false;
        }
    }
    return cells;
}

}  // namespace

std::vector<FocusRow> focusRows(const std::string& csv) {
    std::size_t at = 0;
    const auto header = cellsOf(csv, at);
    std::vector<FocusRow> rows;
    while (at < csv.size()) {
        const auto cells = cellsOf(csv, at);
        FocusRow row;
        for (std::size_t i = 0; i < header.size(); ++i) row[header[i].text] = i < cells.size() ? cells[i] : FocusCell{};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<std::string> focusProblems(const std::vector<FocusRow>& rows) {
    std::vector<std::string> problems;
    Check check(problems);
    for (std::size_t i = 0; i < rows.size(); ++i) check.row(rows[i], i + 1);
    return problems;
}

}  // namespace headroom::test

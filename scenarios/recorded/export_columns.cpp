// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/export_columns.hpp"

#include <initializer_list>

#include "pricing/offers/csv_rows.hpp"

namespace headroom::recorded {

namespace {

using Row = std::vector<std::string>;

/// Finds columns, and notes one that is there twice: which of the two holds cannot be told. Spellings of one name
/// (product/serviceCode beside product/servicecode) are AWS's own: the first of them counts.
class Header {
public:
    explicit Header(const Row& cells) : cells_(cells) {}

    std::optional<std::size_t> columnOf(std::initializer_list<const char*> names) {
        for (const char* name : names) {
            std::optional<std::size_t> found;
            for (std::size_t i = 0; i < cells_.size(); ++i) {
                if (pricing::plainColumnName(cells_[i]) != name) continue;
                if (found && cells_[*found] == cells_[i]) twice_ = cells_[i];
                if (!found) found = i;
            }
            if (found) return found;
        }
        return std::nullopt;
    }

    /// The first one that was looked for and is there twice; empty: none is.
    const std::string& twice() const { return twice_; }

private:
    const Row& cells_;
    std::string twice_;
};

}  // namespace

base::Result<ExportColumns> exportColumnsOf(const std::vector<std::string>& header, const std::string& file) {
    Header named(header);
    const auto service = named.columnOf({"lineitemproductcode", "xservicecode", "servicename"});
    const auto usageType = named.columnOf({"lineitemusagetype", "xusagetype", "skumeter"});
    const auto quantity = named.columnOf({"lineitemusageamount", "pricingquantity", "consumedquantity"});
    if (!service || !usageType || !quantity) {
        return base::Error{base::Errc::BadInput, file + ":1",
                           "is neither a cost-and-usage report (lineItem/ProductCode, lineItem/UsageType, "
                           "lineItem/UsageAmount) nor a FOCUS export (ServiceName, x_UsageType, PricingQuantity)"};
    }
    const bool consumed = !named.columnOf({"lineitemusageamount", "pricingquantity"});
    const auto unit = named.columnOf({consumed ? "consumedunit" : "pricingunit"});
    ExportColumns columns{*service,
                          *usageType,
                          *quantity,
                          named.columnOf({"productregion", "productregioncode", "regionid"}),
                          named.columnOf({"lineitemresourceid", "resourceid"}),
                          named.columnOf({"lineitemlineitemtype", "chargecategory"}),
                          named.columnOf({"commitmentdiscountstatus"}),
                          named.columnOf({"productservicecode"}),
                          named.columnOf({"lineitemusagestartdate", "chargeperiodstart"}),
                          named.columnOf({"lineitemusageenddate", "chargeperiodend"}),
                          named.columnOf({"billbillingperiodstartdate", "billingperiodstart"}),
                          named.columnOf({"billbillingperiodenddate", "billingperiodend"}),
                          unit,
                          named.columnOf({"identitylineitemid"})};
    if (!named.twice().empty())
        return base::Error{base::Errc::BadInput, file + ":1",
                           "has the column \"" + named.twice() + "\" twice: which one holds cannot be told"};
    return columns;
}

}  // namespace headroom::recorded

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/export_columns.hpp"

#include <initializer_list>

#include "pricing/offers/csv_rows.hpp"

namespace headroom::recorded {

namespace {

using Row = std::vector<std::string>;

std::optional<std::size_t> columnOf(const Row& header, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (pricing::plainColumnName(header[i]) == name) return i;
        }
    }
    return std::nullopt;
}

}  // namespace

base::Result<ExportColumns> exportColumnsOf(const std::vector<std::string>& header, const std::string& file) {
    const auto service = columnOf(header, {"lineitemproductcode", "xservicecode", "servicename"});
    const auto usageType = columnOf(header, {"lineitemusagetype", "xusagetype", "skumeter"});
    const auto quantity = columnOf(header, {"lineitemusageamount", "pricingquantity", "consumedquantity"});
    if (!service || !usageType || !quantity) {
        return base::Error{base::Errc::BadInput, file + ":1",
                           "is neither a cost-and-usage report (lineItem/ProductCode, lineItem/UsageType, "
                           "lineItem/UsageAmount) nor a FOCUS export (ServiceName, x_UsageType, PricingQuantity)"};
    }
    const bool consumed = !columnOf(header, {"lineitemusageamount", "pricingquantity"});
    const auto unit = columnOf(header, {consumed ? "consumedunit" : "pricingunit"});
    return ExportColumns{*service,
                         *usageType,
                         *quantity,
                         columnOf(header, {"productregion", "productregioncode", "regionid"}),
                         columnOf(header, {"lineitemresourceid", "resourceid"}),
                         columnOf(header, {"lineitemlineitemtype", "chargecategory"}),
                         columnOf(header, {"commitmentdiscountstatus"}),
                         columnOf(header, {"productservicecode"}),
                         columnOf(header, {"lineitemusagestartdate", "chargeperiodstart"}),
                         columnOf(header, {"lineitemusageenddate", "chargeperiodend"}),
                         columnOf(header, {"billbillingperiodstartdate", "billingperiodstart"}),
                         columnOf(header, {"billbillingperiodenddate", "billingperiodend"}),
                         unit};
}

}  // namespace headroom::recorded

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/focus.hpp"
#include "tests/pricing/billing.hpp"
#include "tests/report/focus_validator.hpp"

/// A bill for the tests of its exports.
namespace headroom::test {

/// February's hours.
inline const report::ExportFrame kFrame{
    "=cmd|'calc'!A1", "on, \"demand\"", "2026-02-10T00:00:00Z", "us-east-1", false, {}, 672.0};

inline pricing::PriceRate rate(std::string_view usd) {
    const auto parsed = pricing::parseRate(usd);
    REQUIRE(parsed);
    return *parsed;
}

/// A bill with everything in it: tiers, a free tier, a discount, a reservation of which less than half is used, a
/// savings plan.
inline pricing::Bill richBill() {
    pricing::BillOptions options;
    options.monthHours = {672, 0};
    options.freeTier = pricing::FreeTier::Always;
    options.discounts.push_back({"AmazonApiGateway", "ApiGatewayRequest", {55, 1}});
    options.reserved.push_back({"AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr", 100, std::nullopt, std::nullopt});
    options.plans.push_back(
        {"Compute", "ComputeSavingsPlans", rate("0.01"), {{"AWSLambda", "Lambda-GB-Second", rate("0.0000146667")}}});
    return pricing::billOf({pricing::use("AmazonApiGateway", "ApiGatewayRequest", "400000001", "Api"),
                            pricing::use("AWSLambda", "Lambda-GB-Second", "1500000.123456", "View"),
                            pricing::use("AWSLambda", "Request", "3000001", "View"),
                            pricing::use("AmazonDynamoDB", "WriteCapacityUnit-Hrs", "50000", "Views"),
                            pricing::use("AmazonDynamoDB", "TimedStorage-ByteHrs", "61.5", "Views"),
                            pricing::use("AmazonCloudWatch", "VendedLog-Bytes", "7")},
                           options);
}

/// The sum of a column.
inline double sumOf(const std::vector<FocusRow>& rows, const std::string& column) {
    double sum = 0.0;
    for (const FocusRow& row : rows) sum += std::stod(row.at(column).text);
    return sum;
}

}  // namespace headroom::test

// SPDX-License-Identifier: GPL-3.0-or-later
// `headroom bill` of rows that are not simply added up: other units, corrections, other regions and months. Oracle:
// amounts by hand, beside each.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

/// The user's own folder of books must not matter to these tests.
Outcome run(const Folder& folder, const std::string& arguments) {
    return headroom(folder, arguments, "env XDG_DATA_HOME=" + (folder / "data").string());
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string kFocus =
    "ServiceName,x_UsageType,PricingQuantity,PricingUnit,ChargeCategory,ChargeClass,RegionId,ResourceId\n";
const std::string kReport = "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region\n";

}  // namespace

// 73,000 GB-hours are 100 GB-months of 730 h at 0.25, and of 744 h 98.118279569892473.
TEST_CASE("hours of what is priced by the month are divided by the hours of the month") {
    const Folder folder;
    folder.write("hours.csv", kFocus + "Amazon DynamoDB,TimedStorage-ByteHrs,73000,GB-Hours,Usage,,us-east-1,\n");
    CHECK(holds(run(folder, "bill hours.csv --json").out, "\"Total\": 25\n"));
    folder.write("long.json", R"({"MonthHours": 744})");
    CHECK(holds(run(folder, "bill hours.csv --json --with long.json").out, "\"Total\": 24.529569892\n"));
    folder.write("january.csv",
                 "ServiceName,x_UsageType,PricingQuantity,PricingUnit,RegionId,BillingPeriodStart,BillingPeriodEnd\n"
                 "Amazon DynamoDB,TimedStorage-ByteHrs,72800,GB-Hours,us-east-1,2026-01-01T00:00:00Z,"
                 "2026-02-01T00:00:00Z\n"
                 "Amazon DynamoDB,TimedStorage-ByteHrs,1600,GB-Hours,us-east-1,2026-01-01T00:00:00.000Z,"
                 "2026-02-01T00:00:00.000Z\n");  // one period, written in two ways
    CHECK(holds(run(folder, "bill january.csv --json").out, "\"Total\": 25\n"));
    folder.write("seconds.csv", kFocus + "Amazon DynamoDB,TimedStorage-ByteHrs,73000,GB-Seconds,Usage,,us-east-1,\n");
    const Outcome seconds = run(folder, "bill seconds.csv");
    CHECK(seconds.code == 2);
    CHECK(holds(seconds.err, "seconds.csv:2: is counted in \"GB-Seconds\", and priced by GB-Mo: give it so"));
}

TEST_CASE("corrections are taken off the use of their type, and refused where more is taken back than was used") {
    const Folder folder;
    const std::string used = "AWS Lambda,Request,3000000,Requests,Usage,,us-east-1,f\n";
    folder.write("less.csv", kFocus + used + "AWS Lambda,Request,-1000000,Requests,Usage,Correction,us-east-1,\n" +
                                 "AWS Lambda,Request,-500000,Requests,Usage,Correction,us-east-1,f\n");
    const Outcome less = run(folder, "bill less.csv --json");
    CHECK(less.code == 0);
    CHECK(holds(less.out, "\"Total\": 0.3\n"));  // 1,500,000 at 0.0000002
    CHECK(holds(less.err, "taken off its use: 2 lines of AWSLambda Request with a negative quantity (less.csv:3)"));
    folder.write("more.csv", kFocus + used + "AWS Lambda,Request,-3000001,Requests,Usage,Correction,us-east-1,\n" +
                                 "AWS Lambda,Request,-5,Requests,Usage,Correction,eu-west-1,\n");
    const Outcome more = run(folder, "bill more.csv");
    CHECK(more.code == 2);
    CHECK(holds(more.err, "more.csv:3: more is taken back of AWSLambda Request in us-east-1 than was used: -1 in all"));
    CHECK(holds(more.err, "more is taken back of AWSLambda Request in eu-west-1 than was used: -5 in all"));
}

TEST_CASE("what is left out of an export is named with its line and the reason") {
    const Folder folder;
    folder.write("rows.csv", kReport + "AWSLambda,Request,1000000,us-east-1\nAWSLambda,EUC1-Request,1,us-east-1\n" +
                                 "AmazonEC2,BoxUsage:m5.large,730,us-east-1\n");
    const Outcome rows = run(folder, "bill rows.csv");
    CHECK(holds(rows.err,
                "left out: 1 line of AWSLambda EUC1-Request in us-east-1, which is a usage type of "
                "eu-central-1 (rows.csv:3)"));
    CHECK(holds(rows.err, "left out: 1 line of AmazonEC2 BoxUsage:m5.large, which no book knows (rows.csv:4)"));
    folder.write("mexico.csv",
                 "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount\n"
                 "AWSLambda,Request,1000000\nAWSLambda,MXC1-Request,1\n");
    CHECK(holds(run(folder, "bill mexico.csv --region us-east-1").err,
                "left out: 1 line of AWSLambda MXC1-Request, whose prefix is of no region that is known: its lines do "
                "not name one (mexico.csv:3)"));
    folder.write("list.json", R"({"Region": "mx-central-1",
        "Usage": [{"Service": "AWSLambda", "UsageType": "MXC1-Request", "Quantity": 3000000}]})");
    CHECK(holds(run(folder, "bill list.json").err,
                "\"MXC1\" before \"Request\" is no region's prefix that is known; "
                "that of mx-central-1 has no source: leave it out"));
}

// 1,000,000 requests at 0.0000002 in each region; half of it off in Frankfurt, a tenth elsewhere.
TEST_CASE("a discount with a region's prefix holds there, one without it everywhere else") {
    const Folder folder;
    folder.write("rows.csv", kReport + "AWSLambda,Request,1000000,us-east-1\nAWSLambda,Request,1000000,us-east-1\n" +
                                 "AWSLambda,EUC1-Request,1000000,eu-central-1\n");
    folder.write("less.json", R"({"Discounts": {"Request": 10, "EUC1-Request": 50, "SAE1-Request": 9}})");
    const Outcome bill = run(folder, "bill rows.csv --json --with less.json");
    CHECK(holds(bill.out, "\"Total\": 0.46\n"));
    CHECK(holds(bill.err, "nothing was used of SAE1-Request, which Discounts lowers"));
    folder.write("list.json", R"({"Region": "us-east-1", "Discounts": {"USE1-Request": 50},
        "Rates": {"USE1-Lambda-GB-Second": 0.00001},
        "Usage": [{"Service": "AWSLambda", "UsageType": "USE1-Request", "Quantity": 1000000},
                  {"Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 100000}]})");
    CHECK(holds(run(folder, "bill list.json --json --region eu-central-1").out, "\"Total\": 1.1\n"));
}

TEST_CASE("use of two calendar months without billing periods is said to be taken as one month's") {
    const Folder folder;
    const std::string head =
        "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region,lineItem/UsageStartDate,"
        "lineItem/UsageEndDate\n";
    const std::string january = "AWSLambda,Request,1000000,us-east-1,2026-01-05T00:00:00Z,2026-01-06T00:00:00Z\n";
    folder.write("both.csv",
                 head + january + "AWSLambda,Request,1000000,us-east-1,2026-02-05T00:00:00Z,2026-02-06T00:00:00Z\n");
    const std::string note = "its use is of 2 calendar months (2026-01 to 2026-02) and taken as one month's";
    CHECK(holds(run(folder, "bill both.csv").err, note));
    folder.write("one.csv", head + january);
    CHECK_FALSE(holds(run(folder, "bill one.csv").err, "calendar months"));
}

TEST_CASE("a total of which nothing is known is null in JSON, never 0") {
    const Folder folder;
    folder.write("list.json",
                 R"({"Region": "eu-west-1", "Currency": {"Code": "EUR", "PerUSD": 0.9, "AsOf": "2026-11-01"},
        "Usage": [{"Service": "AmazonDAX", "UsageType": "NodeUsage:dax.r5.large", "Quantity": 730}]})");
    const Outcome bill = run(folder, "bill list.json --json");
    CHECK(bill.code == 0);
    CHECK(holds(bill.out, "\"Total\": null\n"));
    CHECK(holds(bill.out, "\"Reason\": \"no sourced price in eu-west-1\""));
    CHECK_FALSE(holds(bill.out, "InCurrency"));
    CHECK_FALSE(holds(run(folder, "bill list.json").out, " EUR at "));
    folder.write("none.json", R"({"Region": "eu-west-1", "Usage": []})");
    CHECK(holds(run(folder, "bill none.json --json").out, "\"Total\": 0\n"));
}

TEST_CASE("a user's price that begins after today is charged and said, and left out before its day") {
    const Folder folder;
    fs::create_directory(folder / "mine");
    folder.write("mine/book.json", R"({"formatVersion": 2, "service": "AWSLambda", "name": "AWS Lambda",
        "freeTiers": [], "sources": {"f": {"title": "t", "url": "u", "validFrom": "2999-01-01", "readOn": "2026-11-02"}},
        "usageTypes": [{"usageType": "Request", "unit": "Requests", "source": "f",
                        "regions": {"us-east-1": ["", "0.0000009"]}}]})");
    folder.write("list.json", R"({"Region": "us-east-1",
        "Usage": [{"Service": "AWSLambda", "UsageType": "Request", "Quantity": 1000000}]})");
    const Outcome later = run(folder, "bill list.json --json --book mine");
    CHECK(holds(later.out, "\"Total\": 0.9\n"));
    CHECK(holds(later.err, "note: Request of us-east-1 in mine/book.json holds from 2999-01-01, after today"));
    const Outcome before = run(folder, "bill list.json --json --book mine --as-of 2026-11-01");
    CHECK(holds(before.out, "\"Total\": 0.2\n"));
    CHECK_FALSE(holds(before.err, "after today"));
}

TEST_CASE("a user's free tier that begins after today is said") {
    const Folder folder;
    fs::create_directory(folder / "mine");
    folder.write("mine/book.json", R"({"formatVersion": 2, "service": "AWSLambda", "name": "AWS Lambda",
        "freeTiers": [{"name": "Lambda requests", "kind": "always", "usageTypes": ["Request"], "quantity": 5,
                       "unit": "Requests", "source": "f", "validFrom": "2999-01-01"}],
        "sources": {"f": {"title": "t", "url": "u", "readOn": "2026-11-02"}}, "usageTypes": []})");
    const Outcome listed = run(folder, "prices list --book mine");
    CHECK(holds(listed.err, "note: the free tier \"Lambda requests\" in mine/book.json holds from 2999-01-01, after"));
    CHECK(holds(listed.out, "no price, 0 reservations, 1 free tier, known from 2999-01-01; mine/book.json"));
}

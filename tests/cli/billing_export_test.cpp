// SPDX-License-Identifier: GPL-3.0-or-later
// `headroom bill` of what AWS exports. Oracle: amounts by hand, beside each.
#include <fmt/format.h>

#include <cstdlib>

#include "tests/cli/program.hpp"

using namespace program;

namespace {

/// The user's own folder of books must not matter to these tests.
Outcome run(const Folder& folder, const std::string& arguments) {
    return headroom(folder, arguments, "env XDG_DATA_HOME=" + (folder / "data").string());
}

std::string hourText(int hour) { return fmt::format("2026-06-{:02}T{:02}:00:00Z", hour / 24 + 1, hour % 24); }

/// A cost-and-usage report of the first `hours` of June, an hour or `step` hours a line: 3,600 GB-s an hour in the
/// first half of the month, nothing in the second.
std::string reportOf(int hours, int step = 1) {
    std::string text =
        "lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,lineItem/ResourceId,"
        "product/region,lineItem/UsageStartDate,lineItem/UsageEndDate\n";
    for (int hour = 0; hour < hours; hour += step) {
        const int until = hour + step;
        const std::string times =
            "us-east-1," + hourText(hour) + "," + (until == 720 ? "2026-07-01T00:00:00Z" : hourText(until)) + "\n";
        text += fmt::format("Usage,AWSLambda,Lambda-GB-Second,{},f,", hour < 360 ? 3'600 * step : 0) + times;
    }
    return text;
}

const char* const kPlan = R"({"SavingsPlans": [{"Name": "Compute", "Commitment": 0.03,
    "Rates": {"Lambda-GB-Second": 0.00001}}]})";

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

bool gzip(const Folder& folder, const std::string& name) {
    return std::system(("gzip -k '" + (folder / name).string() + "'").c_str()) == 0;  // NOLINT(cert-env33-c)
}

}  // namespace

// 0.03 USD an hour pay for 3,000 of each busy hour's 3,600 GB-s: 720 x 0.03 = 21.60, and 360 x 600 GB-s on demand at
// 0.0000166667 = 3.6000072. If the use were even, 1,800 an hour, the plan would pay for all of it.
TEST_CASE("a plan is set against the hours of an hourly export") {
    const Folder folder;
    folder.write("plan.json", kPlan);
    folder.write("hourly.csv", reportOf(720));
    const Outcome hourly = run(folder, "bill hourly.csv --json --with plan.json");
    CHECK(hourly.code == 0);
    CHECK(holds(hourly.out, "\"Total\": 25.2000072\n"));
    CHECK(holds(hourly.out, "\"ByHour\": true"));
    folder.write("daily.csv", reportOf(720, 24));
    const Outcome daily = run(folder, "bill daily.csv --json --with plan.json");
    CHECK(holds(daily.out, "\"Total\": 21.6\n"));
    CHECK(holds(daily.out, "\"ByHour\": false"));
}

// Of half a month's hours MonthHours is theirs only when it says so: 360 x 0.03 = 10.80 and the same 3.6000072.
TEST_CASE("an export of less than a month says that commitments are of a month") {
    const Folder folder;
    folder.write("plan.json", kPlan);
    folder.write("half.csv", reportOf(360));
    const Outcome half = run(folder, "bill half.csv --json --with plan.json");
    CHECK(half.code == 0);
    const std::string note =
        "the export's lines are of 360 hours, what is committed to of 730: with \"MonthHours\": 360";
    CHECK(holds(half.err, note));
    CHECK(holds(half.out, "\"Total\": 21.9\n"));  // 730 h x 0.03, which pay for 2,190,000 of 1,296,000 GB-s
    std::string said = kPlan;
    said.insert(1, "\"MonthHours\": 360.0, ");
    folder.write("said.json", said);
    const Outcome own = run(folder, "bill half.csv --json --with said.json");
    CHECK(holds(own.out, "\"Total\": 14.4000072\n"));
    CHECK_FALSE(holds(own.err, note));
}

// The month is the billing period, whatever was used in it: 744 x 0.03 = 22.32, and 700 x 600 GB-s on demand.
TEST_CASE("the month of an export is its billing period, not the time of what has a price") {
    const Folder folder;
    folder.write("plan.json", kPlan);
    std::string text =
        "bill/BillingPeriodStartDate,bill/BillingPeriodEndDate,lineItem/ProductCode,lineItem/UsageType,"
        "lineItem/UsageAmount,product/region,lineItem/UsageStartDate,lineItem/UsageEndDate\n";
    const std::string period = "2026-06-01T00:00:00Z,2026-07-01T00:00:00Z,";
    for (int hour = 0; hour < 700; ++hour)
        text +=
            period + "AWSLambda,Lambda-GB-Second,3600,us-east-1," + hourText(hour) + "," + hourText(hour + 1) + "\n";
    folder.write("june.csv", text);
    const Outcome june = run(folder, "bill june.csv --json --with plan.json");
    CHECK(holds(june.out, "\"Total\": 28.600014\n"));  // 720 x 0.03 + 700 x 600 x 0.0000166667
    CHECK(
        holds(june.err, "the export's lines are of 700 hours, what is committed to of 720: with \"MonthHours\": 700"));
    std::string said = kPlan;
    said.insert(1, "\"MonthHours\": 700, ");
    folder.write("said.json", said);
    const Outcome own = run(folder, "bill june.csv --json --with said.json");
    CHECK(holds(own.out, "\"Total\": 28.000014\n"));  // 700 x 0.03 and the same on demand
    CHECK(holds(own.out, "\"ByHour\": true"));
    // One line of a whole month spreads its own use evenly, and no other; the bill says so.
    folder.write("mixed.csv", text + period + "AmazonDynamoDB,TimedStorage-ByteHrs,10,us-east-1," + hourText(0) +
                                  ",2026-07-01T00:00:00Z\n");
    const Outcome mixed = run(folder, "bill mixed.csv --json --with plan.json");
    CHECK(holds(mixed.out, "\"Total\": 31.100014\n"));  // and 10 GB at 0.25
    CHECK(holds(mixed.out, "\"ByHour\": true"));
    CHECK(holds(mixed.err, "use whose lines are not of an hour of the month each is spread evenly"));
}

TEST_CASE("lines that make no sense of hours or of regions are no crash") {
    const Folder folder;
    folder.write("plan.json", kPlan);
    const std::string head =
        "bill/BillingPeriodStartDate,bill/BillingPeriodEndDate,lineItem/ProductCode,lineItem/UsageType,"
        "lineItem/UsageAmount,product/region,lineItem/UsageStartDate,lineItem/UsageEndDate\n";
    const std::string june = "2026-06-01T00:00:00Z,2026-07-01T00:00:00Z,AWSLambda,Lambda-GB-Second,1000,us-east-1,";
    const std::string may = june + "2026-05-01T00:00:00Z,2026-05-01T01:00:00Z\n";
    const std::string inside = june + "2026-06-02T00:00:00Z,2026-06-02T01:00:00Z\n";
    for (const std::string& lines : {may, may + inside}) {  // hours outside of the period: even over it
        folder.write("out.csv", head + lines);
        const Outcome out = run(folder, "bill out.csv --json --with plan.json");
        CHECK(out.code == 0);
        CHECK(holds(out.out, "\"Total\": 21.6\n"));
    }
    const std::string bare = "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount\n";
    folder.write("prefix.csv", bare + "AWSLambda,USE2,5\nAWSLambda,Request,1000000\n");
    CHECK(run(folder, "bill prefix.csv --region us-east-1").code == 0);
    // The home region is that of most rows, with or without a prefix.
    std::string rows = bare + "AWSLambda,EUC1-Request,1\nAWSLambda,EUC1-Request,1\n";
    for (int i = 0; i < 5; ++i) rows += "AWSLambda,Request,1\n";
    folder.write("home.csv", rows);
    CHECK(holds(run(folder, "bill home.csv --json").out, "\"Region\": \"us-east-1\""));
}

// 7 x 1,000,000 requests at 0.0000002; what is counted in bytes is not guessed.
TEST_CASE("a FOCUS export's units are multiplied out, or refused by line") {
    const Folder folder;
    const std::string head = "ServiceName,x_UsageType,PricingQuantity,PricingUnit,ChargeCategory,RegionId\n";
    folder.write("millions.csv", head + "AWS Lambda,Request,7,1000000 Requests,Usage,us-east-1\n");
    CHECK(holds(run(folder, "bill millions.csv --json").out, "\"Total\": 1.4\n"));
    folder.write("bytes.csv", head + "Amazon DynamoDB,TimedStorage-ByteHrs,107374182400,B,Usage,us-east-1\n" +
                                  "Amazon DynamoDB,WriteCapacityUnit-Hrs,3600,Seconds,Usage,us-east-1\n");
    const Outcome bytes = run(folder, "bill bytes.csv");
    CHECK(bytes.code == 2);
    CHECK(holds(bytes.err, "bytes.csv:2: is counted in \"B\", and priced by GB-Mo: give it so"));
    CHECK(holds(bytes.err, "bytes.csv:3: is counted in \"Seconds\", and priced by "));
    folder.write("odd.csv", head + "Amazon DynamoDB,TimedStorage-ByteHrs,1,PiB,Usage,us-east-1\n");
    CHECK(holds(run(folder, "bill odd.csv").err, "odd.csv:2: is counted in \"PiB\""));
    // 7 x 10,000 at 0.0000002; a line of no unit at all costs its own amount, not the bill.
    folder.write("kilo.csv", head + "AWS Lambda,Request,7,10K Requests,Usage,us-east-1\n" +
                                 "AWS Lambda,Request,7,10x Requests,Usage,us-east-1\n");
    const Outcome kilo = run(folder, "bill kilo.csv --json");
    CHECK(holds(kilo.out, "\"Total\": 0.014\n"));
    CHECK(
        holds(kilo.err,
              "left out: 1 line of AWSLambda Request counted in \"10x Requests\", which is no unit: a whole number, a "
              "space and what is counted (kilo.csv:3)"));
    folder.write("seconds.csv", head + "AWS Lambda,Lambda-GB-Second,600000,Seconds,Usage,us-east-1\n");
    CHECK(run(folder, "bill seconds.csv").code == 0);
}

// 3,000,000 chunks of 64 KB at 1 USD a million.
TEST_CASE("events of EventBridge are priced by AWS's unit, 64K-Chunks") {
    const Folder folder;
    folder.write("events.csv",
                 "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,pricing/unit,product/region\n"
                 "AWSEvents,USE1-Event-64K-Chunks,3000000,64K-Chunks,us-east-1\n");
    const Outcome bill = run(folder, "bill events.csv --json");
    CHECK(bill.code == 0);
    CHECK(holds(bill.out, "\"Total\": 3\n"));
}

// 2 million at 0.40 and 1 million at 0.50 a million; what AWS booked as free is use of standard queues: 1 million more.
TEST_CASE("requests of queues are the same under the names that AWS gives them outside us-east-1") {
    const Folder folder;
    folder.write("queues.csv",
                 "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region\n"
                 "AWSQueueService,EU-Requests-Tier1,2000000,eu-west-1\n"
                 "AWSQueueService,EU-Requests-FIFO-Tier1,1000000,eu-west-1\n"
                 "AWSQueueService,Global-Requests,1000000,eu-west-1\n");
    const Outcome moved = run(folder, "bill queues.csv --json --region us-east-1");
    CHECK(holds(moved.out, "\"Total\": 1.7\n"));
    CHECK(holds(moved.err, "priced as use of standard queues: 1 line of AWSQueueService Global-Requests"));
    CHECK(holds(run(folder, "bill queues.csv").out,
                "not priced: 3,000,000 Requests of AWSQueueService Requests-RBP: no sourced price in eu-west-1"));
}

TEST_CASE("own rates hold in the region of their prefix, and what is of no known region has no price") {
    const Folder folder;
    const std::string head = "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region\n";
    folder.write("rates.json", R"({"Rates": {"EUC1-Request": 0.000001, "Request": 0.0000005}})");
    folder.write("two.csv", head + "AWSLambda,Request,1000000,us-east-1\nAWSLambda,Request,1000000,us-east-1\n" +
                                "AWSLambda,EUC1-Request,1000000,eu-central-1\n");
    CHECK(holds(run(folder, "bill two.csv --json --with rates.json").out, "\"Total\": 2\n"));  // 2 x 0.50 + 1.00
    folder.write("mars.csv", head + "AWSLambda,Request,1000000,us-east-1\nAWSLambda,Request,1000000,mars-1\n");
    const Outcome mars = run(folder, "bill mars.csv --json");
    CHECK(holds(mars.out, "\"Total\": 0.2\n"));
    CHECK(holds(mars.out, "left out: 1 line of \\\"mars-1\\\", which is no region of the books"));
    // A region that nothing was used in prices nothing.
    folder.write("one.csv", head + "AWSLambda,Request,1000000,us-east-1\n");
    const Outcome one = run(folder, "bill one.csv --json --with rates.json");
    CHECK(holds(one.out, "\"Total\": 0.5\n"));
    CHECK(holds(one.err, "nothing was used of EUC1-Request, which Rates prices"));
    // Bytes that leave are AWSDataTransfer's, whoever sent them.
    folder.write("bytes.csv", head + "AmazonApiGateway,DataTransfer-Out-Bytes,200,us-east-1\n");
    CHECK(holds(run(folder, "bill bytes.csv --json").out, "\"Total\": 18\n"));
}

TEST_CASE("what an export's bill leaves out stands in its JSON as well") {
    const Folder folder;
    folder.write("cur.csv",
                 "lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region\n"
                 "Usage,AWSLambda,Request,1000000,us-east-1\nUsage,AmazonEC2,BoxUsage:m5.large,730,us-east-1\n");
    const Outcome bill = run(folder, "bill cur.csv --json");
    CHECK(holds(bill.out, "left out: 1 line of AmazonEC2 BoxUsage:m5.large, which no book knows"));
    CHECK(holds(bill.out, "\"Notes\""));
    folder.write("usage.json", R"({"Region": "us-east-1", "Usage": []})");
    CHECK_FALSE(holds(run(folder, "bill usage.json --json").out, "\"Notes\""));
    folder.write("nowhere.csv",
                 "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount\nAWSLambda,Request,1000000\n");
    const Outcome nowhere = run(folder, "bill nowhere.csv");
    CHECK(nowhere.code == 2);
    CHECK(holds(nowhere.err, "nowhere.csv: says of no line which region it is of"));
    CHECK(run(folder, "bill nowhere.csv --region us-east-1").code == 0);
    folder.write("empty.csv", "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount\n");
    CHECK(holds(run(folder, "bill empty.csv").err, "empty.csv: holds no line of use below its header"));
}

TEST_CASE("an export that gzip compressed is read, and a cut one is refused") {
    const Folder folder;
    folder.write("cur.csv", reportOf(720));
    REQUIRE(gzip(folder, "cur.csv"));
    const Outcome bill = run(folder, "bill cur.csv.gz --json");
    CHECK(bill.code == 0);
    CHECK(bill.out == run(folder, "bill cur.csv --json").out);
    std::string cut = slurp(folder / "cur.csv.gz");
    cut.resize(cut.size() / 2);
    folder.write("cut.csv.gz", cut);
    const Outcome broken = run(folder, "bill cut.csv.gz");
    CHECK(broken.code == 2);
    CHECK(broken.out.empty());
    CHECK(broken.err == "headroom: cut.csv.gz: is cut off: it is packed, and its end is missing\n");
    fs::rename(folder / "cur.csv.gz", folder / "CUR.CSV.GZ");
    CHECK(run(folder, "bill CUR.CSV.GZ --json").out == bill.out);
}

TEST_CASE("what has no price is listed with its quantity, and own rates are named among the books") {
    const Folder folder;
    folder.write("usage.json", R"({"Region": "us-east-1", "Rates": {"Request": 0.0000003},
        "SavingsPlans": [{"Name": "Compute", "Commitment": 0.01, "Rates": {"Lambda-GB-Second": 0.0000146667}}],
        "Usage": [{"Service": "AWSLambda", "UsageType": "Request", "Quantity": 1000000},
                  {"Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 1000000},
                  {"Service": "AmazonEC2", "UsageType": "NatGateway-Hours", "Quantity": 1460}]})");
    const Outcome bill = run(folder, "bill usage.json");
    CHECK(holds(bill.out,
                "not priced: 1,460 Hrs of AmazonEC2 NatGateway-Hours: no sourced price in us-east-1; Rates "
                "may give one"));
    CHECK(holds(bill.out, "prices of AWSLambda from own Rates\n"));
    CHECK(holds(bill.out, "prices of ComputeSavingsPlans from own Rates\n"));
    CHECK(holds(bill.out, "total of what has a price"));
    CHECK(holds(run(folder, "bill usage.json --json").out, "\"File\": \"own Rates\""));
    CHECK(holds(run(folder, "bill usage.json --json").out, "\"Incomplete\": true"));
}

TEST_CASE("a day before the first price, and a book that is not there, are told as what they are") {
    const Folder folder;
    const Outcome early = run(folder, "prices show us-east-1 AWSLambda --as-of 2020-01-01");
    CHECK(
        early.out.starts_with("No sourced price of AWSLambda in us-east-1 on 2020-01-01: the newest are known from "));
    const Outcome missing = run(folder, "prices diff shipped nowhere");
    CHECK(missing.code == 2);
    CHECK(missing.err == "headroom: nowhere: there is no such file or folder; \"shipped\" is what came along\n");
}

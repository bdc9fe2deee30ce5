// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.hpp"

using namespace program;

namespace {

/// An offer file of Lambda requests in us-east-1 at a price.
std::string offer(const std::string& usd) {
    return R"({"formatVersion": "v1.0", "offerCode": "AWSLambda", "version": "20261001000000",
 "publicationDate": "2026-10-01T00:00:00Z", "products": {"GU2ZS9HVP6QTQ7KE": {"sku": "GU2ZS9HVP6QTQ7KE", "attributes":
 {"usagetype": "Request", "regionCode": "us-east-1", "servicename": "AWS Lambda"}}}, "terms": {"OnDemand":
 {"GU2ZS9HVP6QTQ7KE": {"GU2ZS9HVP6QTQ7KE.JRTCKXETXF": {"effectiveDate": "2026-10-01T00:00:00Z", "priceDimensions":
 {"GU2ZS9HVP6QTQ7KE.JRTCKXETXF.6YS6EN2CT7": {"rateCode": "GU2ZS9HVP6QTQ7KE.JRTCKXETXF.6YS6EN2CT7", "beginRange": "0",
 "endRange": "Inf", "unit": "Requests", "pricePerUnit": {"USD": ")" +
           usd + R"("}}}}}}}})";
}

const char* kUsage =
    R"({"Region": "us-east-1", "Usage": [{"Service": "AWSLambda", "UsageType": "Request", "Quantity": 1000000}]})";

/// The user's own folder of books must not matter to these tests.
Outcome run(const Folder& folder, const std::string& arguments) {
    return headroom(folder, arguments, "env XDG_DATA_HOME=" + (folder / "data").string());
}

}  // namespace

TEST_CASE("prices import puts AWS's prices in place of the shipped ones, for bill and for diff") {
    const Folder folder;
    folder.write("offer.json", offer("0.0000003000"));
    folder.write("usage.json", kUsage);
    const Outcome import = run(folder, "prices import offer.json --book own");
    CHECK(import.code == 0);
    CHECK(import.out.find("AWSLambda Request us-east-1: 0.0000002 -> 0.0000003\n") != std::string::npos);
    CHECK(import.out.find("1 product, 1 price: 1 differs, 0 as before") != std::string::npos);
    CHECK(fs::exists(folder / "own/AWSLambda.json"));
    CHECK(run(folder, "bill usage.json --json").out.find("\"Total\": 0.2") != std::string::npos);
    const Outcome billed = run(folder, "bill usage.json --book own");
    CHECK(billed.out.find("0.3") != std::string::npos);
    CHECK(billed.out.find("prices of AWSLambda from own/AWSLambda.json") != std::string::npos);
    CHECK(run(folder, "bill usage.json --json --book own --as-of 2026-01-01").out.find("\"Total\": 0.2") !=
          std::string::npos);
    CHECK(run(folder, "prices diff shipped own").out ==
          "AWSLambda Request us-east-1: 0.0000002 USD per Requests -> 0.0000003 USD per Requests\n1 price differs\n");
    CHECK(run(folder, "prices import offer.json --book own").out.find("No price differs") != std::string::npos);
    CHECK(run(folder, "prices show us-east-1 AWSLambda --book own").out.find("own/AWSLambda.json") !=
          std::string::npos);
    CHECK(run(folder, "prices list --book own").out.find("AmazonDynamoDB") != std::string::npos);
}

TEST_CASE("books in the usual folder are used without being named") {
    const Folder folder;
    folder.write("offer.json", offer("0.0000003000"));
    folder.write("usage.json", kUsage);
    REQUIRE(run(folder, "prices import offer.json").code == 0);
    CHECK(fs::exists(folder / "data/headroom/prices/AWSLambda.json"));
    CHECK(run(folder, "bill usage.json --json").out.find("\"Total\": 0.3") != std::string::npos);
}

TEST_CASE("validate knows the user's books, as run does") {
    const Folder folder;
    folder.write("plan.json", R"({"version": "1", "publicationDate": "2026-01-22T00:00:00Z", "regionCode": "us-east-1",
 "products": [{"sku": "ZGC49G7XS8QA54BQ", "serviceCode": "ComputeSavingsPlans", "usageType": "ComputeSP:1yrNoUpfront"}],
 "terms": {"savingsPlan": [{"sku": "ZGC49G7XS8QA54BQ", "effectiveDate": "2026-01-22T00:00:00Z", "rates": [
 {"discountedUsageType": "Lambda-GB-Second", "discountedServiceCode": "AWSLambda", "unit": "Lambda-GB-Second",
 "discountedRate": {"price": "0.0000147", "currency": "USD"}}]}]}})");
    REQUIRE(run(folder, "prices import plan.json --book own").code == 0);
    std::string planned = kTiny;
    planned.replace(planned.find("\"Resources\""), 0,
                    R"("Billing": {"SavingsPlans": [{"Name": "ComputeSP:1yrNoUpfront", "Commitment": 0.01}]},)");
    folder.write("planned.json", planned);
    CHECK(run(folder, "validate planned.json --book own").code == 0);
    const Outcome shipped = run(folder, "validate planned.json");
    CHECK(shipped.code == 2);
    CHECK(shipped.err.find("a savings plan needs its rates") != std::string::npos);
}

TEST_CASE("one broken file of several leaves the books as they were") {
    const Folder folder;
    folder.write("good.json", offer("0.0000003000"));
    folder.write("cut.json", offer("0.0000004000").substr(0, 300));
    const Outcome import = run(folder, "prices import good.json cut.json --book own");
    CHECK(import.code == 2);
    CHECK(import.err.find("error: the file ends in the middle: it is truncated") != std::string::npos);
    CHECK_FALSE(fs::exists(folder / "own"));
    const Outcome missing = run(folder, "prices import nothing.json --book own");
    CHECK(missing.code == 2);
    CHECK(missing.err == "headroom: nothing.json: there is no such file\n");
    CHECK(run(folder, "prices import . --book own").err == "headroom: .: is a folder; name the files in it\n");
    CHECK(run(folder, "bill nothing.csv").code == 2);
    CHECK(run(folder, "bill nothing.json").code == 2);
    CHECK(run(folder, "bill good.json --book nowhere").code == 2);
    CHECK(run(folder, "prices show us-east-9 AWSLambda").code == 2);
    CHECK(run(folder, "prices show us-east-1 Lambda").err.find("did you mean") != std::string::npos);
}

TEST_CASE("a cost-and-usage report is priced again under another region and table class") {
    const Folder folder;
    folder.write(
        "cur.csv",
        "lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,lineItem/ResourceId,"
        "product/region,lineItem/UnblendedCost\n"
        "Usage,AWSLambda,EUC1-Request,600000,f,eu-central-1,9\n"
        "Usage,AWSLambda,EUC1-Request,400000,f,eu-central-1,9\n"
        "Usage,AmazonDynamoDB,EUC1-TimedStorage-ByteHrs,100,t,eu-central-1,9\n"
        "Usage,AmazonEC2,EUC1-BoxUsage:m5.large,730,i,eu-central-1,9\n"
        "Tax,AWSLambda,,1,,eu-central-1,9\n");
    folder.write("free.csv",  // what was free is booked under names of all regions
                 "lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region\n"
                 "Usage,AWSLambda,Global-Request,1000000,us-east-1\nUsage,AWSLambda,Request,1000000,us-east-1\n");
    CHECK(run(folder, "bill free.csv --json").out.find("\"Total\": 0.4\n") != std::string::npos);
    const Outcome same = run(folder, "bill cur.csv --json");
    CHECK(same.code == 0);
    CHECK(same.out.find("\"Total\": 30.8") != std::string::npos);  // 0.20 + 100 x 0.306
    CHECK(same.err.find("left out: 1 line of AmazonEC2 EUC1-BoxUsage:m5.large, which no book knows") !=
          std::string::npos);
    CHECK(same.err.find("left out: 1 line of Tax, which is not usage") != std::string::npos);
    CHECK(run(folder, "bill cur.csv --json --region us-east-1").out.find("\"Total\": 25.2") != std::string::npos);
    CHECK(run(folder, "bill cur.csv --json --region us-east-1 --table-class standard-ia").out.find("\"Total\": 10.2") !=
          std::string::npos);
    folder.write("with.json", R"({"Discount": 10})");
    CHECK(run(folder, "bill cur.csv --json --region us-east-1 --with with.json").out.find("\"Total\": 22.68") !=
          std::string::npos);
    // Bytes stand under their sender; what a reservation left unused is no use.
    folder.write("bytes.csv",
                 "lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region,"
                 "product/servicecode\nUsage,AWSLambda,DataTransfer-Out-Bytes,200,us-east-1,AWSDataTransfer\n");
    CHECK(run(folder, "bill bytes.csv --json").out.find("\"Total\": 18") != std::string::npos);  // 200 x 0.09
    folder.write("focus.csv",
                 "ServiceName,x_UsageType,PricingQuantity,ChargeCategory,CommitmentDiscountStatus,RegionId\n"
                 "AWS Lambda,Request,1000000,Usage,,us-east-1\nAWS Lambda,Request,5000000,Usage,Unused,us-east-1\n");
    CHECK(run(folder, "bill focus.csv --json").out.find("\"Total\": 0.2") != std::string::npos);
    folder.write("broken.csv", "a,b\n1,2\n");
    CHECK(run(folder, "bill broken.csv").code == 2);
}

// 1,000,000 requests in each of two regions, 100 GB of tables in Frankfurt: 0.20 + 0.20 + 30.60.
TEST_CASE("a bill of several regions has each region's prices, unless it is moved to one") {
    const Folder folder;
    const std::string head =
        "lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region\n";
    folder.write("cur.csv", head +
                                "Usage,AWSLambda,EUC1-Request,1000000,eu-central-1\n"
                                "Usage,AmazonDynamoDB,EUC1-TimedStorage-ByteHrs,100,eu-central-1\n"
                                "Usage,AWSLambda,Request,1000000,us-east-1\n");
    const Outcome both = run(folder, "bill cur.csv --json");
    CHECK(both.code == 0);
    CHECK(both.out.find("\"Total\": 31\n") != std::string::npos);
    CHECK(both.err.find("each of 2 regions is priced with its own prices") != std::string::npos);
    CHECK(run(folder, "bill cur.csv").out.find("AWSLambda Request in us-east-1") != std::string::npos);
    CHECK(run(folder, "bill cur.csv --json --region us-east-1").out.find("\"Total\": 25.4\n") != std::string::npos);
    folder.write("with.json", R"({"Discount": 10, "Currency": {"Code": "EUR", "PerUSD": 0.5, "AsOf": "2026-11-01"}})");
    const Outcome less = run(folder, "bill cur.csv --json --with with.json");
    CHECK(less.out.find("\"Total\": 27.9\n") != std::string::npos);
    CHECK(less.out.find("13.95") != std::string::npos);
    // A row without a region is where its prefix says; one of no region is where most rows are. DynamoDB's free tier is
    // each region's: 75 of 100 GB are paid in both, 22.95 and 18.75, and the requests are free in the one alone.
    folder.write("bare.csv", head +
                                 "Usage,AmazonDynamoDB,EUC1-TimedStorage-ByteHrs,100,\n"
                                 "Usage,AmazonDynamoDB,TimedStorage-ByteHrs,100,us-east-1\n"
                                 "Usage,AWSLambda,Request,1000000,global\nUsage,AWSLambda,Request,1000000,us-east-1\n");
    const Outcome bare = run(folder, "bill bare.csv --json");
    CHECK(bare.out.find("\"Total\": 56\n") != std::string::npos);  // 30.60 + 25.00 + 0.40
    CHECK(bare.err.find("priced with those that name no region: 1 line of \"global\"") != std::string::npos);
    // Without a column of regions, bare names are us-east-1's where others have a prefix: 5 x 0.625 and next to
    // nothing.
    folder.write("prefixes.csv",
                 "lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount\n"
                 "Usage,AmazonDynamoDB,WriteRequestUnits,5000000\nUsage,AmazonDynamoDB,EUC1-WriteRequestUnits,0\n");
    CHECK(run(folder, "bill prefixes.csv --json").out.find("\"Total\": 3.125\n") != std::string::npos);
    folder.write("months.csv",
                 "bill/BillingPeriodStartDate,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount\n"
                 "2026-01-01T00:00:00Z,AWSLambda,Request,1\n2026-02-01T00:00:00Z,AWSLambda,Request,1\n");
    const Outcome months = run(folder, "bill months.csv --region us-east-1");
    CHECK(months.code == 2);
    CHECK(months.err.find("months.csv: holds use of 2 billing periods (2026-01-01T00:00:00Z to 2026-02-01T00:00:00Z); "
                          "tiers") != std::string::npos);
    folder.write("free.json", R"({"FreeTier": "always"})");
    CHECK(run(folder, "bill bare.csv --json --with free.json").out.find("\"Total\": 41.9\n") != std::string::npos);
    // What is free for an account is shared by its regions: 6 M requests, a million of them free wherever they are.
    folder.write("wide.csv", head +
                                 "Usage,AWSLambda,Request,1000000,us-east-1\nUsage,AWSLambda,EUC1-Request,5000000,"
                                 "eu-central-1\n");
    const Outcome wide = run(folder, "bill wide.csv --json --with free.json");
    CHECK(wide.out.find("\"Total\": 1\n") != std::string::npos);
    CHECK(wide.err.find("what is free for an account is shared by all") != std::string::npos);
    CHECK(wide.err.find("(as of others: the first by name)") != std::string::npos);
    const Outcome when = run(folder, "bill wide.csv --as-of 2026-13-01");
    const std::string wrongDay = "headroom: --as-of: \"2026-13-01\" is not a date such as 2026-01-05\n";
    CHECK(when.err.ends_with(wrongDay));
    CHECK(when.err.find(wrongDay) == when.err.rfind(wrongDay));
    // Every line that makes no sense is named, and nothing is priced.
    folder.write("bad.csv", head +
                                "Usage,AWSLambda,Request,-x,us-east-1\nUsage,AWSLambda,Request,=1+1,us-east-1\n"
                                "Usage,AWSLambda,Request\n");
    const Outcome bad = run(folder, "bill bad.csv");
    CHECK(bad.code == 2);
    CHECK(bad.out.empty());
    CHECK(bad.err.find("bad.csv:2: \"-x\" is not a quantity") != std::string::npos);
    CHECK(bad.err.find("bad.csv:3: \"=1+1\" is not a quantity") != std::string::npos);
    CHECK(bad.err.find("bad.csv:4: 3 cells under 5 columns") != std::string::npos);
    // A list with its region's prefixes can be moved as well.
    folder.write("list.json", R"({"Region": "eu-central-1", "Usage": [{"Service": "AmazonDynamoDB",
        "UsageType": "EUC1-TimedStorage-ByteHrs", "Quantity": 100}]})");
    CHECK(run(folder, "bill list.json --json --region us-east-1").out.find("\"Total\": 25\n") != std::string::npos);
}

TEST_CASE("discounts, reservations, savings plans and a currency of a usage list") {
    const Folder folder;
    folder.write("usage.json", R"({"Region": "us-east-1", "Discounts": {"Request": 50},
        "ReservedCapacity": [{"UsageType": "WriteCapacityUnit-Hrs", "Term": "1yr", "Units": 100}],
        "SavingsPlans": [{"Name": "Compute", "Commitment": 0.03, "Rates": {"Lambda-GB-Second": 0.0000146667}}],
        "Currency": {"Code": "EUR", "PerUSD": 0.5, "AsOf": "2026-11-01"},
        "Usage": [{"Service": "AWSLambda", "UsageType": "Request", "Quantity": 1000000},
                  {"Service": "AWSLambda", "UsageType": "Lambda-GB-Second", "Quantity": 1000000},
                  {"Service": "AmazonDynamoDB", "UsageType": "WriteCapacityUnit-Hrs", "Quantity": 73000}]})");
    const Outcome bill = run(folder, "bill usage.json --json");
    CHECK(bill.code == 0);
    CHECK(bill.out.find("\"Total\": 43.844") != std::string::npos);  // 0.10 + 21.90 + 21.844
    CHECK(bill.out.find("\"PerMonth\": 21.922") != std::string::npos);
    CHECK(bill.out.find("\"Kind\": \"SavingsPlan\"") != std::string::npos);
    folder.write("wrong.json", R"({"Region": "us-east-1", "Discount": 101, "ReservedCapacity": [{"UsageType": "Request",
        "Term": "2yr", "Units": 1.5}], "Currency": {"Code": "euro", "PerUSD": 0, "AsOf": "x"}, "Usage": []})");
    const Outcome wrong = run(folder, "bill wrong.json");
    CHECK(wrong.code == 2);
    CHECK(wrong.err.find("a discount is between 0 and 100 percent") != std::string::npos);
    CHECK(wrong.err.find("\"2yr\" is not a term of reservations") != std::string::npos);
    CHECK(wrong.err.find("units reserved are a whole number above 0") != std::string::npos);
    folder.write("other.json", R"({"Region": "us-east-1", "ReservedCapacity": [{"UsageType": "Request", "Term": "1yr",
        "Units": 100, "Hourly": 0.1, "Upfront": 1}], "Usage": []})");
    folder.write("part.json", R"({"Region": "us-east-1", "ReservedCapacity": [{"UsageType": "WriteCapacityUnit-Hrs",
        "Term": "1yr", "Units": 150}], "Usage": []})");
    const Outcome part = run(folder, "bill part.json");
    CHECK(part.code == 2);
    CHECK(part.err.find("AWS reserves capacity in blocks of 100 units (DynamoDB Developer Guide") != std::string::npos);
    CHECK(run(folder, "bill other.json").err.find("AWS reserves ReadCapacityUnit-Hrs and WriteCapacityUnit-Hrs") !=
          std::string::npos);
}

TEST_CASE("run prices with the user's books on a day, and exports the bill as FOCUS and as cost-and-usage lines") {
    const Folder folder;
    folder.write("tiny.json", kTiny);
    REQUIRE(run(folder, "run tiny.json --quiet --format focus,focus-hourly,cur --out results").code == 0);
    for (const char* name : {"focus_1_", "focus-hourly_1_", "cur_1_"}) {
        std::size_t found = 0;
        for (const auto& file : fs::directory_iterator(folder / "results"))
            if (file.path().filename().string().starts_with(name)) ++found;
        CHECK(found == 1);
    }
    std::string longer = kTiny;
    longer.replace(longer.find("\"Resources\""), 0, R"("Billing": {"MonthHours": 800},)");
    folder.write("longer.json", longer);
    const Outcome refused = run(folder, "run longer.json --quiet --out longer");
    CHECK(refused.code == 2);
    CHECK(refused.err.find("/Billing/MonthHours") != std::string::npos);
    CHECK(refused.err.find("744") != std::string::npos);
    std::string dated = kTiny;
    dated.replace(dated.find("\"Resources\""), 0, R"("Billing": {"PricesAsOf": "2020-01-01", "Discount": 5},)");
    folder.write("dated.json", dated);
    REQUIRE(run(folder, "run dated.json --quiet --out dated").code == 0);
    CHECK(slurp(folder / "dated/result.json").find("no sourced price in us-east-1 on 2020-01-01") != std::string::npos);
    const Outcome again = run(folder, "report dated/result.json --format cur --out again");
    CHECK(again.err.find("the exported bill of \"as written\" leaves out") != std::string::npos);
    CHECK(run(folder, "report dated/result.json --format md --out again").err.find("leaves out") == std::string::npos);
    const Outcome unpriced = run(folder, "run dated.json --format focus,csv --out dated");
    CHECK(unpriced.err.find("the exported bill of \"as written\" leaves out") != std::string::npos);
    CHECK(slurp(folder / "dated/line_items.csv")
              .find(",not priced,no,,,us-east-1,no sourced price in us-east-1 on 2020-01-01") != std::string::npos);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What a bill cannot be made with is said at its line, by `validate` and before anything is simulated.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

/// The user's own folder of books must not matter to these tests.
Outcome run(const Folder& folder, const std::string& arguments) {
    return headroom(folder, arguments, "env XDG_DATA_HOME=" + (folder / "data").string());
}

/// A scenario with a section of agreements, in a region.
std::string scenario(const std::string& billing, const std::string& region = "us-east-1",
                     const std::string& more = "") {
    std::string text = kTiny;
    text.replace(text.find("us-east-1"), 9, region);
    text.insert(text.find("\"Resources\""), "\"Billing\": " + billing + ",\n" + more);
    return text;
}

const std::string kReserved =
    R"({"ReservedCapacity": [{"UsageType": "WriteCapacityUnit-Hrs", "Term": "3yr", "Units": 100}]})";

}  // namespace

TEST_CASE("a reservation without a price in its region is refused where it stands, before a run and of every design") {
    const Folder folder;
    folder.write("one.json", scenario(kReserved, "eu-south-2"));
    const std::string refused =
        "/Billing/ReservedCapacity/0: AmazonDynamoDB WriteCapacityUnit-Hrs cannot be reserved for 3yr in eu-south-2: "
        "no "
        "sourced price; give its hourly and upfront fees\n";
    const Outcome valid = run(folder, "validate one.json");
    CHECK(valid.code == 2);
    CHECK(contains(valid.err + valid.out, "one.json:2:"));
    CHECK(contains(valid.err + valid.out, refused));
    CHECK(run(folder, "run one.json --quiet --out out").code == 2);
    CHECK_FALSE(fs::exists(folder / "out"));
    // A patch that takes it away leaves the other design refused.
    folder.write("two.json", scenario(kReserved, "eu-south-2",
                                      R"("Designs": [{"Name": "good", "Patch": {"Billing": {"ReservedCapacity": null}}},
  {"Name": "bad"}],)"));
    CHECK(contains(run(folder, "run two.json --quiet --out out").err, refused));
    folder.write("early.json", scenario(R"({"PricesAsOf": "2025-01-01", "ReservedCapacity": [{"UsageType":
        "WriteCapacityUnit-Hrs", "Term": "1yr", "Units": 100}]})"));
    CHECK(contains(run(folder, "run early.json --quiet --out out").err, "the first is known from 2025-08-28"));
    folder.write("here.json", scenario(kReserved));
    CHECK(run(folder, "validate here.json").code == 0);
    folder.write("list.json", R"({"Region": "us-east-2",
 "ReservedCapacity": [{"UsageType": "WriteCapacityUnit-Hrs", "Term": "3yr", "Units": 100}], "Usage": []})");
    CHECK(contains(run(folder, "bill list.json").err, "list.json:2:23: /ReservedCapacity/0: "));
}

// 100 units held for 730 hours at 0.0128 and 0.0145 USD an hour for all of them, and an upfront twelfth of 150 and
// 169.50.
TEST_CASE("a reservation goes with its list to the region of --region, and not from elsewhere") {
    const Folder folder;
    const auto list = [&](const char* region) {
        folder.write("list.json", std::string(R"({"Region": "us-east-1", "ReservedCapacity": [{"UsageType":
 "WriteCapacityUnit-Hrs", "Term": "1yr", "Units": 100, "Region": ")") +
                                      region + R"("}], "Usage": [{"Service": "AmazonDynamoDB", "UsageType":
 "WriteCapacityUnit-Hrs", "Quantity": 73000}]})");
    };
    list("us-east-1");
    CHECK(contains(run(folder, "bill list.json --json").out, "\"Total\": 21.844"));
    CHECK(contains(run(folder, "bill list.json --region eu-west-1 --json").out, "\"Total\": 24.71"));
    list("us-west-2");
    CHECK(contains(run(folder, "bill list.json --region eu-west-1").err, "nothing of this bill is in \"us-west-2\""));
    list("");
    CHECK(contains(run(folder, "bill list.json").err, "/ReservedCapacity/0/Region: is empty; must be a region"));
}

// The export's use of eu-west-1 is priced in us-east-1, and so is what is reserved for it there.
TEST_CASE("a reservation goes with the use of an export to the region of --region, and that is said") {
    const Folder folder;
    folder.write("use.csv",
                 "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region\n"
                 "AmazonDynamoDB,EU-WriteCapacityUnit-Hrs,73000,eu-west-1\n");
    folder.write("with.json", R"({"ReservedCapacity": [{"UsageType": "WriteCapacityUnit-Hrs", "Term": "1yr",
 "Units": 100, "Region": "eu-west-1"}]})");
    CHECK(contains(run(folder, "bill use.csv --with with.json --json").out, "\"Total\": 24.71"));
    const Outcome moved = run(folder, "bill use.csv --with with.json --region us-east-1 --json");
    CHECK(contains(moved.out, "\"Total\": 21.844"));
    CHECK(contains(moved.err, "the reservation of WriteCapacityUnit-Hrs in eu-west-1 is taken to us-east-1"));
    // The same reservation by its prefix, with a Region beside it or none.
    for (const char* region : {"", R"(, "Region": "eu-west-1")"}) {
        folder.write("with.json", std::string(R"({"ReservedCapacity": [{"UsageType": "EU-WriteCapacityUnit-Hrs",
 "Term": "1yr", "Units": 100)") + region +
                                      "}]}");
        const Outcome prefixed = run(folder, "bill use.csv --with with.json --region us-east-1 --json");
        CHECK(contains(prefixed.out, "\"Total\": 21.844"));
        CHECK(contains(prefixed.err, "the reservation of EU-WriteCapacityUnit-Hrs in eu-west-1 is taken to us-east-1"));
    }
    // us-west-2 has the prices of us-east-1.
    folder.write("with.json", R"({"Region": "us-west-2", "ReservedCapacity": [{"UsageType": "WriteCapacityUnit-Hrs",
 "Term": "1yr", "Units": 100, "Region": "eu-west-1"}]})");
    const Outcome own = run(folder, "bill use.csv --with with.json --json");
    CHECK(contains(own.out, "\"Total\": 21.844"));
    CHECK(contains(own.err, "is taken to us-west-2 with the use, as \"Region\" of with.json says"));
    CHECK(contains(run(folder, "bill use.csv --with with.json --region us-east-1 --json").out, "\"Total\": 21.844"));
}

TEST_CASE("a currency that no total could be given in is refused at its rate") {
    const Folder folder;
    folder.write("one.json", scenario(R"({"Currency": {"Code": "EUR", "PerUSD": 1e30, "AsOf": "2026-01-05"}})"));
    const Outcome outcome = run(folder, "run one.json --quiet --out out");
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.err, "one.json:2:"));
    CHECK(contains(outcome.err, "/Billing/Currency/PerUSD: a currency's rate is below a billion to the dollar"));
}

// What a plan saves on is what the design pays on demand: its own Rates, where it has some.
TEST_CASE("a plan dearer than on demand is refused at its rate, unless the design's own price is dearer still") {
    const Folder folder;
    const std::string plan =
        R"({"SavingsPlans": [{"Name": "Data", "Commitment": 0.01, "Rates": {"ReadRequestUnits": 0.001}}]})";
    folder.write("dear.json", scenario(plan));
    CHECK(contains(run(folder, "validate dear.json").err + run(folder, "validate dear.json").out,
                   "/Billing/SavingsPlans/0/Rates/ReadRequestUnits: a savings plan charges no more than on demand"));
    folder.write("own.json", scenario(plan, "us-east-1", R"("Rates": {"ReadRequestUnits": 0.002},)"));
    CHECK(run(folder, "validate own.json").code == 0);
}

// The ranges of the plan's rate and of the price on demand overlap: some draws have the plan dearer.
TEST_CASE("a scenario that is valid is run to its end, whatever is drawn of its agreements") {
    const Folder folder;
    const auto range = [](const std::string& low, const std::string& likely, const std::string& high) {
        return R"({"Uncertain": {"Low": )" + low + R"(, "Likely": )" + likely + R"(, "High": )" + high + "}}";
    };
    const std::string billing =
        R"({"SavingsPlans": [{"Name": "Data", "Commitment": 0.01, "Rates": {"ReadRequestUnits": )" +
        range("0.0000001", "0.00000011", "0.00000012") +
        R"(}}], "ReservedCapacity": [{"UsageType": "WriteCapacityUnit-Hrs", "Term": "1yr", "Units": )" +
        range("100", "200", "300") + "}]}";
    const std::string rates =
        R"("Rates": {"ReadRequestUnits": )" + range("0.0000001", "0.000000115", "0.00000012") + "},\n";
    folder.write("ranges.json", scenario(billing, "us-east-1", rates));
    CHECK(run(folder, "validate ranges.json").code == 0);
    const Outcome outcome = run(folder, "run ranges.json --quiet --out out");
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(fs::exists(folder / "out/result.json"));
}

TEST_CASE("a line of usage with an empty name is refused, never left out of the sum") {
    const Folder folder;
    folder.write("empty.json", R"({"Region": "us-east-1", "Usage": [
 {"Service": "AWSLambda", "UsageType": "", "Quantity": 1},
 {"Service": "", "UsageType": "Request", "Quantity": 1}]})");
    const Outcome empty = run(folder, "bill empty.json --json");
    CHECK(empty.code == 2);
    CHECK(empty.out.empty());
    CHECK(contains(empty.err, "empty.json:2:40: /Usage/0/UsageType: is empty; must be a name such as Request"));
    CHECK(contains(empty.err, "empty.json:3:14: /Usage/1/Service: is empty; must be a name such as AWSLambda"));
}

TEST_CASE("an export of which every line is left out says why, and one with a column twice is refused") {
    const Folder folder;
    const std::string head = "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region";
    folder.write("wrong.csv", head + "\nAWSLambda,EU-Request,1000000,us-east-1\n");
    const Outcome wrong = run(folder, "bill wrong.csv --quiet");
    CHECK(wrong.code == 2);
    CHECK(contains(wrong.err, "EU-Request in us-east-1, which is a usage type of eu-west-1 (wrong.csv:2)"));
    CHECK(contains(wrong.err, "wrong.csv: holds no use that can be priced: every line is left out"));
    folder.write("twice.csv", head + ",lineItem/UsageAmount\nAWSLambda,Request,1000000,us-east-1,2000000\n");
    const Outcome twice = run(folder, "bill twice.csv");
    CHECK(twice.code == 2);
    CHECK(contains(twice.err,
                   "twice.csv:1: has the column \"lineItem/UsageAmount\" twice: which one holds cannot be told"));
}

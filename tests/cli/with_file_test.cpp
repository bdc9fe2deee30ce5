// SPDX-License-Identifier: GPL-3.0-or-later
// What `headroom bill EXPORT --with FILE` takes of the file, and what it says of the rest.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

const std::string kHead = "lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,product/region\n";

Outcome run(const Folder& folder, const std::string& arguments) {
    return headroom(folder, arguments, "env XDG_DATA_HOME=" + (folder / "data").string());
}

}  // namespace

TEST_CASE("what is wrong with the file beside an export is told with its line") {
    const Folder folder;
    folder.write("cur.csv", kHead + "AWSLambda,Request,1000000,us-east-1\n");
    folder.write("with.yaml", "FreeTier: none\nDiscount: -5\n");
    const Outcome discount = run(folder, "bill cur.csv --with with.yaml");
    CHECK(discount.code == 2);
    CHECK(contains(discount.err, "with.yaml:2:11: /Discount: a discount is between 0 and 100 percent"));
    folder.write("rates.yaml", "Rates:\n  Nothing: 1\n");
    CHECK(contains(run(folder, "bill cur.csv --with rates.yaml").err, "rates.yaml:2:12: /Rates/Nothing: "));
}

TEST_CASE("usage in the file beside an export is left aside and a region there moves the bill: both are said") {
    const Folder folder;
    folder.write("cur.csv", kHead + "AWSLambda,Request,1000000,us-east-1\n");
    folder.write("with.json", R"({"Region": "eu-west-1",
        "Usage": [{"Service": "AWSLambda", "UsageType": "Request", "Quantity": 1e12}]})");
    const Outcome bill = run(folder, "bill cur.csv --with with.json --json");
    CHECK(contains(bill.out, "\"Total\": 0.2\n"));
    CHECK(contains(bill.err, "note: \"Usage\" of with.json is left aside: what was used is the export's"));
    CHECK(contains(bill.err, "note: all use is priced in eu-west-1, the \"Region\" of with.json, as --region would"));
    CHECK(contains(run(folder, "bill cur.csv --with with.json --region us-west-2").err,
                   "note: \"Region\" of with.json is left aside: --region comes before it"));
    folder.write("home.json", R"({"Region": "us-east-1", "Discount": 10})");
    CHECK(run(folder, "bill cur.csv --with home.json").err.empty());
}

// 730 hours at 0.052: the rate that the advice names.
TEST_CASE("what has no price in another region is told which rate would give one") {
    const Folder folder;
    folder.write("nat.csv", kHead + "AmazonEC2,NatGateway-Hours,730,us-east-1\nAWSLambda,Request,1,us-east-1\n" +
                                "AmazonEC2,EUC1-NatGateway-Hours,730,eu-central-1\n");
    CHECK(
        contains(run(folder, "bill nat.csv").out,
                 "NatGateway-Hours: no sourced price in eu-central-1; that region's price list may give one (headroom "
                 "prices import), as may Rates of AmazonEC2/EUC1-NatGateway-Hours"));
    folder.write("rates.json", R"({"Rates": {"AmazonEC2/EUC1-NatGateway-Hours": 0.052}})");
    CHECK(contains(run(folder, "bill nat.csv --with rates.json").out, "37.96"));
}

TEST_CASE("a file of another form is told as what it is, and a packed price list is read") {
    const Folder folder;
    folder.write("cur.parquet", "PAR1\x15\x04\x15");
    CHECK(contains(run(folder, "bill cur.parquet").err, "the file is Parquet, which is not read: save it as CSV"));
    folder.write("cur.csv", "PK\x03\x04\x14");
    CHECK(run(folder, "bill cur.csv").err ==
          "headroom: cur.csv: is a zip archive: unpack it; of a workbook (.xlsx, .ods) save the sheet as CSV\n");
    CHECK(contains(run(folder, "prices import cur.csv --book own").err, "is a zip archive"));
    folder.write("offer.csv",
                 R"("FormatVersion","v1.0"
"Publication Date","2026-10-01T00:00:00Z"
"Version","20261001000000"
"OfferCode","AWSLambda"
"SKU","OfferTermCode","RateCode","TermType","EffectiveDate","StartingRange","EndingRange","Unit","PricePerUnit","Currency","usageType","Region Code"
"GU2ZS9HVP6QTQ7KE","JRTCKXETXF","GU2ZS9HVP6QTQ7KE.JRTCKXETXF.6YS6EN2CT7","OnDemand","2026-10-01","0","Inf","Request","0.0000003","USD","Request","us-east-1"
)");
    REQUIRE(std::system(("gzip '" + (folder / "offer.csv").string() + "'").c_str()) == 0);
    const Outcome import = run(folder, "prices import offer.csv.gz --book own");
    CHECK(import.code == 0);
    CHECK(contains(import.out, "AWSLambda Request us-east-1: 0.0000002 -> 0.0000003\n"));
    std::string cut = slurp(folder / "offer.csv.gz");
    folder.write("cut.csv.gz", cut.substr(0, cut.size() / 2));
    CHECK(run(folder, "prices import cut.csv.gz --book own").err ==
          "headroom: cut.csv.gz: is cut off: it is packed, and its end is missing\n");
}

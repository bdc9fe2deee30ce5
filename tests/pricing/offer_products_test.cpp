// SPDX-License-Identifier: GPL-3.0-or-later
// Which region a product of an offer file is of, and which of several products holds.
#include "tests/pricing/offer_file.hpp"

using namespace headroom::pricing;

namespace {

/// A product of data transfer as AWSDataTransfer's file has it: without a region, with both ends.
std::string transfer(const std::string& sku, const std::string& usageType, const std::string& from,
                     const std::string& to, const std::string& kind = "AWS Outbound") {
    return "\"" + sku + R"(": {"sku": ")" + sku +
           R"(", "attributes": {"servicecode": "AWSDataTransfer", "usagetype": ")" + usageType +
           R"(", "transferType": ")" + kind + R"(", "fromRegionCode": ")" + from +
           R"(", "fromLocation": "here", "toRegionCode": ")" + to + R"(", "toLocation": "there"}})";
}

std::string inService(std::string text, const std::string& code) {
    text.replace(text.find("AWSLambda"), 9, code);
    for (std::size_t at = 0; (at = text.find("\"unit\": \"Requests\"", at)) != std::string::npos;)
        text.replace(at, 18, "\"unit\": \"GB\"");
    return text;
}

std::string priced(const std::string& sku, const std::string& usd = "0.1") {
    return term(sku, dimension(code(sku, "A"), "0", "Inf", usd));
}

std::string dated(std::string text, const std::string& date) {
    text.replace(text.find("2026-10-01"), 10, date);
    return text;
}

/// What is taken over, as "usage type in region".
std::vector<std::string> takenOf(const Import& import) {
    std::vector<std::string> taken;
    for (const PriceChange& change : import.files[0].changes)
        taken.push_back(change.usageType + " in " + change.region);
    std::ranges::sort(taken);
    return taken;
}

}  // namespace

TEST_CASE("bytes are priced in the region that sends them, or takes them in, with or without a prefix") {
    const Folder folder;
    const auto sku = [](int i) { return "T" + std::to_string(100'000'000'000'000 + i); };
    std::string products;
    std::string terms;
    const auto add = [&](int i, const std::string& product) {
        products += (products.empty() ? "" : ",\n") + product;
        terms += (terms.empty() ? "" : ",") + priced(sku(i));
    };
    add(1, transfer(sku(1), "DataTransfer-Out-Bytes", "us-east-1", ""));
    add(2, transfer(sku(2), "MXC1-DataTransfer-Out-Bytes", "mx-central-1", ""));
    add(3, transfer(sku(3), "EU-DataTransfer-Out-Bytes", "eu-west-1", ""));
    add(4, transfer(sku(4), "USE1-EU-AWS-Out-Bytes", "us-east-1", "eu-west-1", "InterRegion Outbound"));
    add(5, transfer(sku(5), "USW2-AWS-Out-Bytes", "us-east-1", "us-west-2", "InterRegion Outbound"));
    add(6, transfer(sku(6), "EU-USE1-AWS-In-Bytes", "us-east-1", "eu-west-1", "InterRegion Inbound"));
    add(7, transfer(sku(7), "DataTransfer-In-Bytes", "", "us-east-1", "AWS Inbound"));
    const Import import = imported(folder, inService(offer(products, terms), "AWSDataTransfer"));
    REQUIRE(import.good());
    CHECK(takenOf(import) ==
          std::vector<std::string>{"DataTransfer-In-Bytes in us-east-1", "DataTransfer-Out-Bytes in eu-west-1",
                                   "DataTransfer-Out-Bytes in mx-central-1", "DataTransfer-Out-Bytes in us-east-1",
                                   "EU-AWS-Out-Bytes in us-east-1", "USE1-AWS-In-Bytes in eu-west-1",
                                   "USW2-AWS-Out-Bytes in us-east-1"});
    // Older files name places alone.
    std::string place =
        inService(offer(transfer(sku(1), "DataTransfer-Out-Bytes", "", ""), priced(sku(1))), "AWSDataTransfer");
    place.replace(place.find("\"here\""), 6, "\"US East (N. Virginia)\"");
    CHECK(takenOf(imported(folder, place)) == std::vector<std::string>{"DataTransfer-Out-Bytes in us-east-1"});
}

TEST_CASE("the CSV flavour of data transfer has its region in the columns of both ends") {
    const Folder folder;
    std::string text = kCsvHead + csvRow("0.1");
    const std::vector<std::pair<std::string, std::string>> changes{{"AWSLambda", "AWSDataTransfer"},
                                                                   {"\"Region Code\"", "\"From Region Code\""},
                                                                   {"\"Requests\"", "\"GB\""},
                                                                   {"\"Request\"", "\"DataTransfer-Out-Bytes\""}};
    for (const auto& [from, to] : changes) text.replace(text.find(from), from.size(), to);
    CHECK(takenOf(imported(folder, text, "transfer.csv")) ==
          std::vector<std::string>{"DataTransfer-Out-Bytes in us-east-1"});
}

TEST_CASE("products with prices in a region that is not known are named with their lines") {
    const Folder folder;
    const Import import =
        imported(folder, offer(product(kSku, "APS9-Request", "ap-southeast-9") + ",\n" + product(kOther, "Request", ""),
                               priced(kSku) + "," + priced(kOther)));
    CHECK(import.good());
    CHECK(import.tables.empty());
    REQUIRE(import.files[0].notes.size() == 2);
    CHECK(import.files[0].notes[0].line == 3);
    CHECK(import.files[0].notes[0].what ==
          "APS9-Request is of \"ap-southeast-9\", which is no region that is known: its prices are left out");
    CHECK(import.files[0].notes[1].line == 4);
    CHECK(import.files[0].notes[1].what == "Request names no region: its prices are left out");
    // A prefix of no region that is known (a zone's) leaves a name that no use is counted under.
    const Import zone = imported(folder, offer(product(kSku, "LAX1-Request", "us-west-2"), priced(kSku)));
    CHECK(zone.good());
    CHECK(zone.tables.empty());
    REQUIRE(zone.files[0].notes.size() == 1);
    CHECK(zone.files[0].notes[0].what ==
          "LAX1-Request of us-west-2 has a prefix that is not its region's: its prices are left out");
    // What has no price there is nobody's loss.
    CHECK(imported(folder, offer(product(kSku, "APS9-Request", "ap-southeast-9"), "")).files[0].notes.empty());
}

TEST_CASE("a name that is none behind its region's prefix is refused") {
    const Folder folder;
    for (const char* name : {"EU-=1+1", "EU-", "EU-@x"}) {
        INFO(name);
        CHECK(problemOf(folder, offer(product(kSku, name, "eu-west-1"), ""))
                  .starts_with("3: GU2ZS9HVP6QTQ7KE: \"" + std::string(name) + "\" is no usage type: "));
    }
}

// SKUs carry dates of their own: the later one is no history of the other.
TEST_CASE("two products of one usage type that differ in price are left out, whatever their dates") {
    const Folder folder;
    const std::string products = product(kSku, "Request") + "," + product(kOther, "USE1-Request");
    const Import differ =
        imported(folder, offer(products, dated(priced(kSku, "0.3"), "2026-09-01") + "," + priced(kOther, "0.4")));
    CHECK(differ.good());
    CHECK(differ.tables.empty());
    REQUIRE(differ.files[0].notes.size() == 1);
    CHECK(differ.files[0].notes[0].what == "2 products are called Request in us-east-1 and differ in price: left out");
    const Import same =
        imported(folder, offer(products, dated(priced(kSku, "0.3"), "2026-09-01") + "," + priced(kOther, "0.3")));
    CHECK(same.files[0].notes.empty());
    CHECK(same.files[0].changed == 1);
}

/// The prices of one product, each by a term of its own, as (price, date).
std::string terms(const std::string& sku, const std::vector<std::pair<std::string, std::string>>& prices) {
    std::string all;
    for (const auto& [usd, date] : prices) {
        std::string one = dated(priced(sku, usd), date);
        const std::string termCode = "TERM" + std::to_string(100'000 + all.size());
        for (std::size_t at = 0; (at = one.find("JRTCKXETXF", at)) != std::string::npos;) one.replace(at, 10, termCode);
        one = one.substr(one.find('{') + 1);  // what is under the product
        one.pop_back();
        all += (all.empty() ? "" : ", ") + one;
    }
    return "\"" + sku + "\": {" + all + "}";
}

TEST_CASE("two terms of one date are one price where they are equal, and are left out with their line where not") {
    const Folder folder;
    const std::string products = product(kSku, "Request") + ",\n" + product(kOther, "EU-Request", "eu-west-1");
    const auto file = [&](const std::vector<std::pair<std::string, std::string>>& prices) {
        return imported(folder, offer(products, terms(kSku, prices) + ",\n" + priced(kOther, "0.4")));
    };
    const Import equal = file({{"0.3", "2026-10-01"}, {"0.30", "2026-10-01"}});
    CHECK(equal.good());
    CHECK(equal.files[0].notes.empty());
    CHECK(takenOf(equal) == std::vector<std::string>{"Request in eu-west-1", "Request in us-east-1"});
    CHECK(PriceBooks::with(equal.tables)->own()->entries.size() == 2);
    const Import differ = file({{"0.3", "2026-10-01"}, {"0.5", "2026-10-01"}});
    CHECK(differ.good());
    CHECK(takenOf(differ) == std::vector<std::string>{"Request in eu-west-1"});
    REQUIRE(differ.files[0].notes.size() == 1);
    CHECK(differ.files[0].notes[0].line == 5);
    CHECK(differ.files[0].notes[0].what ==
          "terms of Request in us-east-1 that hold from 2026-10-01 differ in price: left out");
    // Of a day that is over they leave today's price alone.
    const Import past = file({{"0.3", "2026-08-01"}, {"0.5", "2026-08-01"}, {"0.6", "2026-10-01"}});
    CHECK(takenOf(past) == std::vector<std::string>{"Request in eu-west-1", "Request in us-east-1"});
    REQUIRE(past.files[0].notes.size() == 1);
    CHECK(past.files[0].notes[0].what ==
          "terms of Request in us-east-1 that hold from 2026-08-01 differ in price: left out");
    const std::string csv = kCsvHead + csvRow("0.3");
    std::string other = csvRow("0.3");
    for (std::size_t at = 0; (at = other.find("JRTCKXETXF", at)) != std::string::npos;)
        other.replace(at, 10, "OTHERTERM1");
    CHECK(imported(folder, csv + other, "two.csv").good());
}

TEST_CASE("what products cost today decides whether they are one, not what they will cost") {
    const Folder folder;
    const std::string products = product(kSku, "Request") + "," + product(kOther, "USE1-Request");
    const auto file = [&](const std::vector<std::pair<std::string, std::string>>& one,
                          const std::vector<std::pair<std::string, std::string>>& other) {
        return imported(folder, offer(products, terms(kSku, one) + "," + terms(kOther, other)));
    };
    const Import today =
        file({{"0.3", "2026-09-01"}, {"0.5", "2026-12-15"}}, {{"0.4", "2026-09-01"}, {"0.5", "2026-12-15"}});
    CHECK(today.tables.empty());
    REQUIRE(today.files[0].notes.size() == 1);
    CHECK(today.files[0].notes[0].what == "2 products are called Request in us-east-1 and differ in price: left out");
    const Import future = file({{"0.3", "2026-09-01"}}, {{"0.3", "2026-09-01"}, {"0.5", "2026-12-15"}});
    CHECK(future.files[0].notes.empty());
    CHECK(takenOf(future) == std::vector<std::string>{"Request in us-east-1"});
}

TEST_CASE("a product with a price and without a usage type is said") {
    const Folder folder;
    std::string nameless = product(kSku, "Request");
    nameless.replace(nameless.find("\"usagetype\": \"Request\", "), 24, "");
    const Import import = imported(folder, offer(nameless, priced(kSku)));
    CHECK(import.good());
    REQUIRE(import.files[0].notes.size() == 1);
    CHECK(import.files[0].notes[0].line == 3);
    CHECK(import.files[0].notes[0].what == kSku + " names no usage type: its prices are left out");
}

TEST_CASE("prices that come before the products are refused for that, once") {
    const Folder folder;
    const std::string text = "{" + kHead + ",\n \"terms\": {\"OnDemand\": {" + priced(kSku) + "," + priced(kOther) +
                             "}},\n \"products\": {" + product(kSku, "Request") + "}}\n";
    const Import import = imported(folder, text);
    CHECK_FALSE(import.good());
    REQUIRE(import.files[0].notes.size() == 1);
    CHECK(import.files[0].notes[0].line == 3);
    CHECK(import.files[0].notes[0].what ==
          "prices of product " + kSku +
              " stand before any product: \"products\" must come before \"terms\", as AWS writes them");
}

TEST_CASE("a reservation with an hour's fee alone is left out and said") {
    const Folder folder;
    std::string text = offer(product(kSku, "WriteCapacityUnit-Hrs"), "");
    const std::string name = kSku + ".YTVHEVGPBZ";
    text.replace(text.find("\"OnDemand\": {"), 13,
                 "\"Reserved\": {\"" + kSku + "\": {\"" + name +
                     R"(": {"effectiveDate": "2026-10-01T00:00:00Z", "termAttributes": {"LeaseContractLength": "1yr"},
                        "priceDimensions": {)" +
                     dimension(name + ".H", "0", "Inf", "0.0002") + "}}}");
    const Import import = imported(folder, text);
    CHECK(import.good());
    CHECK(import.tables.empty());
    REQUIRE(import.files[0].notes.size() == 1);
    CHECK(import.files[0].notes[0].line > 0);
    CHECK(import.files[0].notes[0].what ==
          "WriteCapacityUnit-Hrs in us-east-1: is reserved for \"1yr\" with other fees than one an hour and one "
          "upfront, which books have: left out");
}

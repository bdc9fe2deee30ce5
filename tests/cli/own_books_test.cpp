// SPDX-License-Identifier: GPL-3.0-or-later
// A user's own books: what imports leave in them, one after another and at a time, and what in them is refused.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

/// An offer file of a usage type of Lambda in us-east-1 at a price.
std::string offerOf(const std::string& usageType, const std::string& usd) {
    return R"({"formatVersion": "v1.0", "offerCode": "AWSLambda", "version": "20261001000000",
 "publicationDate": "2026-10-01T00:00:00Z", "products": {"GU2ZS9HVP6QTQ7KE": {"sku": "GU2ZS9HVP6QTQ7KE", "attributes":
 {"usagetype": ")" +
           usageType + R"(", "regionCode": "us-east-1", "servicename": "AWS Lambda"}}}, "terms": {"OnDemand":
 {"GU2ZS9HVP6QTQ7KE": {"GU2ZS9HVP6QTQ7KE.JRTCKXETXF": {"effectiveDate": "2026-10-01T00:00:00Z", "priceDimensions":
 {"GU2ZS9HVP6QTQ7KE.JRTCKXETXF.6YS6EN2CT7": {"rateCode": "GU2ZS9HVP6QTQ7KE.JRTCKXETXF.6YS6EN2CT7", "beginRange": "0",
 "endRange": "Inf", "unit": "Requests", "pricePerUnit": {"USD": ")" +
           usd + R"("}}}}}}}})";
}

/// The user's own folder of books must not matter to these tests.
Outcome run(const Folder& folder, const std::string& arguments) {
    return headroom(folder, arguments, "env XDG_DATA_HOME=" + (folder / "data").string());
}

}  // namespace

TEST_CASE("a file that says what holds leaves its dates, and nothing when it comes again") {
    const Folder folder;
    folder.write("offer.json", offerOf("Request", "0.0000002000"));
    const Outcome first = run(folder, "prices import offer.json --book own");
    CHECK(first.code == 0);
    CHECK(contains(first.out, "1 price: 0 differ, 1 as before"));
    CHECK(
        contains(first.out, "No price differs; the days from which they are known are kept\nWrote own/AWSLambda.json"));
    CHECK(run(folder, "prices diff shipped own").out == "0 prices differ\n");
    CHECK(contains(run(folder, "prices import offer.json --book own").out,
                   "No price differs: the books are as they were\n"));
}

TEST_CASE("two imports at a time both leave what they have") {
    const Folder folder;
    folder.write("x86.json", offerOf("Request", "0.0000003"));
    folder.write("arm.json", offerOf("Request-ARM", "0.0000004"));
    const std::string import = "'" HEADROOM_PROGRAM "' prices import ";
    for (const char* own : {"own1", "own2", "own3", "own4"}) {
        const std::string book = std::string(" --book ") + own + " >/dev/null 2>&1";
        CHECK(std::system(("cd '" + folder.path().string() + "' && { " + import + "x86.json" + book + " & " + import +
                           "arm.json" + book + "; wait; }")
                              .c_str()) == 0);
        CHECK(run(folder, std::string("prices diff shipped ") + own).out.ends_with("2 prices differ\n"));
    }
}

TEST_CASE("a book with a key that nobody reads is refused at its line") {
    const Folder folder;
    folder.write("offer.json", offerOf("Request", "0.0000003000"));
    folder.write("usage.json", R"({"Region": "us-east-1", "Usage": []})");
    REQUIRE(run(folder, "prices import offer.json --book own").code == 0);
    std::string book = slurp(folder / "own/AWSLambda.json");
    book.replace(book.find("\"validFrom\": \"2026-10-01\", \"offerTerm\""), 11, "\"ValidFrom\"");
    folder.write("own/AWSLambda.json", book);
    const Outcome refused = run(folder, "bill usage.json --book own");
    CHECK(refused.code == 2);
    CHECK(contains(refused.err,
                   "own/AWSLambda.json:10: /usageTypes/0/ValidFrom: price books have no such key; did you "
                   "mean \"validFrom\"?\n"));
}

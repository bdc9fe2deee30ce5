// SPDX-License-Identifier: GPL-3.0-or-later
// What is read as an offer file, and what of one is left out because of how it is written.
#include "tests/pricing/offer_file.hpp"

using namespace headroom::pricing;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    return text;
}

const std::string kRequest = oneRequest(dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000003"));

}  // namespace

TEST_CASE("what is no price list is said to be none, once") {
    const Folder folder;
    const std::string none =
        "1: is no price list of AWS's: an offer file is JSON that begins with {, or CSV whose first lines name "
        "FormatVersion, Publication Date and OfferCode";
    CHECK(problemOf(folder, "[]") == none);
    CHECK(problemOf(folder, "name,price\nRequest,0.2\n", "other.csv") == none);
    CHECK(problemOf(folder, "") == "1: is empty");
    CHECK(imported(folder, "[]").files[0].notes.size() == 1);
}

TEST_CASE("a row of a reservation without its term is left out of a CSV offer, and is no price on demand") {
    const Folder folder;
    const Import import =
        imported(folder, kCsvHead + replaced(csvRow("0.0000003"), "\"OnDemand\"", "\"Reserved\""), "offer.csv");
    CHECK(import.good());
    CHECK(import.tables.empty());
    CHECK(import.files[0].prices == 0);
    CHECK(import.files[0].notes.at(0).line == 7);
    CHECK(import.files[0].notes.at(0).what ==
          kSku +
              ".JRTCKXETXF.6YS6EN2CT7: is a price of a reservation, whose LeaseContractLength the file does not say: "
              "left out");
    const Import json = imported(folder, replaced(kRequest, "\"OnDemand\"", "\"Reserved\""));
    CHECK(json.good());
    CHECK(json.tables.empty());
    CHECK(json.files[0].notes.at(0).what.find("is a price of a reservation") != std::string::npos);
}

TEST_CASE("a price that is a number of JSON has the digits that stand there") {
    const Folder folder;
    for (const char* usd : {"0.0000003", "3e-7"}) {
        const Import import = imported(folder, replaced(kRequest, "\"0.0000003\"", usd));
        REQUIRE(import.good());
        CHECK(import.files[0].changes.at(0).after == "0.0000003");
    }
    CHECK(problemOf(folder, replaced(kRequest, "\"0.0000003\"", "-1")).find("-1") != std::string::npos);
}

TEST_CASE("a product that names another SKU than it stands under is refused") {
    const Folder folder;
    CHECK(problemOf(folder, replaced(kRequest, "\"sku\": \"" + kSku, "\"sku\": \"" + kOther)) ==
          "3: product " + kSku + " says that its SKU is \"" + kOther + "\"");
}

TEST_CASE("a location stands for its region where a file has nothing else, as older price lists write it") {
    const Folder folder;
    for (const auto& [location, region] : {std::pair("EU (Ireland)", "eu-west-1"),
                                           {"Europe (Zurich)", "eu-central-2"},
                                           {"US West (Oregon)", "us-west-2"}}) {
        const Import import = imported(folder, replaced(kRequest, "\"regionCode\": \"us-east-1\"",
                                                        R"("location": ")" + std::string(location) + "\""));
        REQUIRE(import.good());
        CHECK(import.files[0].changes.at(0).region == region);
    }
    const Import zone = imported(
        folder, replaced(kRequest, "\"regionCode\": \"us-east-1\"", "\"location\": \"US West (Los Angeles)\""));
    CHECK(zone.tables.empty());
}

TEST_CASE("a file may be opened by whoever unpacks it, and what stops him stops the import") {
    const Folder folder;
    const fs::path file = folder.write("offer.json.gz", "packed");
    std::string text = kRequest;
    const auto unpacked = importOffers({file}, PriceBooks(), "2026-11-01", [&](const fs::path&) {
        std::size_t at = 0;
        return ByteStream::Read([&text, at](char* into, std::size_t size) mutable {
            const std::size_t taken = text.copy(into, size, at);
            at += taken;
            return headroom::base::Result<std::size_t>(taken);
        });
    });
    REQUIRE(unpacked);
    CHECK(unpacked->files[0].changed == 1);
    const auto cut = importOffers({file}, PriceBooks(), "2026-11-01", [](const fs::path&) {
        return ByteStream::Read([](char*, std::size_t) -> headroom::base::Result<std::size_t> {
            return headroom::base::Error{headroom::base::Errc::BadInput, "offer.json.gz", "is cut off"};
        });
    });
    REQUIRE_FALSE(cut);
    CHECK(cut.error().what == "is cut off");
}

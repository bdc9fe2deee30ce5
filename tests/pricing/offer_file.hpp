// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "pricing/offers/import.hpp"
#include "tests/pricing/billing.hpp"

/// Offer files for tests, piece by piece.
namespace headroom::pricing {

namespace fs = std::filesystem;

class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("headroom-offers-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path write(const std::string& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
        return path_ / name;
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

inline const std::string kHead = R"("formatVersion": "v1.0", "offerCode": "AWSLambda", "version": "20261001000000",
 "publicationDate": "2026-10-01T00:00:00Z")";

inline std::string product(const std::string& sku, const std::string& usageType,
                           const std::string& region = "us-east-1") {
    return "\"" + sku + R"(": {"sku": ")" + sku + R"(", "attributes": {"servicecode": "AWSLambda", "usagetype": ")" +
           usageType + R"(", "regionCode": ")" + region + R"(", "servicename": "AWS Lambda"}})";
}

inline std::string dimension(const std::string& code, const std::string& from, const std::string& upTo,
                             const std::string& usd, const std::string& currency = "USD") {
    return "\"" + code + R"(": {"rateCode": ")" + code + R"(", "beginRange": ")" + from + R"(", "endRange": ")" + upTo +
           R"(", "unit": "Requests", "pricePerUnit": {")" + currency + R"(": ")" + usd + R"("}, "appliesTo": []})";
}

inline std::string term(const std::string& sku, const std::string& dimensions) {
    return "\"" + sku + R"(": {")" + sku + R"(.JRTCKXETXF": {"offerTermCode": "JRTCKXETXF", "sku": ")" + sku +
           R"(", "effectiveDate": "2026-10-01T00:00:00Z", "priceDimensions": {)" + dimensions + "}}}";
}

inline const std::string kSku = "GU2ZS9HVP6QTQ7KE";
inline const std::string kOther = "K7BX6567RJ67A2KE";

inline std::string code(const std::string& sku, const std::string& rate) { return sku + ".JRTCKXETXF." + rate; }

inline std::string offer(const std::string& products, const std::string& terms, const std::string& head = kHead) {
    return "{" + head + ",\n \"products\": {" + products + "},\n \"terms\": {\"OnDemand\": {" + terms + "}}}\n";
}

inline std::string oneRequest(const std::string& dimensions) {
    return offer(product(kSku, "Request"), term(kSku, dimensions));
}

inline Import imported(const Folder& folder, const std::string& text, const std::string& name = "offer.json") {
    const auto import = importOffers({folder.write(name, text)}, PriceBooks(), "2026-11-01");
    REQUIRE(import);
    return *import;
}

/// What is said to be wrong, and on which line; "" when nothing is.
inline std::string problemOf(const Folder& folder, const std::string& text, const std::string& name = "offer.json") {
    const Import import = imported(folder, text, name);
    CHECK(import.good() == import.files.at(0).notes.empty());
    if (import.good()) return "";
    CHECK(import.tables.empty());
    return std::to_string(import.files[0].notes[0].line) + ": " + import.files[0].notes[0].what;
}

inline const std::string kCsvHead = R"("FormatVersion","v1.0"
"Disclaimer","one, two"
"Publication Date","2026-10-01T00:00:00Z"
"Version","20261001000000"
"OfferCode","AWSLambda"
"SKU","OfferTermCode","RateCode","TermType","PriceDescription","EffectiveDate","StartingRange","EndingRange","Unit","PricePerUnit","Currency","usageType","Region Code","serviceName"
)";

inline std::string csvRow(const std::string& usd, const std::string& description = "a price") {
    return "\"" + kSku + "\",\"JRTCKXETXF\",\"" + code(kSku, "6YS6EN2CT7") + "\",\"OnDemand\",\"" + description +
           "\",\"2026-10-01\",\"0\",\"Inf\",\"Requests\",\"" + usd +
           "\",\"USD\",\"Request\",\"us-east-1\",\"AWS Lambda\"\n";
}

}  // namespace headroom::pricing

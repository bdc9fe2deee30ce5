// SPDX-License-Identifier: GPL-3.0-or-later
// What importing AWS's largest price files takes of memory: new products throughout, each at a price of its own, which
// is as much as a file can tell. In a process of its own, because a peak is the process's.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "pricing/offers/book_folder.hpp"
#include "pricing/offers/import.hpp"
#include "tests/soak/measured_run.hpp"

using namespace headroom;
namespace fs = std::filesystem;

namespace {

constexpr int kProducts = 400'000;
constexpr std::string_view kPadding =
    "a description as long as AWS writes them, of what is sold, where, under which name, to whom, by which operation, "
    "with which group, group description, location type, service name and version, so that a product takes 1,520 bytes "
    "of a file of 600 MB, of which the import needs less than a twentieth: names, units, dates, bounds and prices. ";

/// "S" and fifteen digits.
std::string skuOf(int number) {
    std::string digits = std::to_string(number);
    return "S" + std::string(15 - digits.size(), '0') + digits;
}

std::string padding(int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += kPadding;
    return text;
}

void writeJson(const fs::path& file) {
    std::ofstream out(file);
    const std::string more = padding(3);
    out << R"({"formatVersion": "v1.0", "offerCode": "AmazonNew", "version": "20261001000000",
"publicationDate": "2026-10-01T00:00:00Z", "products": {)";
    for (int i = 0; i < kProducts; ++i) {
        const std::string sku = skuOf(i);
        out << (i == 0 ? "\n\"" : ",\n\"") << sku << R"(": {"sku": ")" << sku
            << R"(", "attributes": {"servicecode": "AmazonNew", "usagetype": "Use:of.kind)" << i
            << R"(", "regionCode": "us-east-1", "description": ")" << more << "\"}}";
    }
    out << R"(}, "terms": {"OnDemand": {)";
    for (int i = 0; i < kProducts; ++i) {
        const std::string sku = skuOf(i);
        const std::string term = sku + ".JRTCKXETXF";
        out << (i == 0 ? "\n\"" : ",\n\"") << sku << "\": {\"" << term
            << R"(": {"offerTermCode": "JRTCKXETXF", "effectiveDate": "2026-10-01T00:00:00Z", "priceDimensions": {")"
            << term << R"(.6YS6EN2CT7": {"rateCode": ")" << term
            << R"(.6YS6EN2CT7", "beginRange": "0", "endRange": "Inf", "unit": "Hrs", "pricePerUnit": {"USD": "0.)"
            << 1'000'000 + i << R"("}}}}})";
    }
    out << "}}}\n";
}

void writeCsv(const fs::path& file) {
    std::ofstream out(file);
    const std::string more = padding(4);
    out << "\"FormatVersion\",\"v1.0\"\n\"Publication Date\",\"2026-10-01T00:00:00Z\"\n\"Version\",\"20261001000000\"\n"
           "\"OfferCode\",\"AmazonNew\"\n\"SKU\",\"OfferTermCode\",\"RateCode\",\"TermType\",\"EffectiveDate\","
           "\"StartingRange\",\"EndingRange\",\"Unit\",\"PricePerUnit\",\"Currency\",\"usageType\",\"Region Code\","
           "\"serviceName\",\"Description\"\n";
    for (int i = 0; i < kProducts; ++i) {
        const std::string sku = skuOf(i);
        out << '"' << sku << "\",\"JRTCKXETXF\",\"" << sku
            << R"(.JRTCKXETXF.6YS6EN2CT7","OnDemand","2026-10-01","0","Inf","Hrs","0.)" << 1'000'000 + i
            << R"(","USD","Use:of.kind)" << i << R"(","us-east-1","A new service",")" << more << "\"\n";
    }
}

/// Imports the file and writes the book; how many prices differed, below 0 when it could not.
double importInto(const fs::path& books, const fs::path& file) {
    const auto import = pricing::importOffers({file}, pricing::PriceBooks(), "2026-11-01");
    if (!import || !import->good() || !pricing::replaceFiles(books, import->tables)) return -1.0;
    return static_cast<double>(import->files.at(0).changed);
}

}  // namespace

TEST_CASE("an offer file of 500 MB is imported in less than 200 MB and 60 s, JSON and CSV", "[soak][memory]") {
    const fs::path folder = fs::temp_directory_path() / ("headroom-import-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    for (const bool csv : {false, true}) {
        const fs::path file = folder / (csv ? "offer.csv" : "offer.json");
        csv ? writeCsv(file) : writeJson(file);
        CHECK(fs::file_size(file) > 500'000'000);
        const test::Measured run = test::inOwnProcess([&] { return importInto(folder / "books", file); });
        WARN(file.filename() << " of " << fs::file_size(file) / 1'000'000 << " MB: " << run.megabytes
                             << " MB at its peak, " << run.cpuSeconds << " s of processor time");
        CHECK(run.figure == kProducts);
        CHECK(run.megabytes < 200.0);
        CHECK(run.cpuSeconds < 60.0);
        fs::remove(file);
        fs::remove_all(folder / "books");
    }
    fs::remove_all(folder);
}

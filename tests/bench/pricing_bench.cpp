// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "pricing/bill.hpp"
#include "pricing/offers/import.hpp"
#include "pricing/price_books.hpp"

// What pricing must not cost: the shipped books under 10 ms at start, a design's month under 1 ms (10,000 designs of a
// sweep under 2 s), and AWS's own file of 500 MB under 60 s and 200 MB of memory.
namespace headroom::bench {

namespace {

namespace fs = std::filesystem;

/// A month of an API, three functions and two tables, each line above its first tier or close to it.
std::vector<pricing::MonthlyUsage> monthOfADesign() {
    const auto units = [](pricing::Int128 count) { return pricing::MeteredQuantity{count, 1}; };
    std::vector<pricing::MonthlyUsage> usage{
        {"Api", "AmazonApiGateway", "ApiGatewayHttpRequest", units(400'000'000), {}},
        {"Api", "AWSDataTransfer", "DataTransfer-Out-Bytes", units(12'000), {}}};
    for (const char* function : {"View", "Buy", "Ship"}) {
        usage.push_back({function, "AWSLambda", "Request-ARM", units(130'000'000), {}});
        usage.push_back({function, "AWSLambda", "Lambda-GB-Second-ARM", units(4'000'000'000), {}});
        usage.push_back({function, "AmazonCloudWatch", "VendedLog-Bytes", units(9'000), {}});
    }
    for (const char* table : {"Products", "Views"}) {
        usage.push_back({table, "AmazonDynamoDB", "ReadRequestUnits", units(900'000'000), {}});
        usage.push_back({table, "AmazonDynamoDB", "WriteRequestUnits", units(90'000'000), {}});
        usage.push_back({table, "AmazonDynamoDB", "TimedStorage-ByteHrs", units(400), {}});
    }
    return usage;
}

/// What a program does once, for the region of its scenario.
void shippedBooks(benchmark::State& state) {
    for (auto _ : state) {
        const auto book = pricing::readPriceBook(pricing::awsPriceTables(), "us-east-1");
        if (!book) state.SkipWithError("no book");
        benchmark::DoNotOptimize(book);
    }
}

void priceDesign(benchmark::State& state) {
    const auto book = pricing::PriceBooks().book("us-east-1");
    const auto usage = monthOfADesign();
    for (auto _ : state) {
        const auto bill = pricing::priceUsage(usage, *book, {});
        if (!bill || !bill->notPriced.empty()) state.SkipWithError("the design is not priced whole");
        benchmark::DoNotOptimize(bill);
    }
    state.counters["designs/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

/// The same with a savings plan and a reservation, settled by the hours of a week.
void priceCommittedDesign(benchmark::State& state) {
    const auto book = pricing::PriceBooks().book("us-east-1");
    auto usage = monthOfADesign();
    usage.push_back({"Orders", "AmazonDynamoDB", "WriteCapacityUnit-Hrs", pricing::MeteredQuantity{730'000, 1}, {}});
    for (pricing::MonthlyUsage& one : usage) {
        for (std::int64_t hour = 0; hour < 168; ++hour) one.hours.push_back(1'000 + hour * hour % 997);
    }
    pricing::BillOptions options;
    const pricing::PriceRate rate{{10, 6}, 1};
    options.plans.push_back(
        {"Plan", "ComputeSavingsPlans", pricing::PriceRate{{30, 0}, 1}, {{"AWSLambda", "Lambda-GB-Second-ARM", rate}}});
    options.reserved.push_back({"AmazonDynamoDB", "WriteCapacityUnit-Hrs", "1yr", 1'000, {}, {}});
    for (auto _ : state) {
        const auto bill = pricing::priceUsage(usage, *book, options);
        if (!bill || bill->commitments.size() != 2 || !bill->commitments[0].byHour)
            state.SkipWithError("the commitments are not settled");
        benchmark::DoNotOptimize(bill);
    }
    state.counters["designs/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

/// AWS's layout: products first, then terms; the files that large are of services whose products have some forty
/// attributes each. Every product is a usage type of its own, which no real file has: the most there is to keep.
fs::path writeOfferFile(std::int64_t megabytes) {
    const fs::path path = fs::temp_directory_path() / ("headroom-bench-" + std::to_string(::getpid()) + ".json");
    std::ofstream out(path);
    out << R"({"formatVersion": "v1.0", "offerCode": "AWSLambda", "version": "20261001000000",
 "publicationDate": "2026-10-01T00:00:00Z", "products": {)";
    const auto skuOf = [](std::int64_t nth) { return "HEADROOM" + std::to_string(10'000'000 + nth); };
    std::string attributes;
    for (int nth = 0; nth < 30; ++nth) {
        attributes +=
            "\"attribute" + std::to_string(nth) + "\": \"a value of usual length, " + std::to_string(nth) + "\",\n";
    }
    const std::string product = R"j(", "productFamily": "Serverless", "attributes": {"servicecode": "AWSLambda",
 "location": "US East (N. Virginia)", "locationType": "AWS Region", "operation": "", "regionCode": "us-east-1",
 "servicename": "AWS Lambda", )j" +
                                attributes + R"j("usagetype": "Bench-)j";
    const std::string dimension = R"j(", "description": "made for a benchmark", "beginRange": "0", "endRange": "Inf",
 "unit": "Requests", "pricePerUnit": {"USD": "0.0000002000"}, "appliesTo": []}}}})j";
    std::int64_t count = 0;
    for (; out.tellp() < megabytes * 800'000; ++count) {
        const std::string sku = skuOf(count);
        out << (count > 0 ? ",\n" : "\n") << '"' << sku << R"(": {"sku": ")" << sku << product << count << "\"}}";
    }
    out << R"(}, "terms": {"OnDemand": {)";
    for (std::int64_t nth = 0; nth < count; ++nth) {
        const std::string sku = skuOf(nth);
        const std::string term = sku + ".JRTCKXETXF";
        const std::string code = term + ".6YS6EN2CT7";
        out << (nth > 0 ? ",\n\"" : "\n\"") << sku << "\": {\"" << term
            << R"(": {"offerTermCode": "JRTCKXETXF", "sku": ")" << sku
            << R"(", "effectiveDate": "2026-10-01T00:00:00Z", "priceDimensions": {")" << code << R"(": {"rateCode": ")"
            << code << dimension;
    }
    out << "}}}\n";
    return path;
}

void importOffers(benchmark::State& state) {
    const fs::path file = writeOfferFile(state.range(0));
    const auto bytes = static_cast<double>(fs::file_size(file));
    for (auto _ : state) {
        const auto import = pricing::importOffers({file}, pricing::PriceBooks(), "2026-10-02");
        if (!import || !import->good()) state.SkipWithError("the file was not understood");
        benchmark::DoNotOptimize(import);
    }
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    state.counters["MB"] = bytes / 1e6;
    state.counters["peak MB"] = static_cast<double>(used.ru_maxrss) / 1e3;
    fs::remove(file);
}

}  // namespace

BENCHMARK(shippedBooks)->Unit(benchmark::kMillisecond);
BENCHMARK(priceDesign)->Unit(benchmark::kMicrosecond);
BENCHMARK(priceCommittedDesign)->Unit(benchmark::kMicrosecond);
BENCHMARK(importOffers)->Arg(500)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace headroom::bench

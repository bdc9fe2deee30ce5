// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/init_table.hpp"

#include <cmath>
#include <set>
#include <tuple>

#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using lambda::Architecture;
using lambda::findInit;
using lambda::InitRow;
using lambda::PackageType;

TEST_CASE("lambda: INIT defaults have the measured medians and 99th percentiles", "[lambda]") {
    // facts, lambda-apigateway 1.4a, ms: some rows of the 60-day table typed again.
    struct Fact {
        const char* runtime;
        const char* language;
        PackageType package;
        Architecture architecture;
        double median;
        double p99;
    };
    constexpr PackageType kZip = PackageType::Zip;
    constexpr PackageType kImage = PackageType::Image;
    constexpr Architecture kX86 = Architecture::X86;
    constexpr Architecture kArm = Architecture::Arm;
    const std::vector<Fact> facts{{"nodejs22.x", "", kZip, kX86, 142, 204},
                                  {"nodejs22.x", "", kZip, kArm, 129, 162},
                                  {"", "nodejs22.x", kImage, kX86, 297, 809},
                                  {"python3.13", "", kZip, kX86, 87, 189},
                                  {"python3.13", "", kZip, kArm, 81, 121},
                                  {"java21", "", kZip, kX86, 240, 617},
                                  {"java21", "", kZip, kArm, 247, 532},
                                  {"dotnet8", "", kZip, kArm, 295, 702},
                                  {"dotnet10", "", kZip, kX86, 256, 703},
                                  {"ruby3.4", "", kZip, kX86, 226, 470},
                                  {"provided.al2023", "rust", kZip, kArm, 14, 44},
                                  {"provided.al2023", "go", kZip, kArm, 43, 53},
                                  {"provided.al2", "go", kZip, kArm, 42, 52},
                                  {"", "java17", kImage, kX86, 304, 713},
                                  {"provided.al2023", "dotnet8 aot", kZip, kX86, 87, 122}};
    for (const Fact& fact : facts) {
        INFO(fact.runtime << fact.language);
        const InitRow* row = findInit(fact.runtime, fact.language, fact.package, fact.architecture);
        REQUIRE(row != nullptr);
        const base::Distribution law = lambda::initDistribution(*row);
        CHECK(1e3 * *law.quantile(0.50) == Approx(fact.median));
        CHECK(1e3 * *law.quantile(0.99) == Approx(fact.p99));
    }
}

TEST_CASE("lambda: every INIT row is a sound distribution with the measured mean", "[lambda]") {
    std::set<std::tuple<std::string_view, std::string_view, PackageType, Architecture>> seen;
    double away = 0.0;
    int pooled = 0;
    for (const InitRow& row : lambda::initRows()) {
        INFO(row.runtime << " " << row.language << " " << row.samples);
        CHECK(seen.insert({row.runtime, row.language, row.package, row.architecture}).second);
        const base::Distribution law = lambda::initDistribution(row);
        REQUIRE(law.check().has_value());
        const double error = law.mean() * 1e3 / row.mean - 1.0;
        const bool longRun = row.percentiles[4] > 0;
        CHECK(longRun == (row.samples > 2'000));
        CHECK(std::abs(error) < (longRun ? 0.11 : 0.25));
        if (!longRun) continue;
        away += std::abs(error);
        ++pooled;
    }
    CHECK(pooled == 66);
    CHECK(seen.size() == 154);
    CHECK(away / pooled < 0.03);
}

TEST_CASE("lambda: which INIT row a function gets", "[lambda]") {
    constexpr Architecture kX86 = Architecture::X86;
    CHECK(findInit("nodejs18.x", "", PackageType::Zip, kX86) == nullptr);
    CHECK(findInit("provided.al2023", "", PackageType::Zip, kX86) == nullptr);  // runs anything
    CHECK(findInit("", "", PackageType::Image, kX86) == nullptr);
    CHECK(findInit("provided.al2023", "cobol", PackageType::Zip, kX86) == nullptr);
    CHECK(findInit("provided.al2", "rust", PackageType::Zip, kX86)->runtime == "provided.al2");
    CHECK(findInit("", "rust", PackageType::Image, kX86)->runtime == "provided.al2023");
    CHECK(findInit("", "bun", PackageType::Image, kX86)->runtime == "provided.al2");
    CHECK(findInit("python3.10", "", PackageType::Zip, kX86)->samples == 40);  // measured on one day only
    const std::vector<std::string> languages = lambda::initLanguages("");
    CHECK(std::count(languages.begin(), languages.end(), "rust") == 1);
    CHECK(std::count(languages.begin(), languages.end(), "java21") == 1);
    // A runtime without measurements is like one that has some; what runs on another one is not taken for it.
    CHECK(findInit("nodejs18.x", "nodejs20.x", PackageType::Zip, kX86) ==
          findInit("nodejs20.x", "", PackageType::Zip, kX86));
    CHECK(findInit("python3.8", "python3.9", PackageType::Zip, kX86)->runtime == "python3.9");
    CHECK(findInit("nodejs22.x", "java21", PackageType::Zip, kX86) == nullptr);
    CHECK(findInit("provided.al2023", "java21", PackageType::Zip, kX86) == nullptr);
    CHECK(lambda::initLanguages("nodejs18.x") == languages);
    CHECK(lambda::initLanguages("nodejs22.x") == std::vector<std::string>{"nodejs22.x"});
    const std::vector<std::string> provided = lambda::initLanguages("provided.al2023");
    CHECK(std::count(provided.begin(), provided.end(), "rust") == 1);
    CHECK(std::count(provided.begin(), provided.end(), "java21") == 0);
}

// The facts' longest INIT of 2,370 of java21 is 746 ms, of 2,346 of nodejs22.x 308: one in 2,000 is no longer.
TEST_CASE("lambda: the tail of INIT ends where the longest measured one lies", "[lambda]") {
    for (const auto& [runtime, longest] : {std::pair{"java21", 746.0}, std::pair{"nodejs22.x", 308.0}}) {
        const base::Distribution law =
            lambda::initDistribution(*findInit(runtime, "", PackageType::Zip, Architecture::X86));
        CHECK(1e3 * *law.quantile(0.9995) < longest);
        CHECK(1e3 * *law.quantile(0.9995) > 0.7 * longest);
        CHECK(1e3 * *law.quantile(0.99999) < 2.0 * longest);
    }
}

TEST_CASE("lambda: a function's INIT is drawn from its row", "[lambda]") {
    // Every request finds its environment past its lifetime: 2,000 cold starts of java21 on arm, mean 238 ms measured.
    test::Bed bed(test::unlimitedRates());
    lambda::Spec spec = test::plainFunction(base::Distribution());
    spec.runtime = "java21";
    spec.architecture = Architecture::Arm;
    spec.init.reset();
    spec.lifetime = base::Distribution();
    lambda::Function function(bed.world, bed.account, spec, "F");
    bed.evenly(function, base::Instant{}, base::seconds(10), 2'000).spawn();
    bed.runUntil(20'000);
    const auto report = function.report(base::seconds(20'000));
    CHECK(test::figure(report, "ColdStarts") == 2'000);
    CHECK(test::figure(report, "InitDurationMean") == Approx(0.238).epsilon(0.05));
}

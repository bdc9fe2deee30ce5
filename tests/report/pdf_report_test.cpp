// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_report.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "report/words.hpp"
#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
namespace fs = std::filesystem;

namespace {

study::StudyResult studied() {
    const auto loaded = format::loadScenarioText(test::troubled(), "test.json");
    REQUIRE(loaded.scenario);
    auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    return std::move(*result);
}

bool canMakePages() {
    const auto available = report::pdfAvailable();
    if (!available) WARN("built without what sets pages: " << available.error().what);
    return static_cast<bool>(available);
}

/// What poppler reads out of a PDF, a page an element; empty where poppler-utils are not installed.
std::vector<std::string> pagesOf(const std::string& pdf) {
    if (std::system("command -v pdftotext >/dev/null") != 0) {
        WARN("no pdftotext here (poppler-utils): what the pages say is not checked");
        return {};
    }
    const fs::path file = fs::temp_directory_path() / ("headroom-pdf-" + std::to_string(::getpid()));
    std::ofstream(file, std::ios::binary) << pdf;
    const std::string command = "pdftotext -raw '" + file.string() + "' '" + file.string() + ".txt'";
    CHECK(std::system(command.c_str()) == 0);
    std::ifstream in(file.string() + ".txt");
    std::vector<std::string> pages;
    for (std::string page; std::getline(in, page, '\f');) pages.push_back(page);
    fs::remove(file);
    fs::remove(file.string() + ".txt");
    return pages;
}

/// Without spaces and ends of lines: cells of a table are broken where they have to be.
std::string squeezed(std::string text) {
    for (std::size_t at = text.find("\u00a0"); at != std::string::npos; at = text.find("\u00a0", at)) text.erase(at, 2);
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

const report::Cover kCover{"ACME & Söhne", "Ada", "2", "2026-01-05", "", "headroom run test.json"};

/// What poppler reads out of the report of a result, all pages; empty where poppler-utils are not installed.
std::string wordsOf(const study::StudyResult& result) {
    const auto pdf = report::pdfReport({result, kCover});
    REQUIRE(pdf);
    std::string all;
    for (const std::string& page : pagesOf(*pdf)) all += page;
    return all;
}

}  // namespace

TEST_CASE("a PDF opens, has the same bytes again, and nothing in it is a picture of something", "[pdf]") {
    if (!canMakePages()) return;
    const auto result = studied();
    const auto pdf = report::pdfReport({result, kCover});
    REQUIRE(pdf);
    CHECK(pdf->starts_with("%PDF-1."));
    CHECK(pdf->find("%%EOF") != std::string::npos);
    CHECK(pdf->find("/CreationDate (") == std::string::npos);
    CHECK(*pdf == *report::pdfReport({result, kCover}));
    CHECK(count(*pdf, "/Subtype /Image") == 0);  // charts are vectors, text is text
}

TEST_CASE("a PDF holds every headline number, with contents that name the right pages", "[pdf]") {
    if (!canMakePages()) return;
    const auto result = studied();
    const auto pdf = report::pdfReport({result, kCover});
    REQUIRE(pdf);
    const std::vector<std::string> pages = pagesOf(*pdf);
    if (pages.empty()) return;
    REQUIRE(pages.size() > 4);
    std::string all;
    for (const std::string& page : pages) all += squeezed(page);
    const auto holds = [&](const std::string& text) {
        INFO(text);
        CHECK(all.find(squeezed(text)) != std::string::npos);
    };
    for (const char* said : {"ACME & Söhne", "Ada", "2026-01-05", report::kEstimate, "headroom run test.json"})
        holds(said);
    for (const study::DesignResult& design : result.designs) {
        holds(report::moneyText(design.cost.perMonth));
        holds("$" + report::groupedDecimal(pricing::toText(design.cost.bill.total)));
        holds(report::countText(design.requests.offered));
        for (const study::Latency& latency : design.latency) {
            for (const study::Percentile& one : latency.percentiles) holds(report::secondsText(one.seconds));
        }
        for (const pricing::LineItem& line : design.cost.bill.lines)
            holds(report::groupedDecimal(pricing::toText(line.quantity)));
        for (const study::ObjectiveResult& objective : design.objectives) holds(objective.text);
    }
    for (std::size_t p = 1; p < pages.size(); ++p)
        CHECK(pages[p].find("page " + std::to_string(p + 1) + " of " + std::to_string(pages.size())) !=
              std::string::npos);
    for (const std::string& title : report::reportChapters()) {
        std::size_t at = 2;  // after cover and contents
        while (at < pages.size() && ("\n" + pages[at]).find("\n" + title + "\n") == std::string::npos) ++at;
        INFO(title);
        CHECK(pages[1].find(title + " " + std::to_string(at + 1) + "\n") != std::string::npos);
    }
}

TEST_CASE("numbers and heads of a wide table stay whole", "[pdf]") {
    if (!canMakePages()) return;
    auto result = studied();
    for (study::Latency& latency : result.designs[0].latency) {
        latency.count = 240'895;
        for (study::Percentile& one : latency.percentiles) {
            one.ci95 = study::Interval{one.seconds * 0.98, one.seconds * 1.02};
            one.inputs90 = study::Interval{1.234, 12.34};
        }
    }
    const std::string all = wordsOf(result);
    if (all.empty()) return;
    CHECK(all.find("240,895") != std::string::npos);
    CHECK(all.find("requests") != std::string::npos);
    CHECK(all.find("over the uncertain inputs") != std::string::npos);
    CHECK(count(squeezed(all), "1.23sto12.3s") >= 5);
}

TEST_CASE("names are read out of a PDF letter by letter", "[pdf]") {
    if (!canMakePages()) return;
    auto result = studied();
    result.designs[0].name = "ConfirmOffice";  // fonts have signs of their own for "fi" and "ffi"
    const std::string all = wordsOf(result);
    if (all.empty()) return;
    CHECK(count(all, "ConfirmOffice") >= 5);
}

TEST_CASE("no row of a table stands alone on a page", "[pdf]") {
    if (!canMakePages()) return;
    study::StudyResult result;
    result.scenario = "Rows";
    result.designs.emplace_back();
    // With the usual fonts the first and the second page of the table end behind so many.
    for (const std::size_t rows : {21U, 22U, 23U, 24U, 25U, 67U, 68U, 69U, 70U, 71U}) {
        result.designs[0].quotas.assign(rows, {"Quota", 10.0, 5.0, true});
        const auto pdf = report::pdfReport({result, kCover});
        REQUIRE(pdf);
        INFO(rows);
        for (const std::string& page : pagesOf(*pdf)) CHECK(count(page, "\nQuota ") != 1);
    }
}

TEST_CASE("a line or two are no last page of their own", "[pdf]") {
    if (!canMakePages()) return;
    planning::BreakingPoint study;
    study.whyNoFurther = "not further, because";
    // Each row moves the end down by a line, over more than a page.
    for (std::size_t rows = 16; rows <= 58; ++rows) {
        study.quotas.assign(rows, {"Quota", 10.0, 1000.0, true, 100.0});
        const auto pdf = report::pdfReport(report::matterOf(study));
        REQUIRE(pdf);
        const std::vector<std::string> pages = pagesOf(*pdf);
        if (pages.empty()) return;
        INFO(rows);
        INFO(pages.back());
        constexpr std::size_t kFurniture = 4;  // head and foot, two texts each
        CHECK(count(pages.back(), "\n") >= kFurniture + 3);
    }
}

TEST_CASE("texts longer than a page are broken over pages and lose nothing", "[pdf]") {
    if (!canMakePages()) return;
    auto result = studied();
    std::string words;
    for (int i = 0; i < 4000; ++i) words += "word" + std::to_string(i) + " ";
    result.designs[0].warnings.push_back(words);
    result.assumptions.push_back({std::string(3000, 'x'), words, "<b>\x01", true});
    result.scenario = words;
    const auto pdf = report::pdfReport({result, kCover});
    REQUIRE(pdf);
    const std::vector<std::string> pages = pagesOf(*pdf);
    if (pages.empty()) return;
    std::string all;
    for (const std::string& page : pages) all += squeezed(page) + " ";
    CHECK(count(all, "word2001") >= 2);
    CHECK(count(all, "word3999") >= 2);
}

TEST_CASE("a search for the breaking point is pages with what fails first, its quotas and the remarks", "[pdf]") {
    if (!canMakePages()) return;
    planning::BreakingPoint study;
    study.scenario = "Shop";
    study.design = "as written";
    study.rateToday = 25.0;
    study.triedTo = 8.0;
    study.warnings.emplace_back("a remark of today");
    study.whyNoFurther = "not further, because";
    const auto pdf = report::pdfReport(report::matterOf(study));
    REQUIRE(pdf);
    CHECK(pdf->starts_with("%PDF-"));
    const auto pages = pagesOf(*pdf);
    if (pages.empty()) return;
    REQUIRE(pages.size() >= 3);
    CHECK(squeezed(pages[0]).find("BreakingpointofShop,aswritten") != std::string::npos);
    CHECK(pages[1].find("Contents") != std::string::npos);
    CHECK(pages[1].find("Quotas") != std::string::npos);
    const std::string text = squeezed(pages[2]);
    CHECK(text.find("Theanswer") != std::string::npos);
    CHECK(text.find("notfurther,because") != std::string::npos);
    CHECK(text.find("today:aremarkoftoday") != std::string::npos);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/odt_report.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "report/words.hpp"
#include "report/zip_archive.hpp"
#include "scenarios/study/run.hpp"
#include "tests/report/strict_html.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

std::uint32_t number(const std::string& bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = (value << 8U) | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
    return value;
}

/// The files of a ZIP archive, read by its central directory as an unzipper does.
std::vector<std::pair<std::string, std::string>> filesOf(const std::string& zip) {
    std::vector<std::pair<std::string, std::string>> files;
    const std::size_t end = zip.size() - 22;
    REQUIRE(number(zip, end, 4) == 0x06054b50U);
    std::size_t at = number(zip, end + 16, 4);
    for (std::uint32_t i = 0; i < number(zip, end + 10, 2); ++i) {
        REQUIRE(number(zip, at, 4) == 0x02014b50U);
        const std::uint32_t size = number(zip, at + 24, 4);
        const std::uint32_t length = number(zip, at + 28, 2);
        const std::uint32_t offset = number(zip, at + 42, 4);
        REQUIRE(number(zip, offset, 4) == 0x04034b50U);
        const std::string name = zip.substr(at + 46, length);
        CHECK(zip.substr(offset + 30, length) == name);
        std::string content = zip.substr(offset + 30 + length, size);
        CHECK(report::crc32(content) == number(zip, at + 16, 4));
        files.emplace_back(name, std::move(content));
        at += 46 + length;
    }
    return files;
}

/// What a text document reads as, all of whose files are well-formed.
struct ReadText {
    std::string text;
    std::size_t pictures = 0;
};

ReadText readStrictly(const std::vector<std::pair<std::string, std::string>>& files) {
    ReadText read;
    for (const auto& [name, content] : files) {
        if (name == "mimetype") continue;
        INFO(name);
        const test::StrictHtml xml = test::readStrictly(content);
        for (const std::string& problem : xml.problems) FAIL_CHECK(problem);
        if (name.ends_with(".svg")) ++read.pictures;
        if (name == "content.xml") read.text = xml.text;
    }
    return read;
}

}  // namespace

TEST_CASE("the CRC is ZIP's", "[report]") {
    CHECK(report::crc32("123456789") == 0xCBF43926U);  // the check value of the polynomial
    CHECK(report::crc32("") == 0U);
}

TEST_CASE("an archive is read back as it was written", "[report]") {
    report::ZipArchive archive;
    archive.add("a", "one");
    archive.add("b/c.txt", "");
    const auto files = filesOf(archive.take());
    REQUIRE(files.size() == 2);
    CHECK(files[0] == std::pair<std::string, std::string>("a", "one"));
    CHECK(files[1] == std::pair<std::string, std::string>("b/c.txt", ""));
}

TEST_CASE("the text document is well-formed, holds the headline numbers and nothing is markup", "[report]") {
    const auto loaded = format::loadScenarioText(test::troubled(), "test.json");
    REQUIRE(loaded.scenario);
    auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    result->designs[0].name = "<b>held</b> & more";
    const report::Cover cover{"ACME", "Ada", "2", "2026-01-05", "", "headroom run test.json"};
    const std::string odt = report::odtReport({*result, cover});
    CHECK(odt == report::odtReport({*result, cover}));
    const auto files = filesOf(odt);
    REQUIRE(files.size() > 4);
    CHECK(files[0].first == "mimetype");
    CHECK(files[0].second == "application/vnd.oasis.opendocument.text");
    const auto [text, pictures] = readStrictly(files);
    CHECK(text.find("<b>held</b> & more") != std::string::npos);
    CHECK(text.find("An estimate, not a quote.") != std::string::npos);
    for (const study::DesignResult& design : result->designs)
        CHECK(text.find(report::moneyText(design.cost.perMonth)) != std::string::npos);
    CHECK(pictures > 0);
}

TEST_CASE("a study over many variations is a text document with its charts, contents and tables", "[report]") {
    planning::Growth growth;
    growth.scenario = "Shop <1> & more";
    for (const char* label : {"1x", "3x", "10x"}) {
        planning::GrowthPoint point;
        point.design = "a";
        point.label = label;
        point.cost = label[0] == '3' ? 1234.5 : 100.0;
        growth.points.push_back(point);
    }
    const report::StudyMatter study = report::matterOf(growth);
    const auto [text, pictures] = readStrictly(filesOf(report::odtReport(study)));
    CHECK(text.find("Shop <1> & more") != std::string::npos);
    CHECK(text.find("$1,234.50") != std::string::npos);
    CHECK(text.find("An estimate, not a quote") != std::string::npos);
    for (const std::string& chapter : report::chaptersOf(study)) {
        const std::size_t at = text.find(chapter);
        REQUIRE(at != std::string::npos);
        CHECK(text.find(chapter, at + 1) != std::string::npos);  // in the contents and where it begins
    }
    CHECK(pictures == study.charts.lines.size());
    CHECK(pictures > 0);
}
